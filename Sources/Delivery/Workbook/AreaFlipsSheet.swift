internal import Diagnostics
internal import Evaluation

/// The sheet of what would come out otherwise with another area for the land.
struct AreaFlipsSheet {
  private let summary: Summary
  private let rows: [AreaFlipRow]

  init(_ rows: [AreaFlipRow], _ summary: Summary) {
    self.rows = rows
    self.summary = summary
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    CheckSheet(
      title: AreaWording.sheet(language),
      remarks: [Message.areaFlipsRemark.filled([:], in: language)]
        + CheckSheet.cut(rows.count, file: "csv/area_flips.csv", in: language),
      columns: columns, wordsForNone: Message.areaFlipsNone.filled([:], in: language), frozenColumns: 3,
      tab: 0xBF8F00, summary: summary
    )
    .write(to: sheet, of: &workbook, styles: styles, rows: min(rows.count, CheckSheet.rowLimit)) {
      AreaFlipsSheet.cells(of: rows[$0], in: language)
    }
  }

  private var language: Language { summary.language }

  /// The headings, on the page too.
  static let headings = [
    AreaWording.rule, AreaWording.subject, AreaWording.verdictNow, AreaWording.area, AreaWording.verdictThen,
    AreaWording.landNow, AreaWording.landThen,
  ]

  private var columns: [OfficeColumn] {
    let land = OfficeColumn.Content.number(format: "#,##0.00")
    let kinds: [(OfficeColumn.Content, Int)] = [
      (.wrapped, 36), (.wrapped, 23), (.centred, 14), (.centred, 18), (.centred, 18), (land, 14), (land, 14),
    ]
    return zip(AreaFlipsSheet.headings, kinds).map { heading, kind in
      OfficeColumn(heading: heading(language), content: kind.0, width: kind.1)
    }
  }

  /// The cells of a row, on the page too.
  static func cells(of row: AreaFlipRow, in language: Language) -> [SheetCell] {
    let kind = row.kind.rawValue
    return [
      .text(row.label), .text(row.key), .text(AreaWording.verdict(row.verdict, of: kind)(language)),
      .text(AreaWording.name(row.flip.area.rawValue)(language)),
      .text(AreaWording.verdict(row.flip.verdict, of: kind)(language)), SheetCell(row.land),
      SheetCell(row.otherLand),
    ]
  }
}
