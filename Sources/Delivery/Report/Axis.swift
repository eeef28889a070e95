/// An axis from a round number to a round number, with steps that people count in.
struct Axis {
  let low: Double
  let high: Double
  let step: Double
  /// From where to where it is drawn.
  let start: Double
  let end: Double

  /// - Parameter count: how many steps there should about be.
  init(from low: Double, to high: Double, steps count: Double, drawnFrom start: Double, to end: Double) {
    let span = high > low ? high - low : max(abs(low), 1)
    step = Axis.round(span / count)
    self.low = (low / step).rounded(.down) * step
    self.high = max(self.low + step, (max(high, low) / step).rounded(.up) * step)
    self.start = start
    self.end = end
  }

  /// Where a value is drawn; beyond the ends, at the end.
  func place(_ value: Double) -> Double {
    start + (min(max(value, low), high) - low) / (high - low) * (end - start)
  }

  /// Round numbers along it, about five.
  var ticks: [Double] {
    let wide = Axis.round((high - low) / 4)
    let first = (low / wide).rounded(.up)
    return (0...8).map { (first + Double($0)) * wide }.filter { $0 <= high * (1 + 1e-9) + 1e-12 }
  }

  /// 1, 2 or 5 times a power of ten, about as large.
  private static func round(_ value: Double) -> Double {
    guard value.isFinite, value > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= value, power < 1e300 { power *= 10 }
    while power > value, power > 1e-300 { power /= 10 }
    let leading = value / power
    return power * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10)
  }
}
