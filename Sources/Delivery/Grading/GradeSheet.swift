internal import Diagnostics
internal import Evaluation
internal import RuleBooks

/// The sheet of a scheme's results: by population and place, with the points of every item.
struct GradeSheet {
  private let table: GradeTable
  private let summary: Summary
  /// The items of all populations, each once: the metric, and which use of it within a population.
  private let items: [Item]

  private struct Item: Hashable {
    let metric: Int
    let use: Int
  }

  /// As many rows as can still be looked through; all are in the CSV.
  private static let rowLimit = 100_000

  init(_ table: GradeTable, _ summary: Summary) {
    self.table = table
    self.summary = summary
    var items: [Item] = []
    for population in table.scheme.populations {
      for item in GradeSheet.items(of: population) where !items.contains(item) { items.append(item) }
    }
    self.items = items
  }

  private static func items(of population: Population) -> [Item] {
    population.indicators.enumerated().map { place, indicator in
      Item(
        metric: indicator.metric,
        use: population.indicators[..<place].count { $0.metric == indicator.metric })
    }
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let rows = table.rows()
    let shown = rows.prefix(GradeSheet.rowLimit)
    let scheme = table.scheme
    var front = ["rank", "subject_id", "name"]
    if scheme.populations.count > 1 { front.append("population") }
    if scheme.groups != nil { front.append("group") }
    let leading = (front + ["score"]).map { table.column($0) }
    let grade = table.column("grade")
    let hasFactor = scheme.factor != nil
    let hasAdjustments = !scheme.adjustments.isEmpty
    let columns =
      leading.map(\.column) + items.map { points(table.rules.metrics[$0.metric].label) }
      + (hasFactor ? [points(GradeWording.factor(language))] : [])
      + (hasAdjustments ? [points(GradeWording.adjustments(language))] : [])
      + [
        grade.column, OfficeColumn(heading: GradeWording.note(language), content: .wrapped, width: 34),
      ]
    let office = OfficeSheet(
      title: table.title, remarks: remarks(rows.count), columns: columns,
      wordsForNone: Message.gradeSheetNone.filled([:], in: language), frozenColumns: 3,
      footer: (table.title, Wording.pageOfPages(language), day), tab: 0x548235)
    let uses = scheme.populations.map { GradeSheet.items(of: $0) }
    office.write(to: sheet, of: &workbook, styles: styles, rows: shown.count) { index in
      let row = shown[index]
      return leading.map { $0.cell(row) } + itemCells(row, uses)
        + (hasFactor ? [figure(table.grades.factor(of: row), row)] : [])
        + (hasAdjustments ? [figure(table.grades.adjustment(of: row), row)] : [])
        + [grade.cell(row), .text(table.note(row))]
    }
  }

  private var language: Language { summary.language }
  private var day: String { table.rules.books[table.scheme.book].asOf.description }

  private func points(_ heading: String) -> OfficeColumn {
    OfficeColumn(heading: heading, content: .number(format: "#,##0.00"), width: 11)
  }

  private func itemCells(_ row: Int, _ uses: [[Item]]) -> [SheetCell] {
    let outcomes = table.grades.outcomes(of: row)
    guard !outcomes.isEmpty, let population = table.grades.population(of: row) else {
      return items.map { _ in .blank }
    }
    return items.map { item in
      uses[population].firstIndex(of: item).map { GradeTable.figure(outcomes[$0].score) } ?? .blank
    }
  }

  /// A figure of those who take part by themselves.
  private func figure(_ value: Double?, _ row: Int) -> SheetCell {
    guard table.grades.standing[row] == .takesPart, let value else { return .blank }
    return GradeTable.figure(value)
  }

  private func remarks(_ count: Int) -> [String] {
    let grades = table.grades
    let result = grades.grades.texts.indices.map { code in
      "\(grades.grades.texts[code]) \(grades.grades.codes.count { $0 == Int32(code) })"
    }.joined(separator: language == .zh ? "，" : ", ")
    let facts = Message.gradeSheetFacts.filled(
      [
        "dataset": .text(summary.title), "year": .count(summary.year), "day": .text(day),
        "result": .text(result),
      ], in: language)
    let basis = table.scheme.citation.map {
      Message.listBasis.filled(["cites": .text($0.line)], in: language)
    }
    let remark = Message.gradeSheetRemark.filled(
      ["outside": .count(grades.standing.count { $0 == .outside })], in: language)
    var remarks = [facts] + [basis].compactMap(\.self) + [remark]
    if count > GradeSheet.rowLimit {
      remarks.append(
        Message.rowsCut.filled(
          [
            "count": .count(count), "limit": .count(GradeSheet.rowLimit), "file": .text("csv/grades.csv"),
          ], in: language))
    }
    return remarks
  }
}

/// The 公示表 of a scheme: the published columns and no other.
struct GradePublicSheet {
  let table: GradeTable
  let publication: Publication
  private let summary: Summary

  /// - Returns: nil where the book publishes nothing of it.
  init?(_ table: GradeTable, _ summary: Summary) {
    guard let publication = table.scheme.publication else { return nil }
    self.table = table
    self.publication = publication
    self.summary = summary
  }

  /// Those of a judgement that something is published of.
  static func all(_ judgement: Judgement, _ summary: Summary) -> [GradePublicSheet] {
    judgement.gradesByName.compactMap {
      GradePublicSheet(GradeTable($0, of: judgement, in: summary.language), summary)
    }
  }

  var title: String {
    let language = summary.language
    guard let title = publication.title else { return table.title + GradeWording.publicSheet(language) }
    return table.grades.name == table.scheme.name ? title : title + GradeWording.merged(language)
  }

  var rows: [Int] { table.publishedRows(publication) }

  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let language = summary.language
    let rows = rows
    let columns = publication.columns.map { table.column($0) }
    let number = OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7)
    let day = table.rules.books[table.scheme.book].asOf.description
    let facts = Message.gradePublicFacts.filled(
      [
        "dataset": .text(summary.title), "year": .count(summary.year), "day": .text(day),
        "count": .count(rows.count),
      ], in: language)
    let basis = table.scheme.citation.map {
      Message.listBasis.filled(["cites": .text($0.line)], in: language)
    }
    let office = OfficeSheet(
      title: title, remarks: [facts] + [basis, publication.note].compactMap(\.self),
      columns: [number] + columns.map(\.column),
      wordsForNone: Message.gradeSheetNone.filled([:], in: language), frozenColumns: 2,
      footer: (title, Wording.pageOfPages(language), day), tab: 0x1F4E79)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rows.count) { index in
      [.number(Double(index + 1))] + columns.map { $0.cell(rows[index]) }
    }
  }
}
