internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Units

/// The cells of a list as they stand in a sheet.
struct ListCells {
  /// The language they are in.
  let language: Language
  private let judged: JudgedList
  private let formats: [NumberFormat?]
  /// What rules and parameters are called, by printed id.
  private let labels: [String: String]

  init(_ judged: JudgedList, rules: Rules, language: Language) {
    self.judged = judged
    self.language = language
    formats = judged.list.columns.indices.map { ListCells.numberFormat(judged, column: $0) }
    labels = ListCells.labels(rules)
  }

  /// A cell by row and column of the list; figures as their format wants them.
  func cell(_ row: Int, _ column: Int) -> SheetCell {
    switch judged.rows[row].cells[column] {
    case .missing: .blank
    case .value(.number(let number)): .number(number * (formats[column]?.scale ?? 1))
    case .value(.text(let text)): .text(text)
    case .value(.day(let day)): .day(day)
    case .value(.truth(let truth)): .text((truth ? Wording.yes : Wording.no)(language))
    case .reasons(let reasons): .text(ReasonText.lines(reasons, in: language))
    case .areaFlips(let flips): .text(AreaFlipText.line(flips, of: .list, in: language))
    case .evidence(let items):
      .text(ReasonText.lines(items, of: judged.rows[row].key, labels: labels, in: language))
    }
  }

  /// The format of a column of figures.
  func format(_ column: Int) -> NumberFormat? { formats[column] }

  /// The width of the widest cell among the first rows.
  func width(of column: Int, rows: Int) -> Int {
    var width = 0
    for row in 0..<rows {
      switch cell(row, column) {
      case .text(let text): width = max(width, DisplayWidth.ofWidestLine(text))
      case .number(let number): width = max(width, formats[column]?.width(number) ?? 10)
      case .blank, .day, .link: break
      }
    }
    return width
  }

  private static func numberFormat(_ judged: JudgedList, column index: Int) -> NumberFormat? {
    let column = judged.list.columns[index]
    guard case .formula = column.content, case .number = column.type else { return nil }
    let values = judged.rows.compactMap { row -> Double? in
      if case .value(.number(let number)) = row.cells[index] { number } else { nil }
    }
    return NumberFormat(unit: column.unit, id: column.id, values: values)
  }

  private static func labels(_ rules: Rules) -> [String: String] {
    let all =
      rules.metrics.map { ($0.name, $0.label) } + rules.standards.map { ($0.name, $0.label) }
      + rules.flags.map { ($0.name, $0.label) } + rules.parameters.map { ($0.name, $0.label) }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }
}
