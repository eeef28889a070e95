internal import Diagnostics
internal import Tables

/// A source of a table as issues name it.
struct SourceName: Hashable {
  let table: TableName
  /// As in the manifest.
  let file: String
  /// The layer or sheet, where the file has several or the manifest names it.
  let layer: String?

  func place(row: Int32? = nil, column: String? = nil) -> Place {
    Place(file: file, layer: layer, row: row.map(Int.init), column: column)
  }
}
