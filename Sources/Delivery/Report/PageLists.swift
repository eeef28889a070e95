internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The lists and the data issues on the page.
struct PageLists {
  let judgement: Judgement
  let summary: Summary

  private var language: Language { summary.language }

  /// Adds the lists.
  func writeLists(to page: inout HTMLText, rest: inout PageData) {
    for (number, judged) in judgement.lists.enumerated() {
      write(judged, number: number, to: &page, rest: &rest)
    }
  }

  private func write(
    _ judged: JudgedList, number: Int, to page: inout HTMLText, rest: inout PageData
  ) {
    let sheet = ListSheet(judged, rules: judgement.rules, summary: summary)
    page.raw("<section class=\"list\"><h3>")
    page.text(judged.list.title)
    page.raw("<span class=\"badge\">\(judged.rows.count)</span></h3>")
    for remark in sheet.remarks { page.element("p class=\"facts\"", remark) }
    if judged.rows.isEmpty {
      page.element("p class=\"none\"", sheet.wordsForNone)
    } else {
      let columns = judged.list.columns.indices.filter { !isEvidence(judged.list.columns[$0]) }
      cut(judged.rows.count, ListFile.path(of: judged.list), to: &page)
      PageTable.write(
        [.init(text: Wording.serialNumber(language), isNumber: true)]
          + columns.map { heading(judged.list.columns[$0]) }, rows: judged.rows.count, name: "list\(number)",
        to: &page, rest: &rest, key: { judged.rows[$0].key },
        row: { index in [String(index + 1)] + columns.map { cell(judged.rows[index].cells[$0]) } })
    }
    page.raw("</section>\n")
  }

  /// The origin of every value fills pages; it is in the workbook, and on the map beside the parcel.
  private func isEvidence(_ column: ListColumn) -> Bool {
    if case .evidence = column.content { true } else { false }
  }

  private func heading(_ column: ListColumn) -> PageTable.Heading {
    let label = column.label ?? ColumnLabels.label(of: column.id)?(language) ?? column.id
    let unit =
      column.unit.map { Wording.openBracket(language) + $0.symbol + Wording.closeBracket(language) } ?? ""
    if case .formula = column.content, case .number = column.type {
      return .init(text: label + unit, isNumber: true)
    }
    return .init(text: label + unit)
  }

  private func cell(_ cell: ListCell) -> PageTable.Cell {
    switch cell {
    case .missing, .evidence: ""
    case .value(let value): ValueText.readable(value, in: language)
    case .reasons(let reasons): ReasonText.lines(reasons, in: language)
    case .areaFlips(let flips): AreaFlipText.line(flips, of: .list, in: language)
    }
  }

  private func cut(_ count: Int, _ file: String, to page: inout HTMLText) {
    guard count > PageTable.rowLimit else { return }
    page.element(
      "p class=\"note\"",
      Message.reportRowsCut.filled(
        ["count": .count(count), "limit": .count(PageTable.rowLimit), "file": .text(file)], in: language))
  }

  /// Adds the issues.
  ///
  /// - Parameter issues: in the order of the report.
  func writeIssues(_ issues: [Issue], to page: inout HTMLText, rest: inout PageData) {
    let facts = Message.summaryIssues.filled(
      [
        "errors": .count(summary.issues(.error)), "warnings": .count(summary.issues(.warning)),
        "infos": .count(summary.issues(.info)),
      ], in: language)
    page.element("p class=\"facts\"", issues.isEmpty ? Message.noIssues.filled([:], in: language) : facts)
    guard !issues.isEmpty else { return }
    cut(issues.count, "csv/issues.csv", to: &page)
    let headings = [
      Wording.severity, Wording.table, Wording.source, Wording.row, Wording.subject, Wording.whatToDo,
    ]
    PageTable.write(
      headings.map { .init(text: $0(language), isNumber: $0 == Wording.row) }, rows: issues.count,
      name: "issues", to: &page, rest: &rest, key: { issues[$0].subject }, row: { cells(issues[$0]) })
  }

  private func cells(_ issue: Issue) -> [PageTable.Cell] {
    [
      Wording.severity(issue.severity)(language),
      issue.table.map { Wording.table($0)?(language) ?? $0 } ?? "", issue.place.file ?? "",
      issue.place.row.map(String.init) ?? "", issue.subject ?? "", issue.text(in: language),
    ]
  }
}
