/// The area of a ring in the plane.
enum RingArea {
  /// The area inside, in squared units of the coordinates, whichever way the ring runs; an unclosed ring is taken as
  /// closed. A ring that crosses itself counts its loops against each other.
  ///
  /// The surveyor's formula, with vertices taken relative to the first one: of coordinates of seven or eight digits
  /// the products would otherwise eat up half the precision.
  static func planar(_ ring: RingSpan, in bytes: RawSpan) -> Double {
    guard ring.count > 2 else { return 0 }
    let origin = ring.vertex(0, in: bytes)
    let second = ring.vertex(1, in: bytes)
    var x = second.x - origin.x
    var y = second.y - origin.y
    var doubled = 0.0
    for index in 2..<Int(ring.count) {
      let vertex = ring.vertex(index, in: bytes)
      let nextX = vertex.x - origin.x
      let nextY = vertex.y - origin.y
      doubled += x * nextY - nextX * y
      x = nextX
      y = nextY
    }
    return abs(doubled) / 2
  }
}
