internal import Diagnostics
internal import Tables
internal import Units

/// Adds up the rows of one key, as `sum_by` asks: bills by meter, tax by month.
struct RowSums {
  private let source: SourceTable
  private(set) var issues: [Issue] = []

  init(_ source: SourceTable) { self.source = source }

  /// The source with one row per key; it stands where the key's first row stood.
  mutating func summed() -> SourceTable {
    guard let keys = RowKeys(source) else { return source }
    var groups = [[Int]](repeating: [], count: keys.count)
    for (row, code) in keys.codes.enumerated() where code >= 0 { groups[Int(code)].append(row) }
    groups = groups.filter { !$0.isEmpty }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    guard !groups.isEmpty else { return source }
    issues.append(
      Issue(
        .info, .rowsSummed, table: source.name.table.rawValue, at: source.name.place(),
        ["rows": .count(source.rowCount), "sums": .count(groups.count)]))
    var result = source
    result.counts.sums = groups.count
    result.keep(groups.compactMap(\.first))
    for group in groups where group.count > 1 {
      result.summands[source.address(group[0])] = group.map { source.lines[$0] }
    }
    let key = Set(TableSchema.of(source.name.table).key)
    for index in result.columns.indices where !key.contains(result.columns[index].plan.name) {
      sum(source.columns[index], groups, into: &result.columns[index])
    }
    return result
  }

  private mutating func sum(_ column: TypedColumn, _ groups: [[Int]], into result: inout TypedColumn) {
    if case .number(let numbers) = column.column {
      let sums = NumberColumn(unit: numbers.unit, groups.map { RowSums.sum(numbers, $0) })
      result.column = .number(sums)
      if result.raw != nil {
        result.raw = TextColumn((0..<sums.count).map { row in sums[row].map { RawColumn.text(of: $0) } })
      }
      return
    }
    // What cannot be added up must be the same in all rows of a key.
    let chosen = groups.map { rows -> Int in
      let known = rows.filter { column.column.isKnown($0) }
      guard let first = known.first else { return -1 }
      if known.allSatisfy({ CellComparison.areSame(column.column, first, column.column, $0) }) {
        return first
      }
      if !TableSchema.naming.contains(column.plan.name) { reportDisagreement(column, row: first) }
      return -1
    }
    result.column = column.column.gathered(chosen)
    result.raw = column.raw.map { raw in TextColumn(chosen.map { $0 < 0 ? nil : raw[$0] }) }
  }

  /// The sum in an order that does not depend on that of the rows; missing where one is missing.
  private static func sum(_ numbers: NumberColumn, _ rows: [Int]) -> Double {
    if rows.count == 1 { return numbers.storage[rows[0]] }
    let values = rows.map { numbers.storage[$0] }
    if values.contains(where: \.isNaN) { return NumberColumn.missing }
    var sum = NeumaierSum()
    for value in values.sorted() { sum.add(value) }
    return sum.value
  }

  private mutating func reportDisagreement(_ column: TypedColumn, row: Int) {
    let key = TableSchema.of(source.name.table).key.first ?? ""
    issues.append(
      Issue(
        .warning, .sumDisagrees, table: source.name.table.rawValue,
        at: source.name.place(row: source.lines[row], column: column.plan.header),
        subject: source.texts(key)?[row], ["column": .text(column.plan.name)]))
  }
}

/// Whether two cells of the same kind of column say the same.
enum CellComparison {
  /// Numbers are the same when they tie at nine digits: what was converted from another unit differs in the last.
  static func areSame(_ a: Column, _ x: Int, _ b: Column, _ y: Int) -> Bool {
    switch (a, b) {
    case (.number(let p), .number(let q)): p.storage[x].tiedValue == q.storage[y].tiedValue
    case (.text(let p), .text(let q)): p[x] == q[y]
    case (.day(let p), .day(let q)): p[x] == q[y]
    case (.truth(let p), .truth(let q)): p.values[x] == q.values[y]
    default: false
    }
  }
}
