/// The area of a ring in the plane.
enum RingArea {
  /// The area inside, in squared units of the coordinates, whichever way the ring runs and wherever it begins; an
  /// unclosed ring is taken as closed. A ring that crosses itself counts its loops against each other.
  ///
  /// The surveyor's formula, with vertices taken relative to the first one: of coordinates of seven or eight digits
  /// the products would otherwise eat up half the precision.
  static func planar(_ ring: RingSpan, in bytes: RawSpan) -> Double {
    guard ring.count > 2 else { return 0 }
    var origin: (x: Double, y: Double)?
    var (x, y, doubled) = (0.0, 0.0, 0.0)
    RingWalk(ring, in: bytes).forEach(in: bytes) { vertex in
      let first = origin ?? vertex
      origin = first
      let nextX = vertex.x - first.x
      let nextY = vertex.y - first.y
      doubled += x * nextY - nextX * y
      x = nextX
      y = nextY
    }
    return abs(doubled) / 2
  }
}
