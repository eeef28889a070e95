/// Brings polygons from one reference system into another of the same datum: another zone of a projection, or longitude
/// and latitude and back. No datum is shifted. Not to be shared by threads.
public final class PolygonProjection {
  private let unprojection: Transformation?
  private let projection: Transformation?
  /// Longer edges get corners in between, in units of the coordinates: what is straight in one system is not in the
  /// other.
  private let longestEdge: Double
  private var reader = WKBReader()

  /// Metres: an edge of a degree grid then strays by less than a millimetre.
  private static let longestEdgeInMetres = 250.0
  private static let mostParts = 10_000.0

  /// - Returns: nil where more than the projection differs, or there is no way.
  public init?(from start: SpatialReference, to end: SpatialReference) {
    guard start.sharesDatum(with: end) else { return nil }
    switch start.areaMethod {
    case .planar(let factor):
      longestEdge = PolygonProjection.longestEdgeInMetres / factor.squareRoot()
    case .geodesic: longestEdge = PolygonProjection.longestEdgeInMetres / 111_700
    case .geodesicFromProjection: longestEdge = PolygonProjection.longestEdgeInMetres
    }
    if start.kind == .projected {
      guard let unprojection = Transformation(unprojecting: start.definition) else { return nil }
      self.unprojection = unprojection
    } else {
      unprojection = nil
    }
    if end.kind == .projected {
      guard let projection = Transformation(projectingInto: end.definition) else { return nil }
      self.projection = projection
    } else {
      projection = nil
    }
  }

  /// A Polygon or MultiPolygon in the other system, with its box.
  ///
  /// - Parameter wkb: valid well-known binary.
  /// - Returns: nil where a corner has no place in the other system.
  public func project(_ wkb: ArraySlice<UInt8>) -> (wkb: [UInt8], box: Envelope)? {
    let bytes = wkb.span.bytes
    guard !wkb.isEmpty, (try? reader.read(bytes)) != nil else { return nil }
    var parts: [[[(x: Double, y: Double)]]] = []
    for ring in reader.rings where ring.count > 0 {
      guard let corners = project(ring, in: bytes) else { return nil }
      if ring.isShell {
        parts.append([corners])
      } else if !parts.isEmpty {
        parts[parts.count - 1].append(corners)
      }
    }
    let all = parts.joined().joined()
    guard let first = all.first else { return nil }
    var box = Envelope(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    for corner in all {
      box.formUnion(Envelope(minX: corner.x, minY: corner.y, maxX: corner.x, maxY: corner.y))
    }
    return (WKBWriter.multiPolygon(parts), box)
  }

  /// The closed ring; nil where a corner has no place.
  private func project(_ ring: RingSpan, in bytes: RawSpan) -> [(x: Double, y: Double)]? {
    var corners: [(x: Double, y: Double)] = []
    corners.reserveCapacity(Int(ring.count) + 1)
    let count = Int(ring.count)
    var from = ring.vertex(0, in: bytes)
    for index in 1...count {
      let to = ring.vertex(index % count, in: bytes)
      guard append(from: from, to: to, &corners) else { return nil }
      from = to
    }
    if let first = corners.first { corners.append(first) }
    return corners
  }

  /// Adds an edge without its end.
  private func append(
    from: (x: Double, y: Double), to: (x: Double, y: Double), _ corners: inout [(x: Double, y: Double)]
  ) -> Bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length.isFinite else { return false }
    if length == 0 { return true }
    let parts = Int(min((length / longestEdge).rounded(.up), PolygonProjection.mostParts))
    for part in 0..<max(1, parts) {
      let share = Double(part) / Double(max(1, parts))
      var corner = (x: from.x + share * dx, y: from.y + share * dy)
      if let unprojection { corner = unprojection(corner) }
      if let projection { corner = projection(corner) }
      guard corner.x.isFinite, corner.y.isFinite else { return false }
      corners.append(corner)
    }
    return true
  }
}

@available(*, unavailable)
extension PolygonProjection: Sendable {}

extension WKBWriter {
  /// Closed rings, per polygon the outer one first, as a MultiPolygon.
  static func multiPolygon(_ parts: [[[(x: Double, y: Double)]]]) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(1)
    append(GeometryType.multiPolygon.rawValue)
    append(UInt32(clamping: parts.count))
    for rings in parts {
      bytes.append(1)
      append(GeometryType.polygon.rawValue)
      append(UInt32(clamping: rings.count))
      for ring in rings {
        append(UInt32(clamping: ring.count))
        for corner in ring {
          append(corner.x.bitPattern)
          append(corner.y.bitPattern)
        }
      }
    }
    return bytes
  }
}
