import Diagnostics
import Testing
import Units

@testable import RuleBooks

@Suite struct DatedThresholdTests {
  private let yaml = """
    rulebook: dated
    metrics:
      tax_per_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
    standards:
      tax:
        metric: tax_per_mu
        at_least: {2024-01-01: 25 万元/亩, 2021-01-01: 20 万元/亩, 2026-01-01: null}
    """

  private func threshold(_ day: String) throws -> Double? {
    let asOf = try #require(CalendarDay(iso: day))
    let rules = try Fixtures.compile(yaml, asOf: asOf)
    let bound = rules.standards.first?.atLeast?.bound(on: asOf)
    guard case .number(let value)? = bound?.formula.operation else { return nil }
    return value
  }

  @Test(
    arguments: [
      ("2021-01-01", 20.0), ("2023-12-31", 20), ("2024-01-01", 25), ("2025-12-31", 25),
    ] as [(String, Double)])
  func `the threshold is the one in force on the day`(day: String, value: Double) throws {
    #expect(try threshold(day) == value)
  }

  @Test(arguments: ["2020-12-31", "2026-01-01", "2030-01-01"])
  func `before the first and after a closing null the book is refused`(day: String) {
    let found = Fixtures.refusals { try Fixtures.compile(yaml, asOf: CalendarDay(iso: day) ?? Fixtures.asOf) }
    #expect(found.map(\.message) == [.thresholdNotInForce])
    #expect(found.first?.place.line == 5)
  }

  @Test func `a list that judges on a day of its own needs the thresholds of that day`() {
    let list = """

      lists:
        l: {of: enterprise, where: short(tax), columns: [name], as_of: 2020-06-30}
      """
    #expect(Fixtures.refusals { try Fixtures.compile(yaml + list) }.map(\.message) == [.thresholdNotInForce])
    let later = list.replacing("2020-06-30", with: "2024-06-30")
    #expect(Fixtures.refusals { try Fixtures.compile(yaml + later) }.isEmpty)
  }

  @Test func `a standard for admission only is not asked about the day`() throws {
    let day = try #require(CalendarDay(iso: "2020-12-31"))
    let rules = try Fixtures.compile(yaml + "\n    use: admission", asOf: day)
    #expect(rules.standards.map(\.isJudged) == [false])
  }
}

@Suite struct ParameterTests {
  private func yaml(_ parameter: String, condition: String = "land >= p") -> String {
    """
    rulebook: p
    parameters:
      p: \(parameter)
    flags:
      f: {of: enterprise, kind: watch, when: \(condition)}
    """
  }

  private func value(_ parameter: String, _ setting: String?, condition: String = "land >= p") throws
    -> Value?
  {
    try Fixtures.compile(yaml(parameter, condition: condition), set: [setting].compactMap(\.self)).parameters[
      0
    ].value
  }

  @Test(
    arguments: [
      ("p=5", 5.0), ("p=5 亩", 5), ("p = 5", 5), ("p=2000 m²", 3), ("p=1 公顷", 15), ("p=0.5", 0.5),
      ("p=-1", -1),
      ("p:p=7", 7),
    ] as [(String, Double)])
  func `a setting is in the parameter's unit or in its own`(setting: String, value: Double) throws {
    #expect(try self.value("{unit: 亩, value: 4}", setting) == .number(value))
  }

  @Test func `a percent is a percent whatever it is written in`() throws {
    let share = "tax / output >= p"
    #expect(try value("{unit: '%', value: 25}", nil, condition: share) == .number(25))
    #expect(try value("{unit: '%', value: 25%}", nil, condition: share) == .number(25))
    #expect(try value("{value: 25%}", nil, condition: share) == .number(0.25))
    #expect(try value("{value: 0.5}", "p=25%", condition: share) == .number(0.25))
  }

  @Test func `dates, truths and texts are set as they look`() throws {
    #expect(
      try value("{value: 2021-01-01}", "p=2022-06-30", condition: "founded < p")
        == .day(try #require(CalendarDay(iso: "2022-06-30"))))
    #expect(try value("{value: false}", "p=true", condition: "above_scale = p") == .truth(true))
    #expect(try value("{value: '\"C\"'}", "p=13", condition: "industry = p") == .text("13"))
    #expect(try value("{value: 甲区}", "p=乙区", condition: "地段 = p") == .text("乙区"))
  }

  @Test(arguments: ["p=5 元", "p=五", "p=", "p=5 亩 亩", "p=5 m", "p=land", "p=true", "p=25%", "p=1/0"])
  func `a setting that is no value of the parameter is refused`(setting: String) {
    let found = Fixtures.refusals { try Fixtures.compile(yaml("{unit: 亩, value: 4}"), set: [setting]) }
    #expect(found.map(\.message) == [.parameterValueMalformed])
    #expect(found.first?.kind == .usage)
  }

  @Test func `a value in the book that is no value is refused at its place`() {
    let found = Fixtures.refusals { try Fixtures.compile(yaml("{unit: 亩, value: 5 元}")) }
    #expect(found.map(\.message) == [.parameterValueMalformed])
    #expect(found.first?.kind == .badInput)
    #expect(found.first?.place.line == 3)
  }

  @Test func `an unknown parameter gets the near name`() {
    let found = Fixtures.refusals { try Fixtures.compile(yaml("{unit: 亩, value: 4}"), set: ["pp=3"]) }
    #expect(found.map(\.message) == [.unknownParameter])
    #expect(found.first?.suggestion == "p")
    #expect(found.first?.kind == .usage)
  }

  @Test func `a proposed value is shown and must still be set`() throws {
    let book = yaml("{label: 占地下限, unit: 亩, proposed: 5 亩}")
    let found = Fixtures.refusals { try Fixtures.compile(book) }
    #expect(found.map(\.message) == [.parametersMissing])
    #expect(found.first?.text(in: .zh).contains("p=5 亩") == true)
    #expect(try Fixtures.compile(book, set: ["p=6"]).parameters[0].value == .number(6))
    let accepted = try RuleCompiler.compile(
      [Fixtures.book(book)], facts: Fixtures.facts, asOf: Fixtures.asOf, acceptsProposals: true)
    #expect(accepted.parameters[0].value == .number(5))
  }

  @Test(arguments: ["p", "=5", ""])
  func `a setting without name or value is refused`(setting: String) {
    #expect(throws: Refusal.self) { try Settings([setting]) }
  }

  @Test func `a parameter set twice is refused`() {
    #expect(throws: Refusal.self) { try Settings(["p=1", "p=2"]) }
  }
}
