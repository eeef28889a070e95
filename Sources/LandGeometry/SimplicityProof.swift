/// Proves of ordinary parcels that they are valid, at a tenth of what asking GEOS costs.
///
/// A polygon of one ring is valid when the ring touches itself nowhere. Of a few dozen edges every pair is looked at;
/// a pair counts as apart only where arithmetic is certain of it. No proof does not mean not valid: then GEOS is asked.
struct SimplicityProof {
  /// Beyond, the square of the edges costs more than GEOS does.
  static let mostVertices = 64

  private var points: [Orientation.Point] = []

  /// Whether a closed ring of finite coordinates is certain to touch itself nowhere.
  mutating func holds(for ring: RingSpan, in bytes: RawSpan) -> Bool {
    let count = Int(ring.count) - 1
    guard (3...SimplicityProof.mostVertices).contains(count) else { return false }
    points.removeAll(keepingCapacity: true)
    // The first vertex stands at the end again, so that edge i runs from i to i + 1.
    for index in 0...count { points.append(ring.vertex(index, in: bytes)) }
    return points.withUnsafeBufferPointer { SimplicityProof.isSimple($0, edges: count) }
  }

  private static func isSimple(_ points: UnsafeBufferPointer<Orientation.Point>, edges: Int) -> Bool {
    for first in 0..<edges {
      let from = points[first]
      let to = points[first + 1]
      let next = first + 1 < edges ? points[first + 2] : points[1]
      guard meetsOnlyAtItsEnd(from, to, next) else { return false }
      let west = min(from.x, to.x)
      let east = max(from.x, to.x)
      let south = min(from.y, to.y)
      let north = max(from.y, to.y)
      // The first and the last edge are neighbours too.
      let last = first == 0 ? edges - 1 : edges
      for second in min(first + 2, last)..<last {
        let start = points[second]
        let end = points[second + 1]
        if max(start.x, end.x) < west || min(start.x, end.x) > east { continue }
        if max(start.y, end.y) < south || min(start.y, end.y) > north { continue }
        guard isApart(from, to, start, end) else { return false }
      }
    }
    return true
  }

  /// Whether the edge b–c leaves the edge a–b without running back over it.
  private static func meetsOnlyAtItsEnd(
    _ a: Orientation.Point, _ b: Orientation.Point, _ c: Orientation.Point
  ) -> Bool {
    if Orientation.certainTurn(a, b, c) != 0 { return true }
    // Straight on, as parcels' edges often go: one coordinate keeps growing or keeps shrinking.
    return (a.x < b.x && b.x < c.x) || (a.x > b.x && b.x > c.x) || (a.y < b.y && b.y < c.y)
      || (a.y > b.y && b.y > c.y)
  }

  /// Whether one edge lies wholly on one side of the other's line.
  private static func isApart(
    _ a: Orientation.Point, _ b: Orientation.Point, _ c: Orientation.Point, _ d: Orientation.Point
  ) -> Bool {
    Orientation.certainTurn(a, b, c) * Orientation.certainTurn(a, b, d).signum > 0
      || Orientation.certainTurn(c, d, a) * Orientation.certainTurn(c, d, b).signum > 0
  }
}

extension Double {
  /// The sign alone, so that a product of two small numbers cannot vanish.
  fileprivate var signum: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
