internal import Diagnostics
internal import Evaluation
internal import RuleBooks

/// `one_pagers/*.xlsx`: a page per enterprise and scheme (企业一页纸), workbooks of a bounded number of sheets.
struct OnePagers {
  /// The folder within the output folder.
  static let folder = "one_pagers"
  /// Sheets to a workbook: each holds a file open while it is written.
  static let sheetsPerWorkbook = 200
  /// Pages in all; nobody reads more, and the figures are in the CSV files.
  static let limit = 5_000

  private let tables: [GradeTable]
  private let summary: Summary
  private let pages: [Page]
  /// How many there would be without the bound.
  let wanted: Int

  /// Whose page: a subject in a scheme.
  private struct Page {
    let table: Int
    let row: Int
  }

  init(_ judgement: Judgement, _ summary: Summary) {
    self.summary = summary
    let tables = judgement.gradesByName.map { GradeTable($0, of: judgement, in: summary.language) }
    let all = tables.indices.flatMap { index in
      tables[index].rows().map { Page(table: index, row: $0) }
    }
    self.tables = tables
    wanted = all.count
    pages = Array(all.prefix(OnePagers.limit))
  }

  var count: Int { pages.count }
  var fileCount: Int { (pages.count + OnePagers.sheetsPerWorkbook - 1) / OnePagers.sheetsPerWorkbook }

  /// The workbooks.
  var files: [DeliveredFile] {
    (0..<fileCount).map { number in
      let from = number * OnePagers.sheetsPerWorkbook
      let to = min(from + OnePagers.sheetsPerWorkbook, pages.count)
      let path = "\(OnePagers.folder)/\(number + 1).xlsx"
      return DeliveredFile(path) { place in try write(from..<to, to: place) }
    }
  }

  /// What is said of them on the terminal.
  var lines: [String] {
    let language = summary.language
    guard !pages.isEmpty else { return [Message.onePagersNone.filled([:], in: language)] }
    return [
      Message.onePagersWritten.filled(
        ["count": .count(count), "files": .count(fileCount)], in: language)
    ] + cut
  }

  private var cut: [String] {
    guard wanted > pages.count else { return [] }
    return [
      Message.onePagersCut.filled(
        ["count": .count(wanted), "limit": .count(OnePagers.limit)], in: summary.language)
    ]
  }

  private func write(_ range: Range<Int>, to place: String) throws {
    let language = summary.language
    let styles = SheetStyles(isChinese: language == .zh)
    var names = SheetNames()
    let contents = names.name(for: GradeWording.contents(language))
    let sheets = range.map { names.name(for: tables[pages[$0].table].keys[pages[$0].row]) }
    let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    var workbook = try Workbook(
      path: place, scratch: folder, title: GradeWording.onePager(language), subject: summary.dataset,
      day: summary.asOf)
    writeContents(range, sheets, to: try workbook.addSheet(contents), of: &workbook, styles)
    let lifts = tables.map { GradeLifts($0.grades, in: $0.rules) }
    for (index, name) in zip(range, sheets) {
      let page = pages[index]
      OnePager(tables[page.table], row: page.row, lift: lifts[page.table].lift(of: page.row), summary)
        .write(to: try workbook.addSheet(name), of: &workbook, styles: styles)
    }
    try workbook.close()
  }

  private func writeContents(
    _ range: Range<Int>, _ sheets: [String], to sheet: Sheet, of workbook: inout Workbook,
    _ styles: SheetStyles
  ) {
    let language = summary.language
    let title = GradeWording.onePager(language)
    let remark = Message.onePagersContents.filled(
      [
        "count": .count(pages.count), "limit": .count(OnePagers.sheetsPerWorkbook),
        "from": .count(range.lowerBound + 1), "to": .count(range.upperBound),
      ], in: language)
    let columns = [
      OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7),
      OfficeColumn(heading: GradeWording.result(language), content: .wrapped, width: 30),
      OfficeColumn(heading: Wording.title(language), content: .wrapped, width: 34),
      OfficeColumn(heading: Wording.subject(language), content: .text, width: 26),
      OfficeColumn(heading: GradeWording.rank(language), content: .centred, width: 9),
      OfficeColumn(heading: GradeWording.grade(language), content: .centred, width: 12),
    ]
    let office = OfficeSheet(
      title: title, remarks: [remark] + cut, columns: columns,
      wordsForNone: Message.gradeSheetNone.filled([:], in: language), frozenColumns: 0,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: 0x548235)
    office.write(to: sheet, of: &workbook, styles: styles, rows: range.count) { index in
      let page = pages[range.lowerBound + index]
      let table = tables[page.table]
      return [
        .number(Double(range.lowerBound + index + 1)), .text(table.title),
        table.name(page.row).map { .text($0) } ?? .blank,
        .link(table.keys[page.row], sheet: sheets[index]), table.rank(page.row), .text(table.grade(page.row)),
      ]
    }
  }
}
