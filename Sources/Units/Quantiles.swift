/// Quantiles of figures, by linear interpolation between order statistics: type 7 of Hyndman and Fan (The American
/// Statistician 50, 1996).
public enum Quantiles {
  /// The middle one; nil of none.
  public static func median(_ values: [Double]) -> Double? { quantile(0.5, of: values) }

  /// The figure below which a share of all lies; nil of none.
  ///
  /// - Parameter values: in any order, none of them NaN.
  /// - Complexity: O(n) in the mean: only the two figures it lies between are put in their places.
  public static func quantile(_ share: Double, of values: [Double]) -> Double? {
    guard let place = Place(share, count: values.count) else { return nil }
    var values = values
    return values.withUnsafeMutableBufferPointer { figures in
      let below = select(place.below, in: figures)
      // What is no smaller than the one below stands behind it; the next one is the least of it.
      let above = place.above > place.below ? figures[place.above...].min() ?? below : below
      return place.between(below, above)
    }
  }

  /// The figure below which a share of all lies; nil of none.
  ///
  /// - Parameter sorted: ascending.
  public static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double? {
    Place(share, count: sorted.count).map { $0.between(sorted[$0.below], sorted[$0.above]) }
  }

  /// Between which of the figures in their order a quantile lies.
  private struct Place {
    let below: Int
    let above: Int
    private let part: Double

    init?(_ share: Double, count: Int) {
      guard count > 0 else { return nil }
      let position = Double(count - 1) * share
      below = min(count - 1, Int(position.rounded(.down)))
      above = min(count - 1, below + 1)
      part = position - Double(below)
    }

    func between(_ below: Double, _ above: Double) -> Double { below + part * (above - below) }
  }

  /// The figure that would stand at a place if all were sorted; no smaller ones then stand behind it and no greater
  /// ones before it.
  private static func select(_ place: Int, in figures: UnsafeMutableBufferPointer<Double>) -> Double {
    var figures = figures
    var (low, high) = (0, figures.count - 1)
    // Pivots that halve nothing come of figures in an order made for it; then sorting is the better way.
    var patience = 2 * Int.bitWidth
    while high - low > 16 {
      patience -= 1
      if patience == 0 { break }
      let split = partition(figures, low...high)
      if place <= split { high = split } else { low = split + 1 }
    }
    figures[low...high].sort()
    return figures[place]
  }

  /// Puts figures no greater than the middle one of three before the others.
  ///
  /// - Returns: the last place of the former; below the last of all.
  private static func partition(
    _ figures: UnsafeMutableBufferPointer<Double>, _ range: ClosedRange<Int>
  ) -> Int {
    let (first, last) = (range.lowerBound, range.upperBound)
    let (a, b, c) = (figures[first], figures[first + (last - first) / 2], figures[last])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (low, high) = (first - 1, last + 1)
    while true {
      repeat { low += 1 } while figures[low] < pivot
      repeat { high -= 1 } while figures[high] > pivot
      if low >= high { return min(high, last - 1) }
      figures.swapAt(low, high)
    }
  }
}
