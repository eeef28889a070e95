import Diagnostics
import Intake
import Tables
import Testing

/// What several sources of one table say of each other (contract D2).
@Suite struct SourceTests {
  private let manifest = """
    year: 2021
    tables:
      figures:
        - {source: 税务.csv, owner: 税务局, purpose: 亩均评价}
        - {source: 统计.csv, owner: 统计局, sum_by: [enterprise_id, year]}
    """
  private let tax = ["A,2021,111.25", "B,2021,3"]
  private let statistics = ["B,2021,01,3", "A,2021,02,222.5", "A,2021,03,333.75"]

  private func read(_ tax: [String], _ statistics: [String]) throws -> DatasetReading {
    let folder = try TemporaryFolder()
    try folder.write("dataset.yaml", manifest)
    try folder.write("税务.csv", (["税号,年度,税收(万元)"] + tax).joined(separator: "\n"))
    try folder.write("统计.csv", (["税号,年度,户号,入库税收(万元)"] + statistics).joined(separator: "\n"))
    return try #require(try Outcome(folder).reading)
  }

  @Test func aConflictNamesBothSidesAndNoAmount() throws {
    let conflicts = try read(tax, statistics).issues.filter { $0.message == .conflict }
    #expect(conflicts.map(\.subject) == ["A"])
    let text = conflicts.first?.text(in: .zh) ?? ""
    for words in ["税收(万元)", "税务.csv 第 2 行（税务局）", "统计.csv 第 3、4 行之和（统计局）"] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(!["111", "222", "333", "556"].contains { text.contains($0) })
  }

  @Test func theOrderOfRowsChangesNoFigure() throws {
    let first = try read(tax, statistics).dataset.tables[.figures]
    let second = try read(tax.reversed(), statistics.reversed()).dataset.tables[.figures]
    func shown(_ table: Table?) -> [String: String] {
      guard let table else { return [:] }
      return Dictionary(
        (0..<table.count).map { (table.key($0), table.shown($0, "tax")) }, uniquingKeysWith: { $1 })
    }
    #expect(shown(first) == ["A/2021": "111.25", "B/2021": "3"])
    #expect(shown(first) == shown(second))
  }

  @Test func whoseTheDataAreIsKept() throws {
    let counts = try #require(try read(tax, statistics).dataset.counts[.figures])
    #expect(counts.sources.map(\.owner) == ["税务局", "统计局"])
    #expect(counts.sources.map(\.purpose) == ["亩均评价", nil])
    #expect(counts.sources.map(\.rowsIn) == [2, 3])
    let table = try read(tax, statistics).dataset.tables[.figures]
    #expect(table?.origin(row: 0, column: "tax")?.source.owner == "税务局")
  }
}
