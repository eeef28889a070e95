import Foundation
import RuleBooks
import Testing

@testable import RuleCases

/// Cases of grading schemes: what is right passes, what is wrong is told, and no part of a scheme goes untouched unseen.
@Suite struct GradeCasesTests {
  private static let text = """
    rulebook: graded
    columns:
      失信: {of: enterprise, as: truth}
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      tax_per_power: {label: 每度电税收, of: enterprise, unit: 元/kWh, formula: tax / electricity}
    grading:
      yearly:
        label: 年度评价
        of: enterprise
        populations:
          - {id: large, label: 大户, where: land >= 5 亩}
        exempt:
          - {where: 'industry under "46"', grade: T, because: 公用事业}
        indicators:
          - {metric: tax_per_mu, weight: 60, score: ratio, base: 20 万元/亩, cap: 1.5, floor: 0}
          - {metric: tax_per_power, weight: 40, score: ratio, base: 1 元/kWh, missing: zero}
        adjust:
          - {where: 'status = "停产"', points: -5, because: 停产}
        veto:
          - {where: 失信, grade: D, because: 失信}
        grades: {at_least: {A: 90, B: 50}, otherwise: D}
    """
  private static let firm =
    "{land: 10 亩, tax: 600 万元, industry: \"3311\", status: 停产, 失信: 否}"

  private static func report(_ enterprise: String, expect: String) async throws -> CaseReport {
    let book = FileManager.default.temporaryDirectory.appending(path: "mujun-\(UUID().uuidString).yaml")
    try text.write(to: book, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: book) }
    let cases = """
      year: 2021
      cases:
        - case: 一例
          why: 手算
          enterprise: \(enterprise)
          expect: \(expect)
      """
    return try await CaseRunner(BookLibrary(shipped: nil).book(book.path))
      .report(of: try CaseFile.read(yaml: cases, file: "graded.cases.yaml"))
  }

  private static func wrong(_ enterprise: String, expect: String) async throws -> [String] {
    try await report(enterprise, expect: expect).results.flatMap(\.findings).map { finding in
      switch finding {
      case .refused(let refusal):
        "\(refusal.message.code)\(refusal.suggestion.map { " \($0)" } ?? "")"
      case .unread(let issue): issue.message.code
      case .differs(let difference): "\(difference.aspect): \(difference.actual.shown)"
      case .admits(let difference): "\(difference)"
      }
    }
  }

  /// 600 ÷ 10 = 60 万元/亩, ÷ 20 × 60 = 180, capped at 90; no electricity: 0; 90 − 5 = 85.
  @Test(arguments: [
    "{grades: {yearly: B}}", "{grades: {年度评价: {grade: B, score: 85, rank: 1, ranked: 1}}}",
    "{grades: {yearly: {population: large, group: 缺, note: [\"adjusted: 停产\"]}}}",
    "{grades: {yearly: {population: 大户, items: {tax_per_mu: 90, tax_per_power: 0}}}}",
    "{grades: {yearly: {items: {亩均税收: {raw: 180, score: 90, value: 60, base: 20, cap: 是, floor: 否, missing_rule: 缺}}}}}",
    "{grades: {yearly: {items: {tax_per_power: {value: 缺, missing_rule: zero}}}}}",
  ])
  func `what is right passes`(expect: String) async throws {
    #expect(try await Self.wrong(Self.firm, expect: expect) == [])
  }

  @Test(arguments: [
    ("{grades: {yearly: A}}", "grade: B"), ("{grades: {yearly: 缺}}", "grade: B"),
    ("{grades: {yearly: not_judged}}", "grade: B"),
    ("{grades: {yearly: {score: 90}}}", "score: 85.0"), ("{grades: {yearly: {rank: 2}}}", "rank: 1.0"),
    ("{grades: {yearly: {population: 小户}}}", "population: large"),
    ("{grades: {yearly: {note: 缺}}}", "note: [\"adjusted: 停产\"]"),
    (
      "{grades: {yearly: {items: {tax_per_mu: 180}}}}",
      "item(\"tax_per_mu\", RuleCases.ItemAspect.score): 90.0"
    ),
    (
      "{grades: {yearly: {items: {tax_per_mu: {cap: 否}}}}}",
      "item(\"tax_per_mu\", RuleCases.ItemAspect.cap): yes"
    ),
    ("{grades: {yearly: {items: {tax_per_m: 90}}}}", "case_item_unknown tax_per_mu"),
    ("{grades: {yearl: A}}", "case_rule_unknown yearly"),
    ("{grades: {yearly: {items: {tax_per_mu: {base: 20 元}}}}}", "case_unit_clash"),
  ])
  func `what is wrong is told`(expect: String, told: String) async throws {
    #expect(try await Self.wrong(Self.firm, expect: expect) == [told])
  }

  @Test func `a key nobody knows is refused`() async throws {
    await #expect(throws: (any Error).self) {
      try await Self.report(Self.firm, expect: "{grades: {yearly: {points: 85}}}")
    }
  }

  @Test func `without the column that a book asks for a scheme is not judged`() async throws {
    let firm = "{land: 10 亩, tax: 600 万元, industry: \"3311\", status: 存续}"
    #expect(try await Self.wrong(firm, expect: "{grades: {yearly: not_judged}}") == [])
    #expect(try await Self.wrong(firm, expect: "{grades: {yearly: B}}") == ["grade: not judged: [\"失信\"]"])
  }

  private static func untouched(_ enterprise: String, expect: String) async throws -> [String] {
    try await report(enterprise, expect: expect).untouched.map { "\($0.kind.rawValue) \($0.id)" }
  }

  @Test func `what no case shows at work is told part by part`() async throws {
    #expect(
      try await Self.untouched(Self.firm, expect: "{grades: {yearly: B}}")
        == ["grades yearly exempt 1", "grades yearly veto 1"])
    #expect(
      try await Self.untouched(
        "{land: 10 亩, tax: 1 万元, industry: \"4610\", 失信: 是}", expect: "{grades: {yearly: T}}")
        == [
          "metrics tax_per_mu", "metrics tax_per_power", "grades yearly indicators tax_per_mu",
          "grades yearly indicators tax_per_power",
          "grades yearly adjust 1", "grades yearly veto 1",
        ])
    #expect(
      try await Self.untouched(
        "{land: 10 亩, tax: 1 万元, industry: \"3311\", status: 存续, 失信: 是}", expect: "{grades: {yearly: D}}")
        == ["grades yearly exempt 1", "grades yearly adjust 1"])
    #expect(
      try await Self.untouched(Self.firm, expect: "{metrics: {tax_per_mu: 60, tax_per_power: 缺}}").first
        == "grades yearly")
  }
}
