import LandFixtures
import Testing

@testable import Evaluation
@testable import RuleBooks

/// Conditions about grades, worked out over columns and row by row.
@Suite struct GradesAgreeTests {
  private static let book = Bench.book(
    """
    populations: [{id: up, where: above_scale or previous(above_scale)}, {id: down}]
    exempt: [{where: founded > 2020-01-01, grade: T}]
    indicators: [{metric: x, weight: 50, score: best, missing: zero}, {metric: y, weight: 50, score: rank, missing: zero}]
    adjust: [{where: 'previous(grade(g)) = "A"', points: 1}]
    veto: [{where: 'industry under "29"', at_best: C}]
    \(Bench.quota)
    """,
    further: """
      flags:
        now: {of: enterprise, kind: watch, when: 'grade(g) in ("A", "T")'}
        before: {of: enterprise, kind: watch, when: 'previous(grade(g)) != grade(g)'}
        long_ago: {of: enterprise, kind: watch, when: 'previous(grade(g), 3) is known'}
        running: {of: enterprise, kind: watch, when: 'streak(grade(g) = "B" or grade(g) = "C") >= 2'}
        mixed: {of: enterprise, kind: watch, when: 'streak(flagged(now) or tax > 3 万元) >= 2 and grade(g) != "D"'}
        blank: {of: enterprise, kind: watch, when: grade(g) is missing}
      """)

  @Test(arguments: UInt64(1)...12) func `columns and rows agree`(seed: UInt64) async throws {
    var chance = SplitMix64(seed: seed)
    var parish = Parish.random(seed)
    var past: [[Any?]] = []
    for enterprise in 0..<10 {
      for year in 2016...2020 where Bool.random(using: &chance) {
        let grade = ["A", "B", "C", "D", ""].randomElement(using: &chance) ?? ""
        past.append(["E\(enterprise)", year, grade.isEmpty ? nil : grade])
      }
    }
    parish.table(.history, ["enterprise_id", "year", "grade"], past)
    let land = await parish.linked().land
    let rules = try Court.rules(parish.dataset, [GradesAgreeTests.book])
    let facts = FactColumns(land: land)
    let evaluator = ColumnEvaluator(rules: rules, facts: facts)
    let interpreter = RowInterpreter(rules: rules, facts: facts, dayOverride: nil)
    var known = 0
    for (index, flag) in rules.flags.enumerated() {
      let truths = evaluator.flag(index)
      for row in truths.indices {
        let cursor = RowInterpreter.Cursor(subject: .enterprise, row: row)
        #expect(interpreter.truth(flag.condition, cursor) == truths[row], "\(flag.id) of \(row)")
        known += truths[row] == .unknown ? 0 : 1
      }
    }
    #expect(known > 20)
  }
}
