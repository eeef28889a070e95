internal import CGDAL
internal import Diagnostics
internal import Tables
internal import Units

/// Writes the rows of a layer. The file it is in must outlive it.
struct LayerWriter: ~Copyable, RowSink {
  private let layer: OGRLayerH
  private let feature: OGRFeatureH
  private let fields: Int
  private let path: String
  private let session: GDALSession
  private var field: Int32 = 0
  /// How GDAL writes the time zone of Greenwich; dates have none.
  private static let universal: Int32 = 100

  init(_ layer: OGRLayerH, fields: Int, path: String, _ session: GDALSession) throws(Refusal) {
    guard let definition = OGR_L_GetLayerDefn(layer), let feature = OGR_F_Create(definition) else {
      throw session.refusal(path)
    }
    self.layer = layer
    self.feature = feature
    self.fields = fields
    self.path = path
    self.session = session
  }

  deinit { OGR_F_Destroy(feature) }

  mutating func empty() {
    OGR_F_SetFieldNull(feature, field)
    field += 1
  }

  mutating func text(_ text: String?) {
    guard let text else { return empty() }
    OGR_F_SetFieldString(feature, field, text)
    field += 1
  }

  mutating func text(utf8: [UInt8]) { text(String(decoding: utf8, as: UTF8.self)) }

  mutating func text(_ text: RepeatedText) { self.text(text.text) }

  mutating func number(_ value: Double) {
    guard value.isFinite else { return empty() }
    // Nought has no sign in the tables.
    OGR_F_SetFieldDouble(feature, field, value == 0 ? 0 : value)
    field += 1
  }

  mutating func count(_ value: Int) {
    OGR_F_SetFieldInteger64(feature, field, Int64(value))
    field += 1
  }

  mutating func truth(_ value: Truth) {
    guard let known = value.known else { return empty() }
    OGR_F_SetFieldInteger(feature, field, known ? 1 : 0)
    field += 1
  }

  mutating func day(_ day: CalendarDay?) {
    guard let (year, month, day) = day?.parts else { return empty() }
    OGR_F_SetFieldDateTime(
      feature, field, Int32(year), Int32(month), Int32(day), 0, 0, 0, LayerWriter.universal)
    field += 1
  }

  /// The geometry of the row, as well-known binary; nil for none.
  mutating func geometry(_ wkb: [UInt8]?) throws(Refusal) {
    var geometry: OGRGeometryH?
    if let wkb {
      let result = OGR_G_CreateFromWkb(wkb, nil, &geometry, Int32(clamping: wkb.count))
      guard result == OGRERR_NONE else { throw session.refusal(path) }
    }
    guard OGR_F_SetGeometryDirectly(feature, geometry) == OGRERR_NONE else { throw session.refusal(path) }
  }

  mutating func endRow() throws(Refusal) {
    precondition(Int(field) == fields, "a row has a cell for each field")
    field = 0
    OGR_F_SetFID(feature, -1)
    guard OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else { throw session.refusal(path) }
  }
}
