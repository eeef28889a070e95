internal import Cadastre
internal import Diagnostics
internal import Tables

/// The sheet of where land and enterprises do not meet one to one, row by row.
struct JoinLandSheet {
  private let summary: Summary
  private let report: JoinReport
  private let text: JoinText
  private let rows: [JoinRow]

  init(_ summary: Summary) {
    self.summary = summary
    report = summary.join
    text = JoinText(summary.language)
    rows = summary.join.sections.flatMap { $0.rows.prefix(CheckSheet.rowLimit) }
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    CheckSheet(
      title: Wording.joinOfLand(language), remarks: remarks, columns: columns,
      wordsForNone: Message.joinEmpty.filled([:], in: language), frozenColumns: 4, tab: 0x548235,
      summary: summary
    )
    .write(to: sheet, of: &workbook, styles: styles, rows: rows.count) { cells(of: rows[$0]) }
  }

  private var language: Language { summary.language }

  private var remarks: [String] {
    let isCut = rows.count < report.sections.reduce(0) { $0 + $1.rows.count }
    let cut = isCut ? Message.joinSums.filled(["limit": .count(CheckSheet.rowLimit)], in: language) : ""
    return [
      Message.joinFacts.filled(
        [
          "dataset": .text(summary.title), "year": .count(summary.year),
          "line": .text(text.landLine(report)),
        ], in: language),
      Message.joinRemark.filled(["cut": .text(cut)], in: language),
    ]
  }

  private var columns: [OfficeColumn] {
    let number = OfficeColumn.Content.number(format: "#,##0.00")
    let amount = report.amount.map { amount in
      let label = ColumnLabels.label(of: amount.name)?(language) ?? amount.name
      return OfficeColumn(
        heading: label + Wording.openBracket(language) + amount.unit.symbol + Wording.closeBracket(language),
        content: number, width: 14)
    }
    return [
      OfficeColumn(heading: Wording.category(language), content: .wrapped, width: 13),
      OfficeColumn(heading: Wording.code(language), content: .wrapped, width: 23),
      OfficeColumn(heading: Wording.title(language), content: .wrapped, width: 28),
      OfficeColumn(heading: Wording.landInMu(language), content: number, width: 12),
    ] + (amount.map { [$0] } ?? []) + [
      OfficeColumn(heading: Wording.whatToDo(language), content: .wrapped, width: 64)
    ]
  }

  private func cells(of row: JoinRow) -> [SheetCell] {
    [
      .text(text.label(row.category, report)), .text(row.key), row.name.map { .text($0) } ?? .blank,
      SheetCell(row.land),
    ] + (report.amount == nil ? [] : [SheetCell(row.amount)]) + [.text(text.remark(row))]
  }
}
