import LandFixtures
import Testing
import Units

@testable import Evaluation

/// Contract E5 to E7.
@Suite struct PeerAndHistoryTests {
  private func metrics(
    _ formulas: [String], tax: [Any?], _ columns: [String] = [], _ facts: [[Any?]] = [],
    further: [[Any?]] = [],
    unit: String = "万元"
  ) async throws -> [[String]] {
    let items = formulas.enumerated().map { index, formula in
      "  m\(index): {of: enterprise\(unit.isEmpty ? "" : ", unit: \(unit)"), formula: '\(formula)'}"
    }
    let court = try await Court(
      Parish.row(columns, facts, tax: tax, further: further), ["metrics:\n" + items.joined(separator: "\n")])
    return formulas.indices.map { court.metric("m\($0)") }
  }

  @Test func `statistics are taken over all known values, for everybody`() async throws {
    let all = try await metrics(
      [
        "mean(tax)", "median(tax)", "minimum(tax)", "maximum(tax)", "percentile(tax, 0.25)",
        "percentile(tax, 0.9)",
        "total(tax)",
      ], tax: [1, 2, 3, 10, nil])
    let expected = ["4", "2.5", "1", "10", "1.75", "7.9", "16"]
    for (found, value) in zip(all, expected) { #expect(found == Array(repeating: value, count: 5)) }
  }

  @Test func `ranks fall, ties share the better one, the missing have none`() async throws {
    let ranks = try await metrics(
      ["rank(tax)"], tax: [20, 30, 20.000_000_000_01, 10, nil, 20], unit: "")
    #expect(ranks == [["2", "1", "2", "5", "-", "2"]])
  }

  @Test func `groups are formed by every key, and a missing key gets nothing`() async throws {
    let facts: [[Any?]] = [
      ["13", true], ["13", true], ["13", false], ["14", true], [nil, true], ["13", nil],
    ]
    let found = try await metrics(
      ["mean(tax by industry, above_scale)", "mean(tax by industry)", "total(tax by industry at least 2)"],
      tax: [1, 3, 10, 20, 50, 6], ["industry", "above_scale"], facts)
    #expect(found[0] == ["2", "2", "10", "20", "-", "-"])
    #expect(found[1] == ["5", "5", "5", "20", "-", "5"])
    #expect(found[2] == ["20", "20", "20", "-", "-", "20"])
  }

  @Test func `of a group without values the total is missing and the count is nought`() async throws {
    let facts: [[Any?]] = [["13"], ["14"], ["14"]]
    let totals = try await metrics(["total(tax by industry)"], tax: [nil, 1, nil], ["industry"], facts)
    #expect(totals == [["-", "1", "1"]])
    let counts = try await metrics(
      ["count(tax by industry)", "count(tax at least 2)", "count(industry)"], tax: [nil, 1, nil],
      ["industry"], facts,
      unit: "")
    #expect(counts == [["0", "1", "1"], ["-", "-", "-"], ["3", "3", "3"]])
  }

  @Test func `a ratio takes those that have both`() async throws {
    var parish = Parish.row([], [], tax: [10, 20, nil, 5])
    parish.table(
      .figures, ["enterprise_id", "year", "tax", "output"],
      [["E1", 2021, 10, 100], ["E2", 2021, 20, nil], ["E3", 2021, nil, 50], ["E4", 2021, 5, 100]])
    let court = try await Court(
      parish,
      [
        "metrics:\n  r: {of: enterprise, formula: 'ratio(tax, output)'}\n  a: {of: enterprise, unit: 万元/亩, formula: 'ratio(tax, land at least 4)'}"
      ])
    #expect(court.metric("r") == ["0.075", "0.075", "0.075", "0.075"])
    #expect(court.metric("a") == ["-", "-", "-", "-"])
  }

  @Test func `previous years are the figures of their year, missing where there are none`() async throws {
    let further: [[Any?]] = [["E1", 2020, 7], ["E1", 2018, 5], ["E2", 2019, 3]]
    let found = try await metrics(
      [
        "previous(tax)", "previous(tax, 2)", "previous(tax, 3)", "previous(previous(tax), 2)",
        "tax - previous(tax)",
      ],
      tax: [10, 20], further: further)
    #expect(found == [["7", "-"], ["-", "3"], ["5", "-"], ["5", "-"], ["3", "-"]])
  }

  @Test func `an average needs every year`() async throws {
    let further: [[Any?]] = [["E1", 2020, 7], ["E1", 2019, 4], ["E2", 2020, nil], ["E2", 2019, 3]]
    let found = try await metrics(
      ["average(tax over 3 years)", "average(tax over 1 year)", "previous(average(tax over 2 years))"],
      tax: [10, 20],
      further: further)
    #expect(found == [["7", "-"], ["10", "20"], ["5.5", "-"]])
  }

  @Test func `a streak runs up to the year evaluated`() async throws {
    let further: [[Any?]] = [
      ["E1", 2020, 2], ["E1", 2019, 1], ["E2", 2020, 9], ["E2", 2019, 1], ["E3", 2019, 1], ["E4", 2020, 1],
      ["E5", 2020, 1], ["E5", 2019, 1],
    ]
    let found = try await metrics(
      ["streak(tax < 5 万元)"], tax: [3, 3, 3, nil, 8], further: further, unit: "")
    #expect(found == [["3", "1", "1", "-", "0"]])
  }

  @Test func `history of peers and rules is that of their year`() async throws {
    let parish = Parish.row([], [], tax: [10, 20], further: [["E1", 2020, 40], ["E2", 2020, 20]])
    let court = try await Court(
      parish,
      [
        """
        metrics:
          m: {of: enterprise, unit: 万元/亩, formula: tax / land}
          r: {of: enterprise, formula: previous(rank(tax))}
          s: {of: enterprise, formula: streak(short(s))}
        standards:
          s: {metric: m, at_least: 15 万元/亩}
        flags:
          was: {of: enterprise, kind: watch, when: previous(flagged(high))}
          high: {of: enterprise, kind: watch, when: tax > 30 万元}
        """
      ])
    #expect(court.metric("r") == ["1", "2"])
    #expect(court.metric("s") == ["1", "0"])
    #expect(court.flag("was") == "yn")
    #expect(court.flag("high") == "nn")
  }
}

@Suite struct OccupantTests {
  /// P1 of 9 亩: E1 has 3, E2 has 4.5. P2 is E3's and E4's, P3 nobody's. E1 holds P1, nobody known P2.
  private func court(tax: [Any?]) async throws -> Court {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area", "holder_id"],
      [["P1", 6000, "E1"], ["P2", 2000, "X"], ["P3", 2000, nil]])
    parish.table(.enterprises, ["enterprise_id"], [["E1"], ["E2"], ["E3"], ["E4"]])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"],
      [["E1", "P1", 2000], ["E2", "P1", 3000], ["E3", "P2", 3000], ["E4", "P2", 1000]])
    parish.table(
      .figures, ["enterprise_id", "year", "tax"], tax.enumerated().map { ["E\($0 + 1)", 2021, $1] })
    return try await Court(
      parish,
      [
        """
        metrics:
          share: {of: parcel, formula: occupants(low)}
        flags:
          low: {of: enterprise, kind: watch, when: tax < 5 万元}
          mostly: {of: parcel, kind: watch, when: occupants(low) >= 50%}
          held: {of: parcel, kind: watch, when: holder(low)}
        """
      ])
  }

  @Test func `the share of a parcel's land is at most one and nought without occupants`() async throws {
    let court = try await court(tax: [1, 1, 1, 9])
    #expect(court.metric("share") == ["0.833333", "1", "0"])
    #expect(court.flag("mostly") == "yyn")
  }

  @Test func `one unknown occupant makes the share unknown`() async throws {
    let court = try await court(tax: [1, nil, 9, 9])
    #expect(court.metric("share") == ["-", "0", "0"])
    #expect(court.flag("mostly") == "?nn")
  }

  @Test func `the holder is asked, whoever occupies`() async throws {
    #expect(try await court(tax: [1, 9, 9, 9]).flag("held") == "y??")
    #expect(try await court(tax: [nil, 1, 1, 1]).flag("held") == "???")
  }
}
