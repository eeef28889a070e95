import Diagnostics
import Tables
import Testing
import Units

@testable import Intake

/// Units doubted by what the figures look like. Whole datasets with planted mistakes are in Tests/Evidence.
@Suite struct UnitEvidenceTests {
  /// Ten firms over the years, whose revenue is a thousandfold apart; a cell is what the closure makes of it.
  private func codes(
    header: String = "税收,营业收入,从业人数", years: [Int] = [2020, 2021], firms: Int = 10,
    _ change: (_ firm: Int, _ year: Int, _ column: Int, _ value: Double) -> Double = { $3 }
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    var text = "企业编号,年度,\(header)\n"
    for firm in 0..<firms {
      for year in years {
        let revenue = 500.0 * Double(firm * firm + 1) * (year == 2021 ? 1.2 : 1)
        let cells = [revenue * 0.04, revenue, revenue / 80].enumerated().map {
          "\(change(firm, year, $0, $1))"
        }
        text += "F\(firm),\(year),\(cells.joined(separator: ","))\n"
      }
    }
    try folder.write("f.csv", text)
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: f.csv}\n")
    let reading = try #require(try Outcome(folder).reading)
    return reading.issues.filter { $0.severity == .warning }.map(\.message.code).sorted()
  }

  @Test func ordinaryFiguresAreSilent() throws {
    #expect(try codes() == [])
    #expect(try codes(years: [2021]) == [])
    // A year of crisis and one of recovery, and a firm that starts and one that ends.
    #expect(try codes { _, year, _, value in year == 2021 ? value * 4 : value } == [])
    #expect(try codes { firm, year, _, value in firm == 9 && year == 2020 ? value / 5000 : value } == [])
    #expect(try codes { firm, year, _, value in firm == 9 && year == 2021 ? value / 5000 : value } == [])
  }

  @Test func aFewRowsAreNoMedian() throws {
    #expect(
      try codes(years: [2021], firms: 4) { _, _, column, value in column == 0 ? value * 1e4 : value } == [])
  }

  @Test func aColumnInYuan() throws {
    #expect(try codes { _, _, column, value in column == 0 ? value * 1e4 : value } == ["unit_doubtful"])
    #expect(
      try codes(header: "税收(万元),营业收入,从业人数") { _, _, column, value in column == 0 ? value * 1e4 : value }
        == ["unit_doubtful"])
    #expect(
      try codes(header: "税收(元),营业收入,从业人数") { _, _, column, value in column == 0 ? value * 1e4 : value } == [])
  }

  @Test func allMoneyInYuanIsNotPeopleInTenThousands() throws {
    let found = try codes { _, _, column, value in column < 2 ? value * 1e4 : value }
    #expect(found == ["unit_doubtful", "unit_doubtful"])
    #expect(try codes { _, _, column, value in column == 2 ? value / 1e4 : value } == ["unit_doubtful"])
  }

  @Test func oneYearInYuan() throws {
    let found = try codes(years: [2019, 2020, 2021]) { _, year, column, value in
      column == 0 && year == 2020 ? value * 1e4 : value
    }
    #expect(found == ["unit_doubtful"])
  }

  @Test func oneCellInYuan() throws {
    let found = try codes(years: [2019, 2020, 2021]) { firm, year, column, value in
      column == 0 && firm == 7 && year == 2021 ? value * 1e4 : value
    }
    #expect(found == ["unit_row_doubtful"])
  }

  @Test func twoSourcesAUnitApart() throws {
    let folder = try TemporaryFolder()
    for (name, factor) in [("a", 1.0), ("b", 1e4), ("c", 1.3)] {
      let rows = (1...6).map { "F\($0),2021,\(Double($0 * 100) * factor)" }
      try folder.write("\(name).csv", "企业编号,年度,税收\n" + rows.joined(separator: "\n") + "\n")
    }
    func found(_ sources: String) throws -> [String] {
      try folder.write("dataset.yaml", "year: 2021\ntables: {figures: [\(sources)]}\n")
      let reading = try #require(try Outcome(folder).reading)
      return reading.codes.filter { $0 != "conflict" }
    }
    #expect(try found("a.csv, b.csv") == ["unit_sources_differ"])
    #expect(try found("a.csv, c.csv") == [])
  }

  @Test func everyBandSaysWhyAndHoldsWhatIsUsual() throws {
    let bands = SanityBands.standard
    #expect(bands.columns.count == 18 && bands.ratios.count == 16 && bands.families.count == 8)
    let all = bands.columns.map(\.band) + bands.ratios.map(\.band)
    #expect(all.allSatisfy { $0.from < $0.usual && $0.usual < $0.to })
    for rule in bands.columns { #expect(TableSchema.of(rule.table).column(rule.column)?.unit != nil) }
    for rule in bands.ratios {
      #expect(TableSchema.of(rule.table).column(rule.column)?.unit != nil)
      #expect(TableSchema.of(rule.table).column(rule.other)?.unit != nil)
    }
    let text = String(decoding: PackageResources.bands_yaml, as: UTF8.self)
    #expect(text.split(separator: "because: ").count == all.count + 1)
  }

  @Test func theUnitItLooksLike() throws {
    let bands = SanityBands.standard
    let tenThousand = Unit.tenThousandYuan
    #expect(bands.likely(insteadOf: tenThousand, excess: 3e3)?.symbol == "元")
    #expect(bands.likely(insteadOf: tenThousand, excess: 12)?.symbol == "千元")
    #expect(bands.likely(insteadOf: tenThousand, excess: 2e-4)?.symbol == "亿元")
    #expect(bands.likely(insteadOf: .squareMetre, excess: 0.001)?.symbol == "亩")
    #expect(bands.likely(insteadOf: .tenThousandKilowattHours, excess: 8e3)?.symbol == "kWh")
    #expect(bands.likely(insteadOf: tenThousand, excess: 1e9) == nil)
  }
}
