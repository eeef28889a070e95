/// Brings polygons in well-known binary into the one form that maps are written in: a MultiPolygon, little-endian, x and
/// y only, every ring closed. Reuses its buffers: one for a whole layer.
public struct MultiPolygonWriter {
  private var reader = WKBReader()
  private var writer = WKBWriter()
  private var rings: [RingSpan] = []

  /// A writer.
  public init() {}

  /// The polygons of a geometry, those of a collection included.
  ///
  /// - Parameter wkb: ISO WKB or EWKB; empty for no geometry.
  /// - Returns: nil where there is no polygon, or none with finite coordinates and enough vertices.
  public mutating func write(_ wkb: ArraySlice<UInt8>) -> [UInt8]? {
    guard !wkb.isEmpty else { return nil }
    let bytes = wkb.span.bytes
    guard (try? reader.read(bytes)) != nil else { return nil }
    rings.removeAll(keepingCapacity: true)
    var shellCounts = false
    for ring in reader.rings {
      if ring.isShell { shellCounts = false }
      guard ring.count > 0 else { continue }
      let check = RingCheck(ring, in: bytes)
      guard check.isFinite else { return nil }
      guard ring.count + (check.isClosed && ring.count > 1 ? 0 : 1) >= 4 else { continue }
      if ring.isShell { shellCounts = true }
      if shellCounts { rings.append(ring) }
    }
    guard !rings.isEmpty else { return nil }
    writer.write(rings, from: bytes, asMulti: true)
    return writer.bytes
  }

  /// The polygons of several MultiPolygons written here, side by side in one.
  public static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    guard parts.count != 1 else { return parts[0] }
    var count: UInt32 = 0
    for part in parts where part.count >= MultiPolygonWriter.header {
      count += part.span.bytes.unsafeLoadUnaligned(fromByteOffset: 5, as: UInt32.self).littleEndian
    }
    var bytes: [UInt8] = [1]
    for number in [GeometryType.multiPolygon.rawValue, count] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for part in parts { bytes.append(contentsOf: part.dropFirst(MultiPolygonWriter.header)) }
    return bytes
  }

  /// Byte order, type and number of polygons.
  private static let header = 9
}
