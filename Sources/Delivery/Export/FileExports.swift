internal import Diagnostics
internal import Foundation

/// A list as GeoJSON: longitude and latitude, as RFC 7946 wants it.
struct GeoJSONExport {
  let content: ExportContent

  func write(to path: String, _ session: GDALSession) throws {
    var file = try VectorOutput(creating: path, driver: "GeoJSON", session)
    let names = FieldNames.distinct(content.table.columns.map(\.name), reserved: [])
    let fields = zip(names, content.table.columns).map { OutputField($0, for: $1) }
    do {
      var writer = try file.addLayer(
        content.table.name, fields, content.layerGeometry,
        // A tenth of a millimetre.
        options: ["RFC7946=YES", "COORDINATE_PRECISION=9"])
      try content.writeRows(to: &writer)
    }
    try file.close()
  }
}

/// A list as a GeoPackage of one layer, which QGIS opens with the names of its columns.
struct GeoPackageExport {
  let content: ExportContent

  func write(to path: String, _ session: GDALSession) throws {
    var package = try VectorOutput(creating: path, driver: "GPKG", options: ["VERSION=1.3"], session)
    try package.begin()
    var register = LayerRegister()
    let hasState = content.table.columns.contains { $0.name == "state" }
    let layer = register.add(
      content.table.name, content.table.columns, title: content.table.title, hasState ? .parcels : .outlined)
    do {
      var writer = try package.addLayer(
        layer.name, layer.fields, content.layerGeometry, options: layer.options)
      try content.writeRows(to: &writer)
    }
    try StyleTable.write(register, in: content.language, day: content.results.asOf, to: package)
    for statement in SchemaTables.statements(register, in: content.language) {
      try package.execute(statement)
    }
    try package.commit()
    try package.close()
  }
}

/// A list as CSV, safe to open in Excel.
struct CSVExport {
  let content: ExportContent
  let encoding: NationalEncoding

  /// - Returns: how many texts lost characters that the encoding lacks.
  func write(to path: String) throws -> Int {
    var changes = ChangedTexts(content.table, encoding: encoding, path: path)
    let table = changes.fitted(limit: .max).mapTexts { ExcelSafeText.guarded($2) }
    let utf8 = "\(path).utf8"
    var csv = try CSVWriter(path: utf8, marked: encoding == .utf8)
    try csv.row(table.columns.map { ExcelSafeText.guarded($0.name) })
    try table.writeRows(to: &csv)
    try csv.finish()
    guard encoding != .utf8 else {
      try FileManager.default.moveItem(atPath: utf8, toPath: path)
      return 0
    }
    let text = String(decoding: FileManager.default.contents(atPath: utf8) ?? Data(), as: UTF8.self)
    try FileManager.default.removeItem(atPath: utf8)
    var sink = try FileSink(path: path)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      // Cells fit by now; a heading may still hold what the encoding lacks.
      let fitted = encoding.fitted(String(line), bytes: .max)
      var bytes = (encoding.bytes(fitted) ?? []) + [UInt8(ascii: "\n")]
      try sink.flush(&bytes)
    }
    try changes.write()
    return changes.count
  }
}
