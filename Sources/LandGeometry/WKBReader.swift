/// Why bytes are not well-known binary.
enum MalformedWKB: Error, CustomStringConvertible {
  case endsEarly(byte: Int)
  case byteOrder(UInt8, byte: Int)
  case unknownType(UInt32, byte: Int)
  case strayPart(GeometryType, in: GeometryType, byte: Int)
  case tooManyElements(UInt32, byte: Int)
  case tooDeep(byte: Int)
  case bytesLeft(Int)

  var description: String {
    switch self {
    case .endsEarly(let byte): "ends early, at byte \(byte)"
    case .byteOrder(let mark, let byte): "byte order mark \(mark) at byte \(byte) is neither 0 nor 1"
    case .unknownType(let code, let byte): "unknown geometry type \(code) at byte \(byte)"
    case .strayPart(let part, let whole, let byte): "a \(part.name) in a \(whole.name) at byte \(byte)"
    case .tooManyElements(let count, let byte):
      "\(count) elements at byte \(byte) do not fit into the bytes left"
    case .tooDeep(let byte): "collections nested more than \(WKBReader.deepestNesting) deep at byte \(byte)"
    case .bytesLeft(let count): "\(count) bytes left over behind the geometry"
    }
  }
}

/// Finds the polygon rings in well-known binary: ISO 13249-3 and PostGIS's EWKB, both byte orders, Z and M.
///
/// Polygons and multipolygons count, also inside geometry collections; anything else is passed over and named.
/// Every count is held against the bytes that are left before anything is done with it, and nesting is bounded, so
/// that bytes from anywhere cost no more than their length. A reader is reused, for its table of rings.
struct WKBReader {
  static let deepestNesting = 32

  /// The type of the geometry last read.
  private(set) var type = GeometryType.geometryCollection
  /// Its polygons' rings: a shell, its holes, the next shell. Empty polygons have none.
  private(set) var rings: [RingSpan] = []
  /// The types of the parts that were passed over.
  private(set) var ignored = GeometryTypes()
  private var position = 0

  /// Reads one geometry that fills the bytes.
  mutating func read(_ bytes: RawSpan) throws(MalformedWKB) {
    rings.removeAll(keepingCapacity: true)
    ignored = GeometryTypes()
    position = 0
    type = try geometry(in: nil, counts: true, bytes, depth: 0)
    guard position == bytes.byteCount else { throw .bytesLeft(bytes.byteCount - position) }
  }

  private mutating func geometry(
    in whole: GeometryType?, counts: Bool, _ bytes: RawSpan, depth: Int
  ) throws(MalformedWKB) -> GeometryType {
    guard depth <= WKBReader.deepestNesting else { throw .tooDeep(byte: position) }
    let header = try header(bytes)
    if let whole, !header.type.mayStand(in: whole) {
      throw .strayPart(header.type, in: whole, byte: position)
    }
    let hasPolygons = header.type == .polygon || header.type.holdsPolygons
    switch header.type.layout {
    case .vertex:
      try skip(header.stride, bytes)
    case .vertices:
      _ = try vertices(header, bytes)
    case .rings:
      try polygon(header, bytes, counts: counts && hasPolygons)
    case .geometries:
      // The smallest member is its five bytes of header and a count.
      let members = try count(header, of: 9, bytes)
      for _ in 0..<members {
        _ = try geometry(in: header.type, counts: counts && hasPolygons, bytes, depth: depth + 1)
      }
    case .none:
      throw .unknownType(header.type.rawValue, byte: position)
    }
    if counts, whole != nil, !hasPolygons { ignored.insert(header.type) }
    return header.type
  }

  private mutating func polygon(_ header: Header, _ bytes: RawSpan, counts: Bool) throws(MalformedWKB) {
    let total = try count(header, of: 4, bytes)
    for index in 0..<total {
      let (start, vertices) = try vertices(header, bytes)
      // A polygon of one ring without vertices is how some write POLYGON EMPTY.
      guard counts, vertices > 0 || total > 1 else { continue }
      rings.append(
        RingSpan(
          offset: start, count: Int32(clamping: vertices), number: Int32(clamping: rings.count),
          stride: UInt8(header.stride), isSwapped: header.isSwapped, isShell: index == 0))
    }
  }

  // MARK: Elements

  private struct Header {
    let type: GeometryType
    /// Bytes per vertex.
    let stride: Int
    let isSwapped: Bool
  }

  private mutating func header(_ bytes: RawSpan) throws(MalformedWKB) -> Header {
    guard position < bytes.byteCount else { throw .endsEarly(byte: bytes.byteCount) }
    let mark = bytes.unsafeLoad(fromByteOffset: position, as: UInt8.self)
    guard mark <= 1 else { throw .byteOrder(mark, byte: position) }
    position += 1
    let isSwapped = (mark == 1) != (UInt16(littleEndian: 1) == 1)
    let start = position
    let code = try word(swapped: isSwapped, bytes)
    // EWKB flags Z, M and SRID in the top bits; ISO adds 1000 for Z, 2000 for M, 3000 for both.
    let plain = code & 0x1fff_ffff
    guard plain < 4000, let type = GeometryType(rawValue: plain % 1000) else {
      throw .unknownType(code, byte: start)
    }
    let hasZ = code & 0x8000_0000 != 0 || plain / 1000 % 2 == 1
    let hasM = code & 0x4000_0000 != 0 || plain / 1000 >= 2
    if code & 0x2000_0000 != 0 { try skip(4, bytes) }
    return Header(type: type, stride: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0), isSwapped: isSwapped)
  }

  private mutating func vertices(
    _ header: Header, _ bytes: RawSpan
  ) throws(MalformedWKB) -> (start: Int, count: Int) {
    let count = try count(header, of: header.stride, bytes)
    let start = position
    try skip(count * header.stride, bytes)
    return (start, count)
  }

  /// A count of elements that take at least so many bytes each.
  private mutating func count(
    _ header: Header, of size: Int, _ bytes: RawSpan
  ) throws(MalformedWKB) -> Int {
    let start = position
    let count = try word(swapped: header.isSwapped, bytes)
    guard Int(count) <= (bytes.byteCount - position) / size else {
      throw .tooManyElements(count, byte: start)
    }
    return Int(count)
  }

  private mutating func word(swapped: Bool, _ bytes: RawSpan) throws(MalformedWKB) -> UInt32 {
    guard bytes.byteCount - position >= 4 else { throw .endsEarly(byte: bytes.byteCount) }
    let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self)
    position += 4
    return swapped ? word.byteSwapped : word
  }

  private mutating func skip(_ count: Int, _ bytes: RawSpan) throws(MalformedWKB) {
    guard bytes.byteCount - position >= count else { throw .endsEarly(byte: bytes.byteCount) }
    position += count
  }
}

extension GeometryType {
  /// Whether the polygons inside count.
  fileprivate var holdsPolygons: Bool { self == .multiPolygon || self == .geometryCollection }

  /// Whether a part of this type may stand in such a whole; curved wholes are not looked into so closely.
  fileprivate func mayStand(in whole: GeometryType) -> Bool {
    switch whole {
    case .multiPoint: self == .point
    case .multiLineString: self == .lineString
    case .multiPolygon, .polyhedralSurface: self == .polygon
    case .tin: self == .triangle
    default: true
    }
  }
}
