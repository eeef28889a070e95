import LandFixtures
import Tables
import Testing
import Units

@testable import Evaluation
@testable import RuleBooks

/// The evaluator of columns and the interpreter of rows walk the same formulas in two ways; they must agree on every
/// row, bit for bit.
@Suite struct EvaluatorsAgreeTests {
  private static let formulasPerBook = 60

  /// Random metrics and conditions as one book.
  private func book(_ seed: UInt64, isParcel: Bool) -> (yaml: String, count: Int) {
    var rules = RandomRules(chance: SplitMix64(seed: seed &* 7919), isParcel: isParcel)
    let subject = isParcel ? "parcel" : "enterprise"
    let units: [(RandomRules.Quantity, String)] = [
      (.money, "万元"), (.area, "亩"), (.moneyPerArea, "元/m²"), (.plain, "'%'"),
    ]
    var lines = RandomRules.ground.replacing(
      "\nflags:", with: "\nflags:\n  ground: {of: enterprise, kind: watch, when: true}")
    var metrics = ""
    for index in 0..<EvaluatorsAgreeTests.formulasPerBook / 2 {
      let (quantity, unit) = rules.pick(units)
      metrics += "  n\(index): {of: \(subject), unit: \(unit), formula: '\(rules.number(quantity, 3))'}\n"
    }
    lines = lines.replacing("standards:\n", with: metrics + "standards:\n")
    for index in 0..<EvaluatorsAgreeTests.formulasPerBook / 2 {
      lines += "\n  t\(index): {of: \(subject), kind: watch, when: '\(rules.truth(3))'}"
    }
    return (lines, EvaluatorsAgreeTests.formulasPerBook)
  }

  @Test(arguments: UInt64(1)...34) func `columns and rows agree`(seed: UInt64) async throws {
    let isParcel = seed % 3 == 0
    let parish = Parish.random(seed)
    let land = await parish.linked().land
    let rules = try Court.rules(parish.dataset, [book(seed, isParcel: isParcel).yaml])
    let facts = FactColumns(land: land)
    let evaluator = ColumnEvaluator(rules: rules, facts: facts)
    let interpreter = RowInterpreter(rules: rules, facts: facts, dayOverride: nil)
    let formulas =
      rules.metrics.map { ($0.subject, $0.formula, $0.id) }
      + rules.flags.map { ($0.subject, $0.condition, $0.id) }
    var known = 0
    var rows = 0
    for (subject, formula, id) in formulas {
      for back in 0...1 where back == 0 || id.first == "p" || id == "yuan" || id == "rich" {
        let column = evaluator.column(formula, evaluator.scope(subject, back: back))
        for row in 0..<facts.count(of: subject) {
          let cursor = RowInterpreter.Cursor(subject: subject, row: row, back: back)
          let value = interpreter.value(formula, cursor)
          if column.value(row) != value {
            Testing.Issue.record("\(id) of \(facts.key(row, of: subject)), \(back) back: \(formula.source)")
          }
          rows += 1
          known += value == nil ? 0 : 1
        }
      }
    }
    #expect(rows > EvaluatorsAgreeTests.formulasPerBook * 5)
    #expect(known * 5 > rows, "too little is known to tell")
  }

  @Test(arguments: UInt64(1)...34) func `verdicts of columns and rows agree`(seed: UInt64) async throws {
    let parish = Parish.random(seed)
    let land = await parish.linked().land
    let rules = try Court.rules(parish.dataset, [RandomRules.ground])
    let facts = FactColumns(land: land)
    let evaluator = ColumnEvaluator(rules: rules, facts: facts)
    let interpreter = RowInterpreter(rules: rules, facts: facts, dayOverride: nil)
    for (index, standard) in rules.standards.enumerated() {
      let verdicts = evaluator.verdicts(index)
      for row in verdicts.verdicts.indices {
        let cursor = RowInterpreter.Cursor(subject: standard.subject, row: row)
        let outcome = interpreter.verdict(standard, cursor)
        #expect(verdicts.verdicts[row] == outcome.verdict)
        #expect(verdicts.thresholds[row] == (outcome.threshold.isFinite ? outcome.threshold : nil))
        #expect(verdicts.shortfalls[row] == (outcome.shortfall.isFinite ? outcome.shortfall : nil))
      }
    }
  }

  @Test(arguments: UInt64(1)...5) func `judging does not depend on the order of rows`(seed: UInt64)
    async throws
  {
    let parish = Parish.random(seed)
    let yaml = book(seed, isParcel: false).yaml
    let plain = try await Court(parish, [yaml])
    let shuffled = try await Court(parish.shuffled(seed), [yaml])
    #expect(plain.judgement.flags.map { $0?.verdicts } == shuffled.judgement.flags.map { $0?.verdicts })
    #expect(plain.judgement.flags.map { $0?.nearLine } == shuffled.judgement.flags.map { $0?.nearLine })
    for (a, b) in zip(plain.judgement.metrics, shuffled.judgement.metrics) {
      for row in 0..<a.count { #expect(a.value(row) == b.value(row)) }
    }
  }
}
