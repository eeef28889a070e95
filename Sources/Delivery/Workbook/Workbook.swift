internal import CXLSXWriter
internal import Diagnostics
internal import Units

/// A workbook being written. Rows go to disk as they come, so they must come in order.
struct Workbook: ~Copyable {
  private var handle: UnsafeMutablePointer<lxw_workbook>?
  private let path: String
  private var formats: [CellStyle: CellFormat] = [:]

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - scratch: a folder for rows on their way; firm figures do not leave the output's own disk.
  ///   - day: what the file says it was made on, so that its bytes do not depend on the clock.
  /// - Throws: a `Refusal` that names the path.
  init(path: String, scratch: String, title: String, subject: String, day: CalendarDay) throws(Refusal) {
    self.path = path
    handle = scratch.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      // The library copies the name before it returns.
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    guard handle != nil else { throw Workbook.failure(path, LXW_ERROR_MEMORY_MALLOC_FAILED) }
    describe(title: title, subject: subject, day: day)
  }

  deinit {
    if let handle { lxw_workbook_free(handle) }
  }

  private func describe(title: String, subject: String, day: CalendarDay) {
    title.withCString { title in
      subject.withCString { subject in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.subject = UnsafeMutablePointer(mutating: subject)
        // Nought would mean the present moment.
        properties.created = day.number == 0 ? 1 : time_t(day.number) * 86_400
        workbook_set_properties(handle, &properties)
      }
    }
  }

  /// Adds a sheet; its name must be valid and new.
  mutating func addSheet(_ name: String) throws(Refusal) -> Sheet {
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw Workbook.failure(path, LXW_ERROR_SHEETNAME_ALREADY_USED)
    }
    return Sheet(sheet)
  }

  /// The format of a style, made once.
  mutating func format(_ style: CellStyle) -> CellFormat {
    if let format = formats[style] { return format }
    let format = CellFormat(workbook_add_format(handle), style)
    formats[style] = format
    return format
  }

  /// Writes the file.
  ///
  /// - Throws: a `Refusal` that says what the library says.
  mutating func close() throws(Refusal) {
    let error = workbook_close(handle)
    handle = nil
    guard error == LXW_NO_ERROR else { throw Workbook.failure(path, error) }
  }

  private static func failure(_ path: String, _ error: lxw_error) -> Refusal {
    let reason = lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)"
    return Refusal(.internal, .workbookFailed, ["path": .text(path), "reason": .text(reason)])
  }
}

/// A format that lives as long as its workbook.
struct CellFormat {
  let handle: UnsafeMutablePointer<lxw_format>?

  fileprivate init(_ handle: UnsafeMutablePointer<lxw_format>?, _ style: CellStyle) {
    self.handle = handle
    format_set_font_name(handle, style.font)
    format_set_font_size(handle, style.size)
    if style.isBold { format_set_bold(handle) }
    if style.isUnderlined { format_set_underline(handle, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let colour = style.colour { format_set_font_color(handle, colour) }
    if let fill = style.fill { format_set_bg_color(handle, fill) }
    format_set_align(handle, UInt8(CellFormat.horizontal(style.alignment).rawValue))
    format_set_align(handle, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if style.indent > 0, style.alignment != .centre { format_set_indent(handle, style.indent) }
    if style.isUnlocked { format_set_unlocked(handle) }
    if style.wraps { format_set_text_wrap(handle) }
    if style.hasBorder {
      format_set_border(handle, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(handle, 0xA6A6A6)
    }
    if let numberFormat = style.numberFormat { format_set_num_format(handle, numberFormat) }
  }

  private static func horizontal(_ alignment: CellStyle.Alignment) -> lxw_format_alignments {
    switch alignment {
    case .left: LXW_ALIGN_LEFT
    case .centre: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    }
  }
}
