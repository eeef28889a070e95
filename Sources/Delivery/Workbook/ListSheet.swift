internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The sheet of a list: numbered rows, the list's columns, the day judged at, and columns to fill in.
struct ListSheet {
  private let judged: JudgedList
  private let rules: Rules
  private let summary: Summary
  private let cells: ListCells
  private let rowCount: Int

  /// Above this, a sheet is full; the rest is in the CSV.
  private static let rowLimit = 1_000_000

  init(_ judged: JudgedList, rules: Rules, summary: Summary) {
    self.judged = judged
    self.rules = rules
    self.summary = summary
    rowCount = min(judged.rows.count, ListSheet.rowLimit)
    cells = ListCells(judged, rules: rules, language: summary.language)
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let columns = ListColumns(judged.list, cells, rowCount: rowCount)
    let office = OfficeSheet(
      title: judged.list.title, remarks: remarks, columns: columns.fitted(), wordsForNone: wordsForNone,
      frozenColumns: columns.inSight,
      footer: (judged.list.title, Wording.pageOfPages(language), judged.list.asOf.description), tab: 0x1F4E79)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rowCount) { row(at: $0) }
  }

  private var language: Language { summary.language }

  private var subjectUnit: String {
    Wording.unit(of: judged.list.subject)(language)
  }

  // MARK: Head

  /// What is said above the rows: the day, the book, the clauses, and who is not listed.
  var remarks: [String] {
    let facts = Message.listFacts.filled(
      [
        "day": .text(judged.list.asOf.description), "book": .text(rules.books[judged.list.book].title),
        "dataset": .text(summary.title), "year": .count(summary.year), "count": .count(judged.rows.count),
        "unit": .text(subjectUnit),
      ], in: language)
    let isComplete = judged.undecided == 0 && judged.leftOff == 0
    let remark = (isComplete ? Message.listRemarkNone : Message.listRemark).filled(
      [
        "undecided": .count(judged.undecided), "leftOff": .count(judged.leftOff), "unit": .text(subjectUnit),
      ], in: language)
    return [facts] + basis + [remark] + cut
  }

  /// What the list and the rules it names rest on.
  private var basis: [String] {
    let list = judged.list
    let citations =
      [list.citation] + list.namedFlags.map { rules.flags[$0].citation }
      + list.namedStandards.map { rules.standards[$0].citation }
    var lines: [String] = []
    for citation in citations.compactMap(\.self) where !lines.contains(citation.line) {
      lines.append(citation.line)
    }
    guard !lines.isEmpty else { return [] }
    let cites = lines.joined(separator: Wording.betweenReasons(language))
    return [Message.listBasis.filled(["cites": .text(cites)], in: language)]
  }

  private var cut: [String] {
    guard judged.rows.count > rowCount else { return [] }
    return [
      Message.rowsCut.filled(
        [
          "count": .count(judged.rows.count), "limit": .count(rowCount),
          "file": .text(ListFile.path(of: judged.list)),
        ], in: language)
    ]
  }

  /// What stands in the place of rows.
  var wordsForNone: String {
    let noun = Wording.noun(of: judged.list.subject)(language)
    return Message.listEmpty.filled(["noun": .text(noun)], in: language)
  }

  // MARK: Rows

  private func row(at index: Int) -> [SheetCell] {
    let own = judged.list.columns.indices.map { cells.cell(index, $0) }
    let day = judged.list.showsDay ? [] : [SheetCell.day(judged.list.asOf)]
    return [.number(Double(index + 1))] + own + day + Wording.columnsToFill.map { _ in .blank }
  }
}
