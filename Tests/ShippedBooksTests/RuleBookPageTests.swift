import Evaluation
import Foundation
import RuleBooks
import RuleCases
import Testing
import Units

/// The page for those who write rules: its examples load, and what it refuses is refused.
@Suite struct RuleBookPageTests {
  static let blocks = (try? examples(in: "docs/rule-books.md")) ?? []
  static let examples = blocks.filter { !$0.hasPrefix("book: ") }
  /// Those of cases.
  static let cases = blocks.filter { $0.hasPrefix("book: ") }

  /// The blocks of YAML on a page.
  static func examples(in page: String) throws -> [String] {
    let text = try String(contentsOf: Shipped.root.appending(path: page), encoding: .utf8)
    return text.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
  }

  /// Loads a book given as text.
  func book(_ yaml: String) throws -> RuleBook {
    let file = FileManager.default.temporaryDirectory.appending(path: "mujun-\(UUID().uuidString).yaml")
    try yaml.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try explained { try Shipped.library.book(file.path) }
  }

  /// Loads and compiles a book given as text, with its proposals.
  func compile(_ yaml: String) throws {
    let asOf = try day("2025-12-31")
    try explained {
      let book = try book(yaml)
      _ = try RuleCompiler.compile([book], facts: .canonical, asOf: asOf, acceptsProposals: true)
    }
  }

  @Test func thePageHasItsExamples() { #expect(Self.examples.count >= 7) }

  @Test(arguments: examples) func everyExampleLoads(_ yaml: String) throws { try compile(yaml) }

  @Test func thePageHasCases() { #expect(Self.cases.count == 1) }

  @Test(arguments: cases) func itsCasesHold(_ yaml: String) async throws {
    let file = try explained { try CaseFile.read(yaml: yaml, file: "page.cases.yaml") }
    let id = try #require(file.book?.text)
    let example = try #require(Self.examples.first { $0.contains("rulebook: \(id)\n") })
    let report = try await CaseRunner(book(example)).report(of: file)
    #expect(report.results.count == 3)
    #expect(report.failed == 0, "\(report.told)")
    #expect(report.untouched.isEmpty)
  }

  static func metric(_ formula: String, unit: String = "") -> String {
    """
    rulebook: small
    metrics:
      tax_per_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
      own:
        of: enterprise
    \(unit.isEmpty ? "" : "    unit: \"\(unit)\"\n")    formula: >-
          \(formula)
    """
  }

  @Test(arguments: [
    ("tax_per_mu < 3 万元/亩", ""), ("if(tax is known, tax, 0 万元 / 0)", "万元"), ("3年 + founded <= as_of", ""),
    ("税收 / 用地面积", "元/m²"), ("industry under \"C13\" 且 非 above_scale", ""), ("tax is known", ""),
    ("min(founded, production_start)", ""), ("founded + days(days(founded, as_of))", ""),
    ("streak(tax / land < 3 万元/亩)", ""), ("industry under \"2017:29\"", ""), ("round(tax / 3 万元、2)", ""),
    ("percentile(tax_per_mu, 0.25 by above_scale at least 8)", "万元/亩"),
  ])
  func whatThePagePromisesCompiles(_ formula: String, _ unit: String) throws {
    try compile(Self.metric(formula, unit: unit))
  }

  @Test(arguments: [
    ("tax_per_mu < 3", ""), ("tax + land", "万元"), ("tax_per_mu", ""), ("previous(founded)", ""),
    ("1 < 2 < 3", ""),
    ("founded + 3", ""), ("tax < 3 亩", ""), ("average(tax)", "万元"), ("agreed_start is known", ""),
    ("taxx", "万元"),
    ("median(tax at least 8.5)", "万元"), ("own", ""),
  ])
  func whatThePageForbidsIsRefused(_ formula: String, _ unit: String) {
    #expect(throws: Refused.self) { try compile(Self.metric(formula, unit: unit)) }
  }
}
