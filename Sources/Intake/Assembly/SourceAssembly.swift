internal import Diagnostics
internal import Tables
internal import Units

/// Makes typed rows of a source: reads its cells, sets aside what has no key or a doubtful one, adds up what the
/// manifest says.
struct SourceAssembly {
  /// The year evaluated, for sources that state none.
  let year: Int
  /// The day judged at.
  let asOf: CalendarDay
  private(set) var issues: [Issue] = []
  private(set) var refused: [CellAddress: String] = [:]
  /// Lines of the rows that stay without values, since others contradict them.
  private(set) var emptiedLines: Set<Int32> = []

  init(year: Int, asOf: CalendarDay? = nil) {
    self.year = year
    self.asOf = asOf ?? CalendarDay(year: year, month: 12, day: 31) ?? CalendarDay(number: 0)
  }

  /// Reads the cells.
  mutating func typed(_ source: SourceReading) throws -> TypedSource {
    var reading = source
    let table = reading.name.table
    var typing = ColumnTyping(source: reading.name, lines: reading.raw.lines)
    var typed = typeKeys(reading, &typing)
    let months = MonthColumn(reading)
    issues += months?.issues ?? []
    refused.merge(months?.refused ?? [:]) { first, _ in first }
    try completeKey(&typed, of: reading, months)
    let keyNames = TableSchema.of(table).key
    if case .text(let subjects)? = typed.first(where: { $0.plan.name == keyNames.first })?.column {
      typing.subjects = subjects
    }
    let done = Set(typed.map(\.plan.index))
    for plan in reading.plans where !done.contains(plan.index) && !MonthColumn.names.contains(plan.name) {
      typed.append(typing.typed(plan, reading.raw.columns[plan.index], arena: &reading.raw.arena))
    }
    issues += typing.issues
    refused.merge(typing.refused) { first, _ in first }
    typed = addMonths(typed, of: reading, typing.subjects)
    var result = SourceTable(
      name: reading.name, lines: reading.raw.lines, columns: SourceAssembly.inFileOrder(typed),
      geometry: reading.raw.geometry, counts: reading.counts)
    result.months = months?.periods
    result.titles = reading.titles
    return TypedSource(reading: reading, table: table == .names ? result.namingMeters() : result)
  }

  /// The rows that can be used, once every row has the enterprise it names.
  ///
  /// - Parameter refused: cells that could not be read, where those of this source were read elsewhere.
  mutating func finished(_ source: TypedSource, refused: [CellAddress: String]) -> SourceTable {
    withoutDoubtfulRows(source, refused: refused)
  }

  private static func inFileOrder(_ columns: [TypedColumn]) -> [TypedColumn] {
    columns.sorted { $0.plan.index < $1.plan.index }
  }

  // MARK: Keys

  private func typeKeys(_ reading: SourceReading, _ typing: inout ColumnTyping) -> [TypedColumn] {
    var arena = reading.raw.arena
    return TableSchema.of(reading.name.table).key.compactMap { name in
      reading.plans.first { $0.name == name }.map {
        typing.typed($0, reading.raw.columns[$0.index], arena: &arena)
      }
    }
  }

  /// Adds the parts of a key that a source may leave out: the year, and numbers for rows that nothing refers to.
  private mutating func completeKey(
    _ typed: inout [TypedColumn], of reading: SourceReading, _ months: MonthColumn?
  ) throws {
    let table = reading.name.table
    var missing: [String] = []
    let needed = table == .corrections ? ["table", "key", "column", "new"] : TableSchema.of(table).key
    for name in needed where !reading.plans.contains(where: { $0.name == name }) {
      if name == "year" {
        typed.append(yearOfMonths(months, reading) ?? assumedYear(reading))
      } else if [.buildings, .constraints, .contracts, .projects].contains(table), name == needed.first {
        typed.append(numbered(reading, key: name))
      } else if let header = reading.header(insteadOf: name) {
        typed.append(empty(name, header, reading))
      } else {
        missing.append(name)
      }
    }
    if reading.entry.year != nil, reading.plans.contains(where: { $0.name == "year" }) {
      throw Refusal(
        .badInput, .manifestYearTwice, at: reading.entry.place, ["source": .text(reading.entry.name)])
    }
    guard missing.isEmpty else {
      let isParcel = table == .occupancy && missing.contains("parcel_id")
      throw Refusal(
        .badInput, isParcel ? .parcelCodeMissing : .keyColumnMissing, at: reading.name.place(),
        [
          "columns": .list(missing), "headers": .list(Array(reading.headers.prefix(40))),
          "table": .text(table.rawValue),
        ])
    }
  }

  private mutating func assumedYear(_ reading: SourceReading) -> TypedColumn {
    let headerYear = reading.wide.lazy.compactMap(\.year).first
    let assumed = reading.entry.year ?? headerYear ?? reading.year ?? year
    if reading.entry.year == nil, headerYear == nil {
      issues.append(
        Issue(
          .info, .yearAssumed, table: reading.name.table.rawValue, at: reading.name.place(),
          ["year": .count(assumed)]))
    }
    let values = [Double](repeating: Double(assumed), count: reading.raw.rowCount)
    return TypedColumn(
      plan: SourceAssembly.plan("year", reading), column: .number(NumberColumn(unit: .one, values)))
  }

  /// The years that the months carry; a row whose month says none has none then.
  private func yearOfMonths(_ months: MonthColumn?, _ reading: SourceReading) -> TypedColumn? {
    guard reading.entry.year == nil, let months, months.statesYears else { return nil }
    return TypedColumn(
      plan: SourceAssembly.plan("year", reading),
      column: .number(NumberColumn(unit: .one, months.years)))
  }

  private mutating func addMonths(
    _ typed: [TypedColumn], of reading: SourceReading, _ subjects: TextColumn?
  ) -> [TypedColumn] {
    guard !reading.wide.isEmpty else { return typed }
    var typed = typed
    for wide in reading.wide {
      var sum = WideMonthsSum(
        wide, source: reading.name, lines: reading.raw.lines, subjects: subjects,
        year: wide.year ?? reading.entry.year ?? reading.year ?? year, until: asOf,
        needsAllMonths: reading.entry.needsAllMonths)
      typed = sum.added(typed)
      issues += sum.issues
    }
    return typed
  }

  private mutating func numbered(_ reading: SourceReading, key: String) -> TypedColumn {
    issues.append(
      Issue(
        .info, .keyFromRow, table: reading.name.table.rawValue, at: reading.name.place(),
        ["column": .text(key)]))
    let ids = reading.raw.lines.map { String($0) }
    return TypedColumn(plan: SourceAssembly.plan(key, reading), column: .text(TextColumn(ids.map { $0 })))
  }

  /// A column without values, under the header that stands for it.
  private func empty(_ name: String, _ header: String, _ reading: SourceReading) -> TypedColumn {
    TypedColumn(
      plan: SourceAssembly.plan(name, reading, header: header),
      column: .text(TextColumn(missing: reading.raw.rowCount)))
  }

  private static func plan(_ name: String, _ reading: SourceReading, header: String? = nil) -> ColumnPlan {
    ColumnPlan(
      index: reading.raw.columns.count, name: name, header: header ?? name,
      schema: TableSchema.of(reading.name.table).column(name), unit: nil, isUnitStated: false)
  }

  // MARK: Rows

  private mutating func withoutDoubtfulRows(
    _ typed: TypedSource, refused: [CellAddress: String]
  ) -> SourceTable {
    var source = typed.table
    let reading = typed.reading
    guard !TableSchema.of(source.name.table).key.isEmpty, let keys = RowKeys(source) else { return source }
    var rows = RowSelection(source, keys: keys, raw: reading.raw)
    rows.setAsideMissingKeys(refused: refused)
    if [.occupancy, .names].contains(source.name.table) {
      rows.setAsideIdentical()
    } else if reading.entry.sumBy.isEmpty {
      rows.setAsideDuplicates()
    } else {
      rows.reportIdenticalSummands()
    }
    issues += rows.issues
    source.counts = rows.counts
    let isSummed = !reading.entry.sumBy.isEmpty
    emptiedLines = Set(rows.emptied.map { source.lines[$0] })
    source.keep(rows.kept, emptied: rows.emptied)
    if !isSummed, rows.issues.contains(where: { $0.message == .duplicateRowKey }) { adviseSums(reading) }
    var types = TaxTypeSplit(stated: reading.entry.taxTypes)
    source = types.taxesOnly(source)
    source.countMatches(Array(0..<source.rowCount))
    var coverage = MonthCoverage(source, raw: reading.raw, until: asOf, isSummed: isSummed)
    coverage?.look()
    issues += coverage?.issues ?? []
    let incomplete = Set((coverage?.incomplete ?? []).map { source.address($0) })
    source = types.split(source)
    issues += types.issues
    guard isSummed else { return source }
    var sums = RowSums(source, incomplete: reading.entry.needsAllMonths ? incomplete : [])
    let summed = sums.summed()
    issues += sums.issues
    return summed
  }

  /// Rows set aside because there are several of one enterprise and year, where months or types tell them apart.
  private mutating func adviseSums(_ reading: SourceReading) {
    let telling = reading.plans.first { ["month", "tax_type"].contains($0.name) }
    guard reading.name.table == .figures, let telling else { return }
    issues.append(
      Issue(
        .warning, .rowsNeedSum, table: reading.name.table.rawValue, at: reading.name.place(),
        ["column": .text(telling.header)]))
  }
}
