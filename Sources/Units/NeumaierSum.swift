/// A sum that carries its rounding error along (contract V6).
///
/// A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
public struct NeumaierSum: Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var correction = 0.0

  /// Nothing added yet.
  @inlinable
  public init() {}

  /// Adds one figure.
  @inlinable
  public mutating func add(_ value: Double) {
    let total = sum + value
    correction += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// What has been added up.
  @inlinable
  public var value: Double { sum + correction }
}
