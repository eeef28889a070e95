/// Where the vertices of one ring lie in the bytes of a geometry.
///
/// Rings stay bytes: a million parcels are measured without an array of points each.
struct RingSpan {
  /// The byte of the first coordinate.
  let offset: Int
  /// How many vertices are written.
  let count: Int32
  /// The number of the ring in reading order, from 0.
  let number: Int32
  /// Bytes from one vertex to the next: 16, 24 or 32.
  let stride: UInt8
  /// Whether the byte order is not this machine's.
  let isSwapped: Bool
  /// The outer ring of a polygon; the holes that follow it are its own.
  let isShell: Bool

  /// The x and y of a vertex; Z and M are passed over.
  @inline(__always)
  func vertex(_ index: Int, in bytes: RawSpan) -> (x: Double, y: Double) {
    let start = offset + index * Int(stride)
    let x = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    let y = bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
    return (
      Double(bitPattern: isSwapped ? x.byteSwapped : x),
      Double(bitPattern: isSwapped ? y.byteSwapped : y)
    )
  }
}

/// What one pass over a ring's vertices shows.
struct RingCheck {
  let isFinite: Bool
  /// Whether the last vertex is the first one.
  let isClosed: Bool
  let envelope: Envelope

  /// Looks at a ring of at least one vertex.
  init(_ ring: RingSpan, in bytes: RawSpan) {
    let first = ring.vertex(0, in: bytes)
    var last = first
    var box = (minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    // A difference with itself is 0 for a number and NaN for NaN and the infinities; the sum keeps it.
    var flaw = (first.x - first.x) + (first.y - first.y)
    for index in 1..<max(1, Int(ring.count)) {
      last = ring.vertex(index, in: bytes)
      flaw += (last.x - last.x) + (last.y - last.y)
      box.minX = min(box.minX, last.x)
      box.minY = min(box.minY, last.y)
      box.maxX = max(box.maxX, last.x)
      box.maxY = max(box.maxY, last.y)
    }
    isFinite = flaw == 0
    isClosed = first == last
    envelope = Envelope(minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: box.maxY)
  }
}
