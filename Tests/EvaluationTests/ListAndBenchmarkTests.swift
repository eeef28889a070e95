import LandFixtures
import Testing
import Units

@testable import Evaluation
@testable import RuleBooks

@Suite struct ListTests {
  private func list(_ order: String, where condition: String = "tax is missing or tax > 0 元") -> String {
    "lists:\n  l: {of: enterprise, where: '\(condition)', columns: [enterprise_id, tax], order: [\(order)]}"
  }

  @Test func `rows stand in the list's order, missing last, ties by key`() async throws {
    let parish = Parish.row(
      ["industry"], [["14"], ["13"], ["14"], [nil], ["13"]], tax: [5, 9, 5.000_000_000_01, nil, 7])
    #expect(try await Court(parish, [list("tax")]).keys("l") == ["E1", "E3", "E5", "E2", "E4"])
    #expect(try await Court(parish, [list("-tax")]).keys("l") == ["E2", "E5", "E1", "E3", "E4"])
    #expect(try await Court(parish, [list("industry, -tax")]).keys("l") == ["E2", "E5", "E1", "E3", "E4"])
    #expect(try await Court(parish, [list("-industry")]).keys("l") == ["E1", "E3", "E2", "E5", "E4"])
    #expect(try await Court(parish, [list("")]).keys("l") == ["E1", "E2", "E3", "E4", "E5"])
  }

  @Test func `only what is true is listed, the undecided are counted`() async throws {
    let court = try await Court(
      Parish.row([], [], tax: [5, nil, 1, nil]), [list("", where: "tax > 3 万元")])
    #expect(try court.keys("l") == ["E1"])
    #expect(try court.list("l").undecided == 2)
    #expect(try court.list("l").leftOff == 0)
  }

  @Test func `reasons, measures, deadlines and addressees come from the rules the list names`() async throws {
    let book = """
      metrics:
        m: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      standards:
        s: {label: 低于标准, metric: m, at_least: 20 万元/亩, force: target, measure: {action: 约谈, deadline: as_of + 60 days}}
        other: {metric: m, at_least: 90 万元/亩, measure: 无关}
      flags:
        f: {label: 未上规, of: enterprise, kind: supervision, when: not above_scale, measure: {action: 重点监管, deadline: as_of + 30 days, addressee: 经信局}}
      lists:
        l:
          of: enterprise
          where: short(s) or flagged(f)
          columns: [name, reasons, measure, deadline, addressee, evidence]
      """
    let parish = Parish.row(["above_scale"], [[false], [true], [true]], tax: [10, 10, 30])
    let list = try await Court(parish, [book]).list("l")
    #expect(list.rows.map(\.key) == ["E1", "E2"])
    let cells = list.rows[0].cells
    guard case .reasons(let reasons) = cells[1], case .value(.text(let measure)) = cells[2],
      case .value(.day(let deadline)) = cells[3], case .value(.text(let addressee)) = cells[4],
      case .evidence(let evidence) = cells[5]
    else {
      Testing.Issue.record("cells of another kind")
      return
    }
    #expect(reasons.map(\.label) == ["未上规", "低于标准"])
    #expect(reasons.map(\.isTarget) == [false, true])
    #expect(reasons[1].figures.map(\.label) == ["亩均税收"])
    #expect(measure == "重点监管;约谈")
    #expect(deadline.description == "2022-01-30")
    #expect(addressee == "经信局")
    #expect(Set(evidence.map(\.name)).isSuperset(of: ["above_scale", "m", "tax", "land"]))
    #expect(evidence.first { $0.name == "tax" }?.key == "E1/2021")
    #expect(evidence.first { $0.name == "above_scale" }?.table == "enterprises")
    guard case .value(.text(let own)) = list.rows[1].cells[4] else {
      Testing.Issue.record("no addressee"); return
    }
    #expect(own == "企业2")
  }

  @Test func `whoever is linked by a point only is left off`() async throws {
    var parish = Parish()
    parish.coordinates = .cgcs2000
    func bytes<T>(_ value: T) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
    let corners = [(113.0, 27.5), (113.01, 27.5), (113.01, 27.51), (113, 27.51), (113, 27.5)]
    let square: [UInt8] =
      [1] + bytes(UInt32(3)) + bytes(UInt32(1)) + bytes(UInt32(5))
      + corners.flatMap { bytes($0.0) + bytes($0.1) }
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P1", 2000], ["P2", 2000]])
    parish.draw([square, []], reference: "EPSG:4490")
    parish.table(
      .enterprises, ["enterprise_id", "parcel_id", "longitude", "latitude"],
      [["E1", nil, 113.005, 27.505], ["E2", "P2", nil, nil], ["E3", nil, nil, nil]])
    parish.table(
      .figures, ["enterprise_id", "year", "tax"], [["E1", 2021, 5], ["E2", 2021, 5], ["E3", 2021, 5]])
    let court = try await Court(
      parish,
      [
        """
        lists:
          l: {of: enterprise, where: tax > 3 万元, columns: [land]}
          p: {of: parcel, where: land > 1 亩, columns: [land]}
        """
      ])
    #expect(try court.keys("l") == ["E2", "E3"])
    #expect(try court.list("l").leftOff == 1)
    #expect(try court.keys("p") == ["P2"])
    #expect(try court.list("p").leftOff == 1)
  }

  @Test func `a list may judge on a day of its own`() async throws {
    let book = """
      flags:
        old: {of: enterprise, kind: watch, when: production_start + 3 years <= as_of}
      lists:
        now: {of: enterprise, where: flagged(old), columns: [name]}
        then: {of: enterprise, where: flagged(old), columns: [name], as_of: 2021-06-30}
      """
    let parish = Parish.row(
      ["production_start"], [["2018-06-30"], ["2018-12-31"], ["2019-01-01"]], tax: [1, 1, 1])
    let court = try await Court(parish, [book])
    #expect(court.flag("old") == "yyn")
    #expect(try court.keys("now") == ["E1", "E2"])
    #expect(try court.keys("then") == ["E1"])
    #expect(try court.list("then").list.asOf.description == "2021-06-30")
  }
}

@Suite struct BenchmarkTests {
  @Test func `statistics of a metric by group, weighted by sums`() async throws {
    var parish = Parish.row(["industry"], [["1310"], ["1320"], ["1310"], [nil]], tax: [1, 2, 6, 100])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"],
      [["E1", "P", 2000.0 / 3], ["E2", "P", 2000.0 / 3], ["E3", "P", 2000]])
    let book = """
      metrics:
        m: {of: enterprise, unit: 元/m², formula: tax / land}
        n: {of: enterprise, unit: 万元, formula: tax}
      benchmarks:
        - {metric: m, by: [industry_division]}
        - {metric: m, by: []}
        - {metric: n, by: [industry]}
      """
    let rows = try await Court(parish, [book]).judgement.benchmarks
    #expect(rows.map(\.group) == ["all", "industry_division=13", "industry=1310", "industry=1320"])
    #expect(rows.map(\.metric) == [0, 0, 1, 1])
    #expect(rows.map(\.count) == [3, 3, 2, 1])
    #expect(rows.map(\.missing) == [1, 0, 0, 0])
    // 1, 2 and 2 万元/亩 are 15, 30 and 30 元/m²; together 9 万元 on 5 亩.
    let all = rows[0]
    func near(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-9 } ?? false }
    #expect(near(all.weighted, 27))
    #expect(near(all.mean, 25))
    #expect(near(all.minimum, 15))
    #expect(near(all.lowerQuartile, 22.5))
    #expect(near(all.median, 30))
    #expect(near(all.upperQuartile, 30))
    #expect(near(all.maximum, 30))
    #expect(rows[2].weighted == nil)
    #expect(rows[2].mean == 3.5)
  }
}

@Suite struct IndustryTests {
  /// Contract V10. Divisions from 29 upward were renumbered between editions.
  @Test(
    arguments: [
      ("1310", nil, "y"), ("1310", "2011", "y"), ("2710", nil, "n"), ("2911", nil, "?"),
      ("2911", "2017", "n"),
      ("2911", "2011", "?"), ("3360", "GB/T 4754-2017", "n"), ("3360", "2017版", "n"), (nil, "2017", "?"),
      ("29", "旧版", "?"),
    ] as [(String?, String?, String)])
  func `a code from 29 upward needs its edition`(code: String?, edition: String?, expected: String)
    async throws
  {
    let parish = Parish.row(["industry", "industry_edition"], [[code, edition]], tax: [1])
    let book = "flags:\n  f: {of: enterprise, kind: watch, when: industry under \"2017:13\"}"
    #expect(try await Court(parish, [book]).flag("f") == expected)
  }

  @Test func `divisions are the first two digits`() async throws {
    let parish = Parish.row(["industry"], [["1310"], ["29"], ["3"], [nil]], tax: [1, 1, 1, 1])
    let court = try await Court(parish, ["metrics:\n  d: {of: enterprise, formula: industry_division}"])
    #expect(court.metric("d") == ["13", "29", "-", "-"])
  }
}

@Suite struct FactTests {
  /// What the compiler was told of a fact is what the evaluator finds.
  @Test func `a column in figures and enterprises under one name is the dated one`() async throws {
    var parish = Parish.row(["备注", "officer"], [["甲", "张三"]], tax: [1])
    parish.table(
      .figures, ["enterprise_id", "year", "tax", "备注", "officer"],
      [["E1", 2021, 1, 7, "李四"], ["E1", 2020, 1, 5, "王五"]])
    let court = try await Court(
      parish,
      [
        """
        metrics:
          now: {of: enterprise, formula: 备注}
          then: {of: enterprise, formula: previous(备注)}
          who: {of: enterprise, formula: officer}
          whowas: {of: enterprise, formula: previous(officer)}
        """
      ])
    #expect(court.metric("now") == ["7"])
    #expect(court.metric("then") == ["5"])
    #expect(court.metric("who") == ["李四"])
    #expect(court.metric("whowas") == ["王五"])
  }
}
