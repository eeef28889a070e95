/// What a list can be exported as.
public enum ExportFormat: String, CaseIterable, Sendable {
  case csv, xlsx, geojson, gpkg, shp
  /// A table in PostGIS.
  case postgres = "pg"

  var hasGeometry: Bool { self != .csv && self != .xlsx }
  var takesEncoding: Bool { self == .csv || self == .shp }
}
