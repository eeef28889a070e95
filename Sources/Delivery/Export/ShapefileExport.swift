internal import Diagnostics
internal import Foundation

/// A list as a Shapefile: names of ten bytes with a table of what they stand for, encoding marked twice.
struct ShapefileExport {
  let content: ExportContent
  let encoding: NationalEncoding

  /// - Returns: how many texts were cut or lost characters that the encoding lacks.
  func write(to path: String, _ session: GDALSession) throws -> Int {
    var changes = ChangedTexts(content.table, encoding: encoding, path: path)
    let table = changes.fitted(limit: ShapefileColumn.widestText)
    let names = ShapefileNames.shortened(table.columns.map(\.name), in: encoding)
    let columns = zip(names, table.columns).enumerated().map { index, pair in
      ShapefileColumn(pair.0, pair.1, values: table.rows.lazy.map { $0[index] }, in: encoding)
    }
    let stem = ShapefileExport.stem(path)
    var file = try VectorOutput(creating: path, driver: "ESRI Shapefile", session)
    do {
      var writer = try file.addLayer(
        stem.name, columns.map(\.field), content.layerGeometry,
        options: [
          "ENCODING=\(encoding.rawValue)", "DBF_DATE_LAST_UPDATE=\(content.results.asOf.description)",
        ])
      try content.with(table).writeRows(to: &writer)
    }
    try file.close()
    try markEncoding(stem.path)
    try writeNames(columns, to: "\(stem.path).fields.csv")
    try changes.write()
    return changes.count
  }

  private static func stem(_ path: String) -> (path: String, name: String) {
    let url = URL(fileURLWithPath: path).deletingPathExtension()
    return (url.path, url.lastPathComponent)
  }

  /// Programs look for the encoding in the table's header or in a file beside it: both say the same.
  private func markEncoding(_ stem: String) throws {
    let position: UInt64 = 29
    let mark: UInt8 = encoding == .gbk ? 0x4D : 0
    let table = try FileHandle(forUpdating: URL(fileURLWithPath: "\(stem).dbf"))
    try table.seek(toOffset: position)
    try table.write(contentsOf: Data([mark]))
    try table.close()
    var sink = try FileSink(path: "\(stem).cpg")
    var bytes = Array(encoding.rawValue.utf8)
    try sink.flush(&bytes)
  }

  private func writeNames(_ columns: [ShapefileColumn], to path: String) throws {
    var csv = try CSVWriter(path: path, marked: true)
    try csv.row(["field", "column", "label", "width", "decimals"])
    for (column, original) in zip(columns, content.table.columns) {
      csv.text(column.field.name)
      csv.text(original.name)
      csv.text(original.alias(in: content.language))
      csv.count(column.field.width)
      csv.count(column.field.decimals)
      try csv.endRow()
    }
    try csv.finish()
  }
}
