import Cadastre
import Diagnostics
import Documents
import Tables
import Testing
import Units

@testable import Evaluation
@testable import RuleBooks

/// Projects of one row each, held against books written in the test.
struct Panel {
  let judgement: AdmissionJudgement

  static let day = CalendarDay(year: 2024, month: 3, day: 1) ?? CalendarDay(number: 0)

  init(
    _ facts: [String: Double], texts: [String: String] = [:], days: [String: CalendarDay] = [:],
    by books: [String], plots: [[String: Double]] = [], isJoint: Bool = false, decision: PanelDecision? = nil,
    account: ProjectAccount? = nil
  ) async throws {
    let rows = [facts] + plots
    var table = Table(.projects, count: rows.count, sources: [])
    table.set("project_id", .text(TextColumn(rows.indices.map { Optional("P\($0)") })))
    for name in Set(rows.flatMap(\.keys)).sorted() {
      let unit = TableSchema.of(.projects).column(name)?.unit ?? .one
      table.set(
        name, .number(NumberColumn(unit: unit, rows.map { $0[name] ?? NumberColumn.missing })))
    }
    for (name, text) in texts { table.set(name, .text(TextColumn(text, count: rows.count))) }
    for (name, day) in days { table.set(name, .day(DayColumn(rows.map { _ in day }))) }
    let entry = ProjectEntry(
      row: 0, plots: Array(rows.indices.dropFirst()), isJoint: isJoint, decision: decision, account: account)
    let projects = Projects(
      file: "p.yaml", table: table, entries: [entry], asOf: Panel.day,
      input: InputFile(name: "p.yaml", sha256: nil))
    judgement = try await AdmissionJudge.judge(
      projects, by: Panel.rules(books, projects), on: LinkedLand(Panel.nothing), asOf: Panel.day)
  }

  static let nothing = Dataset(
    name: "", title: "", year: 2024, asOf: day, coordinates: nil, tables: [:], counts: [:], inputs: [])

  static func rules(_ books: [String], _ projects: Projects) throws -> Rules {
    let read = try books.enumerated().map { index, yaml in
      try BookReader.read(
        YAMLDocument.parse("rulebook: b\(index)\n" + yaml, file: "b\(index).yaml"), file: "b\(index).yaml")
    }
    return try RuleCompiler.compile(
      AdmissionBooks(read, settings: .none).books, facts: .of(projects), asOf: day)
  }

  var result: ProjectResult { judgement.results[0] }
  var verdicts: [ItemVerdict] { result.whole.items.map(\.verdict) }
  var outcome: AdmissionOutcome { judgement.outcome }
}

@Suite struct AdmissionTests {
  static let tax = """
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
    standards:
      tax: {metric: tax_per_mu, at_least: 20 万元/亩}
    """

  @Test func `a promise at the threshold passes and a hair below fails`() async throws {
    #expect(try await Panel(["tax": 600, "land": 30], by: [Self.tax]).outcome == .admit)
    #expect(try await Panel(["tax": 599.99, "land": 30], by: [Self.tax]).outcome == .refuse)
  }

  @Test func `what is missing never passes`() async throws {
    let panel = try await Panel(["tax": 600], by: [Self.tax])
    #expect(panel.outcome == .cannotTell)
    #expect(panel.judgement.questions(panel.result.whole.items, row: 0) == ["land"])
  }

  @Test func `a target missed is a condition and a target unknown is unknown`() async throws {
    let target = Self.tax.replacing("20 万元/亩}", with: "20 万元/亩, force: target}")
    #expect(try await Panel(["tax": 100, "land": 30], by: [target]).outcome == .conditions)
    #expect(try await Panel(["land": 30], by: [target]).outcome == .cannotTell)
  }

  @Test func `a failure refuses whatever else is unknown`() async throws {
    let two = Self.tax + "\n  output: {metric: output_per_mu, at_least: 300 万元/亩}\n"
    let book = two.replacing(
      "standards:", with: "  output_per_mu: {of: enterprise, unit: 万元/亩, formula: output / land}\nstandards:")
    let panel = try await Panel(["tax": 100, "land": 30], by: [book])
    #expect(panel.verdicts == [.fail, .undecided])
    #expect(panel.outcome == .refuse)
  }

  @Test func `a total of investment is not taken for a scope`() async throws {
    let book = """
      metrics:
        per_mu: {of: project, unit: 万元/亩, formula: investment_plant_equipment / land}
      standards:
        investment: {metric: per_mu, at_least: 200 万元/亩}
      """
    let panel = try await Panel(
      ["investment_total": 90_000, "land": 30, "investment_plant": 1], by: [book])
    let item = panel.result.whole.items[0]
    #expect(item.verdict == .undecided)
    #expect(panel.judgement.hasOnlyTotal(item, row: 0))
    #expect(panel.judgement.questions([item], row: 0) == ["investment_equipment"])
  }

  @Test func `two bounds show the nearer and the one broken`() async throws {
    let book = """
      metrics: {ratio: {of: project, formula: counted_floor_area / land}}
      standards: {ratio: {metric: ratio, at_least: 0.7, at_most: 1.8}}
      """
    func decisive(_ area: Double) async throws -> (Double?, Double?) {
      let item = try await Panel(["counted_floor_area": area, "land": 30], by: [book]).result.whole.items[0]
      return (item.decisive?.threshold, item.decisive?.margin)
    }
    #expect(try await decisive(15_000).0 == 0.7)
    #expect(try await decisive(34_000).0 == 1.8)
    let above = try await decisive(40_000)
    #expect(above.0 == 1.8)
    #expect(abs((above.1 ?? 0) + 0.2) < 1e-12)
  }

  @Test func `case by case is a condition, and undecided where it is not sure to apply`() async throws {
    let book =
      Self.tax.replacing(
        "at_least: 20 万元/亩}", with: "at_least: 20 万元/亩, except: [{when: other, case_by_case: true}]}"
      )
      .replacing(
        "standards:",
        with: "  other: {of: enterprise, formula: \"not (industry under \\\"38\\\")\"}\nstandards:")
    #expect(
      try await Panel(["tax": 1, "land": 30], texts: ["industry": "1310"], by: [book]).outcome == .conditions)
    #expect(
      try await Panel(["tax": 600, "land": 30], texts: ["industry": "3812"], by: [book]).outcome == .admit)
    let unknown = try await Panel(["tax": 600, "land": 30], by: [book])
    #expect(unknown.verdicts == [.undecided])
    #expect(unknown.judgement.questions(unknown.result.whole.items, row: 0) == ["industry"])
  }

  @Test func `the strictest of several books is shown whatever its unit`() async throws {
    let other = """
      metrics: {t: {of: project, unit: 万元/公顷, formula: tax / land}}
      standards: {t: {metric: t, at_least: 315 万元/公顷}}
      """
    let panel = try await Panel(["tax": 660, "land": 30], by: [Self.tax, other])
    let strictest = panel.result.whole.strictest
    #expect(strictest.map(\.items) == [[0, 1]])
    #expect(strictest[0].lower == 1)
    #expect(panel.outcome == .admit)
  }

  @Test func `an indicator joins what formulas tell apart`() async throws {
    let a = Self.tax.replacing("亩}\n", with: "亩}\n").replacing("at_least", with: "indicator: 税, at_least")
    let b = """
      metrics: {t: {of: project, unit: 万元/亩, formula: (tax_vat + tax_corporate_income) / land}}
      standards: {t: {metric: t, at_least: 10 万元/亩, indicator: 税}}
      """
    let panel = try await Panel(["tax": 660, "land": 30], by: [a, b])
    #expect(panel.result.whole.strictest.map(\.items) == [[0, 1]])
  }

  @Test func `land is turned round where it stands below the line alone`() async throws {
    let demand = try await Panel(["tax": 610, "land": 32], by: [Self.tax]).result.whole.land
    #expect(demand.map(\.most) == [30.5])
    #expect(demand.map(\.needed) == [640])
    let third = try await Panel(["tax": 100, "land": 32], by: [Self.tax.replacing("20 万", with: "30 万")])
    #expect(third.result.whole.land.map(\.most) == [3.3333])
    let mixed = Self.tax.replacing("tax / land", with: "(tax + land * 1 万元/亩) / land")
    #expect(try await Panel(["tax": 610, "land": 32], by: [mixed]).result.whole.land.isEmpty)
    let conditional = Self.tax.replacing("at_least: 20 万元/亩", with: "where: land > 3 亩, at_least: 20 万元/亩")
    #expect(try await Panel(["tax": 610, "land": 32], by: [conditional]).result.whole.land.isEmpty)
  }

  @Test func `plots decide one by one unless they are joined`() async throws {
    let plots = [["tax": 500.0, "land": 20], ["tax": 150, "land": 10]]
    let joint = try await Panel(["tax": 650, "land": 30], by: [Self.tax], plots: plots, isJoint: true)
    #expect(joint.outcome == .admit)
    #expect(joint.result.plots.map(\.outcome) == [.admit, .refuse])
    #expect(try await Panel(["tax": 650, "land": 30], by: [Self.tax], plots: plots).outcome == .refuse)
  }

  @Test func `peers are refused`() async throws {
    let book = Self.tax.replacing("at_least: 20 万元/亩", with: "at_least: mean(tax_per_mu)")
    await #expect(throws: Refusals.self) { _ = try await Panel(["tax": 1], by: [book]) }
  }

  @Test func `a standard for evaluation alone is not asked, though a column bears its name`() async throws {
    let book =
      Self.tax.replacing("  tax: {", with: "  entry: {")
      + "\n  tax: {metric: tax_per_mu, at_least: mean(tax_per_mu), use: [evaluation]}\n"
    #expect(try await Panel(["tax": 600, "land": 30], by: [book]).verdicts == [.pass])
  }

  @Test func `rules about parcels are not asked`() async throws {
    let book =
      Self.tax + "\n  far: {metric: far, at_least: 1}\n"
      + "lists: {l: {of: enterprise, where: short(tax), columns: [name]}}\n"
    let panel = try await Panel(
      ["tax": 600, "land": 30],
      by: [book.replacing("standards:", with: "  far: {of: parcel, formula: overlap_m2 / land}\nstandards:")])
    #expect(panel.verdicts == [.pass])
  }

  @Test func `another decision needs its reason and is shown beside the outcome`() async throws {
    func decision(_ reason: String?) -> PanelDecision {
      PanelDecision(outcome: .admit, by: "委员会", date: Panel.day, reason: reason)
    }
    await #expect(throws: Refusals.self) {
      _ = try await Panel(["tax": 1, "land": 30], by: [Self.tax], decision: decision(nil))
    }
    let panel = try await Panel(["tax": 1, "land": 30], by: [Self.tax], decision: decision("链主"))
    #expect(panel.outcome == .refuse)
    _ = try await Panel(["tax": 600, "land": 30], by: [Self.tax], decision: decision(nil))
  }
}

@Suite struct MilestoneTests {
  static let book =
    AdmissionTests.tax + """

      milestones:
        handover: {label: 交地}
        start: {label: 开工, after: handover, within: 6 months}
        completion: {label: 竣工, after: start, within: 18 months}
      """

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

  @Test func `time runs from what is promised, else from the last day allowed`() async throws {
    let promised = try ["handover": day("2024-08-31"), "completion": day("2026-08-28")]
    let steps = try await Panel(["tax": 600, "land": 30], days: promised, by: [Self.book]).result.milestones
    #expect(steps.map { $0.latest?.description } == [nil, "2025-02-28", "2026-08-28"])
    #expect(steps.map(\.holds) == [.yes, .unknown, .yes])
  }

  @Test func `a late promise is refused`() async throws {
    let late = try ["handover": day("2024-08-31"), "start": day("2025-03-01")]
    #expect(try await Panel(["tax": 600, "land": 30], days: late, by: [Self.book]).outcome == .refuse)
  }
}

@Suite struct AccountTests {
  private func account() -> ProjectAccount {
    var account = ProjectAccount()
    account.years = 3
    account.discountRate = 0
    account.landCost = 100
    account.infrastructure = 0
    account.incentives = [10]
    account.localShare = 0.5
    account.rampUp = [0.5, 1]
    return account
  }

  @Test func `both sides and the year that makes it good`() async throws {
    let result = try await Panel(
      ["tax": 80, "land": 4, "investment_land_price": 60], by: [AdmissionTests.tax], account: account()
    ).result.account
    // Year 0: 60 − 100 = −40. Year 1: 80 × 50 % × 50 % − 10 = 10. Years 2 and 3: 40 each.
    #expect(result?.years.map(\.balance) == [-40, -30, 10, 50])
    #expect(result?.small == -50)
    #expect(result?.large == 100)
    #expect(result?.breakEven == 2)
    #expect(result?.assumptions.first { $0.name == "tax" }?.origin == .project)
  }

  @Test func `a figure nobody states is named and nothing is worked out`() async throws {
    let result = try await Panel(["tax": 80, "land": 4], by: [AdmissionTests.tax], account: account())
      .result.account
    #expect(result?.missing == ["land_price"])
    #expect(result?.total == nil)
  }
}
