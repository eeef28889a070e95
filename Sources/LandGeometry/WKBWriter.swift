/// Writes rings as the plainest well-known binary there is: a Polygon or MultiPolygon, little-endian, x and y only,
/// every ring closed.
///
/// What GEOS gets to see has passed through here, so nothing it would refuse to build reaches it.
struct WKBWriter {
  /// The geometry last written.
  private(set) var bytes: [UInt8] = []

  /// Writes rings of which the first is a shell.
  ///
  /// - Parameter asMulti: a single polygon becomes a MultiPolygon too.
  mutating func write(_ rings: [RingSpan], from source: RawSpan, asMulti: Bool = false) {
    bytes.removeAll(keepingCapacity: true)
    let parts = rings.count(where: \.isShell)
    if parts != 1 || asMulti {
      header(.multiPolygon)
      append(UInt32(clamping: parts))
    }
    var next = 0
    while next < rings.count {
      let end = rings[(next + 1)...].firstIndex(where: \.isShell) ?? rings.count
      header(.polygon)
      append(UInt32(clamping: end - next))
      for ring in rings[next..<end] { write(ring, from: source) }
      next = end
    }
  }

  private mutating func write(_ ring: RingSpan, from source: RawSpan) {
    let count = Int(ring.count)
    let first = ring.vertex(0, in: source)
    let isClosed = first == ring.vertex(count - 1, in: source)
    append(UInt32(clamping: isClosed ? count : count + 1))
    bytes.reserveCapacity(bytes.count + 16 * (count + 1))
    for index in 0..<count { append(ring.vertex(index, in: source)) }
    if !isClosed { append(first) }
  }

  private mutating func header(_ type: GeometryType) {
    bytes.append(1)
    append(type.rawValue)
  }

  private mutating func append(_ vertex: (x: Double, y: Double)) {
    append(vertex.x.bitPattern)
    append(vertex.y.bitPattern)
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
