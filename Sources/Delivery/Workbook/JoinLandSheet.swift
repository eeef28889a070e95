internal import Cadastre
internal import Diagnostics
internal import Tables

/// The sheet of where land and enterprises do not meet one to one, row by row.
struct JoinLandSheet {
  private let summary: Summary
  private let report: JoinReport
  private let text: JoinText
  private let rows: [JoinRow]

  /// As many rows of a category as somebody would read; all are in the CSV.
  private static let rowLimit = 10_000

  init(_ summary: Summary) {
    self.summary = summary
    report = summary.join
    text = JoinText(summary.language)
    rows = summary.join.sections.flatMap { $0.rows.prefix(JoinLandSheet.rowLimit) }
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let title = Wording.joinOfLand(language)
    let office = OfficeSheet(
      title: title, remarks: remarks, columns: columns,
      wordsForNone: Message.joinEmpty.filled([:], in: language), frozenColumns: 4,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: 0x548235)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rows.count) { cells(of: $0) }
  }

  private var language: Language { summary.language }

  private var remarks: [String] {
    let isCut = rows.count < report.sections.reduce(0) { $0 + $1.rows.count }
    let cut = isCut ? Message.joinSums.filled(["limit": .count(JoinLandSheet.rowLimit)], in: language) : ""
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
      OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7),
      OfficeColumn(heading: Wording.category(language), content: .wrapped, width: 13),
      OfficeColumn(heading: Wording.code(language), content: .wrapped, width: 23),
      OfficeColumn(heading: Wording.title(language), content: .wrapped, width: 28),
      OfficeColumn(heading: Wording.landInMu(language), content: number, width: 12),
    ] + (amount.map { [$0] } ?? []) + [
      OfficeColumn(heading: Wording.whatToDo(language), content: .wrapped, width: 64),
      OfficeColumn(heading: Wording.columnsToFill[1](language), content: .toFill, width: 18),
      OfficeColumn(heading: Wording.columnsToFill[2](language), content: .toFill, width: 18),
    ]
  }

  private func cells(of index: Int) -> [SheetCell] {
    let row = rows[index]
    func number(_ value: Double?) -> SheetCell { value.map { .number($0) } ?? .blank }
    return [
      .number(Double(index + 1)), .text(text.label(row.category, report)), .text(row.key),
      row.name.map { .text($0) } ?? .blank, number(row.land),
    ] + (report.amount == nil ? [] : [number(row.amount)]) + [.text(text.remark(row)), .blank, .blank]
  }
}
