import LandFixtures
import Tables
import Testing

@testable import Evaluation
@testable import RuleBooks

/// What is asked of a zone about its members is worked out over columns and row by row, with the same outcome, on random
/// trees of zones with gaps.
@Suite struct ZoneRulesAgreeTests {
  /// Formulas of zones over random formulas of parcels and enterprises.
  private func book(_ seed: UInt64) -> String {
    var ofParcels = RandomRules(chance: SplitMix64(seed: seed &* 31), isParcel: true)
    var ofEnterprises = RandomRules(chance: SplitMix64(seed: seed &* 37), isParcel: false)
    var lines = RandomRules.ground.replacing(
      "\nflags:", with: "\nflags:\n  ground: {of: enterprise, kind: watch, when: true}")
    func flag(_ formula: String) {
      lines += "\n  z\(lines.count): {of: zone, kind: watch, when: '(\(formula)) > 0.25'}"
    }
    for _ in 0..<20 {
      flag("parcels_count(\(ofParcels.truth(2)))")
      flag("enterprises_count(\(ofEnterprises.truth(2)))")
      flag("parcels_total(\(ofParcels.number(.plain, 2)), \(ofParcels.truth(1)))")
      flag("enterprises_total(\(ofEnterprises.number(.money, 2)), \(ofEnterprises.truth(1))) / 1 万元")
      flag("previous(parcels_total(\(ofParcels.number(.area, 1, dated: true)))) / 1 亩")
      flag("average(enterprises_total(\(ofEnterprises.number(.area, 1, dated: true))) over 2 years) / 1 亩")
    }
    return lines
  }

  /// A random parish with five zones in a random tree.
  private func parish(_ seed: UInt64) -> Parish {
    var chance = SplitMix64(seed: seed &* 101)
    var parish = Parish.random(seed)
    let parents = (0..<5).map { zone -> String? in
      zone == 0 || Bool.random(using: &chance) ? nil : "Z\(Int.random(in: 0..<zone, using: &chance))"
    }
    parish.table(.zones, ["zone_id", "parent_id"], (0..<5).map { ["Z\($0)", parents[$0]] })
    let certain = Bool.random(using: &chance)
    parish.add(
      "zone", to: .parcels,
      (0..<7).map { _ in
        certain || Int.random(in: 0..<5, using: &chance) > 0
          ? "Z\(Int.random(in: 0..<5, using: &chance))" : nil
      })
    return parish
  }

  @Test(arguments: UInt64(1)...24) func `columns and rows agree on zones`(seed: UInt64) async throws {
    let parish = parish(seed)
    let land = await parish.linked().land
    let rules = try Court.rules(parish.dataset, [book(seed)])
    let facts = FactColumns(land: land)
    let evaluator = ColumnEvaluator(rules: rules, facts: facts)
    let interpreter = RowInterpreter(rules: rules, facts: facts, dayOverride: nil)
    var known = 0
    var rows = 0
    for flag in rules.flags where flag.subject == .zone {
      guard case .compare(_, let formula, _, _) = flag.condition.operation else { continue }
      let column = evaluator.column(formula, evaluator.scope(.zone))
      for row in 0..<5 {
        let value = interpreter.value(formula, RowInterpreter.Cursor(subject: .zone, row: row))
        #expect(column.value(row) == value, "\(formula.source) of Z\(row)")
        rows += 1
        known += value == nil ? 0 : 1
      }
    }
    #expect(rows == 600)
    #expect(known * 5 > rows, "too little is known to tell")
  }
}
