/// What a quantity measures, as exponents of the base quantities the field works in.
///
/// Yearly flows carry no time: 万元/亩 and 万元/亩/年 are the same dimension, because every figure in a
/// land evaluation is already the figure of one year.
public struct Dimension: Hashable, Sendable {
  /// A quantity that is not made of others. Each currency is its own, since exchange rates are not ours to set;
  /// so is volume, since water per land is m³/亩 to everybody and a length to nobody.
  public enum Base: String, CaseIterable, Sendable {
    case length, volume, renminbi, dollar, euro, hongKongDollar, energy, electricity, mass, people, time
  }

  private var exponents: [Base: Int]

  /// A plain number.
  public static let none = Dimension([:])

  init(_ exponents: [Base: Int]) {
    self.exponents = exponents.filter { $0.value != 0 }
  }

  /// True for a plain number, which includes ratios and percentages.
  public var isNone: Bool { exponents.isEmpty }

  /// The exponent of one base quantity, 0 where it does not occur.
  public func exponent(of base: Base) -> Int { exponents[base] ?? 0 }

  static func * (a: Dimension, b: Dimension) -> Dimension {
    Dimension(a.exponents.merging(b.exponents, uniquingKeysWith: +))
  }

  static func / (a: Dimension, b: Dimension) -> Dimension {
    Dimension(a.exponents.merging(b.exponents.mapValues { -$0 }, uniquingKeysWith: +))
  }
}
