internal import Diagnostics
internal import Tables

/// The months that the rows of a source state, in one column or in two (from, to).
struct MonthColumn {
  /// Row for row; nil where nothing stands or nothing readable.
  private(set) var periods: [MonthPeriod?]
  /// The header of the column.
  let header: String
  private(set) var issues: [Issue] = []
  private(set) var refused: [CellAddress: String] = [:]

  /// The canonical names of the columns; they are used up here and are none of the table's own.
  static let names: Set<String> = ["month", "month_to"]

  /// - Returns: nil where the source has no such column.
  init?(_ reading: SourceReading) {
    let plans = ["month", "month_to"].compactMap { name in reading.plans.first { $0.name == name } }
    guard let first = plans.first else { return nil }
    header = first.header
    periods = []
    let columns = plans.map { readings(of: $0, in: reading) }
    for row in reading.raw.lines.indices { periods.append(period(row, plans, columns, reading)) }
  }

  /// Whether some row says which year its months are of.
  var statesYears: Bool { periods.contains { $0?.year != nil } }

  /// The years of the rows, NaN where a row does not say.
  var years: [Double] { periods.map { $0?.year.map(Double.init) ?? NumberColumn.missing } }

  private typealias Cell = (text: String, reading: Reading<MonthPeriod>)

  private func readings(of plan: ColumnPlan, in reading: SourceReading) -> [Cell] {
    var arena = reading.raw.arena
    let cells = reading.raw.columns[plan.index].rendered(into: &arena)
    let interned = ByteInterner(cells, in: arena)
    let distinct = interned.distinct.map { cell -> Cell in
      let text = arena.string(cell)
      return (text, MonthText.read(text))
    }
    return interned.codes.map { distinct[Int($0)] }
  }

  private mutating func period(
    _ row: Int, _ plans: [ColumnPlan], _ columns: [[Cell]], _ reading: SourceReading
  ) -> MonthPeriod? {
    var known: [MonthPeriod] = []
    for (plan, column) in zip(plans, columns) {
      switch column[row].reading {
      case .value(let period): known.append(period)
      case .missing: break
      case .bad: refuse(row, plan, column[row].text, reading)
      }
    }
    guard let first = known.first, let last = known.last else { return nil }
    if let period = first.through(last) { return period }
    if let plan = plans.last { refuse(row, plan, columns[columns.count - 1][row].text, reading) }
    return nil
  }

  private mutating func refuse(_ row: Int, _ plan: ColumnPlan, _ text: String, _ reading: SourceReading) {
    let line = reading.raw.lines[row]
    let shown = CellText.trimmed(text)
    refused[CellAddress(source: reading.name, column: "month", line: line)] = shown
    issues.append(
      Issue(
        .error, .badMonth, table: reading.name.table.rawValue,
        at: reading.name.place(row: line, column: plan.header), ["text": .text(shown)]))
  }
}
