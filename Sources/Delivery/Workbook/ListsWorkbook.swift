internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// `lists.xlsx`: what an office hands on. A sheet that explains, one per list and per grading, what is
/// published of gradings, two of how the data were joined, one of geometry checks, one of what another
/// area would change, one of how contracts are kept, and one of data issues.
enum ListsWorkbook {
  /// Its path in the folder.
  static let path = "lists.xlsx"

  /// The file.
  ///
  /// - Parameter issues: in the order of the report.
  static func file(_ judgement: Judgement, _ issues: [Issue], _ summary: Summary) -> DeliveredFile {
    DeliveredFile(path) { place in try write(judgement, issues, summary, to: place) }
  }

  private static func write(
    _ judgement: Judgement, _ issues: [Issue], _ summary: Summary, to place: String
  ) throws {
    let language = summary.language
    let styles = SheetStyles(isChinese: language == .zh)
    var names = SheetNames()
    let about = names.name(for: Wording.about(language))
    let issueName = names.name(for: Wording.dataIssues(language))
    let joinName = names.name(for: Wording.join(language))
    let joinLandName = names.name(for: Wording.joinOfLand(language))
    let topologyName = names.name(for: TopologyWording.sheet(language))
    let flips = AreaFlipRow.all(judgement)
    let flipsName = names.name(for: AreaWording.sheet(language))
    let contractsName = names.name(for: ContractWording.sheet(language))
    let listNames = judgement.lists.map { names.name(for: $0.list.title) }
    let tables = judgement.gradesByName.map { GradeTable($0, of: judgement, in: language) }
    let gradeNames = tables.map { names.name(for: $0.title) }
    let title = Message.aboutTitle.filled(
      ["title": .text(summary.title), "year": .count(summary.year)], in: language)
    var workbook = try Workbook(
      path: place, scratch: String(place.dropLast(path.utf8.count)), title: title, subject: summary.dataset,
      day: summary.asOf)

    AboutSheet(
      summary, sheetOfList: listNames,
      sheets: .init(issues: issueName, join: joinName, joinOfLand: joinLandName)
    )
    .write(to: try workbook.addSheet(about), of: &workbook, styles: styles)
    for (judged, name) in zip(judgement.lists, listNames) {
      ListSheet(judged, rules: judgement.rules, summary: summary)
        .write(to: try workbook.addSheet(name), of: &workbook, styles: styles)
    }
    for (table, name) in zip(tables, gradeNames) {
      GradeSheet(table, summary).write(to: try workbook.addSheet(name), of: &workbook, styles: styles)
    }
    for published in tables.compactMap({ GradePublicSheet($0, summary) }) {
      published.write(
        to: try workbook.addSheet(names.name(for: published.title)), of: &workbook, styles: styles)
    }
    JoinSheet(summary, sheetOfIssues: issueName)
      .write(to: try workbook.addSheet(joinName), of: &workbook, styles: styles)
    JoinLandSheet(summary)
      .write(to: try workbook.addSheet(joinLandName), of: &workbook, styles: styles)
    if judgement.land.topology != nil {
      TopologySheet(judgement, summary)
        .write(to: try workbook.addSheet(topologyName), of: &workbook, styles: styles)
    }
    if !judgement.areaFlips.areas.isEmpty {
      AreaFlipsSheet(flips, summary)
        .write(to: try workbook.addSheet(flipsName), of: &workbook, styles: styles)
    }
    if judgement.land.dataset.tables[.contracts] != nil {
      ContractsSheet(judgement, summary)
        .write(to: try workbook.addSheet(contractsName), of: &workbook, styles: styles)
    }
    IssueSheet(issues, summary: summary)
      .write(to: try workbook.addSheet(issueName), of: &workbook, styles: styles)
    try workbook.close()
  }
}
