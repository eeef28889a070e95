import RuleBooks
import Tables
import Testing
import Units

@testable import Evaluation

/// What an applicant is asked for are facts and codes, never the names of rules.
@Suite struct MissingFactsTests {
  static let editions = """
    metrics:
      ratio: {label: 容积率, of: project, formula: counted_floor_area / land}
      listed: {label: 表内行业, of: project, formula: 'industry under "2002:39"'}
    standards:
      ratio: {metric: ratio, at_least: 0.7, where: listed}
    """

  private func missing(_ panel: Panel, _ item: Int = 0) -> [String] { panel.result.whole.items[item].missing }

  @Test func `a code of another edition is asked for after the edition the rule names`() async throws {
    let facts = ["counted_floor_area": 20_000.0, "land": 15]
    let panel = try await Panel(
      facts, texts: ["industry": "3812", "industry_edition": "2017"], by: [Self.editions])
    #expect(panel.outcome == .cannotTell)
    #expect(missing(panel) == ["industry:2002"])
    #expect(EditionAsked.year("industry:2002") == "2002")
    #expect(EditionAsked.year("industry_edition") == nil)
  }

  @Test func `a code without an edition is asked for its edition`() async throws {
    let panel = try await Panel(
      ["counted_floor_area": 20_000, "land": 15], texts: ["industry": "3911"], by: [Self.editions])
    #expect(missing(panel) == ["industry_edition"])
  }

  @Test func `a figure of nought that a rule divides by is named`() async throws {
    let book = """
      metrics: {share: {of: project, unit: "%", formula: rd_expense / revenue}}
      standards: {share: {metric: share, at_least: 1%}}
      """
    let panel = try await Panel(["rd_expense": 5, "revenue": 0], by: [book])
    #expect(missing(panel) == ["revenue"])
  }

  @Test func `what another rule lacks is named by its facts`() async throws {
    let book = """
      metrics:
        tax_per_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
        output_per_mu: {of: enterprise, unit: 万元/亩, formula: output / land}
      standards:
        tax: {metric: tax_per_mu, at_least: 20 万元/亩}
        output: {metric: output_per_mu, at_least: 300 万元/亩, where: met(tax)}
      """
    let panel = try await Panel(["output": 9_000, "land": 10], by: [book])
    #expect(missing(panel, 1) == ["tax"])
  }
}
