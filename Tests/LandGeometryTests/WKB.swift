/// Writes well-known binary for tests, plain or odd.
struct WKB {
  var isBigEndian = false
  var hasZ = false
  var hasM = false
  /// PostGIS's flags instead of ISO's thousands.
  var isExtended = false
  var srid: UInt32?

  typealias Point = (x: Double, y: Double)

  func polygon(_ rings: [[Point]]) -> [UInt8] {
    header(3) + number(UInt32(rings.count)) + rings.flatMap(vertices)
  }

  func multiPolygon(_ polygons: [[[Point]]]) -> [UInt8] { whole(6, polygons.map(polygon)) }

  func collection(_ parts: [[UInt8]]) -> [UInt8] { whole(7, parts) }

  func point(_ x: Double, _ y: Double) -> [UInt8] { header(1) + vertex((x, y)) }

  func lineString(_ points: [Point]) -> [UInt8] { header(2) + vertices(points) }

  func whole(_ type: UInt32, _ parts: [[UInt8]]) -> [UInt8] {
    header(type) + number(UInt32(parts.count)) + parts.flatMap { $0 }
  }

  func header(_ type: UInt32) -> [UInt8] {
    var code = type
    if isExtended {
      code |= (hasZ ? 0x8000_0000 : 0) | (hasM ? 0x4000_0000 : 0) | (srid == nil ? 0 : 0x2000_0000)
    } else {
      code += (hasZ ? 1000 : 0) + (hasM ? 2000 : 0)
    }
    return [isBigEndian ? 0 : 1] + number(code) + (srid.map(number) ?? [])
  }

  func vertices(_ points: [Point]) -> [UInt8] { number(UInt32(points.count)) + points.flatMap(vertex) }

  func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: isBigEndian ? value.bigEndian : value.littleEndian) { Array($0) }
  }

  // Z and M are no numbers here, so that taking one for x or y shows.
  private func vertex(_ point: Point) -> [UInt8] {
    let extra = Array(repeating: Double.nan, count: (hasZ ? 1 : 0) + (hasM ? 1 : 0))
    return ([point.x, point.y] + extra).flatMap { number($0.bitPattern) }
  }
}

/// A closed square, counter-clockwise from its south-western corner.
func square(_ x: Double, _ y: Double, side: Double) -> [WKB.Point] {
  [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}

/// A repeatable stream of numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
