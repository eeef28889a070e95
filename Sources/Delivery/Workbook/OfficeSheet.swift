internal import Diagnostics

/// A column of an office's table.
struct OfficeColumn {
  enum Content: Hashable {
    case text
    case wrapped
    case centred
    case number(format: String)
    case day
    case toFill
    /// A text that is not to be changed, on a sheet that is filled in.
    case given
  }

  let heading: String
  let content: Content
  /// In digits, an ideograph counting two.
  let width: Int
}

/// A table as an office hands it on: title, remarks, a header that stays in sight, bordered rows, and a page
/// layout for printing.
struct OfficeSheet {
  let title: String
  let remarks: [String]
  let columns: [OfficeColumn]
  /// Said in words where there are no rows.
  let wordsForNone: String
  /// Columns that stay in sight when the table is moved sideways.
  let frozenColumns: Int
  let footer: (left: String, middle: String, right: String)
  let tab: UInt32

  /// The width in digits that can still be read on A4; wider tables go on A3.
  static let widestOnA4 = 240

  /// Writes the sheet.
  ///
  /// - Parameter cells: the cells of a row, as many as there are columns.
  func write(
    to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles, rows: Int, cells: (Int) -> [SheetCell]
  ) {
    for (index, column) in columns.enumerated() { sheet.setWidth(column.width, column: index) }
    writeHead(to: sheet, of: &workbook, styles: styles)
    let header = headerRow
    let formats = columns.map { workbook.format(OfficeSheet.style($0.content, styles)) }
    for row in 0..<rows {
      let cells = cells(row)
      sheet.setHeight(height(of: cells), row: header + 1 + row)
      for (column, cell) in cells.enumerated() {
        sheet.write(cell, header + 1 + row, column, formats[column])
      }
    }
    if rows == 0 {
      let format = workbook.format(styles.body.with { $0.alignment = .centre })
      sheet.setHeight(36, row: header + 1)
      sheet.write(wordsForNone, header + 1, columns: 0...(columns.count - 1), format)
    } else {
      sheet.filter(rows: header...(header + rows), columns: 0...(columns.count - 1))
      sheet.acceptCodes(rows: header + rows + 1, columns: columns.count)
    }
    sheet.freeze(rows: header + 1, columns: rows == 0 ? 0 : frozenColumns)
    sheet.setTab(tab)
    let isWide = columns.map(\.width).reduce(0, +) > OfficeSheet.widestOnA4
    sheet.setPrinting(on: isWide ? .a3 : .a4, isLandscape: true, heading: header, footer: footer)
  }

  private var headerRow: Int { 1 + remarks.count }

  private func writeHead(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let all = 0...(columns.count - 1)
    let width = columns.map(\.width).reduce(0, +)
    sheet.setHeight(32, row: 0)
    sheet.write(title, 0, columns: all, workbook.format(styles.title))
    for (index, remark) in remarks.enumerated() {
      sheet.setHeight(3 + 15 * Double(DisplayWidth.lines(remark, in: width - 2)), row: 1 + index)
      sheet.write(remark, 1 + index, columns: all, workbook.format(styles.remark))
    }
    let lines = columns.map { DisplayWidth.lines($0.heading, in: $0.width - 1) }.max() ?? 1
    sheet.setHeight(8 + 15 * Double(lines), row: headerRow)
    for (index, column) in columns.enumerated() {
      let style = column.content == .toFill ? styles.headingToFill : styles.heading
      sheet.write(.text(column.heading), headerRow, index, workbook.format(style))
    }
  }

  /// High enough for the wrapped texts, also in viewers that do not fit rows by themselves.
  private func height(of cells: [SheetCell]) -> Double {
    var lines = 1
    for (index, cell) in cells.enumerated() {
      guard case .text(let text) = cell, columns[index].content == .wrapped else { continue }
      lines = max(lines, DisplayWidth.lines(text, in: columns[index].width - 2))
    }
    return 5 + 14 * Double(lines)
  }

  private static func style(_ content: OfficeColumn.Content, _ styles: SheetStyles) -> CellStyle {
    switch content {
    case .text: styles.body.with { $0.numberFormat = "@" }
    case .wrapped: styles.body.with { $0.wraps = true }
    case .centred: styles.body.with { $0.alignment = .centre }
    case .number(let format):
      styles.body.with {
        $0.numberFormat = format
        $0.alignment = .right
      }
    case .day:
      styles.body.with {
        $0.numberFormat = "yyyy-mm-dd"
        $0.alignment = .centre
      }
    case .toFill: styles.bodyToFill
    case .given: styles.bodyGiven
    }
  }
}
