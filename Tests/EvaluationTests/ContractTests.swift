import Diagnostics
import LandFixtures
import Tables
import Testing

@testable import Cadastre
@testable import Evaluation

/// What was promised against what came of it.
@Suite struct ContractTests {
  static let book = """
    title: 履约
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      energy_per_tax: {label: 单位税收能耗, of: enterprise, unit: tce/万元, formula: energy / tax}
      parcel_tax_per_mu: {label: 宗地亩均税收, of: parcel, unit: 万元/亩, formula: tax / land}
      parts: {label: 建筑系数, of: parcel, unit: "%", formula: developed_area / land}
    standards:
      tax: {label: 税收, metric: tax_per_mu, at_least: 20 万元/亩, indicator: 税收强度}
    lists:
      warned:
        title: 履约预警
        of: enterprise
        where: clauses_short > 0
        columns: [enterprise_id, clauses, clauses_due, clauses_met, clauses_short, clauses_undecided, reasons, measure, near_line]
      earlier:
        title: 年中履约预警
        of: enterprise
        as_of: 2021-06-30
        where: clauses_short > 0
        columns: [enterprise_id]
    """

  private static let columns = [
    "clause_id", "parcel_id", "enterprise_id", "indicator", "promised", "unit", "direction", "due", "remedy",
  ]

  /// E1 pays 20 万元 a mu, E2 15, of E3 nobody knows.
  private func court(_ clauses: [[Any?]]) async throws -> Court {
    var parish = Parish.row(
      ["production_start"], [["2021-03-01"], [nil], ["2022-02-01"]], tax: [20, 15, nil])
    parish.add("actual_start", to: .parcels, ["2020-05-10"])
    parish.table(.contracts, ContractTests.columns, clauses)
    return try await Court(parish, [ContractTests.book])
  }

  /// `met 20 万元/亩 by 5 near: tax`, the parts there are.
  private func told(_ clauses: [[Any?]]) async throws -> [String] {
    try await court(clauses).judgement.clauses.map { clause in
      var words = [clause.id, clause.verdict.rawValue]
      if let value = clause.value { words.append("\(value.roundedHalfAway(decimals: 6))") }
      if let day = clause.doneOn { words.append(day.description) }
      if let shortfall = clause.shortfall { words.append("by \(shortfall.roundedHalfAway(decimals: 6))") }
      if clause.nearLine == .yes { words.append("near") }
      return (words + (clause.because.isEmpty ? [] : [":"] + clause.because)).joined(separator: " ")
    }
  }

  private func row(
    _ id: String, _ enterprise: String?, _ indicator: String?, _ promised: Any?, _ unit: String?,
    _ direction: String? = nil, due: String? = "2021-12-31", parcel: String? = nil
  ) -> [Any?] {
    [id, parcel, enterprise, indicator, promised, unit, direction, due, "补缴差额"]
  }

  @Test func figuresAreHeldAgainstPromises() async throws {
    #expect(
      try await told([
        row("C1", "E1", "亩均税收", 20, "万元/亩"),
        row("C2", "E2", "tax_per_mu", 20, "万元/亩"),
        row("C3", "E2", "税收强度", 300, "万元/公顷"),
        row("C4", "E1", "亩均税收", 19, "万元/亩", "不高于"),
        row("C5", "E3", "亩均税收", 20, "万元/亩"),
        row("C6", "E2", "亩均税收", 20, "万元/亩", due: "2022-01-01"),
      ]) == [
        "C1 met 20.0 near", "C2 short 15.0 by 5.0", "C3 short 225.0 by 75.0", "C4 short 20.0 by 1.0",
        "C5 undecided : tax", "C6 not_due 15.0",
      ])
  }

  /// What cannot be told stays undecided and says what stands in the way.
  @Test func whatCannotBeToldIsUndecided() async throws {
    let clauses = [
      row("C1", "E1", "亩均税金", 20, "万元/亩"), row("C2", "E1", "亩均税收", 20, nil),
      row("C3", "E1", "亩均税收", 20, "万元"), row("C4", "E1", "亩均税收", 20, "斤"),
      row("C5", "E1", "亩均税收", 20, "万元/亩", "左右"), row("C6", nil, "亩均税收", 20, "万元/亩"),
      row("C7", "E1", "宗地亩均税收", 20, "万元/亩"), row("C8", "E1", "亩均税收", nil, "万元/亩"),
      row("C9", "E1", "亩均税收", 20, "万元/亩", due: nil),
    ]
    #expect(
      try await told(clauses).map { $0.split(separator: ":").last.map(String.init) ?? "" } == [
        " indicator_unknown", " unit_missing", " unit_unlike", " unit_unknown", " direction_unknown",
        " subject_missing", " other_subject", " promised", " due",
      ])
    let court = try await court(clauses)
    #expect(court.judgement.clauses.allSatisfy { $0.verdict == .undecided })
    #expect(court.judgement.clauseIssues.count == 7)
    let unknown = court.judgement.clauseIssues.first { $0.message == .clauseIndicatorUnknown }
    #expect(unknown?.text(in: .zh).contains("“亩均税收”") == true)
  }

  @Test func milestonesAreHeldAgainstTheirDays() async throws {
    #expect(
      try await told([
        row("C1", nil, "开工", nil, nil, due: "2020-05-10", parcel: "P"),
        row("C2", nil, "动工", nil, nil, due: "2020-05-01", parcel: "P"),
        row("C3", nil, "竣工", nil, nil, due: "2021-05-01", parcel: "P"),
        row("C4", "E1", "投产", nil, nil, due: "2021-12-31"),
        row("C5", "E3", "投产", nil, nil, due: "2021-12-31"),
        row("C6", "E2", "投产", nil, nil, due: "2023-12-31"),
        row("C7", "E2", "达产", nil, nil, due: "2021-12-31"),
      ]) == [
        "C1 met 2020-05-10", "C2 short 2020-05-10 by 9.0", "C3 undecided : actual_completion",
        "C4 met 2021-03-01", "C5 short 2022-02-01 by 32.0", "C6 not_due", "C7 undecided : full_production",
      ])
  }

  @Test func aParcelAndItsEnterpriseBothShowTheClause() async throws {
    let court = try await court([row("C1", "E2", "宗地亩均税收", 30, "万元/亩", parcel: "P")])
    let clause = try #require(court.judgement.clauses.first)
    #expect(clause.subject == .parcel && clause.subjectID == "P")
    #expect(court.judgement.clauses(of: .enterprise, row: 1).count == 1)
    #expect(court.judgement.clauses(of: .parcel, row: 0).count == 1)
    #expect(court.judgement.explanation(of: .enterprise, key: "E2") != nil)
  }

  @Test func listsAskWhoFallsShort() async throws {
    let court = try await court([
      row("C1", "E1", "亩均税收", 20, "万元/亩"), row("C2", "E2", "亩均税收", 20, "万元/亩"),
      row("C3", "E2", "亩均税收", 10, "万元/亩", due: "2021-06-30"), row("C4", "E2", "亩产", 10, "万元/亩"),
      row("C5", "E2", "亩均税收", 10, "万元/亩", due: "2022-06-30"),
    ])
    let list = try court.list("warned")
    #expect(list.rows.map(\.key) == ["E2"])
    let cells = list.rows[0].cells
    let counts = cells[1...5].map { cell -> Double? in
      if case .value(.number(let number)) = cell { number } else { nil }
    }
    #expect(counts == [4, 3, 1, 1, 1])
    guard case .reasons(let reasons) = cells[6], case .value(.text(let measure)) = cells[7] else {
      Issue.record("no reasons")
      return
    }
    #expect(reasons.map(\.label) == ["亩均税收 [C2]"])
    #expect(measure == "补缴差额")
    // In the middle of the year C2 was not due yet.
    #expect(try court.keys("earlier").isEmpty)
  }

  @Test func onlyListsMayAskAboutClauses() async throws {
    let book = """
      title: 圈
      metrics:
        broken: {label: 未履约数, of: enterprise, formula: clauses_short}
      """
    await #expect(throws: Court.Refused.self) {
      _ = try await Court(Parish.row([], [], tax: [1]), [book])
    }
  }

  @Test func twoMetricsOfOneNameMustAgree() async throws {
    var parish = Parish.row([], [], tax: [20, 15])
    parish.table(
      .contracts, ContractTests.columns,
      [row("C1", "E1", "亩均税收", 20, "万元/亩"), row("C2", "E2", "亩均税收", 20, "万元/亩")])
    let other = """
      title: 另一本
      metrics:
        tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: "if(tax > 18 万元, tax, 2 * tax) / land"}
      """
    let court = try await Court(parish, [ContractTests.book, other])
    #expect(court.judgement.clauses.map(\.verdict) == [.met, .undecided])
    #expect(court.judgement.clauses[1].because == ["indicator_ambiguous"])
  }

  @Test func rowOrderDoesNotMatter() async throws {
    var parish = Parish.row([], [], tax: [20, 15])
    parish.table(
      .contracts, ContractTests.columns,
      (1...9).map { row("C\($0)", "E\($0 % 2 + 1)", "亩均税收", 12 + $0, "万元/亩") })
    let plain = try await Court(parish, [ContractTests.book]).judgement.clauses
    let mixed = try await Court(parish.shuffled(5), [ContractTests.book]).judgement.clauses
    #expect(plain.map { "\($0.id) \($0.verdict)" } == mixed.map { "\($0.id) \($0.verdict)" })
  }
}
