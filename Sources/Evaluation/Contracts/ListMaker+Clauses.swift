internal import RuleBooks
internal import Tables
internal import Units

extension ListMaker {
  /// Whether a condition asks how contracts are kept.
  static func namesClauses(_ condition: Formula) -> Bool {
    var isNamed = false
    condition.forEach { part in
      if case .fact(let name, _) = part.operation, ClauseCounts.isName(name) { isNamed = true }
    }
    return isNamed
  }

  /// The clauses that are short, by the subject they name; none where the condition does not ask.
  static func shortClauses(_ list: RuleList, _ facts: FactColumns) -> [Int: [Clause]] {
    guard namesClauses(list.condition), let clauses = facts.clauses?.clauses else { return [:] }
    return clauses.filter { $0.verdict == .short }.reduce(into: [:]) { short, clause in
      if let row = clause.row(of: list.subject) { short[row, default: []].append(clause) }
    }
  }
}

extension Clause {
  /// As a reason for which somebody is listed.
  var reason: Reason {
    Reason(
      label: "\(indicator ?? id) [\(id)]", isTarget: false,
      figures: [
        ReasonFigure(label: isMilestone ? "done_on" : indicator ?? id, value: actual, unit: figureUnit)
      ])
  }

  /// As a value a list row rests on.
  var evidence: EvidenceItem {
    EvidenceItem(name: indicator ?? id, value: actual, unit: figureUnit, table: "contracts", key: id)
  }

  private var actual: Value? { doneOn.map { .day($0) } ?? value.map { .number($0) } }

  private var figureUnit: Unit? { isMilestone || unit?.symbol.isEmpty == true ? nil : unit }
}
