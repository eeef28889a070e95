import Diagnostics
import Foundation
import Testing
import Units

@testable import RuleBooks

@Suite struct BookTests {
  private func shipped(_ name: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "Accepted/\(name)", withExtension: "yaml"))
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test func `the first book of the contract loads as it stands`() throws {
    let rules = try Fixtures.compile(shipped("tianyi-223-2021"))
    #expect(
      rules.metrics.map(\.id) == ["investment_per_mu", "tax_per_mu", "output_per_mu", "parcel_tax_per_mu"])
    #expect(rules.standards.map(\.id) == ["investment", "tax", "output"])
    #expect(rules.standards.allSatisfy { $0.isTarget && $0.isJudged })
    #expect(rules.standards[1].exceptions.map(\.because) == ["农副产品加工"])
    #expect(rules.standards[1].citation?.line == "2021年经济开发区工作要点 三(一)4")
    #expect(
      rules.lists.first?.columns.map(\.id) == ["enterprise_id", "name", "land", "tax_per_mu", "tax_gap"])
    #expect(rules.lists.first?.columns.last?.unit == .tenThousandYuan)
    #expect(rules.lists.first?.order.map(\.descending) == [true])
    #expect(rules.benchmarks.map { $0.keys.map(\.name) } == [[], ["industry_division", "above_scale"]])
    #expect(rules.metrics[1].quotient != nil)
    #expect(rules.issues.isEmpty)
  }

  @Test func `the second book of the contract loads once its parameter is set`() throws {
    let yaml = try shipped("liandu-key-supervision-2021")
    let rules = try Fixtures.compile(yaml, set: ["supervision_land=5"])
    #expect(rules.parameters.map(\.value) == [.number(5)])
    #expect(rules.parameters.first?.origin == .user)
    #expect(rules.flags.map(\.kind) == [.supervision, .supervision])
    #expect(rules.lists.first?.namedFlags == [0, 1])
    let unset = Fixtures.refusals { try Fixtures.compile(yaml) }
    #expect(unset.map(\.message) == [.parametersMissing])
    #expect(unset.first?.kind == .usage)
    #expect(unset.first?.text(in: .zh).contains("supervision_land") == true)
  }

  @Test func `a book out of force is used with a remark`() throws {
    let day = try #require(CalendarDay(iso: "2020-12-31"))
    let rules = try Fixtures.compile(shipped("tianyi-223-2021"), asOf: day)
    #expect(rules.issues.map(\.message) == [.bookNotInForce])
  }

  @Test func `rules that need an absent column are not judged and say which`() throws {
    let rules = try Fixtures.compile(
      """
      rulebook: dry
      metrics:
        water_per_mu: {of: enterprise, unit: m³/亩, formula: water / land}
        water_or_none: {of: enterprise, unit: m³, formula: 'coalesce(water, 0 m³)'}
      standards:
        water: {metric: water_per_mu, at_most: 100 m³/亩}
        enough: {metric: water_or_none, at_most: 100 m³}
      flags:
        thirsty: {of: enterprise, kind: watch, when: water > 5 m³ or tax > 3 元}
        silent: {of: enterprise, kind: watch, when: water is missing}
        above: {of: enterprise, kind: watch, when: short(water)}
      """)
    #expect(rules.standards.map(\.lacking) == [["water"], []])
    #expect(rules.flags.map(\.lacking) == [["water"], [], []])
    #expect(rules.standards.map(\.isJudged) == [false, true])
  }

  @Test func `rules come after those they need, whatever their order in the book`() throws {
    let rules = try Fixtures.compile(
      """
      rulebook: order
      metrics:
        c: {of: enterprise, formula: a + b}
        b: {of: enterprise, formula: a * 2}
        a: {of: enterprise, formula: tax / output}
      flags:
        first: {of: enterprise, kind: watch, when: short(s)}
      standards:
        s: {metric: c, at_least: b, where: not flagged(second)}
      """.replacing(
        "  first:", with: "  second: {of: enterprise, kind: watch, when: c > 1}\n  first:"))
    let order = rules.order
    func place(_ node: RuleNode) throws -> Int { try #require(order.firstIndex(of: node)) }
    let places = try [RuleNode.metric(2), .metric(1), .metric(0), .flag(0), .standard(0), .flag(1)].map(place)
    #expect(places == places.sorted())
    #expect(Set(order).count == 6)
  }

  @Test(.timeLimit(.minutes(20))) func `a long chain of metrics compiles`() throws {
    let metrics = (1...500).map { "  m\($0): {of: enterprise, formula: m\($0 - 1) + 1}" }.reversed()
    let yaml =
      "rulebook: chain\nmetrics:\n" + metrics.joined(separator: "\n")
      + "\n  m0: {of: enterprise, formula: tax / output}\n"
      + "flags:\n  it: {of: enterprise, kind: watch, when: previous(m500) > 3}\n"
    #expect(try Fixtures.compile(yaml).metrics.count == 501)
  }

  @Test(.timeLimit(.minutes(20))) func `metrics that double each other compile`() throws {
    let metrics = (1...60).map { "  m\($0): {of: enterprise, formula: m\($0 - 1) + m\($0 - 1)}" }
    let yaml =
      "rulebook: double\nmetrics:\n  m0: {of: enterprise, formula: tax / output}\n"
      + metrics.joined(separator: "\n")
      + "\nflags:\n  it: {of: enterprise, kind: watch, when: previous(m60) > 3}\n"
    #expect(try Fixtures.compile(yaml).metrics.count == 61)
  }
}
