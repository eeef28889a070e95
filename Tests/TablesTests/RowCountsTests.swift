import Diagnostics
import Testing

@testable import Tables

@Suite struct RowCountsTests {
  private let table = Table(
    .figures, count: 3,
    sources: [
      RowSource(file: "税务.xlsx", layer: nil, rows: [2, 3, -1]),
      RowSource(
        file: "供电.csv", layer: nil, rows: [-1, 2, 14],
        summands: [RowAddress(line: 2, subject: nil): [2, 3, 4]]),
    ])

  private var counts: RowCounts {
    RowCounts([
      SourceCounts(file: "税务.xlsx", layer: nil, used: 2, setAside: [.totalRow: 1, .missingKey: 0]),
      SourceCounts(file: "供电.csv", layer: nil, used: 4, setAside: [.totalRow: 2]),
    ])
  }

  @Test func `rows found are those used and those set aside for a reason`() {
    #expect(counts.rowsIn == 9)
    #expect(counts.used == 6)
    #expect(counts.setAside == 3)
    #expect(counts.reasons == [.totalRow: 3])
  }

  @Test func `a row stands for the rows of its sources that were merged and added up`() {
    #expect(table.rowsRead(at: 0).map(\.count) == [1])
    #expect(table.rowsRead(at: 1).map(\.count) == [1, 3])
    #expect(table.rowsRead(at: 2).map(\.source) == [1])
  }

  @Test func `setting a row aside moves what stands behind it, source by source`() {
    var counts = counts
    counts.setAside(row: 1, of: table, because: .unknownEnterprise)
    #expect(counts.rowsIn == 9)
    #expect(counts.sources.map(\.used) == [1, 1])
    #expect(counts.sources.map(\.setAside) == [2, 5])
    #expect(counts.reasons == [.totalRow: 3, .unknownEnterprise: 4])
  }
}
