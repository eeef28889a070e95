import Testing

@testable import Tables

@Suite struct ColumnGuideTests {
  private let guide = ColumnGuide.standard

  /// Layers of a map, what matching makes, and what checking makes are not collected.
  private static let leftOut: Set<TableName> = [.zones, .constraints, .names, .corrections]

  @Test func everyColumnIsCollectedOrLeftOutOnPurpose() {
    let plans = guide.workbooks.flatMap(\.sheets)
    for table in TableName.allCases where !ColumnGuideTests.leftOut.contains(table) {
      let collected = Set(plans.filter { $0.table == table }.flatMap(\.columns))
      // The year of figures is that of the sheet; names and meters stand beside codes where the sheet says so.
      let beside: Set = ["enterprise_name", "meter"]
      let wanted = TableSchema.of(table).columns.map(\.name).filter {
        (table != .figures || $0 != "year") && !beside.contains($0)
      }
      #expect(wanted.filter { !collected.contains($0) } == [], "\(table)")
    }
    #expect(plans.allSatisfy { !ColumnGuideTests.leftOut.contains($0.table) })
  }

  @Test func everySheetKnowsItsColumnsAndHasItsKey() {
    for sheet in guide.workbooks.flatMap(\.sheets) {
      let schema = TableSchema.of(sheet.table)
      for column in sheet.columns {
        #expect(schema.column(column) != nil && guide.entry(column, in: sheet.table) != nil, "\(column)")
      }
      let key = schema.key.filter { sheet.table != .figures || $0 != "year" }
      #expect(key.allSatisfy { sheet.columns.contains($0) }, "\(sheet.table)")
    }
  }

  @Test func everyColumnSaysWhoHasItAndHowItLooks() {
    for table in TableName.allCases {
      for entry in guide.columns(of: table) {
        #expect(entry.owner != nil, "\(entry.name)")
        #expect(!entry.example.isEmpty || !entry.choices.isEmpty, "\(entry.name)")
      }
    }
  }

  @Test func bureausAreKnownByWords() {
    #expect(guide.bureau(namedIn: ["某某经开区2021年入库税收", "a"])?.id == "tax")
    #expect(guide.bureau(namedIn: ["Sheet1", "经开区用地"])?.id == "park")
    #expect(guide.bureau(namedIn: ["Sheet1"]) == nil)
    #expect(guide.owner(of: "output")?.id == "statistics")
    #expect(guide.owner(of: "tax_vat")?.id == "tax")
  }
}
