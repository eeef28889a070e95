/// Comparing figures the way an office does: at four decimals, half away from zero (contract V5).
public enum DecimalComparison {
  /// The figure in ten-thousandths, a whole number.
  @inlinable
  public static func tenThousandths(_ value: Double) -> Double {
    (value * 10_000).roundedHalfAway
  }

  /// Whether a figure stands within 0.5 % of a threshold.
  ///
  /// The 0.5 % is closed. The last factor keeps it so where the decimals have no exact binary form: 20.1
  /// against 20 is exactly half a percent away.
  @inlinable
  public static func isNear(_ value: Double, _ threshold: Double) -> Bool {
    abs(value - threshold) <= 0.005 * abs(threshold) * (1 + 1e-9)
  }
}

extension Double {
  /// The nearest whole number, halves away from zero. What falls short of a half by the noise of binary arithmetic
  /// is a half: 19.99995 rounds to 20.0000 as it does on paper, though its binary value lies a hair below.
  @inlinable
  public var roundedHalfAway: Double {
    let magnitude = abs(self)
    guard magnitude < 4_503_599_627_370_496 else { return self }  // 2^52: no fraction left
    let below = magnitude.rounded(.down)
    let rounded = magnitude >= below + 0.5 - 4 * magnitude.ulp ? below + 1 : below
    return self < 0 ? -rounded : rounded
  }

  /// The figure rounded half away from zero.
  public func roundedHalfAway(decimals: Int) -> Double {
    let scale = Double.tenToThe(decimals)
    let scaled = self * scale
    return scaled.isFinite ? scaled.roundedHalfAway / scale : self
  }

  private static func tenToThe(_ n: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(max(n, 0), 300) { power *= 10 }
    return power
  }
}
