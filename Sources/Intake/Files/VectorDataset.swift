internal import CGDAL

/// A data source opened with GDAL; closed with this value. Its layers must not outlive it.
struct VectorDataset: ~Copyable {
  private let handle: GDALDatasetH

  /// Opens a source for reading; nil where none of the drivers knows it.
  ///
  /// - Parameter options: open options such as `ENCODING=`.
  init?(_ path: String, drivers: [String], options: [String] = []) {
    let allowed = GDALStringList(drivers)
    let options = GDALStringList(options)
    let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY)
    let opened = allowed.withPointer { drivers in
      options.withPointer { GDALOpenEx(path, flags, drivers, $0, nil) }
    }
    guard let opened else { return nil }
    handle = opened
  }

  deinit { GDALClose(handle) }

  var driver: String {
    guard let driver = GDALGetDatasetDriver(handle), let name = GDALGetDriverShortName(driver) else {
      return ""
    }
    return String(cString: name)
  }

  var layers: [VectorLayer] {
    (0..<GDALDatasetGetLayerCount(handle)).compactMap {
      GDALDatasetGetLayer(handle, $0).map { VectorLayer($0) }
    }
  }

  /// The layer of that name, also one that the source does not list, such as a database table without geometry.
  func layer(named name: String) -> VectorLayer? {
    GDALDatasetGetLayerByName(handle, name).map { VectorLayer($0) }
  }
}

/// A layer of an open source; valid as long as that is open.
struct VectorLayer {
  let handle: OGRLayerH

  init(_ handle: OGRLayerH) { self.handle = handle }

  var name: String { OGR_L_GetName(handle).map { String(cString: $0) } ?? "" }

  /// How many features the layer says it has, counted if need be.
  var featureCount: Int { Int(OGR_L_GetFeatureCount(handle, 1)) }

  /// The reference system as WKT, nil where the layer does not say one.
  var reference: String? {
    guard let system = OGR_L_GetSpatialRef(handle) else { return nil }
    return ReferenceSystem.wkt(of: system)
  }

  /// Whether its features can have a geometry; tables have none.
  var hasGeometry: Bool { OGR_L_GetGeomType(handle) != wkbNone }

  /// The box around all coordinates; nil for a layer without geometry.
  var extent: (minX: Double, minY: Double, maxX: Double, maxY: Double)? {
    var box = OGREnvelope()
    guard OGR_L_GetExtent(handle, &box, 1) == OGRERR_NONE else { return nil }
    return (box.MinX, box.MinY, box.MaxX, box.MaxY)
  }

  var fields: [LayerField] {
    guard let definition = OGR_L_GetLayerDefn(handle) else { return [] }
    return (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
      OGR_FD_GetFieldDefn(definition, index).map { LayerField($0, index: index) }
    }
  }

  /// How many features there are, where the format says so at once; else 0.
  var count: Int { max(0, Int(OGR_L_GetFeatureCount(handle, 0))) }

  /// Hands over every feature in turn. Each is valid within the body only.
  func forEachFeature(_ body: (OGRFeatureH) -> Void) {
    OGR_L_ResetReading(handle)
    while let feature = OGR_L_GetNextFeature(handle) {
      body(feature)
      OGR_F_Destroy(feature)
    }
  }
}

/// A field of a layer.
struct LayerField {
  let index: Int32
  /// The name's bytes, in the encoding of the file.
  var name: [UInt8]
  /// The name that is shown instead in the program it comes from, as in geodatabases; empty where there is none.
  let alias: String
  let content: Content
  /// The width of a text field in bytes, 0 where it has none.
  let width: Int

  enum Content { case text, integer, real, day, truth }

  init(_ definition: OGRFieldDefnH, index: Int32) {
    self.index = index
    name = LayerField.bytes(OGR_Fld_GetNameRef(definition))
    alias = String(decoding: LayerField.bytes(OGR_Fld_GetAlternativeNameRef(definition)), as: UTF8.self)
    width = Int(OGR_Fld_GetWidth(definition))
    let isTruth = OGR_Fld_GetSubType(definition) == OFSTBoolean
    content =
      switch OGR_Fld_GetType(definition) {
      case OFTInteger, OFTInteger64: isTruth ? .truth : .integer
      case OFTReal: .real
      case OFTDate, OFTDateTime: .day
      default: .text
      }
  }

  /// A field that the layer itself does not have.
  init(name: [UInt8], content: Content, index: Int32) {
    self.index = index
    self.name = name
    self.content = content
    alias = ""
    width = 0
  }

  private static func bytes(_ pointer: UnsafePointer<CChar>?) -> [UInt8] {
    guard let pointer else { return [] }
    return UnsafeBufferPointer(start: pointer, count: CStringLength.of(pointer)).map { UInt8(bitPattern: $0) }
  }
}

/// The length of a C string, its bytes untouched.
enum CStringLength {
  static func of(_ pointer: UnsafePointer<CChar>) -> Int {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return count
  }
}
