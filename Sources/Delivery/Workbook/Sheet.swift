internal import CXLSXWriter
internal import Foundation
internal import Units

/// What stands in a cell of a sheet.
enum SheetCell {
  case blank
  case text(String)
  case number(Double)
  case day(CalendarDay)
  /// A text that leads to another sheet.
  case link(String, sheet: String)
}

/// A sheet of a workbook, valid as long as that is open. Rows and columns count from 0.
struct Sheet {
  let handle: UnsafeMutablePointer<lxw_worksheet>

  init(_ handle: UnsafeMutablePointer<lxw_worksheet>) { self.handle = handle }

  // MARK: Cells

  /// Writes a cell. Texts are written as texts, whatever they begin with, so none can run as a formula.
  func write(_ cell: SheetCell, _ row: Int, _ column: Int, _ format: CellFormat) {
    let (r, c) = (lxw_row_t(row), lxw_col_t(column))
    switch cell {
    case .blank: worksheet_write_blank(handle, r, c, format.handle)
    case .text(let text): worksheet_write_string(handle, r, c, SheetText.clean(text), format.handle)
    case .number(let number): worksheet_write_number(handle, r, c, number, format.handle)
    case .day(let day):
      if let serial = Sheet.serial(day) {
        worksheet_write_number(handle, r, c, serial, format.handle)
      } else {
        worksheet_write_string(handle, r, c, day.description, format.handle)
      }
    case .link(let text, let sheet):
      let target = "internal:'\(sheet.replacing("'", with: "''"))'!A1"
      worksheet_write_url_opt(handle, r, c, target, format.handle, SheetText.clean(text), nil)
    }
  }

  /// Writes a text over several columns of one row.
  func write(_ text: String, _ row: Int, columns: ClosedRange<Int>, _ format: CellFormat) {
    guard columns.count > 1 else {
      write(.text(text), row, columns.lowerBound, format)
      return
    }
    worksheet_merge_range(
      handle, lxw_row_t(row), lxw_col_t(columns.lowerBound), lxw_row_t(row), lxw_col_t(columns.upperBound),
      SheetText.clean(text), format.handle)
  }

  /// The number spreadsheets keep a date as; nil before March 1900, where they disagree with the calendar.
  private static func serial(_ day: CalendarDay) -> Double? {
    let serial = Double(day.number) + 25_569
    return serial >= 61 ? serial : nil
  }

  // MARK: Shape

  /// The height of a row in points: before its cells are written.
  func setHeight(_ points: Double, row: Int) {
    worksheet_set_row(handle, lxw_row_t(row), min(points, 409), nil)
  }

  /// The width of a column in digits.
  func setWidth(_ width: Int, column: Int) {
    worksheet_set_column(handle, lxw_col_t(column), lxw_col_t(column), Double(width), nil)
  }

  /// Keeps rows and columns in sight.
  func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(handle, lxw_row_t(rows), lxw_col_t(columns))
  }

  /// Puts filter buttons on a header row.
  func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    worksheet_autofilter(
      handle, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound),
      lxw_col_t(columns.upperBound))
  }

  /// Lets the cells of a column be chosen from a list; something else may be typed all the same.
  func offer(_ choices: [String], rows: ClosedRange<Int>, column: Int) {
    var list: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) }
    defer { for choice in list { free(choice) } }
    list.append(nil)
    list.withUnsafeMutableBufferPointer { list in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = list.baseAddress
      validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      worksheet_data_validation_range(
        handle, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column),
        &validation)
    }
  }

  /// Stops the remark that codes are numbers kept as text.
  func acceptCodes(rows: Int, columns: Int) {
    let last = Sheet.columnName(columns - 1)
    worksheet_ignore_errors(handle, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:\(last)\(rows)")
  }

  /// Keeps cells that are not to be filled in from being changed by mistake; there is no password, and filters, widths
  /// and copying stay free.
  func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    options.autofilter = 1
    options.sort = 1
    worksheet_protect(handle, nil, &options)
  }

  /// Hides the grid and colours the tab.
  func hideGrid() { worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

  /// The colour of the tab.
  func setTab(_ colour: UInt32) { worksheet_set_tab_color(handle, colour) }

  // MARK: Printing

  /// Sizes of paper, by the numbers spreadsheets give them.
  enum Paper: UInt8 {
    case a3 = 8
    case a4 = 9
  }

  /// As wide as a page and as many pages long as it takes.
  ///
  /// - Parameters:
  ///   - heading: a row repeated on every page.
  ///   - footer: left, middle and right; `&P` and `&N` are the page and how many there are.
  func setPrinting(
    on paper: Paper, isLandscape: Bool, heading: Int?, footer: (left: String, middle: String, right: String)
  ) {
    if isLandscape { worksheet_set_landscape(handle) } else { worksheet_set_portrait(handle) }
    worksheet_set_paper(handle, paper.rawValue)
    worksheet_fit_to_pages(handle, 1, 0)
    worksheet_set_margins(handle, 0.4, 0.4, 0.5, 0.6)
    worksheet_center_horizontally(handle)
    if let heading { worksheet_repeat_rows(handle, lxw_row_t(heading), lxw_row_t(heading)) }
    let left = SheetText.inFooter(footer.left)
    let right = SheetText.inFooter(footer.right)
    worksheet_set_footer(handle, "&L\(left)&C\(footer.middle)&R\(right)")
  }

  /// Everything on one page, however small it gets.
  func fitOnOnePage() { worksheet_fit_to_pages(handle, 1, 1) }

  private static func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column + 1
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}
