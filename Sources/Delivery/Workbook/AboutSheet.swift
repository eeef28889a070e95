internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The first sheet: what was judged, by what, what came out and how to read it.
struct AboutSheet {
  private let summary: Summary
  private let sheetOfList: [String]
  private let sheetOfIssues: String

  /// Widths of the six columns; texts may run over several.
  private static let widths = [36, 16, 16, 16, 16, 16]

  /// - Parameter sheetOfList: the sheet's name of each list, for leading there.
  init(_ summary: Summary, sheetOfList: [String], sheetOfIssues: String) {
    self.summary = summary
    self.sheetOfList = sheetOfList
    self.sheetOfIssues = sheetOfIssues
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    for (index, width) in AboutSheet.widths.enumerated() { sheet.setWidth(width, column: index) }
    let title = Message.aboutTitle.filled(
      ["title": .text(summary.title), "year": .count(summary.year)], in: language)
    sheet.setHeight(34, row: 0)
    sheet.write(title, 0, columns: 0...5, workbook.format(styles.title))
    var row = 1
    for section in sections where !section.rows.isEmpty {
      write(section, at: &row, to: sheet, of: &workbook, styles: styles)
      row += 1
    }
    sheet.hideGrid()
    sheet.setPrinting(
      isLandscape: false, heading: nil,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description))
  }

  private var language: Language { summary.language }

  // MARK: Sections

  private struct Section {
    let heading: Bilingual
    var header: [Bilingual] = []
    /// How many columns each cell of a row takes.
    let spans: [Int]
    let rows: [[SheetCell]]
    var isPlain = false
  }

  private var sections: [Section] {
    [facts, lists, notes, standards, flags, notJudged, parameters, books, counts, totals]
  }

  private var facts: Section {
    Section(
      heading: Wording.dataset, spans: [1, 5],
      rows: [
        [words(Wording.dataset), .text("\(summary.title) (\(summary.dataset))")],
        [words(Wording.yearEvaluated), .text(String(summary.year))],
        [words(Wording.judgedAt), .text(summary.asOf.description)],
        [
          words(Wording.dataIssues),
          .link(
            Message.summaryIssues.filled(
              [
                "errors": .count(summary.issues(.error)), "warnings": .count(summary.issues(.warning)),
                "infos": .count(summary.issues(.info)),
              ], in: language), sheet: sheetOfIssues),
        ],
        [words(Wording.madeWith), .text("mujun \(summary.toolVersion)")],
      ])
  }

  private var lists: Section {
    Section(
      heading: Wording.lists,
      header: [Wording.title, Wording.listed, Wording.undecided, Wording.toConfirm, Wording.file],
      spans: [1, 1, 1, 1, 2],
      rows: zip(summary.lists, sheetOfList).map { list, sheet in
        [
          .link(list.title, sheet: sheet), count(list.rows), count(list.undecided), count(list.leftOff),
          .text(list.file),
        ]
      })
  }

  private var standards: Section {
    Section(
      heading: Wording.standards,
      header: [Wording.standard, Wording.met, Wording.short, Wording.undecided, Wording.notApplicable],
      spans: [2, 1, 1, 1, 1],
      rows: summary.standards.map { standard in
        let target = Wording.openBracket(language) + Wording.target(language) + Wording.closeBracket(language)
        return [.text(standard.label + (standard.isTarget ? target : ""))]
          + Verdict.allCases.map { count(standard.verdicts[$0] ?? 0) }
      })
  }

  private var flags: Section {
    Section(
      heading: Wording.flags, header: [Wording.flag, Wording.flagged, Wording.undecided], spans: [2, 1, 1],
      rows: summary.flags.map { [.text($0.label), count($0.yes), count($0.undecided)] })
  }

  private var notJudged: Section {
    Section(
      heading: Wording.notJudged, header: [Wording.rule, Wording.lacking], spans: [1, 5],
      rows: summary.notJudged.map { rule in
        let columns = rule.lacking.map { ColumnLabels.label(of: $0)?(language) ?? $0 }
        return [.text(rule.name), .text(columns.joined(separator: language == .zh ? "、" : ", "))]
      })
  }

  private var books: Section {
    Section(
      heading: Wording.ruleBooks, header: [Wording.title, Wording.file, Wording.judgedAt, Wording.documents],
      spans: [1, 2, 1, 2],
      rows: summary.ruleBooks.map { book in
        [
          .text("\(book.title) (\(book.id))"), .text(book.file.name), .text(book.asOf.description),
          .text(book.documents.joined(separator: "\n")),
        ]
      })
  }

  private var parameters: Section {
    Section(
      heading: Wording.parameters, header: [Wording.title, Wording.value, Wording.unit, Wording.setBy],
      spans: [2, 1, 1, 2],
      rows: summary.parameters.map { parameter in
        [
          .text("\(parameter.label) (\(parameter.name))"),
          .text(parameter.value.map { ValueText.readable($0, in: language) } ?? ""),
          .text(parameter.unit?.symbol ?? ""),
          words(setBy(parameter.origin)),
        ]
      })
  }

  private var counts: Section {
    Section(
      heading: Wording.rowsOfData,
      header: [Wording.table, Wording.rowsIn, Wording.rowsUsed, Wording.rowsSetAside], spans: [1, 1, 1, 1],
      rows: summary.counts.map { table, rows in
        [
          .text(Wording.table(table.rawValue)?(language) ?? table.rawValue), count(rows.rowsIn),
          count(rows.used),
          count(rows.setAside),
        ]
      })
  }

  private var totals: Section {
    Section(
      heading: Wording.amounts,
      header: [Wording.amount, Wording.unit, Wording.totalIn, Wording.placed, Wording.unplaced],
      spans: [1, 1, 1, 1, 1],
      rows: summary.totals.map { total in
        [
          .text(ColumnLabels.label(of: total.name)?(language) ?? total.name), .text(total.unit.symbol),
          .number(total.totalIn), .number(total.placed), .number(total.unplaced),
        ]
      })
  }

  private var notes: Section {
    Section(
      heading: Wording.howToRead, spans: [6],
      rows: Wording.notes.enumerated().map { [.text("\($0 + 1). \($1(language))")] }, isPlain: true)
  }

  private func words(_ text: Bilingual) -> SheetCell { .text(text(language)) }

  private func count(_ count: Int) -> SheetCell { .number(Double(count)) }

  // MARK: Writing

  private func write(
    _ section: Section, at row: inout Int, to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles
  ) {
    sheet.setHeight(24, row: row)
    sheet.write(section.heading(language), row, columns: 0...5, workbook.format(styles.section))
    row += 1
    if !section.header.isEmpty {
      let cells = section.header.map { words($0) }
      write(cells, section.spans, row, to: sheet, of: &workbook) { _ in styles.heading }
      row += 1
    }
    let isAmount = section.heading == Wording.amounts
    for cells in section.rows {
      write(cells, section.spans, row, to: sheet, of: &workbook) { cell in
        switch cell {
        case .number:
          styles.body.with {
            $0.numberFormat = isAmount ? "#,##0.00" : "#,##0"
            $0.alignment = .right
          }
        case .link: styles.link
        default: section.isPlain ? styles.note : styles.body.with { $0.wraps = true }
        }
      }
      row += 1
    }
  }

  private func write(
    _ cells: [SheetCell], _ spans: [Int], _ row: Int, to sheet: Sheet, of workbook: inout Workbook,
    style: (SheetCell) -> CellStyle
  ) {
    sheet.setHeight(height(cells, spans), row: row)
    var column = 0
    for (cell, span) in zip(cells, spans) {
      let format = workbook.format(style(cell))
      let columns = column...(column + span - 1)
      switch cell {
      case .text(let text): sheet.write(text, row, columns: columns, format)
      case .link(let text, _):
        sheet.write(text, row, columns: columns, format)
        sheet.write(cell, row, column, format)
      default: sheet.write(cell, row, column, format)
      }
      column += span
    }
  }

  private func height(_ cells: [SheetCell], _ spans: [Int]) -> Double {
    var column = 0
    var lines = 1
    for (cell, span) in zip(cells, spans) {
      let width = AboutSheet.widths[column..<(column + span)].reduce(0, +)
      if case .text(let text) = cell { lines = max(lines, DisplayWidth.lines(text, in: width - 3)) }
      column += span
    }
    return 5 + 14 * Double(lines)
  }

  private func setBy(_ origin: ParameterOrigin) -> Bilingual {
    switch origin {
    case .book: Wording.setByBook
    case .user: Wording.setByUser
    case .proposal: Wording.setByProposal
    case .unset: Wording.setByNobody
    }
  }
}
