import Testing
import Units

@testable import Tables

@Suite struct TableTests {
  private func merged() -> Table {
    let first = RowSource(file: "税务.xlsx", layer: "2021", rows: [2, 3, -1])
    let second = RowSource(file: "供电.csv", layer: nil, rows: [-1, 9, 7])
    var table = Table(.figures, count: 3, sources: [first, second])
    table.set("tax", .number(NumberColumn(unit: .tenThousandYuan, [1, 2, .nan])), header: "税收(万元)")
    table.set(
      "electricity", .number(NumberColumn(unit: .tenThousandKilowattHours, [.nan, 4, 5])), from: .source(1))
    table.set("output", .number(NumberColumn(unit: .tenThousandYuan, [1, 2, 3])), from: .perRow([0, 1, 1]))
    return table
  }

  @Test func `each cell knows the file and line it came from`() {
    let table = merged()
    #expect(table.origin(row: 0, column: "tax")?.source.file == "税务.xlsx")
    #expect(table.origin(row: 1, column: "tax")?.row == 3)
    #expect(table.origin(row: 1, column: "tax")?.header == "税收(万元)")
    #expect(table.origin(row: 2, column: "tax") == nil)
    #expect(table.origin(row: 2, column: "electricity")?.row == 7)
    #expect(table.origin(row: 1, column: "output")?.source.file == "供电.csv")
    #expect(table.origin(row: 0, column: "nothing") == nil)
    #expect(table.origin(row: 1)?.row == 3)
    #expect(table.origin(row: 2)?.source.file == "供电.csv")
  }

  @Test func `a column is asked for by its name and its kind`() {
    var table = merged()
    #expect(table.numbers("tax")?[1] == 2)
    #expect(table.texts("tax") == nil)
    #expect(table.days("tax") == nil)
    #expect(table.truths("tax") == nil)
    #expect(table.column("absent") == nil)
    #expect(table.columnNames == ["tax", "electricity", "output"])
    table.set("tax", .text(TextColumn(["a", "b", "c"])))
    #expect(table.texts("tax")?[2] == "c")
    #expect(table.columnNames.count == 3)
  }

  @Test func `families of columns belong to the schema`() throws {
    let figures = TableSchema.of(.figures)
    #expect(figures.column("tax_vat")?.unit == .tenThousandYuan)
    #expect(figures.column("emissions_cod")?.unit == .tonne)
    #expect(figures.column("emissions_cod")?.isAdditive == true)
    #expect(figures.column("tax_") == nil)
    #expect(figures.column("taxes") == nil)
    #expect(TableSchema.of(.parcels).column("tax_vat") == nil)
  }

  /// The contract's table D, column by column, in its units.
  @Test(arguments: [
    (TableName.parcels, "certificate_area", "m²", false), (.parcels, "contract_price", "万元", false),
    (.parcels, "area_due", "m²", false), (.parcels, "invested", "万元", false), (.figures, "tax", "万元", true),
    (.figures, "output", "万元", true), (.figures, "electricity", "万kWh", true),
    (.figures, "energy", "tce", true),
    (.figures, "water", "m³", true), (.figures, "employees", "人", true), (.figures, "rd_expense", "万元", true),
    (.figures, "value_added", "万元", true), (.figures, "investment_plant_equipment", "万元", true),
    (.occupancy, "area", "m²", false), (.occupancy, "floor_area", "m²", false),
    (.buildings, "storey_height", "m", false),
  ])
  func `canonical columns have the contract's units`(
    table: TableName, column: String, unit: String, additive: Bool
  ) throws {
    let schema = try #require(TableSchema.of(table).column(column))
    #expect(schema.unit == Unit.named(unit))
    #expect(schema.isAdditive == additive)
  }

  @Test func `every table has a schema with its key first`() {
    for table in TableName.allCases {
      let schema = TableSchema.of(table)
      #expect(!schema.columns.isEmpty)
      #expect(schema.columns.prefix(schema.key.count).map(\.name) == schema.key)
      #expect(Set(schema.columns.map(\.name)).count == schema.columns.count)
    }
  }

  @Test func `no two columns of one table have the same label`() {
    for table in [TableName.enterprises, .figures, .parcels] {
      let labels = TableSchema.of(table).columns.compactMap { ColumnLabels.label(of: $0.name)?.zh }
      #expect(Set(labels).count == labels.count, "\(table)")
    }
  }
}
