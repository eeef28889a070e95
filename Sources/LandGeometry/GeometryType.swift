/// The types of geometry that well-known binary can hold, by their ISO 13249-3 number.
enum GeometryType: UInt32 {
  case point = 1
  case lineString
  case polygon
  case multiPoint
  case multiLineString
  case multiPolygon
  case geometryCollection
  case circularString
  case compoundCurve
  case curvePolygon
  case multiCurve
  case multiSurface
  case curve
  case surface
  case polyhedralSurface
  case tin
  case triangle

  /// How the bytes of a type are laid out after its header.
  enum Layout {
    case vertex
    case vertices
    case rings
    case geometries
    /// Abstract types never occur.
    case none
  }

  var layout: Layout {
    switch self {
    case .point: .vertex
    case .lineString, .circularString: .vertices
    case .polygon, .triangle: .rings
    case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection, .compoundCurve, .curvePolygon,
      .multiCurve, .multiSurface, .polyhedralSurface, .tin:
      .geometries
    case .curve, .surface: .none
    }
  }

  /// The name Simple Features gives the type.
  var name: String {
    switch self {
    case .point: "Point"
    case .lineString: "LineString"
    case .polygon: "Polygon"
    case .multiPoint: "MultiPoint"
    case .multiLineString: "MultiLineString"
    case .multiPolygon: "MultiPolygon"
    case .geometryCollection: "GeometryCollection"
    case .circularString: "CircularString"
    case .compoundCurve: "CompoundCurve"
    case .curvePolygon: "CurvePolygon"
    case .multiCurve: "MultiCurve"
    case .multiSurface: "MultiSurface"
    case .curve: "Curve"
    case .surface: "Surface"
    case .polyhedralSurface: "PolyhedralSurface"
    case .tin: "TIN"
    case .triangle: "Triangle"
    }
  }
}

/// A set of types, without an allocation per geometry.
struct GeometryTypes {
  private var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ type: GeometryType) { bits |= 1 << type.rawValue }

  /// The names, in the order of the types' numbers.
  var names: String {
    (0..<UInt32(UInt32.bitWidth))
      .filter { bits & (1 << $0) != 0 }
      .compactMap { GeometryType(rawValue: $0)?.name }
      .joined(separator: ", ")
  }
}
