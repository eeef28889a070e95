internal import Diagnostics

/// The last sheet of a collection workbook: how to fill it in, and all columns at a glance.
struct CollectionGuideSheet {
  let bureau: String
  let sheets: [CollectionSheet]
  let language: Language

  private static let widths = [16, 26, 46, 10, 26, 8, 40]

  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    for (index, width) in CollectionGuideSheet.widths.enumerated() { sheet.setWidth(width, column: index) }
    let last = CollectionGuideSheet.widths.count - 1
    let title = Message.collectionGuideTitle.filled(["bureau": .text(bureau)], in: language)
    sheet.setHeight(30, row: 0)
    sheet.write(title, 0, columns: 0...last, workbook.format(styles.title))
    var row = 1
    for remark in Wording.collectionNotes {
      sheet.setHeight(20, row: row)
      sheet.write(remark(language), row, columns: 0...last, workbook.format(styles.note))
      row += 1
    }
    row += 1
    for (column, heading) in Wording.collectionHeadings.enumerated() {
      sheet.write(.text(heading(language)), row, column, workbook.format(styles.heading))
    }
    row += 1
    let body = workbook.format(styles.body.with { $0.wraps = true })
    // A sheet that stands for several years is explained once.
    for (index, part) in sheets.enumerated() where !sheets[..<index].contains(where: { $0.plan == part.plan })
    {
      let name = sheets.filter { $0.plan == part.plan }.map(\.name).joined(separator: "\n")
      for column in part.columns {
        let required = column.isRequired ? Wording.collectionYes(language) : ""
        let cells = [
          name, column.header, column.what, column.unit, column.example, required, column.rules,
        ]
        let lines =
          zip(cells, CollectionGuideSheet.widths).map { DisplayWidth.lines($0, in: $1 - 2) }.max() ?? 1
        sheet.setHeight(Double(lines) * 15 + 4, row: row)
        for (index, text) in cells.enumerated() { sheet.write(.text(text), row, index, body) }
        row += 1
      }
    }
    sheet.hideGrid()
    sheet.setPrinting(
      on: .a4, isLandscape: true, heading: nil, footer: (title, Wording.pageOfPages(language), ""))
  }
}
