import CGDAL

/// Layers written with GDAL into a GeoPackage or Shapefile, for reading them back.
struct LayerFile {
  /// A field and its values, one per feature.
  enum Field {
    case text(String, [String?])
    case number(String, [Double?])
    case integer(String, [Int64?])
    case day(String, [(Int32, Int32, Int32)?])
  }

  let name: String
  /// Such as 4547; nil for a layer that does not say it.
  var system: Int32? = 4547
  /// Such as polygons only, which geodatabases ask for; none for a table.
  var type: OGRwkbGeometryType = wkbUnknown
  var geometries: [String?]
  var fields: [Field]
  /// Names shown instead of some fields' own.
  var aliases: [String: String] = [:]

  /// Writes layers into one file.
  static func write(_ layers: [LayerFile], to path: String, driver: String = "GPKG") {
    GDALAllRegister()
    guard let driver = GDALGetDriverByName(driver),
      let file = GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
    else { return }
    for layer in layers { layer.write(into: file) }
    GDALClose(file)
  }

  private func write(into file: GDALDatasetH) {
    let reference = system.map { code -> OGRSpatialReferenceH? in
      let reference = OSRNewSpatialReference(nil)
      OSRImportFromEPSG(reference, code)
      return reference
    }
    defer { if let reference { OSRDestroySpatialReference(reference) } }
    guard let layer = GDALDatasetCreateLayer(file, name, reference ?? nil, type, nil) else { return }
    for field in fields { addField(field, to: layer) }
    for row in geometries.indices {
      let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
      defer { OGR_F_Destroy(feature) }
      for (index, field) in fields.enumerated() { set(field, Int32(index), row, feature) }
      if let wkt = geometries[row] { setGeometry(wkt, feature) }
      _ = OGR_L_CreateFeature(layer, feature)
    }
  }

  private func addField(_ field: Field, to layer: OGRLayerH) {
    let (name, type) =
      switch field {
      case .text(let name, _): (name, OFTString)
      case .number(let name, _): (name, OFTReal)
      case .integer(let name, _): (name, OFTInteger64)
      case .day(let name, _): (name, OFTDate)
      }
    let definition = OGR_Fld_Create(name, type)
    if let alias = aliases[name] { OGR_Fld_SetAlternativeName(definition, alias) }
    _ = OGR_L_CreateField(layer, definition, 1)
    OGR_Fld_Destroy(definition)
  }

  private func set(_ field: Field, _ index: Int32, _ row: Int, _ feature: OGRFeatureH?) {
    switch field {
    case .text(_, let values): if let value = values[row] { OGR_F_SetFieldString(feature, index, value) }
    case .number(_, let values): if let value = values[row] { OGR_F_SetFieldDouble(feature, index, value) }
    case .integer(_, let values):
      if let value = values[row] { OGR_F_SetFieldInteger64(feature, index, value) }
    case .day(_, let values):
      if let (year, month, day) = values[row] {
        OGR_F_SetFieldDateTime(feature, index, year, month, day, 0, 0, 0, 0)
      }
    }
  }

  private func setGeometry(_ wkt: String, _ feature: OGRFeatureH?) {
    var geometry: OGRGeometryH?
    var text = Array(wkt.utf8CString)
    text.withUnsafeMutableBufferPointer { buffer in
      var pointer = buffer.baseAddress
      _ = OGR_G_CreateFromWkt(&pointer, nil, &geometry)
    }
    if let geometry { _ = OGR_F_SetGeometryDirectly(feature, geometry) }
  }
}
