internal import Diagnostics
internal import Evaluation
internal import RuleBooks

/// The sheet of a published list: numbered rows of the published columns, the day judged at, and what it rests on.
struct PublicSheet {
  private let list: PublishedList
  private let rules: Rules
  private let summary: Summary
  private let cells: ListCells

  init(_ list: PublishedList, rules: Rules, summary: Summary) {
    self.list = list
    self.rules = rules
    self.summary = summary
    cells = ListCells(list.judged, rules: rules, language: summary.language)
  }

  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let rows = list.judged.rows.count
    let all = ListColumns(list.judged.list, cells, rowCount: rows).published(list.columns)
    let noun = (subject == .parcel ? Wording.parcels : Wording.enterprises)(language)
    let office = OfficeSheet(
      title: list.title, remarks: remarks, columns: all,
      wordsForNone: Message.listEmpty.filled(["noun": .text(noun)], in: language), frozenColumns: 2,
      footer: (list.title, Wording.pageOfPages(language), list.judged.list.asOf.description), tab: 0x1F4E79)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rows) { row in
      [.number(Double(row + 1))] + list.columns.map { cells.cell(row, $0) }
    }
  }

  private var language: Language { summary.language }
  private var subject: Subject { list.judged.list.subject }

  private var remarks: [String] {
    let unit = (subject == .parcel ? Wording.parcelUnit : Wording.enterpriseUnit)(language)
    let facts = Message.publicFacts.filled(
      [
        "dataset": .text(summary.title), "year": .count(summary.year),
        "day": .text(list.judged.list.asOf.description), "count": .count(list.judged.rows.count),
        "unit": .text(unit),
      ], in: language)
    let basis = list.judged.list.citation.map {
      Message.listBasis.filled(["cites": .text($0.line)], in: language)
    }
    return [facts] + [basis, list.note].compactMap(\.self)
  }
}

/// The workbook of a public run: a sheet per published list and grading, and nothing else.
enum PublicWorkbook {
  static func file(
    _ lists: [PublishedList], _ gradings: [GradePublicSheet], of judgement: Judgement, _ summary: Summary
  ) -> DeliveredFile {
    DeliveredFile(ListsWorkbook.path) { place in
      let styles = SheetStyles(isChinese: summary.language == .zh)
      var names = SheetNames()
      var workbook = try Workbook(
        path: place, scratch: String(place.dropLast(ListsWorkbook.path.utf8.count)), title: summary.title,
        subject: summary.dataset, day: summary.asOf)
      for list in lists {
        PublicSheet(list, rules: judgement.rules, summary: summary)
          .write(to: try workbook.addSheet(names.name(for: list.title)), of: &workbook, styles: styles)
      }
      for grading in gradings {
        grading.write(
          to: try workbook.addSheet(names.name(for: grading.title)), of: &workbook, styles: styles)
      }
      try workbook.close()
    }
  }
}
