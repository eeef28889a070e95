/// Tells whether the boundaries of polygons come as near to each other as surveyors tell points apart.
struct BoundaryContact {
  /// In units of the coordinates.
  let tolerance: Double
  private var reader = WKBReader()
  private var otherReader = WKBReader()

  init(tolerance: Double) { self.tolerance = tolerance }

  /// Whether a corner of one lies on an edge of the other. Polygons that cross without any are not found.
  mutating func touch(
    _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, boxes box: (a: Envelope, b: Envelope)
  ) -> Bool {
    guard let common = box.a.grown(by: tolerance).intersection(box.b.grown(by: tolerance)) else {
      return false
    }
    let (bytes, otherBytes) = (a.span.bytes, b.span.bytes)
    guard (try? reader.read(bytes)) != nil, (try? otherReader.read(otherBytes)) != nil else { return false }
    return lies(reader.rings, in: bytes, on: otherReader.rings, in: otherBytes, within: common)
      || lies(otherReader.rings, in: otherBytes, on: reader.rings, in: bytes, within: common)
  }

  private func lies(
    _ corners: [RingSpan], in bytes: RawSpan, on edges: [RingSpan], in otherBytes: RawSpan,
    within box: Envelope
  ) -> Bool {
    for ring in corners {
      for index in 0..<Int(ring.count) {
        let corner = ring.vertex(index, in: bytes)
        guard box.contains(x: corner.x, y: corner.y) else { continue }
        if edges.contains(where: { isNear(corner, to: $0, in: otherBytes) }) { return true }
      }
    }
    return false
  }

  private func isNear(_ point: (x: Double, y: Double), to ring: RingSpan, in bytes: RawSpan) -> Bool {
    let count = Int(ring.count)
    guard count > 0 else { return false }
    var from = ring.vertex(count - 1, in: bytes)
    for index in 0..<count {
      let to = ring.vertex(index, in: bytes)
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let (px, py) = (point.x - from.x, point.y - from.y)
      let squared = dx * dx + dy * dy
      let part = squared > 0 ? max(0, min(1, (px * dx + py * dy) / squared)) : 0
      let (ex, ey) = (px - part * dx, py - part * dy)
      if ex * ex + ey * ey <= tolerance * tolerance { return true }
      from = to
    }
    return false
  }
}

extension Envelope {
  /// Wider by so much on every side.
  public func grown(by margin: Double) -> Envelope {
    Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// Whether another box lies in this one.
  public func holds(_ other: Envelope) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }
}
