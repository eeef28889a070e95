internal import Diagnostics
internal import Foundation
internal import Units

/// The review forms as a workbook: of a batch a summary that can be filtered, then a sheet for each project.
struct FormWorkbook {
  let form: ReviewForm
  let language: Language
  let day: CalendarDay

  func write(to path: String) throws {
    let styles = SheetStyles(isChinese: language == .zh)
    let title = form.summary?.title ?? form.pages.first?.title ?? ""
    let scratch = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/"
    var names = SheetNames()
    var workbook = try Workbook(
      path: path, scratch: scratch, title: title, subject: day.description, day: day)
    if let summary = form.summary {
      let sheet = try workbook.addSheet(names.name(for: language == .zh ? "汇总" : "Summary"))
      write(summary, to: sheet, of: &workbook, styles)
    }
    for page in form.pages {
      let sheet = try workbook.addSheet(names.name(for: page.id))
      FormSheet(page: page, language: language).write(to: sheet, of: &workbook, styles: styles)
    }
    try workbook.close()
  }

  private func write(
    _ summary: FormSummary, to sheet: Sheet, of workbook: inout Workbook, _ styles: SheetStyles
  ) {
    let columns = summary.table.columns.map { column in
      OfficeColumn(
        heading: column.heading, content: column.alignment == .centre ? .centred : .wrapped,
        width: column.width * 4)
    }
    let rows = summary.table.rows
    let office = OfficeSheet(
      title: summary.title, remarks: summary.remarks, columns: columns, wordsForNone: "-", frozenColumns: 1,
      footer: (summary.title, Wording.pageOfPages(language), day.description), tab: 0x1F4E79)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rows.count) { row in
      rows[row].cells.map { .text($0.text) }
    }
  }
}

/// One form on a sheet, laid over a fine grid, so that tables of different columns stand under each other.
private struct FormSheet {
  let page: FormPage
  let language: Language

  /// The width of a part of the grid, in digits of the sheet, and how many digits of the text stand in it.
  private static let part = 2
  private static let digitsInPart = 2.7
  /// How high a form may be, in points, to be put on one page all the same.
  private static let highestOnOnePage = 1300.0

  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let all = 0...(FormTable.width - 1)
    for column in all { sheet.setWidth(FormSheet.part, column: column) }
    var row = 0
    var height = 0.0
    func next(_ points: Double) {
      sheet.setHeight(points, row: row)
      height += points
    }
    next(28)
    sheet.write(page.title, row, columns: all, workbook.format(styles.title))
    row += 1
    next(17)
    sheet.write(
      page.subtitle, row, columns: all, workbook.format(styles.remark.with { $0.alignment = .centre }))
    row += 1
    for block in page.blocks + [.notes([page.footer])] {
      switch block {
      case .heading(let text):
        next(21)
        sheet.write(text, row, columns: all, workbook.format(styles.section))
        row += 1
      case .notes(let lines):
        let format = workbook.format(styles.remark.with { $0.size = 9 })
        for line in lines {
          next(2 + 11.5 * Double(DisplayWidth.lines(line, in: FormSheet.digits(FormTable.width))))
          sheet.write(line, row, columns: all, format)
          row += 1
        }
      case .table(let table):
        if table.hasHeadings {
          next(FormSheet.height(table.columns.map { ($0.heading, $0.width) }, lines: 1))
          var start = 0
          for column in table.columns {
            sheet.write(
              column.heading, row, columns: start...(start + column.width - 1),
              workbook.format(styles.heading.with { $0.size = 10 }))
            start += column.width
          }
          row += 1
        }
        for line in table.rows {
          let widths = line.isWhole ? [FormTable.width] : table.columns.map(\.width)
          next(FormSheet.height(zip(line.cells, widths).map { ($0.text, $1) }, lines: line.lines))
          var start = 0
          for (index, cell) in line.cells.enumerated() {
            let alignment = line.isWhole ? .left : table.columns[index].alignment
            let style = FormSheet.style(cell, alignment, styles)
            sheet.write(
              cell.text, row, columns: start...(start + widths[index] - 1), workbook.format(style))
            start += widths[index]
          }
          row += 1
        }
      }
    }
    finish(sheet, height: height)
  }

  private func finish(_ sheet: Sheet, height: Double) {
    sheet.hideGrid()
    sheet.setTab(0x1F4E79)
    sheet.setPrinting(
      on: .a4, isLandscape: false, heading: nil,
      footer: ("\(page.title) \(page.id)", Wording.pageOfPages(language), ""))
    if height <= FormSheet.highestOnOnePage { sheet.putOnOnePage() }
  }

  private static func digits(_ parts: Int) -> Int { Int(Double(parts) * digitsInPart) }

  /// High enough for the wrapped texts, also in viewers that do not fit rows by themselves.
  private static func height(_ cells: [(text: String, width: Int)], lines: Int) -> Double {
    let most = cells.map { DisplayWidth.lines($0.text, in: max(1, digits($0.width) - 3)) }.max() ?? 1
    return 4 + 12.5 * Double(max(most, lines))
  }

  private static func style(
    _ cell: FormCell, _ alignment: FormTable.Alignment, _ styles: SheetStyles
  ) -> CellStyle {
    styles.body.with {
      $0.size = cell.isLarge ? 12 : 10
      $0.wraps = true
      $0.numberFormat = "@"
      $0.alignment = alignment == .centre ? .centre : .left
      $0.indent = alignment == .centre ? 0 : 1
      switch cell.look {
      case .plain: break
      case .label: $0.fill = 0xEEF3F8
      case .good: $0.colour = 0x0A6B4B
      case .bad: $0.colour = 0xA32016
      case .open: $0.colour = 0x5D4A00
      case .condition: $0.colour = 0x8A4B00
      }
      $0.isBold = cell.isLarge || [.bad, .open, .condition].contains(cell.look)
    }
  }
}
