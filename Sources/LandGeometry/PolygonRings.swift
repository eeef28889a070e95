/// Reads the rings of polygons out of well-known binary, for drawing them. Reuses its buffers: one for a whole layer.
public struct PolygonRings {
  /// A vertex in the coordinates of the layer.
  public typealias Vertex = (x: Double, y: Double)

  private var reader = WKBReader()

  /// A reader.
  public init() {}

  /// The rings of all polygons, shells and holes alike, without the last vertex that repeats the first.
  ///
  /// - Parameter wkb: ISO WKB or EWKB; empty for no geometry.
  /// - Returns: none where there is no polygon, or where a coordinate is not finite.
  public mutating func read(_ wkb: ArraySlice<UInt8>) -> [[Vertex]] {
    let bytes = wkb.span.bytes
    guard !wkb.isEmpty, (try? reader.read(bytes)) != nil else { return [] }
    var rings: [[Vertex]] = []
    for span in reader.rings where span.count > 2 {
      let check = RingCheck(span, in: bytes)
      guard check.isFinite else { return [] }
      let count = Int(span.count) - (check.isClosed ? 1 : 0)
      guard count > 2 else { continue }
      rings.append((0..<count).map { span.vertex($0, in: bytes) })
    }
    return rings
  }
}
