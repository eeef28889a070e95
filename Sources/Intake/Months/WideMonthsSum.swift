internal import Diagnostics
internal import Tables
internal import Units

/// Adds up the columns of months of one amount, row by row.
struct WideMonthsSum {
  let wide: WideMonths
  let source: SourceName
  let lines: [Int32]
  let subjects: TextColumn?
  /// The year the rows are of and the day judged at: months after it cannot be missing.
  let year: Int
  let until: CalendarDay
  /// Whether a sum without all months is missing.
  let needsAllMonths: Bool
  private(set) var issues: [Issue] = []

  init(
    _ wide: WideMonths, source: SourceName, lines: [Int32], subjects: TextColumn?, year: Int,
    until: CalendarDay, needsAllMonths: Bool
  ) {
    self.wide = wide
    self.source = source
    self.lines = lines
    self.subjects = subjects
    self.year = year
    self.until = until
    self.needsAllMonths = needsAllMonths
  }

  /// The columns with one of the amount in place of those of its months.
  mutating func added(_ typed: [TypedColumn]) -> [TypedColumn] {
    func column(_ index: Int) -> (plan: ColumnPlan, numbers: NumberColumn)? {
      guard let column = typed.first(where: { $0.plan.index == index }),
        case .number(let numbers) = column.column
      else { return nil }
      return (column.plan, numbers)
    }
    let parts = wide.parts.compactMap { part in
      column(part.index).map { (months: part.months, plan: $0.plan, numbers: $0.numbers) }
    }
    let present = parts.filter { part in part.numbers.storage.contains { !$0.isNaN } }
    guard let first = parts.first else { return typed }
    let lacking = Set(year == until.parts.year ? 1...until.parts.month : 1...12)
      .subtracting(present.flatMap(\.months))
    let total = wide.total.flatMap { column($0) }
    var sums = NumberColumn(unit: first.numbers.unit, missing: lines.count)
    for row in lines.indices {
      let values = present.map { $0.numbers[row] }
      let sum = WideMonthsSum.sum(values)
      if let stated = total?.numbers[row] {
        sums[row] = stated
        if let sum, lacking.isEmpty, DecimalComparison.tenThousandths(abs(stated - sum)) > 100 {
          list(.warning, .monthsTotalDiffers, row, ["column": .text(total?.plan.header ?? "")])
        }
      } else if let sum {
        sums[row] = needsAllMonths && !lacking.isEmpty ? nil : sum
      } else if values.contains(where: { $0 != nil }) {
        let empty = zip(present, values).filter { $0.1 == nil }.flatMap { Array($0.0.months) }
        list(
          .warning, .monthCellsEmpty, row,
          [
            "year": .count(year), "months": .list(NumberSpans.parts(Set(empty))),
            "columns": .term(ColumnNames.of(wide.amount.name)),
          ])
      }
    }
    reportWhole(lacking, count: present.count)
    let plan = ColumnPlan(
      index: first.plan.index, name: wide.amount.name, header: wide.header, schema: wide.amount,
      unit: total?.plan.unit ?? first.plan.unit, isUnitStated: first.plan.isUnitStated)
    return typed.filter { !wide.uses($0.plan) } + [TypedColumn(plan: plan, column: .number(sums))]
  }

  private static func sum(_ values: [Double?]) -> Double? {
    var sum = NeumaierSum()
    for value in values {
      guard let value else { return nil }
      sum.add(value)
    }
    return values.isEmpty ? nil : sum.value
  }

  private mutating func reportWhole(_ lacking: Set<Int>, count: Int) {
    list(
      .info, .monthColumnsAdded, nil,
      [
        "count": .count(count), "headers": .text(wide.header),
        "column": .term(ColumnNames.of(wide.amount.name)),
      ])
    guard !lacking.isEmpty else { return }
    list(
      .warning, .monthsMissingToAll, nil,
      [
        "year": .count(year), "months": .list(NumberSpans.parts(lacking)),
        "columns": .term(ColumnNames.of(wide.amount.name)),
      ])
  }

  private mutating func list(
    _ severity: Severity, _ message: Message, _ row: Int?, _ arguments: [String: Argument]
  ) {
    issues.append(
      Issue(
        severity, message, table: source.table.rawValue, at: source.place(row: row.map { lines[$0] }),
        subject: row.flatMap { subjects?[$0] }, arguments))
  }
}

/// Canonical columns by the names that people use.
enum ColumnNames {
  static func of(_ name: String) -> Bilingual {
    ColumnLabels.label(of: name) ?? Bilingual(zh: name, en: name)
  }
}
