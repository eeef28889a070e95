internal import Diagnostics
internal import Tables

/// A source with its cells read, its rows not yet told apart.
struct TypedSource {
  var reading: SourceReading
  var table: SourceTable

  /// Whether its rows have to be matched by name or meter before they can be told apart.
  var namesEnterprises: Bool {
    TypedSource.tables.contains(table.name.table)
      && table.columns.contains { TableSchema.naming.contains($0.plan.name) && $0.plan.schema != nil }
  }

  /// The tables whose rows are about an enterprise and may name it instead of giving its code.
  static let tables: Set<TableName> = [.figures, .occupancy, .contracts, .history]

  /// The rows named, in that order; one may be named several times.
  func gathered(_ rows: [Int]) -> TypedSource {
    var result = self
    result.reading.raw = reading.raw.gathered(rows)
    result.table.lines = rows.map { table.lines[$0] }
    result.table.geometry = table.geometry?.gathered(rows)
    result.table.months = table.months.map { months in rows.map { months[$0] } }
    for index in table.columns.indices {
      result.table.columns[index].column = table.columns[index].column.gathered(rows)
      result.table.columns[index].raw = table.columns[index].raw?.gathered(rows)
    }
    return result
  }
}

extension SourceReading {
  /// The header of a column that can stand for a part of the key that the source lacks.
  func header(insteadOf key: String) -> String? {
    switch (name.table, key) {
    case (.names, "name"): plans.first { $0.name == "meter" }?.header
    case (_, "enterprise_id") where TypedSource.tables.contains(name.table):
      plans.first { TableSchema.naming.contains($0.name) && $0.schema != nil }?.header
    default: nil
    }
  }
}

extension SourceTable {
  /// The `names` table by what it assigns: a row with a meter is about the meter, and the name beside it only says
  /// whose it is on paper. Where the source has a column to tick, the tick decides and not a name filled down beside it.
  func namingMeters() -> SourceTable {
    var table = self
    let meters = texts("meter")
    let ticks = columns.first { $0.plan.name == "confirmed" && $0.plan.schema != nil }?.column
    for index in columns.indices {
      guard columns[index].plan.schema != nil, case .text(var texts) = columns[index].column else { continue }
      switch columns[index].plan.name {
      case "name":
        for row in 0..<rowCount { if let meter = meters?[row] { texts[row] = meter } }
      case "confirmed_by":
        guard case .truth(let ticks)? = ticks else { continue }
        for row in 0..<rowCount where ticks.values[row] != .yes { texts[row] = nil }
      default: continue
      }
      table.columns[index].column = .text(texts)
    }
    return table
  }

  /// Counts the rows in use by how their enterprise was found: a row that several enterprises share is one row.
  mutating func countMatches(_ kept: [Int]) {
    guard TypedSource.tables.contains(name.table) else { return }
    let ids = texts("enterprise_id")
    var seen: Set<Int32> = []
    for row in kept where ids?[row] != nil {
      let match = matches.isEmpty ? nil : matches[address(row)]
      if match?.share != nil, !seen.insert(lines[row]).inserted { continue }
      matched[match?.basis ?? .code, default: 0] += 1
    }
  }

  /// Into how many rows each line was split that several enterprises share.
  var partsOfLines: [Int32: Int] {
    guard matches.values.contains(where: { $0.share != nil }) else { return [:] }
    return (0..<rowCount).reduce(into: [:]) { parts, row in
      if matches[address(row)]?.share != nil { parts[lines[row], default: 0] += 1 }
    }
  }
}

extension RawTable {
  /// The rows named, in that order; one may be named several times.
  func gathered(_ rows: [Int]) -> RawTable {
    var table = self
    table.lines = rows.map { lines[$0] }
    table.geometry = geometry?.gathered(rows)
    table.columns = columns.map { column in
      switch column {
      case .text(let cells): .text(rows.map { cells[$0] })
      case .sheet(let cells): .sheet(cells.gathered(rows))
      case .integers(let values): .integers(rows.map { values[$0] })
      case .numbers(let values): .numbers(rows.map { values[$0] })
      case .days(let values): .days(rows.map { values[$0] })
      case .truths(let values): .truths(rows.map { values[$0] })
      }
    }
    return table
  }
}
