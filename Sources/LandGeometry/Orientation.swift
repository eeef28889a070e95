/// On which side of a line a point lies, told without being fooled by rounding.
enum Orientation {
  typealias Point = (x: Double, y: Double)

  /// Above 0 where c lies to the left of the way from a to b, below where to the right, 0 on the line.
  ///
  /// In plain arithmetic where that is certain, else in double-double: points on a boundary are told from points
  /// beside it.
  static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    let quick = certainTurn(a, b, c)
    if quick != 0 { return quick }
    let product = DoubleDouble(a.x, minus: c.x) * DoubleDouble(b.y, minus: c.y)
    let other = DoubleDouble(a.y, minus: c.y) * DoubleDouble(b.x, minus: c.x)
    if product.high != other.high { return product.high - other.high }
    return product.low - other.low
  }

  /// As `turn` where plain arithmetic is certain of the side; 0 where it is not.
  ///
  /// The bound is ccwerrboundA of J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust
  /// Geometric Predicates" (1997); it holds only above the numbers that underflow.
  @inline(__always)
  static func certainTurn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    let turn = left - right
    let bound = 3.3306690738754716e-16 * (abs(left) + abs(right)) + Double.leastNormalMagnitude
    return abs(turn) > bound ? turn : 0
  }
}

/// An unevaluated sum of two numbers, some 106 bits.
private struct DoubleDouble {
  let high: Double
  let low: Double

  /// An exact difference (D. E. Knuth's two-sum).
  init(_ a: Double, minus b: Double) {
    high = a - b
    let part = high - a
    low = (a - (high - part)) - (b + part)
  }

  private init(normalizing high: Double, _ low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = a.high * b.high
    let error = (-product).addingProduct(a.high, b.high)
    return DoubleDouble(normalizing: product, error + (a.high * b.low + a.low * b.high))
  }
}
