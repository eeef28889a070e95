/// Finds the parcels that a point lies in.
///
/// Works on the coordinates as they are, on the plane: a polygon across the 180° meridian is not found. A value that
/// threads may share.
public struct PointLocator: Sendable {
  private let wkb: @Sendable (Int) -> ArraySlice<UInt8>
  private let index: EnvelopeIndex

  /// Indexes a column of geometries.
  ///
  /// - Parameters:
  ///   - count: how many rows.
  ///   - wkb: the geometry of a row in well-known binary; empty for a row that is not to be found (without geometry,
  ///     or of another reference system). It is kept and asked again, so it should hold what it answers from.
  /// - Complexity: O(n log n).
  public init(count: Int, wkb: @escaping @Sendable (Int) -> ArraySlice<UInt8>) {
    self.wkb = wkb
    var reader = WKBReader()
    index = EnvelopeIndex((0..<count).map { Envelope(of: wkb($0), &reader) })
  }

  /// The rows whose polygons cover the point, ascending; a point on a boundary is covered, in a hole it is not.
  public func parcels(coveringX x: Double, y: Double) -> [Int] {
    guard x.isFinite, y.isFinite else { return [] }
    var reader = WKBReader()
    return index.rows(meeting: Envelope(minX: x, minY: y, maxX: x, maxY: y)).filter { row in
      let geometry = wkb(row)
      let bytes = geometry.span.bytes
      guard (try? reader.read(bytes)) != nil else { return false }
      return PointInPolygon.covers(reader.rings, in: bytes, x: x, y: y)
    }
  }
}
