internal import Diagnostics

/// The first sheet: what was judged, by what, what came out and how to read it.
struct AboutSheet {
  let summary: Summary
  let sheetOfList: [String]
  let sheets: Names

  /// The names of the sheets it leads to beside the lists.
  struct Names {
    let issues: String
    let join: String
    let joinOfLand: String
  }

  /// Widths of the six columns; texts may run over several.
  private static let widths = [36, 16, 16, 16, 16, 16]

  /// - Parameter sheetOfList: the sheet's name of each list, for leading there.
  init(_ summary: Summary, sheetOfList: [String], sheets: Names) {
    self.summary = summary
    self.sheetOfList = sheetOfList
    self.sheets = sheets
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    for (index, width) in AboutSheet.widths.enumerated() { sheet.setWidth(width, column: index) }
    let title = Message.aboutTitle.filled(
      ["title": .text(summary.title), "year": .count(summary.year)], in: language)
    sheet.setHeight(34, row: 0)
    sheet.write(title, 0, columns: 0...5, workbook.format(styles.title))
    var row = 1
    for section in sections where !section.rows.isEmpty {
      write(section, at: &row, to: sheet, of: &workbook, styles: styles)
      row += 1
    }
    sheet.hideGrid()
    sheet.setPrinting(
      on: .a4, isLandscape: false, heading: nil,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description))
  }

  var language: Language { summary.language }

  // MARK: Writing

  private func write(
    _ section: Section, at row: inout Int, to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles
  ) {
    sheet.setHeight(24, row: row)
    sheet.write(section.heading(language), row, columns: 0...5, workbook.format(styles.section))
    row += 1
    if !section.header.isEmpty {
      let cells = section.header.map { words($0) }
      write(cells, section.spans, row, to: sheet, of: &workbook) { _ in styles.heading }
      row += 1
    }
    let isAmount = section.heading == Wording.amounts
    for cells in section.rows {
      write(cells, section.spans, row, to: sheet, of: &workbook) { cell in
        switch cell {
        case .number:
          styles.body.with {
            $0.numberFormat = isAmount ? "#,##0.00" : "#,##0"
            $0.alignment = .right
          }
        case .link: styles.link
        default: section.isPlain ? styles.note : styles.body.with { $0.wraps = true }
        }
      }
      row += 1
    }
  }

  private func write(
    _ cells: [SheetCell], _ spans: [Int], _ row: Int, to sheet: Sheet, of workbook: inout Workbook,
    style: (SheetCell) -> CellStyle
  ) {
    sheet.setHeight(height(cells, spans), row: row)
    var column = 0
    for (cell, span) in zip(cells, spans) {
      let format = workbook.format(style(cell))
      let columns = column...(column + span - 1)
      switch cell {
      case .text(let text): sheet.write(text, row, columns: columns, format)
      case .link(let text, _):
        sheet.write(text, row, columns: columns, format)
        sheet.write(cell, row, column, format)
      default: sheet.write(cell, row, column, format)
      }
      column += span
    }
  }

  private func height(_ cells: [SheetCell], _ spans: [Int]) -> Double {
    var column = 0
    var lines = 1
    for (cell, span) in zip(cells, spans) {
      let width = AboutSheet.widths[column..<(column + span)].reduce(0, +)
      switch cell {
      case .text(let text), .link(let text, _): lines = max(lines, DisplayWidth.lines(text, in: width - 3))
      default: break
      }
      column += span
    }
    return 5 + 14 * Double(lines)
  }
}
