import Testing
import Units

/// Contract V5 and V6.
@Suite struct ComparisonTests {
  @Test(
    arguments: [
      (1.000_04, 1.0), (1.000_05, 1.000_1), (-1.000_05, -1.000_1), (-1.000_04, -1.0), (0.000_05, 0.000_1),
      (19.999_951, 20.0), (19.999_949, 19.999_9), (-0.000_04, 0.0), (0.1 + 0.2, 0.3),
    ] as [(Double, Double)])
  func `figures are compared at four decimals, halves away from zero`(value: Double, same: Double) {
    #expect(DecimalComparison.tenThousandths(value) == DecimalComparison.tenThousandths(same))
  }

  @Test func `a ten-thousandth tells figures apart`() {
    #expect(DecimalComparison.tenThousandths(20.000_1) != DecimalComparison.tenThousandths(20))
    #expect(DecimalComparison.tenThousandths(19.999_9) != DecimalComparison.tenThousandths(20))
  }

  /// value, threshold, whether near.
  @Test(
    arguments: [
      (20.0, 20.0, true), (20.1, 20, true), (19.9, 20, true), (20.100_1, 20, false), (19.899_9, 20, false),
      (3.015, 3, true), (2.985, 3, true), (3.015_1, 3, false), (0.402, 0.4, true), (10.05, 10, true),
      (9.95, 10, true),
      (0, 0, true), (0.000_04, 0, false), (0.000_06, 0, false), (0.001, 0, false),
      (-20.1, -20, true), (-19.9, -20, true), (-20.101, -20, false), (20, -20, false), (19, 20, false),
      (0.000_14, 0.000_06, false), (1e9 * 1.005, 1e9, true),
      (1e9 * 1.005_001, 1e9, false),
    ] as [(Double, Double, Bool)])
  func `near is within half a percent of the threshold`(
    value: Double, threshold: Double, isNear: Bool
  ) {
    #expect(DecimalComparison.isNear(value, threshold) == isNear)
  }

  @Test(
    arguments: [
      (2.5, 0, 3.0), (-2.5, 0, -3), (1.25, 1, 1.3), (-1.25, 1, -1.3), (1.005, 1, 1), (1234.567_8, 2, 1234.57),
      (1e300, 15, 1e300), (0, 4, 0), (7, -3, 7),
    ] as [(Double, Int, Double)])
  func `rounding goes half away from zero`(value: Double, decimals: Int, rounded: Double) {
    #expect(value.roundedHalfAway(decimals: decimals) == rounded)
  }

  @Test(
    arguments: [
      (123_456_789.4, 123_456_789.0, true), (123_456_788.0, 123_456_789, false), (0.1 + 0.2, 0.3, true),
      (1.000_000_001, 1, true), (1.000_000_01, 1, false), (-0.1 - 0.2, -0.3, true), (-1.0, 1, false),
      (1.234_567_890_1e-12, 1.234_567_89e-12, true), (1.234_567_88e-12, 1.234_567_89e-12, false),
      (9.999_999_999e20, 1e21, true), (9.999_999_99e20, 1e21, false), (0, -0.0, true), (0, 1e-300, false),
      (999_999_999.6, 1_000_000_000, true), (.leastNonzeroMagnitude, .leastNonzeroMagnitude, true),
      (.leastNormalMagnitude / 4, .leastNormalMagnitude / 2, false),
      (1e308, 1e308, true),
    ] as [(Double, Double, Bool)])
  func `figures are tied when equal to nine significant digits`(a: Double, b: Double, tied: Bool) {
    #expect((a.tiedValue == b.tiedValue) == tied)
  }

  @Test func `tying keeps the order of figures`() {
    var chance = SplitMix64(seed: 9)
    for _ in 0..<2000 {
      let a = Double.random(in: -1000...1000, using: &chance)
      let b = a + Double.random(in: -1e-6...1e-6, using: &chance)
      #expect((a <= b) == (a.tiedValue <= b.tiedValue) || a.tiedValue == b.tiedValue)
    }
  }
}

@Suite struct NeumaierSumTests {
  private func sum(_ values: [Double]) -> Double {
    var sum = NeumaierSum()
    for value in values { sum.add(value) }
    return sum.value
  }

  @Test(
    arguments: [
      ([], 0.0), ([1, 1e100, 1, -1e100], 2), ([1e100, 1, -1e100, 1], 2), ([1e16, 1, -1e16], 1), ([-0.0], 0),
      (Array(repeating: 0.1, count: 10), 1), ([1e308, -1e308, 5], 5),
    ] as [([Double], Double)])
  func `small figures survive beside large ones`(values: [Double], expected: Double) {
    #expect(sum(values) == expected)
  }

  @Test func `a sum hardly depends on the order of its figures`() {
    var chance = SplitMix64(seed: 3)
    let values = (0..<1000).map { _ in Double.random(in: -1e6...1e6, using: &chance) }
    let forwards = sum(values)
    #expect(abs(sum(values.reversed()) - forwards) <= abs(forwards).ulp * 2)
    #expect(abs(sum(values.shuffled(using: &chance)) - forwards) <= abs(forwards).ulp * 2)
  }

  @Test func `missing figures make the sum missing`() {
    #expect(sum([1, .nan, 2]).isNaN)
  }
}

/// Steele, Lea and Flood's generator: the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
