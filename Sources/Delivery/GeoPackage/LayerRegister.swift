/// The layers and tables of a GeoPackage as they are added, for what describes them afterwards.
struct LayerRegister {
  /// What a layer is for.
  enum Role {
    /// Parcels coloured by their state, zones, points of what is wrong with lines, polygons of any other kind, a table
    /// without geometry.
    case parcels, zones, findings, outlined, table
    /// Which rows of two others belong together.
    case mapping(base: String, related: String)
  }

  /// A layer or table.
  struct Layer {
    let name: String
    let title: String
    let role: Role
    /// Its columns and the names their fields bear.
    let columns: [(field: String, column: OutputColumn)]

    var fields: [OutputField] { columns.map { OutputField($0.field, for: $0.column) } }

    var hasGeometry: Bool {
      switch role {
      case .parcels, .zones, .findings, .outlined: true
      case .table, .mapping: false
      }
    }

    /// What GDAL creates it with.
    var options: [String] {
      ["IDENTIFIER=\(title)"] + (hasGeometry ? ["GEOMETRY_NAME=\(LayerRegister.geometryColumn)"] : [])
    }
  }

  static let geometryColumn = "geom"

  private(set) var layers: [Layer] = []

  /// Adds a layer.
  mutating func add(_ name: String, _ columns: [OutputColumn], title: String, _ role: Role) -> Layer {
    let fields = FieldNames.distinct(columns.map(\.name))
    // Identifiers are unique in a package.
    let titles = layers.map(\.title) + [title]
    let layer = Layer(
      name: name, title: FieldNames.distinct(titles, reserved: [])[titles.count - 1], role: role,
      columns: Array(zip(fields, columns)))
    layers.append(layer)
    return layer
  }
}
