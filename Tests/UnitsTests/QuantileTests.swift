import Testing
import Units

@Suite struct QuantileTests {
  /// Type 7 of Hyndman and Fan.
  @Test(
    arguments: [
      ([5], 0.5, 5.0), ([1, 2], 0.25, 1.25), ([1, 2, 3], 0.5, 2), ([1, 2, 3, 4], 0.75, 3.25), ([1, 9], 0, 1),
      ([1, 9], 1, 9), ([1, 2, 4, 8, 16], 0.1, 1.4), ([3, 3, 3], 0.33, 3), ([0, 10], 0.9, 9),
    ] as [([Double], Double, Double)])
  func `quantiles interpolate between neighbours`(values: [Double], probability: Double, quantile: Double) {
    let found = Quantiles.quantile(probability, ofSorted: values) ?? .nan
    #expect(abs(found - quantile) < 1e-12)
    #expect(Quantiles.quantile(probability, of: values.reversed()) == found)
    #expect(Quantiles.quantile(probability, ofSorted: []) == nil)
    #expect(Quantiles.median([]) == nil)
  }

  /// Figures with many equal ones, already sorted, falling, and in an order that halves badly.
  @Test(arguments: 0..<60) func `selecting finds what sorting finds`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let count = Int(random.next() % 900) + 1
    let range = [3, 50, 1_000_000][Int(seed % 3)]
    var values = (0..<count).map { _ in Double(random.next() % UInt64(range)) / 7 - 1 }
    switch seed % 5 {
    case 0: values.sort()
    case 1: values.sort(by: >)
    case 2: values = values.sorted().enumerated().map { $0.offset % 2 == 0 ? $0.element : -$0.element }
    default: break
    }
    let sorted = values.sorted()
    for share in [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 1] {
      #expect(Quantiles.quantile(share, of: values) == Quantiles.quantile(share, ofSorted: sorted))
    }
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
