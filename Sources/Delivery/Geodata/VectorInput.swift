internal import CGDAL
internal import Diagnostics
internal import RuleBooks
internal import Units

/// A GeoPackage of mujun's own, opened for reading; closed with this value.
struct VectorInput: ~Copyable {
  private let handle: GDALDatasetH

  /// - Returns: nil where it cannot be opened.
  init?(_ path: String) {
    let drivers = GDALOptions(["GPKG"])
    let opened = drivers.withList { list in
      list?.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 2) {
        GDALOpenEx(path, UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY), $0, nil, nil)
      }
    }
    guard let opened else { return nil }
    handle = opened
  }

  deinit { GDALClose(handle) }

  /// The names of its layers and tables.
  var layerNames: [String] {
    (0..<GDALDatasetGetLayerCount(handle)).compactMap { index in
      GDALDatasetGetLayer(handle, index).flatMap { OGR_L_GetName($0) }.map { String(cString: $0) }
    }
  }

  /// The reference system of a layer as WKT; nil where it is unknown.
  func reference(of layer: String) -> String? {
    guard let layer = GDALDatasetGetLayerByName(handle, layer), let system = OGR_L_GetSpatialRef(layer) else {
      return nil
    }
    let options = GDALOptions(["FORMAT=WKT2_2019", "MULTILINE=NO"])
    var text: UnsafeMutablePointer<CChar>?
    let result = options.withList { list in
      list?.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 3) {
        OSRExportToWktEx(system, &text, $0)
      }
    }
    defer { VSIFree(text) }
    guard result == OGRERR_NONE, let text else { return nil }
    let wkt = String(cString: text)
    return wkt.lowercased().contains("\"undefined ") ? nil : wkt
  }

  /// The columns of a layer, without what readers call them.
  func columns(of layer: String) -> [OutputColumn]? {
    guard let layer = GDALDatasetGetLayerByName(handle, layer),
      let definition = OGR_L_GetLayerDefn(layer)
    else { return nil }
    return (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
      guard let field = OGR_FD_GetFieldDefn(definition, index), let name = OGR_Fld_GetNameRef(field) else {
        return nil
      }
      return OutputColumn(String(cString: name), VectorInput.kind(field))
    }
  }

  private static func kind(_ field: OGRFieldDefnH) -> OutputColumn.Kind {
    switch OGR_Fld_GetType(field) {
    case OFTInteger, OFTInteger64: OGR_Fld_GetSubType(field) == OFSTBoolean ? .truth : .count
    case OFTReal: .number
    case OFTDate, OFTDateTime: .day
    default: .text
    }
  }

  /// The rows of a layer in their order.
  ///
  /// - Parameter body: gets the cells of a row and its geometry as well-known binary, nil without.
  func forEachRow(of layer: String, _ body: (_ cells: [Value?], _ wkb: [UInt8]?) -> Void) {
    guard let columns = columns(of: layer), let handle = GDALDatasetGetLayerByName(handle, layer) else {
      return
    }
    OGR_L_ResetReading(handle)
    while let feature = OGR_L_GetNextFeature(handle) {
      defer { OGR_F_Destroy(feature) }
      body(columns.indices.map { VectorInput.cell(feature, $0, columns[$0].kind) }, VectorInput.wkb(feature))
    }
  }

  private static func cell(_ feature: OGRFeatureH, _ index: Int, _ kind: OutputColumn.Kind) -> Value? {
    let field = Int32(index)
    guard OGR_F_IsFieldSetAndNotNull(feature, field) != 0 else { return nil }
    switch kind {
    case .text: return OGR_F_GetFieldAsString(feature, field).map { .text(String(cString: $0)) }
    case .number: return .number(OGR_F_GetFieldAsDouble(feature, field))
    case .count: return .number(Double(OGR_F_GetFieldAsInteger64(feature, field)))
    case .truth: return .truth(OGR_F_GetFieldAsInteger(feature, field) != 0)
    case .day:
      var (year, month, day): (Int32, Int32, Int32) = (0, 0, 0)
      guard OGR_F_GetFieldAsDateTime(feature, field, &year, &month, &day, nil, nil, nil, nil) != 0 else {
        return nil
      }
      return CalendarDay(year: Int(year), month: Int(month), day: Int(day)).map { .day($0) }
    }
  }

  private static func wkb(_ feature: OGRFeatureH) -> [UInt8]? {
    guard let geometry = OGR_F_GetGeometryRef(feature) else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(OGR_G_WkbSize(geometry)))
    guard OGR_G_ExportToIsoWkb(geometry, wkbNDR, &bytes) == OGRERR_NONE else { return nil }
    return bytes
  }

  /// What readers call the columns of a table, by name.
  func aliases(of table: String) -> [String: String] {
    var aliases: [String: String] = [:]
    let statement =
      "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = "
      + "'\(table.replacing("'", with: "''"))'"
    guard let result = GDALDatasetExecuteSQL(handle, statement, nil, nil) else { return [:] }
    defer { GDALDatasetReleaseResultSet(handle, result) }
    while let feature = OGR_L_GetNextFeature(result) {
      defer { OGR_F_Destroy(feature) }
      if let name = OGR_F_GetFieldAsString(feature, 0), let title = OGR_F_GetFieldAsString(feature, 1) {
        aliases[String(cString: name)] = String(cString: title)
      }
    }
    return aliases
  }
}
