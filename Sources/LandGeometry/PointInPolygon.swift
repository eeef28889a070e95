/// Where a point lies against a ring or a polygon.
enum PointInPolygon {
  enum Location {
    case inside
    case boundary
    case outside
  }

  /// Whether polygons cover a point: inside a shell or on it, and not inside one of its holes; a hole's edge counts
  /// as covered.
  static func covers(_ rings: [RingSpan], in bytes: RawSpan, x: Double, y: Double) -> Bool {
    var isCovered = false
    for ring in rings {
      if ring.isShell {
        if isCovered { return true }
        isCovered = location(of: (x, y), against: ring, in: bytes) != .outside
      } else if isCovered {
        isCovered = location(of: (x, y), against: ring, in: bytes) != .inside
      }
    }
    return isCovered
  }

  /// Counts the edges that a ray eastwards crosses; an unclosed ring is taken as closed.
  static func location(
    of point: (x: Double, y: Double), against ring: RingSpan, in bytes: RawSpan
  ) -> Location {
    var isInside = false
    var from = ring.vertex(Int(ring.count) - 1, in: bytes)
    for index in 0..<Int(ring.count) {
      let to = ring.vertex(index, in: bytes)
      if to == point { return .boundary }
      if from.y == point.y, to.y == point.y {
        if min(from.x, to.x) <= point.x, point.x <= max(from.x, to.x) { return .boundary }
      } else if (from.y > point.y) != (to.y > point.y) {
        // The edge reaches from below the ray (or on it) to above it.
        let side = to.y > from.y ? Orientation.turn(from, to, point) : Orientation.turn(to, from, point)
        if side == 0 { return .boundary }
        if side > 0 { isInside.toggle() }
      }
      from = to
    }
    return isInside ? .inside : .outside
  }
}
