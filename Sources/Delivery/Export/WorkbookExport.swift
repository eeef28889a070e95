internal import Diagnostics
internal import Foundation
internal import RuleBooks

/// A list as a workbook of one sheet, laid out for printing.
struct WorkbookExport {
  let content: ExportContent

  private static let rowLimit = 1_000_000

  func write(to path: String) throws {
    let table = content.table
    let language = content.language
    let styles = SheetStyles(isChinese: language == .zh)
    var names = SheetNames()
    let scratch = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/"
    var workbook = try Workbook(
      path: path, scratch: scratch, title: table.title, subject: content.results.dataset,
      day: content.results.asOf)
    let count = min(table.rows.count, WorkbookExport.rowLimit)
    let number = OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 6)
    let office = OfficeSheet(
      title: table.title, remarks: [content.results.title],
      columns: [number] + table.columns.indices.map { column($0) },
      wordsForNone: Message.listEmpty.filled(["noun": .text("")], in: language), frozenColumns: 2,
      footer: (table.title, Wording.pageOfPages(language), content.results.asOf.description), tab: 0x1F4E79)
    office.write(
      to: try workbook.addSheet(names.name(for: table.title)), of: &workbook, styles: styles, rows: count
    ) { row in [.number(Double(row + 1))] + table.rows[row].map { cell($0) } }
    try workbook.close()
  }

  private func cell(_ value: Value?) -> SheetCell {
    switch value {
    case nil: .blank
    case .number(let number)?: .number(number)
    case .text(let text)?: .text(text)
    case .day(let day)?: .day(day)
    case .truth(let truth)?: .text((truth ? Wording.yes : Wording.no)(content.language))
    }
  }

  private func column(_ index: Int) -> OfficeColumn {
    let column = content.table.columns[index]
    let heading = column.alias(in: content.language)
    let headingWidth = min(DisplayWidth.ofWidestLine(heading), 12) + 3
    switch column.kind {
    case .text:
      var widest = 0
      for row in content.table.rows {
        if case .text(let text)? = row[index] { widest = max(widest, DisplayWidth.ofWidestLine(text)) }
      }
      let wraps = widest > 34
      return OfficeColumn(
        heading: heading, content: wraps ? .wrapped : .text, width: max(min(widest + 3, 44), headingWidth))
    case .number, .count:
      let values = content.table.rows.compactMap { row -> Double? in
        if case .number(let number)? = row[index] { number } else { nil }
      }
      let format = NumberFormat(unit: nil, id: column.name, values: values)
      let width = values.map { format.width($0) }.max() ?? 0
      return OfficeColumn(
        heading: heading, content: .number(format: format.code), width: min(max(width + 3, headingWidth), 22))
    case .truth: return OfficeColumn(heading: heading, content: .centred, width: headingWidth)
    case .day: return OfficeColumn(heading: heading, content: .day, width: max(12, headingWidth))
    }
  }
}
