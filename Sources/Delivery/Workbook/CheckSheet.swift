internal import Diagnostics

/// A sheet of findings for somebody to go through: numbered rows, what was found, and two columns to fill in.
struct CheckSheet {
  let title: String
  let remarks: [String]
  /// The columns of what was found.
  let columns: [OfficeColumn]
  /// Said in words where there are no rows.
  let wordsForNone: String
  /// Columns that stay in sight, the number included.
  let frozenColumns: Int
  let tab: UInt32
  let summary: Summary

  /// As many rows as somebody would go through; all are in the CSV.
  static let rowLimit = 10_000

  /// Says that rows were left out; nothing where all are there.
  static func cut(_ count: Int, file: String, in language: Language) -> [String] {
    guard count > rowLimit else { return [] }
    return [
      Message.rowsCut.filled(
        ["count": .count(count), "limit": .count(rowLimit), "file": .text(file)], in: language)
    ]
  }

  /// Writes the sheet.
  ///
  /// - Parameter cells: the cells of a row, as many as there are columns.
  func write(
    to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles, rows: Int, cells: (Int) -> [SheetCell]
  ) {
    let language = summary.language
    let number = OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 7)
    let toFill = Wording.columnsToFill[1...2].map {
      OfficeColumn(heading: $0(language), content: .toFill, width: 18)
    }
    let office = OfficeSheet(
      title: title, remarks: remarks, columns: [number] + columns + toFill, wordsForNone: wordsForNone,
      frozenColumns: frozenColumns,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: tab)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rows) { index in
      [.number(Double(index + 1))] + cells(index) + [.blank, .blank]
    }
  }
}

extension SheetCell {
  /// A figure; blank where it is missing.
  init(_ number: Double?) { self = number.map { .number($0) } ?? .blank }
}
