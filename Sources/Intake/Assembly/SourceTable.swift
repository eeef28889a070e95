internal import Diagnostics
internal import Tables
internal import Units

/// A source as typed columns, its rows told apart by key.
struct SourceTable {
  let name: SourceName
  /// Per row its line in the file or its FID.
  var lines: [Int32]
  /// The lines added up into one row, by the first of them.
  var summands: [RowAddress: [Int32]] = [:]
  /// How the rows without a code came to their enterprise.
  var matches: [RowAddress: RowMatch] = [:]
  /// The rows in use by how their enterprise was found, for tables whose rows name one.
  var matched: [MatchBasis: Int] = [:]
  var columns: [TypedColumn]
  var geometry: GeometryColumn?
  /// Rows found, used and set aside.
  var counts: SourceCounts

  var rowCount: Int { lines.count }

  func column(_ name: String) -> Column? { columns.first { $0.plan.name == name }?.column }

  func texts(_ name: String) -> TextColumn? {
    if case .text(let column)? = column(name) { column } else { nil }
  }

  func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = column(name) { column } else { nil }
  }

  /// A row as it concerns its subject.
  func address(_ row: Int) -> RowAddress {
    let key = TableSchema.of(name.table).key.first ?? ""
    return RowAddress(line: lines[row], subject: texts(key)?[row])
  }

  /// Keeps some rows; of the emptied ones only the key.
  mutating func keep(_ rows: [Int], emptied: Set<Int> = []) {
    if rows.count == rowCount, emptied.isEmpty { return }
    let key = Set(TableSchema.of(name.table).key)
    let blanked = emptied.isEmpty ? rows : rows.map { emptied.contains($0) ? -1 : $0 }
    for index in columns.indices {
      let isKey = key.contains(columns[index].plan.name)
      columns[index].column = columns[index].column.gathered(isKey ? rows : blanked)
      columns[index].raw = columns[index].raw?.gathered(rows)
    }
    geometry = geometry?.gathered(blanked)
    lines = rows.map { lines[$0] }
  }
}
