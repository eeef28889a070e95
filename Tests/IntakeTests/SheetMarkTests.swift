import Diagnostics
import Foundation
import Intake
import Tables
import Testing

/// What a workbook says beside its cells: hidden rows, columns and sheets, merged cells, formulas without a result.
@Suite struct SheetMarkTests {
  private typealias Row = (row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])

  private static let header: Row = (1, [("A", .text("税号")), ("B", .text("年度")), ("C", .text("税收"))])

  private static func row(_ number: Int, _ id: String, _ tax: WorkbookFile.Cell) -> Row {
    (number, [("A", .text(id)), ("B", .number("2021")), ("C", tax)])
  }

  private func read(_ sheets: [WorkbookFile.Sheet], sheet: String? = nil) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("a.xlsx", WorkbookFile(sheets: sheets).bytes)
    let source = sheet.map { "{source: a.xlsx, sheet: \($0)}" } ?? "a.xlsx"
    try folder.write("dataset.yaml", "year: 2021\ntables:\n  figures: \(source)\n")
    return try Outcome(folder)
  }

  @Test func hiddenRowsAndColumnsAreReadAndListed() throws {
    let rows = [Self.header] + (2...6).map { Self.row($0, "A000\($0)", .number("\($0)")) }
    let sheet = WorkbookFile.Sheet(name: "s", rows: rows, hiddenRows: [3, 4, 6], hiddenColumns: [3])
    let reading = try #require(try read([sheet]).reading)
    #expect(reading.dataset.tables[.figures]?.count == 5)
    #expect(reading.notes == ["warning hidden_column a.xlsx 税收", "warning hidden_rows a.xlsx:3"])
    #expect(reading.issues.contains { $0.text(in: .zh).contains("有 3 行被隐藏（第 3–4, 6 行）") })
  }

  @Test func hiddenSheetsAreNotChosen() throws {
    let shown = WorkbookFile.Sheet(name: "税收 表", rows: [Self.header, Self.row(2, "A0001", .number("1"))])
    let hidden = WorkbookFile.Sheet(
      name: "上年&amp;旧", rows: [Self.header, Self.row(2, "A0001", .number("9"))], state: "veryHidden")
    let reading = try #require(try read([hidden, shown]).reading)
    #expect(reading.dataset.tables[.figures]?.shown(0, "tax") == "1")
    #expect(reading.notes == ["info hidden_sheets a.xlsx"])
    #expect(reading.issues.first?.text(in: .zh).contains("上年&旧") == true)
    let named = try #require(try read([hidden, shown], sheet: "上年&旧").reading)
    #expect(named.dataset.tables[.figures]?.shown(0, "tax") == "9")
    #expect(named.notes == [])
  }

  @Test func mergedDataCellsAreListedOnceAndNotFilled() throws {
    let rows: [Row] = [
      Self.header, Self.row(2, "A0001", .number("1")), (3, [("B", .number("2021")), ("C", .number("2"))]),
      Self.row(4, "B0001", .number("3")),
    ]
    let reading = try #require(
      try read([.init(name: "s", rows: rows, merged: ["A2:A3", "B4:C4"])]).reading)
    #expect(reading.notes == ["error missing_key a.xlsx:3", "warning merged_cells a.xlsx:2 税号"])
    #expect(reading.dataset.counts[.figures]?.used == 2)
  }

  @Test func formulasWithoutAResultAreListed() throws {
    let rows: [Row] = [
      Self.header, Self.row(2, "A0001", .formula("1+1", result: nil)),
      Self.row(3, "B0001", .formula("1+1", result: "")), Self.row(4, "C0001", .formula("1+1", result: "2")),
      Self.row(5, "D0001", .error("#REF!")), (6, [("A", .error("#REF!")), ("B", .number("2021"))]),
    ]
    let reading = try #require(try read([.init(name: "s", rows: rows)]).reading)
    #expect(
      reading.notes == [
        "error error_in_key a.xlsx:6 税号", "error uncomputed_formula a.xlsx:2 税收",
        "error uncomputed_formula a.xlsx:3 税收",
      ])
  }

  @Test func aSheetInAnotherDialectIsRefused() throws {
    let rows = [Self.header, Self.row(2, "A0001", .number("1"))]
    let refusals = try read([.init(name: "s", rows: rows, prefix: "x")]).refusals
    #expect(refusals.map(\.message.code) == ["workbook_dialect"])
  }

  /// `Cases/隐藏.xls` was saved by LibreOffice: formulas, truths, hidden and merged cells, a hidden sheet.
  @Test func oldWorkbooksSayTheSame() throws {
    let folder = try TemporaryFolder()
    let file = try #require(Bundle.module.url(forResource: "Cases/隐藏", withExtension: "xls"))
    try folder.write("a.xls", Array(try Data(contentsOf: file)))
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: a.xls}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.figures])
    #expect(
      (0..<table.count).map { table.key($0) } == ["A0001/2021", "0012/2021", "B0001/2021", "B0002/2021"])
    #expect((0..<4).map { table.shown($0, "tax") } == ["1.23455", "1.2345", "0.0005", "0.0006"])
    #expect((0..<4).map { table.shown($0, "output") } == ["24691", "missing", "7", "8"])
    #expect((0..<4).map { table.shown($0, "above_scale") } == ["true", "false", "true", "false"])
    #expect((0..<4).map { table.shown($0, "备注") } == ["A0001号", "missing", "并", "missing"])
    #expect(table.shown(0, "投产日期") == "2021-03-04")
    #expect(
      reading.notes == [
        "error error_in_key a.xls:7 税号", "error ruined_code a.xls:6 税号", "info hidden_sheets a.xls",
        "warning hidden_column a.xls 产值(万元)", "warning hidden_rows a.xls:5",
        "warning merged_cells a.xls:8 备注",
      ])
  }
}
