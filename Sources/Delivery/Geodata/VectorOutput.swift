internal import CGDAL
internal import Diagnostics

/// A field of a layer to be written.
struct OutputField {
  enum Content {
    case text, number, count, truth, day
    /// A day's first moment.
    case moment
  }

  let name: String
  let content: Content
  /// Characters or digits; 0 for as many as it takes.
  let width: Int
  let decimals: Int

  /// A field of a width of its own.
  init(_ name: String, _ content: Content, width: Int = 0, decimals: Int = 0) {
    self.name = name
    self.content = content
    self.width = width
    self.decimals = decimals
  }

  /// A field for a column.
  init(_ name: String, for column: OutputColumn) {
    self.name = name
    content =
      switch column.kind {
      case .text: .text
      case .number: .number
      case .count: .count
      case .truth: .truth
      case .day: .day
      }
    width = 0
    decimals = 0
  }
}

/// What the geometries of a layer are.
enum LayerGeometry {
  case none
  /// Multipolygons in a reference system; nil where it is unknown.
  case multiPolygon(reference: String?)
  /// Points in a reference system.
  case point(reference: String?)
}

/// A file or database being written through GDAL; closed with this value.
struct VectorOutput: ~Copyable {
  private var handle: GDALDatasetH?
  private let path: String
  private let session: GDALSession

  /// Creates a file.
  ///
  /// - Throws: a `Refusal` that names the path.
  init(creating path: String, driver: String, options: [String] = [], _ session: GDALSession) throws(Refusal)
  {
    self.path = path
    self.session = session
    let options = GDALOptions(options)
    handle = GDALGetDriverByName(driver).flatMap { driver in
      options.withList { GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, $0) }
    }
    guard handle != nil else { throw session.refusal(path) }
  }

  /// Opens what is there, for writing.
  ///
  /// - Parameter name: what messages call it.
  init(opening source: String, as name: String, driver: String, _ session: GDALSession) throws(Refusal) {
    path = name
    self.session = session
    let drivers = GDALOptions([driver])
    handle = drivers.withList { list in
      list?.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 2) {
        GDALOpenEx(source, UInt32(GDAL_OF_VECTOR | GDAL_OF_UPDATE), $0, nil, nil)
      }
    }
    guard handle != nil else { throw session.refusal(path) }
  }

  deinit {
    if let handle { GDALClose(handle) }
  }

  /// Begins the one transaction everything is written in.
  func begin() throws(Refusal) {
    guard GDALDatasetStartTransaction(handle, 0) == OGRERR_NONE else { throw session.refusal(path) }
  }

  /// Ends it.
  func commit() throws(Refusal) {
    guard GDALDatasetCommitTransaction(handle) == OGRERR_NONE else { throw session.refusal(path) }
    try session.check(path)
  }

  /// Whether there is a layer or table of that name.
  func hasLayer(_ name: String) -> Bool {
    GDALDatasetGetLayerByName(handle, name) != nil
  }

  /// Adds a layer.
  func addLayer(
    _ name: String, _ fields: [OutputField], _ geometry: LayerGeometry = .none, options: [String] = []
  ) throws(Refusal) -> LayerWriter {
    let options = GDALOptions(options)
    let layer: OGRLayerH?
    switch geometry {
    case .none: layer = options.withList { GDALDatasetCreateLayer(handle, name, nil, wkbNone, $0) }
    case .multiPolygon(let definition), .point(let definition):
      guard let reference = GDALReference(definition) ?? GDALReference(nil) else {
        throw session.refusal(path)
      }
      let type = if case .point = geometry { wkbPoint } else { wkbMultiPolygon }
      layer = options.withList { GDALDatasetCreateLayer(handle, name, reference.handle, type, $0) }
    }
    guard let layer else { throw session.refusal(path) }
    for field in fields { try add(field, to: layer) }
    return try LayerWriter(layer, fields: fields.count, path: path, session)
  }

  private func add(_ field: OutputField, to layer: OGRLayerH) throws(Refusal) {
    let type =
      switch field.content {
      case .text: OFTString
      case .number: OFTReal
      case .count: field.width > 0 && field.width < 10 ? OFTInteger : OFTInteger64
      case .truth: OFTInteger
      case .day: OFTDate
      case .moment: OFTDateTime
      }
    guard let definition = OGR_Fld_Create(field.name, type) else { throw session.refusal(path) }
    defer { OGR_Fld_Destroy(definition) }
    if field.content == .truth, field.width == 0 { OGR_Fld_SetSubType(definition, OFSTBoolean) }
    OGR_Fld_SetWidth(definition, Int32(field.width))
    OGR_Fld_SetPrecision(definition, Int32(field.decimals))
    guard OGR_L_CreateField(layer, definition, 0) == OGRERR_NONE else { throw session.refusal(path) }
  }

  /// Runs a statement of SQL.
  func execute(_ statement: String) throws(Refusal) {
    let before = session.failures.count
    if let result = GDALDatasetExecuteSQL(handle, statement, nil, nil) {
      GDALDatasetReleaseResultSet(handle, result)
    }
    if session.failures.count > before { throw session.refusal(path) }
  }

  /// Writes what is left.
  mutating func close() throws(Refusal) {
    if let handle { GDALClose(handle) }
    handle = nil
    try session.check(path)
  }
}
