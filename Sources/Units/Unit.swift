/// A unit of measure: a dimension and how many of its base units one of it holds, as a fraction.
///
/// The fraction keeps 亩 exact: 1 亩 = 2000/3 m², so square metres become mu by `× 3 / 2000`, in that order
/// (contract V3), and no rounded 666.67 ever enters a figure.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
  /// How the unit is written, in the words of the file or rule book it came from.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  let numerator: Double
  let denominator: Double

  init(_ symbol: String, _ dimension: Dimension, _ numerator: Double = 1, per denominator: Double = 1) {
    self.symbol = symbol
    self.dimension = dimension
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Two units are the same when they measure the same in the same size, whatever they are called.
  public static func == (a: Unit, b: Unit) -> Bool {
    a.dimension == b.dimension && a.numerator * b.denominator == b.numerator * a.denominator
  }

  /// Units of one dimension share a hash; equality looks at their size.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(dimension)
  }

  /// The symbol.
  public var description: String { symbol }

  /// Whether figures in this unit can be told in the other one.
  public func converts(to other: Unit) -> Bool { dimension == other.dimension }

  /// The factor pair that turns a figure in this unit into the other: multiply by the first, divide by the second.
  ///
  /// - Returns: nil where the two measure different things.
  public func conversion(to other: Unit) -> Conversion? {
    guard dimension == other.dimension else { return nil }
    return Conversion(
      times: numerator * other.denominator, dividedBy: denominator * other.numerator)
  }
}

/// How a figure changes with its unit: first multiplied, then divided, so that 亩 stays exact.
public struct Conversion: Hashable, Sendable {
  let times: Double
  let dividedBy: Double

  init(times: Double, dividedBy: Double) {
    // A common scale (万元 to 万元 is 10000/10000) must not cost a rounding.
    if times == dividedBy {
      (self.times, self.dividedBy) = (1, 1)
    } else if (times / dividedBy).rounded() == times / dividedBy {
      (self.times, self.dividedBy) = (times / dividedBy, 1)
    } else if (dividedBy / times).rounded() == dividedBy / times {
      (self.times, self.dividedBy) = (1, dividedBy / times)
    } else {
      (self.times, self.dividedBy) = Conversion.reduced(times, dividedBy)
    }
  }

  /// Divides whole factors by their greatest common divisor; others stay as they are.
  private static func reduced(_ a: Double, _ b: Double) -> (Double, Double) {
    guard a == a.rounded(), b == b.rounded(), a > 0, b > 0, a < 9e15, b < 9e15 else { return (a, b) }
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x.truncatingRemainder(dividingBy: y)) }
    return (a / x, b / x)
  }

  /// True where the figure does not change.
  public var isIdentity: Bool { times == 1 && dividedBy == 1 }

  /// The figure in the other unit.
  public func callAsFunction(_ value: Double) -> Double {
    isIdentity ? value : value * times / dividedBy
  }
}

extension Unit {
  /// The unit of a product; its symbol is the canonical one of its dimension where the sizes agree.
  public static func * (a: Unit, b: Unit) -> Unit {
    Unit.composed(a.dimension * b.dimension, a.numerator * b.numerator, a.denominator * b.denominator)
  }

  /// The unit of a quotient.
  public static func / (a: Unit, b: Unit) -> Unit {
    Unit.composed(a.dimension / b.dimension, a.numerator * b.denominator, a.denominator * b.numerator)
  }

  private static func composed(_ dimension: Dimension, _ n: Double, _ d: Double) -> Unit {
    let canonical = Unit.canonical(of: dimension)
    let unit = Unit("", dimension, n, per: d)
    return unit == canonical
      ? canonical : Unit("\(n / d)·\(Unit.baseSymbol(dimension))", dimension, n, per: d)
  }
}
