/// Quantiles of figures, by linear interpolation.
public enum Quantiles {
  /// The middle one; nil of none.
  public static func median(_ values: [Double]) -> Double? { quantile(0.5, of: values) }

  /// The figure below which a share of all lies; nil of none.
  public static func quantile(_ share: Double, of values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
