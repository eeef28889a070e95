internal import Cadastre
internal import Diagnostics
internal import Evaluation

/// The sheet of what is wrong with the lines of parcels, to be looked at on the map.
struct TopologySheet {
  private let summary: Summary
  private let keys: [String]
  private let findings: [TopologyFinding]
  private let total: Int

  /// As many rows as somebody would go through; all are in the CSV.
  private static let rowLimit = 10_000
  /// Parcels named around a gap.
  private static let mostNamed = 6

  init(_ judgement: Judgement, _ summary: Summary) {
    self.summary = summary
    keys = judgement.land.parcels.keys
    let all = judgement.land.topology?.findings ?? []
    total = all.count
    findings = Array(all.prefix(TopologySheet.rowLimit))
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let title = TopologyWording.sheet(language)
    let office = OfficeSheet(
      title: title, remarks: remarks, columns: columns,
      wordsForNone: Message.topologyNone.filled([:], in: language), frozenColumns: 3,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: 0x7030A0)
    office.write(to: sheet, of: &workbook, styles: styles, rows: findings.count) { cells(of: $0) }
  }

  private var language: Language { summary.language }

  private var remarks: [String] {
    let remark = Message.topologyRemark.filled([:], in: language)
    guard total > findings.count else { return [remark] }
    return [
      remark,
      Message.rowsCut.filled(
        ["count": .count(total), "limit": .count(findings.count), "file": "csv/topology.csv"], in: language),
    ]
  }

  private var columns: [OfficeColumn] {
    let coordinate = OfficeColumn.Content.number(format: "0.000###")
    return [
      OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7),
      OfficeColumn(heading: TopologyWording.finding(language), content: .centred, width: 12),
      OfficeColumn(heading: TopologyWording.family(language), content: .centred, width: 12),
      OfficeColumn(heading: TopologyWording.parcel(language), content: .wrapped, width: 23),
      OfficeColumn(heading: TopologyWording.partner(language), content: .wrapped, width: 23),
      OfficeColumn(
        heading: TopologyWording.area(language), content: .number(format: "#,##0.00"), width: 13),
      OfficeColumn(
        heading: TopologyWording.width(language), content: .number(format: "#,##0.000"), width: 12),
      OfficeColumn(heading: "X", content: coordinate, width: 16),
      OfficeColumn(heading: "Y", content: coordinate, width: 16),
      OfficeColumn(heading: Wording.whatToDo(language), content: .wrapped, width: 44),
      OfficeColumn(heading: Wording.columnsToFill[1](language), content: .toFill, width: 18),
      OfficeColumn(heading: Wording.columnsToFill[2](language), content: .toFill, width: 18),
    ]
  }

  private func cells(of index: Int) -> [SheetCell] {
    let finding = findings[index]
    func number(_ value: Double?) -> SheetCell { value.map { .number($0) } ?? .blank }
    return [
      .number(Double(index + 1)), .text(TopologyWording.name(finding.kind.rawValue)(language)),
      .text(finding.family), .text(keys[finding.parcels[0]]), partners(of: finding), number(finding.area),
      number(finding.meanWidth), number(finding.place?.x), number(finding.place?.y),
      .text(TopologyWording.advice(finding.kind.rawValue)(language)), .blank, .blank,
    ]
  }

  private func partners(of finding: TopologyFinding) -> SheetCell {
    let others = finding.parcels.dropFirst()
    guard !others.isEmpty else { return .blank }
    let named = others.prefix(TopologySheet.mostNamed).map { keys[$0] }
    return .text((named + (others.count > named.count ? ["…"] : [])).joined(separator: "\n"))
  }
}
