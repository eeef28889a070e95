internal import Diagnostics
internal import Tables
internal import Units

/// Looks at which months of a year the rows of an enterprise speak of, and lists what is missing, what stands twice,
/// and what looks as if it were counted from the beginning of the year.
struct MonthCoverage {
  private let source: SourceTable
  private let raw: RawTable
  private let until: CalendarDay
  private let isSummed: Bool
  private let groups: [Group]
  private(set) var issues: [Issue] = []
  /// The rows of enterprises and years that some month is missing of.
  private(set) var incomplete: Set<Int> = []

  /// The rows of an enterprise and year.
  private struct Group {
    let year: Int
    let rows: [Int]
    /// The rows that state their months, with these.
    let periods: [(row: Int, months: ClosedRange<Int>)]

    var months: Set<Int> { Set(periods.flatMap(\.months)) }
  }

  /// - Parameters:
  ///   - raw: the cells of the source, by the places of its rows before any was set aside.
  ///   - until: the day judged at: months after it cannot be missing.
  /// - Returns: nil where the source states no months, or only whole years.
  init?(_ source: SourceTable, raw: RawTable, until: CalendarDay, isSummed: Bool) {
    guard let months = source.months, let keys = RowKeys(source), let years = source.numbers("year"),
      months.contains(where: { $0.map { !$0.isWholeYear } ?? false })
    else { return nil }
    self.source = source
    self.raw = raw
    self.until = until
    self.isSummed = isSummed
    var rows = [[Int]](repeating: [], count: keys.count)
    for (row, code) in keys.codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
    groups = rows.compactMap { rows in
      guard let first = rows.first, let year = years[first].flatMap({ Int(exactly: $0) }),
        year <= until.parts.year
      else { return nil }
      return Group(
        year: year, rows: rows, periods: rows.compactMap { row in months[row].map { (row, $0.months) } })
    }
  }

  mutating func look() {
    reportOtherYears()
    reportUnstated()
    reportMissing()
    if isSummed {
      reportEmptyCells()
      if !reportCumulative() { reportTwice() }
    }
  }

  // MARK: Missing months

  private func required(_ year: Int) -> Set<Int> {
    Set(year == until.parts.year ? 1...until.parts.month : 1...12)
  }

  /// A month that nobody has is listed once; what one enterprise alone has not, for that one.
  private mutating func reportMissing() {
    for year in Set(groups.map(\.year)).sorted() {
      let ofYear = groups.filter { $0.year == year && !$0.periods.isEmpty }
      let everybody = ofYear.reduce(into: Set<Int>()) { $0.formUnion($1.months) }
      let lacking = ofYear.count > 1 ? required(year).subtracting(everybody) : []
      if !lacking.isEmpty {
        list(
          .warning, .monthsMissingToAll,
          ["year": .count(year), "months": .list(NumberSpans.parts(lacking)), "columns": columns])
      }
      for group in ofYear {
        let missing = required(year).subtracting(group.months)
        if !missing.isEmpty { incomplete.formUnion(group.rows) }
        let own = missing.subtracting(lacking)
        guard !own.isEmpty else { continue }
        list(
          .warning, .monthsMissing, group: group,
          [
            "year": .count(year), "months": .list(NumberSpans.parts(own)), "columns": columns,
            "count": .count(group.months.count),
          ])
      }
    }
  }

  /// The amounts by the headers the file has for them.
  private var columns: Argument { .list(amounts.map(\.plan.header)) }

  private var amounts: [TypedColumn] {
    source.columns.filter { column in
      guard case .number = column.column else { return false }
      return column.plan.schema?.isAdditive == true
    }
  }

  private mutating func reportUnstated() {
    for group in groups {
      let stated = Set(group.periods.map(\.row))
      for row in group.rows where !stated.contains(row) { list(.warning, .monthUnstated, row: row, [:]) }
    }
  }

  private mutating func reportOtherYears() {
    for group in groups {
      for row in group.rows {
        guard let year = source.months?[row]?.year, year != group.year else { continue }
        list(.info, .monthOfOtherYear, row: row, ["year": .count(group.year), "stated": .count(year)])
      }
    }
  }

  /// An empty cell makes the sum missing; which month's it is, the clerk must be told.
  private mutating func reportEmptyCells() {
    for group in groups where group.rows.count > 1 {
      var headers: [String] = []
      var months: Set<Int> = []
      for amount in amounts {
        let empty = group.periods.filter { !amount.column.isKnown($0.row) }
        guard !empty.isEmpty, empty.count < group.periods.count else { continue }
        headers.append(amount.plan.header)
        months.formUnion(empty.flatMap(\.months))
      }
      guard !headers.isEmpty else { continue }
      list(
        .warning, .monthCellsEmpty, group: group,
        [
          "year": .count(group.year), "months": .list(NumberSpans.parts(months)), "columns": .list(headers),
        ])
    }
  }

  // MARK: Months that stand twice

  private mutating func reportTwice() {
    let telling = source.columns.filter { isTelling($0) }.map(\.plan.index).filter { $0 < raw.columns.count }
    for group in groups {
      var rowsOfMonth: [Int: [Int]] = [:]
      for period in group.periods {
        for month in period.months { rowsOfMonth[month, default: []].append(period.row) }
      }
      let doubtful = rowsOfMonth.filter { _, rows in
        rows.indices.contains { a in
          rows[..<a].contains { !isIdentical($0, rows[a]) && !areTold(apart: $0, rows[a], by: telling) }
        }
      }
      guard !doubtful.isEmpty else { continue }
      let rows = Set(doubtful.values.flatMap { $0 }).map { Int(source.lines[$0]) }
      list(
        .warning, .monthTwice, group: group,
        [
          "year": .count(group.year), "months": .list(NumberSpans.parts(Set(doubtful.keys))),
          "rows": .list(NumberSpans.parts(rows)),
        ])
    }
  }

  /// A column that can say why an enterprise has two rows of one month: a meter, a type of tax, a voucher.
  private func isTelling(_ column: TypedColumn) -> Bool {
    if ["tax_type", "meter"].contains(column.plan.name) { return true }
    guard column.plan.schema == nil, !column.plan.isUnitStated else { return false }
    return !["序号", "编号", "行号", "no", "no."].contains(HeaderText.normalised(column.plan.header))
  }

  private func isIdentical(_ a: Int, _ b: Int) -> Bool {
    raw.rowsAreIdentical(place(a), place(b))
  }

  private func areTold(apart a: Int, _ b: Int, by columns: [Int]) -> Bool {
    columns.contains { !raw.columns[$0].isIdentical(place(a), place(b), in: raw.arena) }
  }

  /// Where a row stands among the cells as they were read.
  private func place(_ row: Int) -> Int { source.places?[row] ?? row }

  // MARK: Counted from the beginning of the year

  /// - Returns: whether the figures look so.
  private mutating func reportCumulative() -> Bool {
    let growing = groups.filter { group in
      let spans = Set(group.periods.map(\.months))
      return spans.count > 1 && spans.allSatisfy { $0.lowerBound == 1 }
    }
    let several = groups.filter { Set($0.periods.map(\.months)).count > 1 }
    let isBySpan = !several.isEmpty && growing.count * 10 >= several.count * 9
    guard isBySpan || isCalledCumulative && risesEverywhere else { return false }
    list(.warning, .monthsCumulative, ["columns": columns])
    return true
  }

  private var isCalledCumulative: Bool {
    (source.titles + amounts.map(\.plan.header) + [source.name.layer ?? "", source.name.file])
      .contains { $0.contains("累计") || $0.contains("1-") && $0.contains("月") }
  }

  /// Whether for nearly all enterprises with several months an amount never falls from one month to the next.
  private var risesEverywhere: Bool {
    amounts.contains { amount in
      guard case .number(let numbers) = amount.column else { return false }
      let series = groups.compactMap { group -> [Double]? in
        let months = group.periods.sorted { $0.months.upperBound < $1.months.upperBound }
        let values = months.map { numbers.storage[$0.row] }.filter { !$0.isNaN }
        return values.count > 2 ? values : nil
      }
      let rising = series.count { values in
        zip(values, values.dropFirst()).allSatisfy { $0 <= $1 } && values.first != values.last
      }
      return !series.isEmpty && rising * 10 >= series.count * 9
    }
  }

  // MARK: Issues

  private mutating func list(
    _ severity: Severity, _ message: Message, group: Group? = nil, row: Int? = nil,
    _ arguments: [String: Argument]
  ) {
    let key = TableSchema.of(source.name.table).key.first ?? ""
    let subject = (row ?? group?.rows.first).flatMap { source.texts(key)?[$0] }
    issues.append(
      Issue(
        severity, message, table: source.name.table.rawValue,
        at: source.name.place(row: row.map { source.lines[$0] }), subject: subject, arguments))
  }
}
