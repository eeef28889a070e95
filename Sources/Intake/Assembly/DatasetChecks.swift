internal import Diagnostics
internal import Tables
internal import Units

/// Looks over the tables once they are whole and corrected.
struct DatasetChecks {
  private(set) var tables: [TableName: AssembledTable]
  private(set) var issues: [Issue] = []

  init(_ tables: [TableName: AssembledTable]) { self.tables = tables }

  // MARK: Tax (V9)

  /// `tax` is the stated total, else the sum of its types where all are known.
  mutating func settleTax() {
    guard var table = tables[.figures]?.table else { return }
    let types = table.columnNames.filter { $0.hasPrefix("tax_") && isCanonical($0) }
      .sorted { Identifier.precedes($0, $1) }
    guard !types.isEmpty else { return }
    let parts = types.compactMap { table.numbers($0) }
    let stated = table.numbers("tax")
    var tax = stated ?? NumberColumn(unit: .tenThousandYuan, missing: table.count)
    var summed = 0
    for row in 0..<table.count {
      guard let sum = DatasetChecks.sum(parts, row) else { continue }
      if let total = tax[row] {
        if DecimalComparison.tenThousandths(abs(total - sum)) > 100 { reportTax(table, row) }
      } else {
        tax[row] = sum
        summed += 1
      }
    }
    guard summed > 0 else { return }
    if stated != nil {
      table.replace("tax", with: .number(tax))
    } else {
      table.set("tax", .number(tax), header: "tax")
    }
    tables[.figures]?.table = table
    issues.append(
      Issue(
        .info, .taxSummed, table: TableName.figures.rawValue, at: Place(file: table.sources.first?.file),
        ["count": .count(summed), "columns": .list(types.map { table.headers[$0] ?? $0 })]))
  }

  private func isCanonical(_ name: String) -> Bool { TableSchema.of(.figures).column(name) != nil }

  private static func sum(_ parts: [NumberColumn], _ row: Int) -> Double? {
    var sum = NeumaierSum()
    for part in parts {
      guard let value = part[row] else { return nil }
      sum.add(value)
    }
    return sum.value
  }

  private mutating func reportTax(_ table: Table, _ row: Int) {
    let origin = table.origin(row: row, column: "tax")
    issues.append(
      Issue(
        .warning, .taxMismatch, table: TableName.figures.rawValue,
        at: Place(
          file: origin?.source.file, layer: origin?.source.layer, row: origin?.row, column: origin?.header),
        subject: table.texts("enterprise_id")?[row]))
  }

  // MARK: Codes (V2)

  /// Warns of enterprise codes that cannot be right.
  mutating func checkCodes() { issues += CodeChecks(tables).issues() }

  // MARK: Occupancy (L4)

  /// Sets rows aside whose beginning or end is there but cannot be read: how long they held is unknown.
  mutating func setAsidePeriods(refused: [CellAddress: String]) {
    guard let assembled = tables[.occupancy] else { return }
    let table = assembled.table
    var kept: [Int] = []
    for row in 0..<table.count {
      let isRefused = assembled.sources.indices.contains { index in
        let line = table.sources[index].rows[row]
        return line >= 0
          && ["from", "to"].contains {
            refused[CellAddress(source: assembled.sources[index], column: $0, line: line)] != nil
          }
      }
      if isRefused {
        reportPeriod(table, row)
        tables[.occupancy]?.counts.setAside(row: row, of: table, because: .badPeriod)
      } else {
        kept.append(row)
      }
    }
    guard kept.count < table.count else { return }
    tables[.occupancy]?.table = table.gathered(kept)
  }

  private mutating func reportPeriod(_ table: Table, _ row: Int) {
    let origin = table.origin(row: row)
    issues.append(
      Issue(
        .error, .badPeriod, table: TableName.occupancy.rawValue,
        at: Place(file: origin?.source.file, layer: origin?.source.layer, row: origin?.row),
        subject: table.texts("enterprise_id")?[row]))
  }
}
