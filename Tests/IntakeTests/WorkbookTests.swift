import Diagnostics
import Foundation
import Intake
import Tables
import Testing

/// Workbooks cell by cell.
@Suite struct WorkbookTests {
  private func read(_ workbook: WorkbookFile, _ manifest: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("税 务.xlsx", workbook.bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables:\n" + manifest)
    return try Outcome(folder)
  }

  private static let header: (row: Int, cells: [(column: String, cell: WorkbookFile.Cell)]) = (
    3,
    [
      ("A", .text("税号")), ("B", .text("税收(万元)")), ("C", .text("用电量")), ("D", .text("规模")),
      ("E", .text("投产日期")),
      ("F", .text("增长率")),
    ]
  )

  @Test func cellsComeAsTheyAreStored() throws {
    let rows: [(row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])] = [
      (1, [("A", .text("2021年税收"))]),
      WorkbookTests.header,
      (
        4,
        [
          ("A", .text("00123")), ("B", .number("0.30000000000000004")), ("D", .truth(true)),
          ("F", .number("0.125", format: 2)),
        ]
      ),
      (
        7,
        [
          ("A", .number("1001")), ("B", .error("#DIV/0!")), ("C", .formula("1+1", result: nil)),
          ("E", .number("44561", format: 1)),
        ]
      ),
      (9, [("A", .number("9.1310115591693798E+17")), ("B", .formula("1+1", result: "2"))]),
      (
        10,
        [
          ("A", .text("B1")), ("B", .formula("1+1", result: "2.5")), ("C", .text("--")),
          ("E", .number("44561", format: 3)),
        ]
      ),
    ]
    let workbook = WorkbookFile(sheets: [.init(name: "2021", rows: rows)])
    let reading = try #require(
      try read(workbook, "  figures: {source: 税 务.xlsx, sheet: 2021}\n").reading)
    let table = try #require(reading.dataset.tables[.figures])
    #expect((0..<table.count).map { table.key($0) } == ["00123/2021", "1001/2021", "B1/2021"])
    #expect(table.shown(0, "tax") == "0.30000000000000004")
    #expect(table.shown(0, "above_scale") == "true")
    #expect(table.shown(0, "增长率") == "0.125")
    #expect(table.shown(1, "tax") == "missing")
    #expect(table.shown(1, "electricity") == "missing")
    #expect(table.shown(1, "投产日期") == "2021-12-31")
    #expect(table.shown(2, "tax") == "2.5")
    #expect(table.shown(2, "投产日期") == "2021-12-31")
    #expect(table.origin(row: 2, column: "tax")?.row == 10)
    #expect(
      reading.notes == [
        "error ruined_code 税 务.xlsx:9 税号", "error uncomputed_formula 税 务.xlsx:7 用电量",
        "info blank_rows 税 务.xlsx:5", "info blank_rows 税 务.xlsx:8", "info year_assumed 税 务.xlsx",
      ])
  }

  @Test func theYearMayBeTheSheets() throws {
    let workbook = WorkbookFile(sheets: [
      .init(
        name: "2019年",
        rows: [
          (1, [("A", .text("税号")), ("B", .text("税收"))]), (2, [("A", .text("A")), ("B", .number("5"))]),
        ])
    ])
    let reading = try #require(try read(workbook, "  figures: 税 务.xlsx\n").reading)
    #expect(reading.dataset.tables[.figures]?.key(0) == "A/2019")
    #expect(
      reading.issues.map { $0.text(in: .en) } == [
        "[2019年]: There is no year; all rows are taken for 2019. If they are not, add a column."
      ])
  }

  @Test func aSheetMustBeChosenWhereSeveralHoldSomething() throws {
    let rows: [(row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])] = [
      (1, [("A", .text("税号")), ("B", .text("名称"))]), (2, [("A", .text("A0001")), ("B", .text("甲"))]),
    ]
    let both = WorkbookFile(sheets: [.init(name: "甲", rows: rows), .init(name: "乙", rows: rows)])
    let refusals = try read(both, "  enterprises: 税 务.xlsx\n").refusals
    #expect(refusals.map(\.message.code) == ["layer_not_chosen"])
    #expect(refusals.first?.text(in: .zh).contains("甲、乙") == true)
    let missing = try read(both, "  enterprises: {source: 税 务.xlsx, sheet: 丙}\n").refusals
    #expect(missing.map(\.message.code) == ["layer_missing"])
    let one = WorkbookFile(sheets: [.init(name: "空", rows: []), .init(name: "乙", rows: rows)])
    #expect(try read(one, "  enterprises: 税 务.xlsx\n").reading?.dataset.tables[.enterprises]?.count == 1)
  }

  @Test func aWorkbookThatCountsFrom1904IsRefused() throws {
    let rows: [(row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])] = [(1, [("A", .text("税号"))])]
    let workbook = WorkbookFile(sheets: [.init(name: "甲", rows: rows)], countsFrom1904: true)
    #expect(
      try read(workbook, "  enterprises: 税 务.xlsx\n").refusals.map(\.message.code) == ["workbook_from_1904"])
  }

  @Test func cellsFarAwayFromTheDataAreRefused() throws {
    let rows: [(row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])] = [
      (1, [("A", .text("税号")), ("B", .text("名称"))]), (2, [("A", .text("A0001"))]),
      (900_000, [("A", .text("B0001"))]),
    ]
    let workbook = WorkbookFile(sheets: [.init(name: "甲", rows: rows)])
    #expect(
      try read(workbook, "  enterprises: 税 务.xlsx\n").refusals.map(\.message.code) == ["workbook_stray_cells"]
    )
  }
}

/// Workbooks of other programs.
@Suite struct OpenDocumentTests {
  @Test func spreadsheetsOfOtherProgramsAreReadAlike() throws {
    let folder = try TemporaryFolder()
    let layer = LayerFile(
      name: "税务", system: nil, geometries: [nil, nil, nil, nil],
      fields: [
        .text("税号", ["A0001", nil, nil, "B0001"]), .number("税收(元)", [12_345, nil, nil, 0.5]),
        .day("投产日期", [(2021, 3, 4), nil, nil, nil]),
      ])
    LayerFile.write([layer], to: folder.file("a.ods"), driver: "ODS")
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: a.ods}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.figures])
    #expect((0..<table.count).map { table.shown($0, "tax") } == ["1.2345", "5e-05"])
    #expect(table.shown(0, "投产日期") == "2021-03-04")
    #expect(table.origin(row: 1)?.row == 5)
    #expect(reading.notes == ["info blank_rows a.ods:3", "info year_assumed a.ods"])
  }

  /// `Cases/税务.xls` has a title, 单位:元, a blank row, a ruined code in row 7 and a total; days stand in it as days
  /// and as serial numbers.
  @Test func oldWorkbooksAreReadAlike() throws {
    let folder = try TemporaryFolder()
    let file = try #require(Bundle.module.url(forResource: "Cases/税务", withExtension: "xls"))
    try folder.write("税务.xls", Array(try Data(contentsOf: file)))
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: 税务.xls}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.figures])
    #expect((0..<table.count).map { table.key($0) } == ["91310115591693856A/2021", "1001/2021"])
    #expect((0..<2).map { table.shown($0, "tax") } == ["1.234567", "30"])
    #expect((0..<2).map { table.shown($0, "above_scale") } == ["true", "false"])
    #expect((0..<2).map { table.shown($0, "electricity") } == ["0.1", "missing"])
    #expect(table.shown(0, "投产日期") == "2021-03-04")
    #expect(
      reading.notes == [
        "error ruined_code 税务.xls:7 税号", "info blank_rows 税务.xls:5", "info total_row 税务.xls:8",
      ])
  }
}
