import Cadastre
import LandFixtures
import Tables
import Testing

@testable import Evaluation
@testable import RuleBooks

/// Zones as subjects of rules, worked out by hand.
///
/// P has the parts A and B, and A the 飞地 F; X stands alone and has no parcel. E1 is on P1 (10 亩, A) and P2 (20 亩, B),
/// E2 on P3 (5 亩, F), E3 on P4 (1 亩, which says only P), E4 on P5 (2 亩), which says nothing.
@Suite struct ZoneRuleTests {
  private static let mu = 2000.0 / 3

  private static var parish: Parish {
    var parish = Parish()
    parish.table(
      .zones, ["zone_id", "name", "kind", "parent_id", "规划面积"],
      [
        ["P", "园区", "开发区", nil, 100.0], ["A", "东区", "片区", "P", 50.0], ["B", "西区", "托管", "P", nil],
        ["F", "飞地", "飞地", "A", 5.0], ["X", "别处", "片区", nil, 1.0],
      ], units: ["规划面积": .mu])
    parish.table(
      .parcels, ["parcel_id", "certificate_area", "zone", "stage"],
      [
        ["P1", 10 * mu, "A", nil], ["P2", 20 * mu, "西区", "停工"], ["P3", 5 * mu, "F", "投产"],
        ["P4", mu, "P", "停工"], ["P5", 2 * mu, nil, "停工"],
      ])
    parish.table(
      .enterprises, ["enterprise_id", "name", "above_scale"],
      [["E1", "甲", true], ["E2", "乙", nil], ["E3", "丙", nil], ["E4", "丁", false]])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"],
      [
        ["E1", "P1", 10 * mu], ["E1", "P2", 20 * mu], ["E2", "P3", nil], ["E3", "P4", nil],
        ["E4", "P5", nil],
      ])
    parish.table(
      .figures, ["enterprise_id", "year", "tax", "output"],
      [
        ["E1", 2021, 30.0, 300.0], ["E2", 2021, 5.0, 0.0], ["E3", 2021, nil, 10.0], ["E4", 2021, 7.0, 70.0],
        ["E1", 2020, 60.0, 1.0],
      ])
    return parish
  }

  /// One metric of zones; values in the order A, B, F, P, X.
  private func values(_ formula: String, unit: String? = nil, _ parish: Parish = parish) async throws
    -> [String]
  {
    let unit = unit.map { "unit: \($0), " } ?? ""
    return try await Court(
      parish,
      [
        """
        metrics:
          m: {of: zone, \(unit)formula: '\(formula)'}
          parcel_tax: {of: parcel, unit: 万元, formula: tax}
        flags:
          idle: {of: parcel, kind: idle, when: stage = "停工"}
        """
      ]
    ).metric("m")
  }

  @Test func `each parcel counts once in its zone and in those above it`() async throws {
    #expect(try await values("parcels") == ["2", "1", "1", "4", "-"])
    #expect(try await values("land", unit: "亩") == ["15", "20", "5", "36", "-"])
    #expect(try await values("level") == ["2", "2", "3", "1", "1"])
  }

  @Test func `an enterprise counts in the zone with most of its land`() async throws {
    #expect(try await values("enterprises") == ["1", "1", "1", "3", "-"])
  }

  @Test func `amounts go with the land`() async throws {
    #expect(try await values("tax", unit: "万元") == ["15", "20", "5", "-", "-"])
    #expect(try await values("known_tax", unit: "万元") == ["15", "20", "5", "35", "-"])
    #expect(try await values("lacking_tax") == ["0", "0", "0", "1", "0"])
    #expect(try await values("previous(tax)", unit: "万元") == ["-", "40", "-", "-", "-"])
  }

  @Test func `zones and what is in none add up to what was placed`() async throws {
    let land = await ZoneRuleTests.parish.linked().land
    let members = try #require(land.zoning.members)
    let year = try #require(land.years[2021])
    let tax = try #require(land.zoneSum(ofAmount: "tax", over: members, in: year)).known
    let top = members.levels.indices.filter { members.levels[$0] == 1 } + [members.zones.count]
    #expect(top.compactMap { tax[$0] }.reduce(0, +) == land.totals.first { $0.name == "tax" }?.placed)
    let parcels = land.zoneCount(of: members.parcels, members).known
    #expect(top.compactMap { parcels[$0] }.reduce(0, +) == 5)
  }

  @Test func `columns of the table are facts`() async throws {
    #expect(try await values("规划面积", unit: "亩") == ["50", "-", "5", "100", "1"])
    #expect(try await values("kind") == ["片区", "托管", "飞地", "开发区", "片区"])
  }

  @Test func `a sum over parcels is missing where one may belong to it`() async throws {
    // P1 has no stage: it may be 停工.
    #expect(
      try await values("parcels_total(land, stage = \"停工\")", unit: "亩") == ["-", "20", "0", "-", "-"])
    #expect(try await values("parcels_count(coalesce(stage, \"不详\") = \"停工\")") == ["0", "1", "0", "2", "-"])
    #expect(try await values("parcels_total(land, flagged(idle)) / land") == ["-", "1", "0", "-", "-"])
    #expect(try await values("parcels_total(parcel_tax)", unit: "万元") == ["15", "20", "5", "-", "-"])
  }

  @Test func `nothing that is 0 makes a sum unknown`() async throws {
    // Nobody knows whether E2 is above scale, but its output is 0.
    #expect(
      try await values("enterprises_total(output, above_scale)", unit: "万元") == ["0", "300", "0", "-", "-"])
    #expect(try await values("enterprises_count(above_scale)") == ["-", "1", "-", "-", "-"])
  }

  @Test func `members of earlier years are those of their links`() async throws {
    #expect(
      try await values("previous(enterprises_total(output))", unit: "万元") == ["-", "1", "-", "-", "-"])
  }

  @Test func `zones have verdicts, flags and lists`() async throws {
    let court = try await Court(
      ZoneRuleTests.parish,
      [
        """
        metrics:
          tax_per_mu: {of: zone, unit: 万元/亩, formula: tax / land}
        standards:
          tax: {metric: tax_per_mu, at_least: 1 万元/亩}
        flags:
          stopped: {of: parcel, kind: idle, when: stage = "停工"}
          much: {label: 停工多, of: zone, kind: watch, when: parcels_count(stage = "停工") >= 1}
        benchmarks:
          - {metric: tax_per_mu, by: [kind]}
        lists:
          zones:
            title: 片区
            of: zone
            where: short(tax) or flagged(much) or parcels_count(flagged(stopped)) > 0
            columns: [zone_id, name, parcels, tax_per_mu, reasons, measure, addressee, evidence, near_line]
            order: [-tax_per_mu]
        """
      ])
    #expect(
      court.verdicts("tax", .zone) == [
        "met 1 of 1 near", "met 1 of 1 near", "met 1 of 1 near", "undecided of 1 : tax",
        "undecided of 1 : tax,land",
      ])
    // Of P two are known to stand still, but the sum is unknown as long as one is.
    #expect(court.flag("much") == "?y*n??")
    #expect(try court.keys("zones") == ["B"])
    #expect(court.judgement.explanation(of: .zone, key: "P") != nil)
    #expect(court.judgement.explanation(of: .zone, key: "Q") == nil)
  }

  @Test func `an explanation names who counts in a sum, and who may`() async throws {
    let court = try await Court(
      ZoneRuleTests.parish,
      [
        "metrics:\n  s: {of: zone, unit: 亩, formula: 'parcels_total(land, stage = \"停工\")'}\n"
          + "standards:\n  s: {metric: s, at_most: 1 亩}"
      ])
    func members(_ explanation: Explanation?) -> [String] {
      guard let explanation else { return [] }
      var own: [String] = []
      if case .members(let keys, let areSure) = explanation.line { own = ["\(areSure) \(keys)"] }
      return own + explanation.children.flatMap { members($0) }
    }
    #expect(
      members(court.judgement.explanation(of: .zone, key: "P")) == [#"true ["P2", "P4"]"#, #"false ["P1"]"#])
  }

  @Test func `without a table of zones no rule about them is judged`() async throws {
    var parish = Parish()
    parish.table(.parcels, ["parcel_id", "certificate_area", "zone"], [["P1", 1.0, "A"]])
    let court = try await Court(
      parish,
      [
        """
        metrics:
          m: {of: zone, formula: parcels}
        standards:
          s: {metric: m, at_least: 1}
        flags:
          f: {of: zone, kind: watch, when: true}
        """
      ])
    #expect(court.judgement.notJudged.map(\.name) == ["s", "f"])
    #expect(court.judgement.notJudged.map(\.lacking) == [["zones"], ["zones"]])
    #expect(court.judgement.keys(of: .zone) == [])
  }

  @Test func `what parcels lack is named`() async throws {
    let court = try await Court(
      ZoneRuleTests.parish,
      [
        """
        metrics:
          m: {of: zone, formula: "parcels_count(land_use = \\"工业\\")"}
          w: {of: zone, unit: m³, formula: water}
        standards:
          s: {metric: m, at_least: 1}
          w: {metric: w, at_least: 1 m³}
        """
      ])
    #expect(court.judgement.notJudged.map(\.lacking) == [["land_use"], ["water"]])
  }

  @Test(arguments: [
    ("of: parcel, formula: 'parcels_count(true)'", "only be used in rules about zones"),
    ("of: zone, formula: 'parcels_count(land)'", "condition"),
    ("of: zone, formula: 'parcels_total(stage)'", "number"),
    ("of: zone, unit: 亩, formula: 'parcels_total(tax)'", "万元"),
    ("of: zone, formula: 'parcels_count(name = officer)'", "officer"),
    ("of: zone, formula: 'parcels_total(land by zone)'", "by"),
    ("of: zone, formula: 'parcel_total(land)'", "parcels_total"),
    ("of: zone, formula: 'previous(parcels_count(stage is known))'", "stage"),
  ])
  func `what makes no sense is refused`(metric: String, words: String) async throws {
    do {
      _ = try Court.rules(ZoneRuleTests.parish.dataset, ["metrics:\n  m: {\(metric)}"])
      Testing.Issue.record("not refused")
    } catch let refused as Court.Refused {
      #expect(refused.words.joined().contains(words), "\(refused.words)")
    }
  }
}
