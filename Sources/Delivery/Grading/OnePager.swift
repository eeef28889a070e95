internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// One enterprise on one page: where it stands, how its score is made up, what else decided, and what would lift it.
struct OnePager {
  private let table: GradeTable
  private let row: Int
  private let lift: GradeLift?
  private let summary: Summary

  private static let widths = [30, 14, 14, 9, 12, 12, 22]

  init(_ table: GradeTable, row: Int, lift: GradeLift?, _ summary: Summary) {
    self.table = table
    self.row = row
    self.lift = lift
    self.summary = summary
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    for (column, width) in OnePager.widths.enumerated() { sheet.setWidth(width, column: column) }
    var page = PageWriter(sheet: sheet, styles: styles, widths: OnePager.widths)
    page.title(table.name(row) ?? table.keys[row], &workbook)
    page.text(facts, styles.remark, &workbook)
    page.text(Message.onePagerRemark.filled([:], in: language), styles.remark, &workbook)
    writeStanding(&page, &workbook)
    writeItems(&page, &workbook)
    writeAccount(&page, &workbook)
    writeNotes(&page, &workbook)
    writeLift(&page, &workbook)
    sheet.setPrinting(
      on: .a4, isLandscape: false, heading: nil,
      footer: (table.title, "", table.rules.books[table.scheme.book].asOf.description))
    sheet.fitOnOnePage()
    sheet.hideGrid()
  }

  private var language: Language { summary.language }

  private var facts: String {
    Message.onePagerFacts.filled(
      [
        "scheme": .text(table.title), "dataset": .text(summary.title), "year": .count(summary.year),
        "day": .text(table.rules.books[table.scheme.book].asOf.description),
      ], in: language)
  }

  // MARK: Sections

  private func writeStanding(_ page: inout PageWriter, _ workbook: inout Workbook) {
    let grades = table.grades
    page.section(GradeWording.result(language), &workbook)
    let ranked =
      grades.ranks[row] > 0 ? "\(grades.ranks[row]) / \(grades.ranked[row])" : ""
    let pairs: [(String, SheetCell)] = [
      (Wording.subject(language), .text(table.keys[row])),
      (GradeWording.grade(language), .text(table.grade(row))),
      (GradeWording.population(language), .text(table.population(row) ?? "")),
      (GradeWording.score(language), GradeTable.figure(grades.scores[row])),
      (GradeWording.group(language), .text(table.group(row) ?? "")),
      (GradeWording.place(language), .text(ranked)),
    ]
    for pair in stride(from: 0, to: pairs.count, by: 2) {
      page.pairs(pairs[pair], pairs[pair + 1], &workbook)
    }
  }

  private func writeItems(_ page: inout PageWriter, _ workbook: inout Workbook) {
    let outcomes = table.grades.outcomes(of: row)
    guard !outcomes.isEmpty else { return }
    page.section(GradeWording.items(language), &workbook)
    page.heading(
      [
        GradeWording.indicator, Wording.value, GradeWording.base, GradeWording.weight, GradeWording.rawScore,
        GradeWording.score, GradeWording.remark,
      ].map { $0(language) }, &workbook)
    for outcome in outcomes {
      let metric = table.rules.metrics[outcome.indicator.metric]
      let unit = metric.unit.symbol
      page.row(
        [
          .text(unit.isEmpty ? metric.label : "\(metric.label) (\(unit))"), GradeTable.figure(outcome.value),
          GradeTable.figure(outcome.base), .number(outcome.indicator.weight), GradeTable.figure(outcome.raw),
          GradeTable.figure(outcome.score), .text(remark(outcome)),
        ], &workbook)
    }
    if let factor = table.grades.factor(of: row) {
      page.row(
        [.text(GradeWording.factor(language))] + Array(repeating: .blank, count: 4)
          + [GradeTable.figure(factor), .blank], &workbook)
    }
    if let adjustment = table.grades.adjustment(of: row) {
      page.row(
        [.text(GradeWording.adjustments(language))] + Array(repeating: .blank, count: 4)
          + [GradeTable.figure(adjustment), .blank], &workbook)
    }
  }

  private func remark(_ outcome: SchemeGrades.ItemOutcome) -> String {
    var parts: [Bilingual] = []
    if outcome.marks.contains(.noBase) { parts.append(GradeWording.noBase) }
    if outcome.value.isNaN { parts.append(GradeWording.missing(outcome.indicator.missing.word)) }
    if outcome.marks.contains(.cap) { parts.append(GradeWording.cap) }
    if outcome.marks.contains(.floor) { parts.append(GradeWording.floor) }
    return parts.map { $0(language) }.joined(separator: language == .zh ? "；" : "; ")
  }

  /// Bonuses and penalties, then conditions and vetoes, each with what it rests on.
  private func writeAccount(_ page: inout PageWriter, _ workbook: inout Workbook) {
    let account = table.grades.account(of: row, in: table.rules)
    if !account.adjustments.isEmpty {
      page.section(GradeWording.adjustments(language), &workbook)
      for item in account.adjustments {
        let points =
          item.points.isNaN ? GradeWording.undecided(language) : NumberText.readable(item.points)
        page.line(item.text, points, item.citation?.line ?? "", &workbook)
      }
    }
    if !account.steps.isEmpty {
      page.section(GradeWording.steps(language), &workbook)
      for step in account.steps {
        let kind =
          switch step.kind {
          case .needs: GradeWording.needs
          case .only: GradeWording.only
          case .veto: GradeWording.veto
          }
        let truth = step.truth == .unknown ? GradeWording.undecided(language) : ""
        page.line(
          "\(kind(language))\(language == .zh ? "：" : ": ")\(step.text)", truth, step.citation?.line ?? "",
          &workbook)
      }
    }
  }

  private func writeNotes(_ page: inout PageWriter, _ workbook: inout Workbook) {
    let note = table.note(row)
    guard !note.isEmpty else { return }
    page.section(GradeWording.note(language), &workbook)
    page.text(note, page.styles.note, &workbook)
  }

  private func writeLift(_ page: inout PageWriter, _ workbook: inout Workbook) {
    guard let lift else { return }
    page.section(GradeWording.lift(language), &workbook)
    let message = lift.isToBePassed ? Message.liftScorePassed : Message.liftScore
    page.text(
      message.filled(
        [
          "grade": .text(lift.grade), "score": .text(NumberText.readable(lift.score)),
          "lacking": .text(NumberText.readable(max(0, lift.score - table.grades.scores[row]))),
        ], in: language), page.styles.note, &workbook)
    guard !lift.values.isEmpty else { return }
    let values = lift.values.map { value in
      let metric = table.rules.metrics[value.metric]
      return (value.isAtMost ? Message.liftAtMost : Message.liftAtLeast).filled(
        [
          "label": .text(metric.label), "value": .text(NumberText.readable(value.value)),
          "unit": .text(metric.unit.symbol),
        ], in: language)
    }
    page.text(
      Message.liftValues.filled(
        ["values": .text(values.joined(separator: language == .zh ? "；或 " : "; or "))], in: language),
      page.styles.note, &workbook)
  }
}

/// Writes a page from top to bottom.
struct PageWriter {
  let sheet: Sheet
  let styles: SheetStyles
  let widths: [Int]
  private var next = 0

  init(sheet: Sheet, styles: SheetStyles, widths: [Int]) {
    self.sheet = sheet
    self.styles = styles
    self.widths = widths
  }

  private var all: ClosedRange<Int> { 0...(widths.count - 1) }

  private func width(_ columns: ClosedRange<Int>) -> Int { widths[columns].reduce(0, +) - 3 }

  mutating func title(_ text: String, _ workbook: inout Workbook) {
    sheet.setHeight(32, row: next)
    sheet.write(text, next, columns: all, workbook.format(styles.title))
    next += 1
  }

  mutating func text(_ text: String, _ style: CellStyle, _ workbook: inout Workbook) {
    sheet.setHeight(4 + 15 * Double(DisplayWidth.lines(text, in: width(all))), row: next)
    sheet.write(text, next, columns: all, workbook.format(style))
    next += 1
  }

  mutating func section(_ text: String, _ workbook: inout Workbook) {
    sheet.setHeight(26, row: next)
    sheet.write(text, next, columns: all, workbook.format(styles.section))
    next += 1
  }

  mutating func heading(_ texts: [String], _ workbook: inout Workbook) {
    sheet.setHeight(22, row: next)
    for (column, text) in texts.enumerated() {
      sheet.write(.text(text), next, column, workbook.format(styles.heading))
    }
    next += 1
  }

  /// A row of cells, the first and the last of which may wrap.
  mutating func row(_ cells: [SheetCell], _ workbook: inout Workbook) {
    let wrapped = workbook.format(styles.body.with { $0.wraps = true })
    let figure = workbook.format(
      styles.body.with {
        $0.numberFormat = "#,##0.00##"
        $0.alignment = .right
      })
    var lines = 1
    for (column, cell) in cells.enumerated() {
      if case .text(let text) = cell { lines = max(lines, DisplayWidth.lines(text, in: widths[column] - 3)) }
    }
    sheet.setHeight(5 + 15 * Double(lines), row: next)
    for (column, cell) in cells.enumerated() {
      if case .number = cell {
        sheet.write(cell, next, column, figure)
      } else {
        sheet.write(cell, next, column, wrapped)
      }
    }
    next += 1
  }

  /// Two names with what they are, side by side.
  mutating func pairs(_ left: (String, SheetCell), _ right: (String, SheetCell), _ workbook: inout Workbook) {
    let name = workbook.format(styles.bodyGiven)
    let value = styles.body.with {
      $0.wraps = true
      $0.numberFormat = "0.00##"
      $0.alignment = .left
    }
    sheet.setHeight(22, row: next)
    sheet.write(.text(left.0), next, 0, name)
    write(left.1, 1...3, workbook.format(value))
    sheet.write(right.0, next, columns: 4...5, name)
    sheet.write(right.1, next, 6, workbook.format(value))
    next += 1
  }

  private func write(_ cell: SheetCell, _ columns: ClosedRange<Int>, _ format: CellFormat) {
    if case .text(let text) = cell { sheet.write(text, next, columns: columns, format) }
  }

  /// What applied, a figure or a word on it, and what it rests on.
  mutating func line(_ text: String, _ figure: String, _ basis: String, _ workbook: inout Workbook) {
    let wrapped = workbook.format(styles.body.with { $0.wraps = true })
    let lines = max(
      DisplayWidth.lines(text, in: width(0...3)), DisplayWidth.lines(basis, in: width(5...6)))
    sheet.setHeight(5 + 15 * Double(lines), row: next)
    sheet.write(text, next, columns: 0...3, wrapped)
    sheet.write(.text(figure), next, 4, wrapped)
    sheet.write(basis, next, columns: 5...6, wrapped)
    next += 1
  }
}
