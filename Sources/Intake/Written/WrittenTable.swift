internal import CGDAL
internal import Diagnostics
public import Tables

/// A table that stands in no file: rows of cells as text, read as those of a sheet are.
public struct WrittenTable: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// The line it is written on, for messages.
    public let line: Int
    /// The cells by header; a header without a cell is an empty cell.
    public let cells: [String: String]

    /// A row.
    public init(line: Int, cells: [String: String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The header of geometries, as well-known text.
  public static let shapeHeader = "wkt"

  /// Which table.
  public let name: TableName
  /// The headers in order.
  public let headers: [String]
  /// The rows.
  public let rows: [Row]
  /// Units stated for headers that do not state their own, both as written.
  public let units: [(header: String, unit: String)]
  /// The reference system of its geometries, as written.
  public let reference: String?

  /// A table.
  public init(
    _ name: TableName, headers: [String], rows: [Row], units: [(header: String, unit: String)] = [],
    reference: String? = nil
  ) {
    self.name = name
    self.headers = headers
    self.rows = rows
    self.units = units
    self.reference = reference
  }

  /// Whether it has geometries.
  private var hasShapes: Bool {
    TableSchema.of(name).hasGeometry && headers.contains(WrittenTable.shapeHeader)
  }

  /// The table as a source whose header is known.
  ///
  /// - Throws: a `Refusal` with the line of a geometry that is none.
  func raw(in file: String, reference: String?) throws -> RawTable {
    var arena = ByteArena()
    let shown = headers.filter { !hasShapes || $0 != WrittenTable.shapeHeader }
    let columns = shown.map { header in
      RawColumn.text(rows.map { arena.append($0.cells[header] ?? "") })
    }
    var raw = RawTable(
      arena: arena, headers: shown.map { HeaderText($0) }, columns: columns,
      lines: rows.map { Int32(clamping: $0.line) })
    if hasShapes { raw.geometry = try geometry(in: file, reference: reference) }
    return raw
  }

  private func geometry(in file: String, reference: String?) throws -> GeometryColumn {
    var column = GeometryColumn()
    for row in rows {
      let text = CellText.trimmed(row.cells[WrittenTable.shapeHeader] ?? "")
      guard let bytes = text.isEmpty ? [] : WrittenTable.wkb(of: text) else {
        throw Refusal(
          .badInput, .shapeTextUnreadable, at: Place(file: file, line: row.line), ["text": .text(text)])
      }
      column.append(bytes, reference: reference)
    }
    return column
  }

  /// A geometry as the other rooms read it; nil where the text is none.
  private static func wkb(of text: String) -> [UInt8]? {
    GDALLibrary.quietly { () -> [UInt8]? in
      var geometry: OGRGeometryH?
      let code = text.withCString { start -> OGRErr in
        var rest: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: start)
        let code = OGR_G_CreateFromWkt(&rest, nil, &geometry)
        return code == OGRERR_NONE && rest?.pointee == 0 ? code : OGRERR_CORRUPT_DATA
      }
      defer { OGR_G_DestroyGeometry(geometry) }
      guard code == OGRERR_NONE, let geometry else { return nil }
      var bytes: [UInt8] = []
      FeatureGeometry.write(geometry, into: &bytes)
      return bytes
    }.take()
  }
}
