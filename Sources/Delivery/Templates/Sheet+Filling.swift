internal import CXLSXWriter

/// What may be typed into the cells of a column.
enum CellEntry {
  case anything
  case oneOf([String])
  case day
  case notNegative
  case length(Int)
}

extension Sheet {
  /// The width of a column and the format of whatever is typed into it.
  func setColumn(_ column: Int, width: Int, format: CellFormat) {
    worksheet_set_column(handle, lxw_col_t(column), lxw_col_t(column), Double(width), format.handle)
  }

  /// A note that shows when the pointer is on a cell.
  func note(_ text: String, _ row: Int, _ column: Int) {
    let lines = DisplayWidth.lines(text, in: 38)
    var options = lxw_comment_options()
    options.width = 300
    options.height = UInt16(clamping: 24 + lines * 18)
    options.font_size = 9
    options.author = nil
    worksheet_write_comment_opt(handle, lxw_row_t(row), lxw_col_t(column), SheetText.clean(text), &options)
  }

  /// Offers choices for the cells below a header, or warns of what they can hardly be. A warning can be overruled:
  /// nothing that is true is kept out.
  ///
  /// - Parameters:
  ///   - rows: the cells' rows.
  ///   - warning: what to say where something else is typed.
  func expect(_ entry: CellEntry, rows: ClosedRange<Int>, column: Int, warning: (title: String, text: String))
  {
    var rule = lxw_data_validation()
    rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    let notLess = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
    switch entry {
    case .anything: return
    case .oneOf(let choices):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
      put(rule, rows, column, warning, choices: choices)
      return
    case .day:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
      rule.criteria = notLess
      rule.value_datetime = lxw_datetime(year: 1949, month: 10, day: 1, hour: 0, min: 0, sec: 0)
    case .notNegative:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = notLess
      rule.value_number = 0
    case .length(let length):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_EQUAL_TO.rawValue)
      rule.value_number = Double(length)
    }
    put(rule, rows, column, warning, choices: [])
  }

  /// Hands the rule over; the library copies the texts before it returns.
  private func put(
    _ rule: lxw_data_validation, _ rows: ClosedRange<Int>, _ column: Int,
    _ warning: (title: String, text: String),
    choices: [String]
  ) {
    var rule = rule
    var list: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) } + [nil]
    let title = strdup(warning.title)
    let text = strdup(warning.text)
    defer {
      for choice in list { free(choice) }
      free(title)
      free(text)
    }
    rule.error_title = title
    rule.error_message = text
    list.withUnsafeMutableBufferPointer { buffer in
      if !choices.isEmpty { rule.value_list = buffer.baseAddress }
      worksheet_data_validation_range(
        handle, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column),
        &rule)
    }
  }
}
