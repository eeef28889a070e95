/// A CAD drawing in the text form of DXF: group codes and values, line by line.
struct DrawingFile {
  private let version: String
  private var entities: [(Int, String)] = []
  private var handle = 0xA0

  init(version: String = "AC1015") { self.version = version }

  private mutating func add(_ kind: String, _ layer: String, _ groups: [(Int, String)]) {
    handle += 1
    entities += [(0, kind), (5, String(handle, radix: 16, uppercase: true)), (8, layer)] + groups
  }

  /// A light polyline; bulges by corner, for the edge that begins there.
  mutating func line(
    _ layer: String, _ points: [(Double, Double)], isClosed: Bool = true, bulges: [Int: Double] = [:]
  ) {
    var groups = [
      (100, "AcDbEntity"), (100, "AcDbPolyline"), (90, "\(points.count)"), (70, isClosed ? "1" : "0"),
    ]
    for (index, point) in points.enumerated() {
      groups += [(10, "\(point.0)"), (20, "\(point.1)")]
      if let bulge = bulges[index] { groups.append((42, "\(bulge)")) }
    }
    add("LWPOLYLINE", layer, groups)
  }

  /// A polyline of the old kind, with vertices as entities.
  mutating func oldLine(_ layer: String, _ points: [(Double, Double)]) {
    add("POLYLINE", layer, [(66, "1"), (70, "1")])
    for point in points {
      entities += [(0, "VERTEX"), (8, layer), (10, "\(point.0)"), (20, "\(point.1)")]
    }
    entities += [(0, "SEQEND"), (8, layer)]
  }

  mutating func circle(_ layer: String, _ x: Double, _ y: Double, radius: Double) {
    add(
      "CIRCLE", layer,
      [(100, "AcDbEntity"), (100, "AcDbCircle"), (10, "\(x)"), (20, "\(y)"), (40, "\(radius)")])
  }

  mutating func text(_ layer: String, _ x: Double, _ y: Double, _ text: String) {
    add("TEXT", layer, [(10, "\(x)"), (20, "\(y)"), (40, "2"), (1, text)])
  }

  mutating func paragraph(_ layer: String, _ x: Double, _ y: Double, _ text: String) {
    add(
      "MTEXT", layer,
      [(100, "AcDbEntity"), (100, "AcDbMText"), (10, "\(x)"), (20, "\(y)"), (40, "2"), (1, text)])
  }

  /// The corners of a square, counter-clockwise.
  static func square(_ x: Double, _ y: Double, _ size: Double) -> [(Double, Double)] {
    [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
  }

  /// The file before it is encoded.
  var text: String {
    let head = [
      (0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version), (9, "$DWGCODEPAGE"), (3, "ANSI_936"),
      (0, "ENDSEC"), (0, "SECTION"), (2, "ENTITIES"),
    ]
    return (head + entities + [(0, "ENDSEC"), (0, "EOF")]).map { "\($0.0)\r\n\($0.1)\r\n" }.joined()
  }
}
