import Diagnostics
import Intake
import Tables
import Testing

/// Rows in = rows used + rows set aside, each for the reason of the issue that lists it.
@Suite struct RowReasonTests {
  private func reading(_ files: [String: String], tables: String) throws -> DatasetReading {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.csv, \(tables)}\n")
    try folder.write("p.csv", "parcel_id,certificate_area\nP1,100\n")
    return try #require(try Outcome(folder).reading)
  }

  @Test func everyReasonIsCounted() throws {
    let reading = try reading(
      [
        "f.csv": """
        企业代码,年度,税收(万元)
        E1,2021,1
        E1,2021,2
        E2,2021,3
        E2,2021,3
        企业代码,年度,税收(万元)
        ,2021,5
        E3,某年,6
        9.1430321E+17,2021,7
        E4,2021,8

        合计,,35
        填表人：张三,,

        """
      ], tables: "figures: f.csv")
    let counts = try #require(reading.dataset.counts[.figures])
    #expect(
      counts.reasons == [
        .duplicateRowKey: 2, .identicalRow: 1, .repeatedHeaderRow: 1, .missingKey: 1, .badYear: 1,
        .ruinedCode: 1, .totalRow: 1, .noteRow: 1,
      ])
    #expect(counts.rowsIn == 11)
    #expect(counts.used == 2)
    for (reason, count) in counts.reasons {
      #expect(reading.issues.count { $0.message == reason && $0.table == "figures" } == count)
    }
  }

  @Test func aDuplicatedParcelKeepsItsPlaceButNotItsRows() throws {
    let reading = try reading(
      ["e.csv": "企业代码,名称\nE1,甲\nE1,乙\nE2,丙\n"], tables: "enterprises: e.csv")
    let counts = try #require(reading.dataset.counts[.enterprises])
    #expect(counts.reasons == [.duplicateRowKey: 2])
    #expect(counts.used == 1)
    #expect(reading.dataset.tables[.enterprises]?.count == 2)
  }

  @Test func sourcesAreCountedApartAndSumsAreSaid() throws {
    let reading = try reading(
      [
        "税务.csv": "企业代码,年度,税收(万元)\nE1,2021,1\n合计,,1\n",
        "供电.csv": "企业代码,年度,用电量(万千瓦时)\nE1,2021,1\nE1,2021,2\nE2,2021,3\n,2021,4\n",
      ], tables: "figures: [{source: 税务.csv}, {source: 供电.csv, sum_by: [enterprise_id, year]}]")
    let counts = try #require(reading.dataset.counts[.figures])
    #expect(counts.sources.map(\.file) == ["税务.csv", "供电.csv"])
    #expect(counts.sources.map(\.rowsIn) == [2, 4])
    #expect(counts.sources.map(\.used) == [1, 3])
    #expect(counts.sources.map(\.sums) == [nil, 2])
    #expect(counts.reasons == [.totalRow: 1, .missingKey: 1])
  }

  @Test func periodsAndCorrectionsAreCountedWhenTheyAreSetAsideLater() throws {
    let reading = try reading(
      [
        "o.csv": "企业代码,宗地代码,from,to\nE1,P1,2021-13-01,\nE2,P1,2020-01-01,\n",
        "c.csv": "table,key,column,old,new\nparcels,P1,certificate_area,100,200\nparcels,P9,stage,,停工\n",
      ], tables: "occupancy: o.csv, corrections: c.csv")
    #expect(reading.dataset.counts[.occupancy]?.reasons == [.badPeriod: 1])
    #expect(reading.dataset.counts[.occupancy]?.used == 1)
    #expect(reading.dataset.counts[.corrections]?.reasons == [.correctionRefused: 1])
    #expect(reading.dataset.counts[.corrections]?.used == 1)
  }

  @Test(arguments: Case.all) func noRowIsLostInAnyCase(_ wanted: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in wanted.files { try folder.write(name, text) }
    guard let reading = try Outcome(folder).reading else { return }
    for (table, counts) in reading.dataset.counts {
      for (reason, count) in counts.reasons {
        // A second table below the first is listed once, with how many rows it has.
        let listed = reading.issues.filter { $0.message == reason && $0.table == table.rawValue }
          .reduce(0) { $0 + ($1.message == .secondTable ? $1.countOfRows : 1) }
        #expect(listed >= count, "\(table) \(reason.code)")
      }
      #expect(counts.sources.allSatisfy { $0.used >= 0 })
      #expect(counts.used + counts.reasons.values.reduce(0, +) == counts.rowsIn)
    }
  }
}

extension Diagnostics.Issue {
  fileprivate var countOfRows: Int {
    if case .count(let count)? = arguments["count"] { count } else { 0 }
  }
}
