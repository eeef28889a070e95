internal import Diagnostics

/// The sheet of what was found in the data.
struct IssueSheet {
  private let issues: [Issue]
  private let summary: Summary
  private let rowCount: Int

  /// Errors and warnings all have their rows, as far as a sheet that opens quickly can hold them; remarks only as far
  /// as somebody would read on. Everything is in the CSV.
  private static let rowLimit = 100_000
  private static let remarkLimit = 10_000

  /// - Parameter issues: in the order of the report.
  init(_ issues: [Issue], summary: Summary) {
    self.issues = issues
    self.summary = summary
    let serious = issues.count { $0.severity < .info }
    rowCount = min(issues.count, IssueSheet.rowLimit, max(serious, IssueSheet.remarkLimit))
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let title = Wording.dataIssues(language)
    let office = OfficeSheet(
      title: title, remarks: remarks, columns: columns,
      wordsForNone: Message.noIssues.filled([:], in: language), frozenColumns: 2,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: 0xC55A11)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rowCount) { cells(of: $0) }
  }

  private var language: Language { summary.language }

  private var remarks: [String] {
    let facts = Message.issueFacts.filled(
      [
        "dataset": .text(summary.title), "year": .count(summary.year),
        "errors": .count(summary.issues(.error)),
        "warnings": .count(summary.issues(.warning)), "infos": .count(summary.issues(.info)),
      ], in: language)
    guard issues.count > rowCount else { return [facts] }
    return [
      facts,
      Message.rowsCut.filled(
        ["count": .count(issues.count), "limit": .count(rowCount), "file": "csv/issues.csv"], in: language),
    ]
  }

  private var columns: [OfficeColumn] {
    [
      OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7),
      OfficeColumn(heading: Wording.severity(language), content: .centred, width: 10),
      OfficeColumn(heading: Wording.table(language), content: .centred, width: 13),
      OfficeColumn(heading: Wording.source(language), content: .wrapped, width: 24),
      OfficeColumn(heading: Wording.row(language), content: .number(format: "0"), width: 9),
      OfficeColumn(heading: Wording.subject(language), content: .wrapped, width: 24),
      OfficeColumn(heading: Wording.whatToDo(language), content: .wrapped, width: 70),
      OfficeColumn(heading: Wording.columnsToFill[0](language), content: .toFill, width: 14),
      OfficeColumn(heading: Wording.columnsToFill[2](language), content: .toFill, width: 20),
    ]
  }

  private func cells(of index: Int) -> [SheetCell] {
    let issue = issues[index]
    func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .blank }
    return [
      .number(Double(index + 1)), .text(Wording.severity(issue.severity)(language)),
      text(issue.table.map { Wording.table($0)?(language) ?? $0 }), text(issue.place.file),
      issue.place.row.map { .number(Double($0)) } ?? .blank, text(issue.subject),
      .text(issue.text(in: language)), .blank, .blank,
    ]
  }
}
