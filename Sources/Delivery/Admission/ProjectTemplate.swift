public import Diagnostics
internal import Foundation
internal import Tables
internal import Units

/// A blank project page, and a blank workbook for a batch of projects: what comes back is read without edits.
public struct ProjectTemplate {
  private let path: String
  private let language: Language

  /// A template to be written to a path that ends in .yaml or .xlsx.
  public init(path: String, language: Language) {
    self.path = path
    self.language = language
  }

  /// Whether a path asks for a project and not for a folder of collection workbooks.
  public static func isMeant(by path: String) -> Bool { isPage(path) || path.lowercased().hasSuffix(".xlsx") }

  private static func isPage(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".yaml") || path.lowercased().hasSuffix(".yml")
  }

  /// - Throws: a `Refusal` where the file is there already or cannot be written.
  public func write() throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.badInput, .projectTemplateExists, ["path": .text(path)])
    }
    if ProjectTemplate.isPage(path) {
      do {
        try Data(page.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw Refusal(.badInput, .cannotWrite, ["path": .text(path), "reason": "-"])
      }
    } else {
      try writeWorkbook()
    }
  }

  // MARK: Columns

  /// What is not asked for: sums come from their parts, plots stand on the page alone.
  private static let leftOut: Set<String> = ["plots"]

  private var columns: [ColumnSchema] {
    TableSchema.of(.projects).columns.filter { !ProjectTemplate.leftOut.contains($0.name) }
  }

  private func unit(_ column: ColumnSchema) -> String {
    guard let symbol = column.unit?.symbol, !symbol.isEmpty else { return "" }
    return symbol == "m²" ? "㎡" : symbol
  }

  private func label(_ column: ColumnSchema) -> String {
    ColumnLabels.label(of: column.name)?(language) ?? column.name
  }

  // MARK: The page

  /// The page as text.
  var page: String {
    var lines = AdmissionWording.pageHead.map { "# " + $0(language) }
    lines.append("as_of:   # " + AdmissionWording.judgedOn(language) + AdmissionWording.pageDay(language))
    for column in columns {
      if let heading = AdmissionWording.pageSections[column.name] { lines += ["", "# " + heading(language)] }
      let unit = unit(column)
      let note =
        AdmissionWording.pageNotes[column.name].map { (language == .zh ? "；" : "; ") + $0(language) } ?? ""
      lines.append("\(column.name):   # \(label(column))\(unit.isEmpty ? "" : " \(unit)")\(note)")
    }
    return (lines + [""] + AdmissionWording.pageTail(language)).joined(separator: "\n") + "\n"
  }

  // MARK: The workbook

  private func header(_ column: ColumnSchema) -> String {
    let unit = unit(column)
    guard language == .zh else { return unit.isEmpty ? column.name : "\(column.name) (\(unit))" }
    return label(column) + (unit.isEmpty ? "" : "（\(unit)）")
  }

  private func writeWorkbook() throws {
    let styles = SheetStyles(isChinese: language == .zh)
    let title = AdmissionWording.batchSheet(language)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var workbook = try Workbook(
      path: path, scratch: folder + "/", title: title, subject: title, day: CalendarDay(number: 0))
    let sheet = try workbook.addSheet(title)
    for (index, column) in columns.enumerated() {
      let header = header(column)
      let body = styles.body.with {
        $0.hasBorder = false
        $0.indent = 0
        $0.numberFormat = ProjectTemplate.format(column)
      }
      sheet.setColumn(
        index, width: min(30, max(12, DisplayWidth.of(header) + 4)), format: workbook.format(body))
    }
    sheet.setHeight(32, row: 0)
    for (index, column) in columns.enumerated() {
      let style = column.name == "project_id" ? styles.headingToFill : styles.heading
      sheet.write(.text(header(column)), 0, index, workbook.format(style))
      if let note = AdmissionWording.pageNotes[column.name] { sheet.note(note(language), 0, index) }
    }
    sheet.freeze(rows: 1, columns: 2)
    sheet.acceptCodes(rows: 5000, columns: columns.count)
    try workbook.close()
  }

  private static func format(_ column: ColumnSchema) -> String {
    switch column.kind {
    case .day: "yyyy-mm-dd"
    case .number: "General"
    case .text, .truth: "@"
    }
  }
}
