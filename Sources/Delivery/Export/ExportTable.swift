internal import Diagnostics
internal import RuleBooks
internal import Tables

/// A table read back from a result, with the geometry of each row where a map is wanted.
struct ExportTable: OutputTable {
  /// The name of the table, its title, and what its rows are about.
  let name: String
  let title: String
  let columns: [OutputColumn]
  let rows: [[Value?]]
  /// Which column is the subject's key.
  let keyColumn: Int

  /// The key of a row.
  func key(_ row: Int) -> String {
    if case .text(let key)? = rows[row][keyColumn] { key } else { "" }
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for row in rows.indices {
      write(row, to: &sink)
      try sink.endRow()
    }
  }

  /// Adds the cells of a row.
  func write(_ row: Int, to sink: inout some RowSink & ~Copyable) {
    for (column, cell) in zip(columns, rows[row]) {
      switch cell {
      case nil: sink.empty()
      case .number(let number)? where column.kind == .count: sink.count(Int(number))
      case .number(let number)?: sink.number(number)
      case .text(let text)?: sink.text(text)
      case .day(let day)?: sink.day(day)
      case .truth(let truth)?: sink.truth(Truth(truth))
      }
    }
  }

  /// The same table with other texts.
  func mapTexts(_ change: (_ row: Int, _ column: Int, _ text: String) -> String) -> ExportTable {
    var changed = rows
    for row in rows.indices {
      for column in rows[row].indices {
        guard case .text(let text)? = rows[row][column] else { continue }
        changed[row][column] = .text(change(row, column, text))
      }
    }
    return ExportTable(name: name, title: title, columns: columns, rows: changed, keyColumn: keyColumn)
  }
}
