import Diagnostics
import Tables

@testable import Intake

extension FuzzTarget {
  /// Delimited text: every cell lies in the file, and without quotes nothing of it is lost.
  static let csv = FuzzTarget("csv") { bytes in
    guard let decoded = TextFileEncoding.decode(bytes, stated: nil) else { return nil }
    var text = DelimitedText(decoded.bytes)
    guard let grid = text.grid() else { return nil }
    var kept = 0
    for row in 0..<grid.rowCount {
      for cell in grid.row(row) {
        guard cell.isEmpty || cell.end <= decoded.bytes.count else { return "a cell beyond the file" }
        kept += Int(cell.count)
      }
    }
    let isPlain = !decoded.bytes.contains(Ascii.quote)
    let fields = (0..<grid.rowCount).reduce(0) { $0 + grid.row($1).count }
    guard isPlain, decoded.bytes.count < 10_000 else { return nil }
    // Between two fields stands one separator, or a line end of one byte or two.
    let between = decoded.bytes.count - kept
    return between <= 2 * max(fields, 1) && kept <= decoded.bytes.count ? nil : "text was lost between cells"
  }

  /// Sheets: header found, columns matched, rows told apart, cells typed, as every table in turn.
  static let sheet = FuzzTarget("sheet") { bytes in
    guard let first = bytes.first,
      let decoded = TextFileEncoding.decode(Array(bytes.dropFirst()), stated: nil)
    else { return nil }
    let tables = TableName.allCases
    let table = tables[Int(first) % tables.count]
    var text = DelimitedText(decoded.bytes)
    guard var grid = text.grid() else { return nil }
    _ = grid.takeOffGuards()
    let entry = Manifest.TableEntry(table: table, sources: [])
    let name = SourceName(table: table, file: "a.csv", layer: nil)
    var matching = ColumnMatching(entry: entry, source: name, aliases: .standard)
    guard let block = HeaderSearch(grid: grid, isKnown: matching.isKnown).block() else { return nil }
    matching.units = block.units
    var issues: [Issue] = []
    let plans = matching.plans(for: block.headers, isEmpty: { _ in false }, issues: &issues)
    let key = plans.first { $0.name == TableSchema.of(table).key.first }?.index
    let rows = GridBody(grid: grid, block: block, source: name, keyColumn: key, isDelimited: true).rows()
    let setAside = rows.setAside.values.reduce(0, +)
    let blank = (block.firstDataRow..<max(block.firstDataRow, grid.rowCount)).count { grid.isBlank($0) }
    guard rows.data.count + setAside + blank == max(0, grid.rowCount - block.firstDataRow) else {
      return "rows in are not rows used and rows listed"
    }
    var arena = grid.arena
    var typing = ColumnTyping(source: name, lines: rows.data.map { grid.lines[$0] })
    for plan in plans where plan.index < block.headers.count {
      _ = typing.typed(plan, .sheet(grid.column(plan.index, of: rows.data)), arena: &arena)
    }
    return nil
  }
}
