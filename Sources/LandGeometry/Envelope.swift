/// A box along the axes, in the coordinates of a layer; its edges belong to it.
public struct Envelope: Hashable, Sendable {
  /// The western edge.
  public private(set) var minX: Double
  /// The southern edge.
  public private(set) var minY: Double
  /// The eastern edge.
  public private(set) var maxX: Double
  /// The northern edge.
  public private(set) var maxY: Double

  /// The box between two corners, each pair in order.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Whether the boxes have at least a point in common.
  public func intersects(_ other: Envelope) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether the point is in the box or on its edge.
  public func contains(x: Double, y: Double) -> Bool {
    minX <= x && x <= maxX && minY <= y && y <= maxY
  }

  /// The smallest box that holds both.
  public func union(_ other: Envelope) -> Envelope {
    var both = self
    both.formUnion(other)
    return both
  }

  mutating func formUnion(_ other: Envelope) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }
}

extension Envelope {
  /// The boxes around the polygons of a column of geometries; nil where a row has none that can be read.
  ///
  /// - Parameter wkb: the geometry of a row in well-known binary, empty for a row without one.
  public static func around(count: Int, wkb: (Int) -> ArraySlice<UInt8>) -> [Envelope?] {
    var reader = WKBReader()
    return (0..<count).map { Envelope(of: wkb($0), &reader) }
  }

  init?(of wkb: ArraySlice<UInt8>, _ reader: inout WKBReader) {
    let bytes = wkb.span.bytes
    guard !wkb.isEmpty, (try? reader.read(bytes)) != nil else { return nil }
    var whole: Envelope?
    for ring in reader.rings where ring.count > 0 {
      let check = RingCheck(ring, in: bytes)
      guard check.isFinite else { return nil }
      whole = whole?.union(check.envelope) ?? check.envelope
    }
    guard let whole else { return nil }
    self = whole
  }

  /// The middle of the box.
  public var middle: (x: Double, y: Double) { ((minX + maxX) / 2, (minY + maxY) / 2) }

  /// From corner to corner.
  var diagonal: Double { ((maxX - minX) * (maxX - minX) + (maxY - minY) * (maxY - minY)).squareRoot() }
}
