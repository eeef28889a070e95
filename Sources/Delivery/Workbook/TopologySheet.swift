internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import Tables

/// The sheet of what is wrong with the lines of parcels, to be looked at on the map.
struct TopologySheet {
  private let summary: Summary
  private let keys: [String]
  private let policy: LandPolicy
  private let findings: [TopologyFinding]

  /// Parcels named around a gap.
  private static let mostNamed = 6

  init(_ judgement: Judgement, _ summary: Summary) {
    self.summary = summary
    keys = judgement.land.parcels.keys
    policy = judgement.land.dataset.policy
    findings = judgement.land.topology?.findings ?? []
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let remark = Message.topologyRemark.filled(
      ["gap": .number(policy.gap), "sliver": .number(policy.sliver)], in: language)
    CheckSheet(
      title: TopologyWording.sheet(language),
      remarks: [remark] + CheckSheet.cut(findings.count, file: "csv/topology.csv", in: language),
      columns: columns, wordsForNone: Message.topologyNone.filled([:], in: language), frozenColumns: 3,
      tab: 0x7030A0, summary: summary
    )
    .write(to: sheet, of: &workbook, styles: styles, rows: min(findings.count, CheckSheet.rowLimit)) {
      cells(of: findings[$0])
    }
  }

  private var language: Language { summary.language }

  private var columns: [OfficeColumn] {
    let coordinate = OfficeColumn.Content.number(format: "0.000###")
    return [
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
    ]
  }

  private func cells(of finding: TopologyFinding) -> [SheetCell] {
    [
      .text(TopologyWording.name(finding.kind.rawValue)(language)), .text(finding.family),
      .text(keys[finding.parcels[0]]), partners(of: finding), SheetCell(finding.area),
      SheetCell(finding.meanWidth), SheetCell(finding.place?.x), SheetCell(finding.place?.y),
      .text(TopologyWording.advice(finding.kind.rawValue)(language)),
    ]
  }

  private func partners(of finding: TopologyFinding) -> SheetCell {
    let others = finding.parcels.dropFirst()
    guard !others.isEmpty else { return .blank }
    let named = others.prefix(TopologySheet.mostNamed).map { keys[$0] }
    return .text((named + (others.count > named.count ? ["…"] : [])).joined(separator: "\n"))
  }
}
