extension Rules {
  /// Whether a formula rests on grades, directly or through rules it names.
  public func namesGrade(_ formula: Formula) -> Bool { formula.namesGrade(restingOnGrades) }
}

extension RuleCompiler {
  /// The rules that rest on grades, found in an order in which each comes after those it needs.
  func restingOnGrades(_ order: [RuleNode]) -> Set<RuleNode> {
    guard !schemeItems.isEmpty else { return [] }
    var found: Set<RuleNode> = []
    for node in order where formulas(of: node).contains(where: { $0.namesGrade(found) }) {
      found.insert(node)
    }
    return found
  }

  private func formulas(of node: RuleNode) -> [Formula] {
    switch node {
    case .metric(let index): return [metrics[index]?.formula].compactMap(\.self)
    case .flag(let index): return [flags[index]?.condition].compactMap(\.self)
    case .standard(let index):
      guard let standard = standards[index] else { return [] }
      let bounds =
        [standard.atLeast, standard.atMost] + standard.exceptions.flatMap { [$0.atLeast, $0.atMost] }
      return [metrics[standard.metric]?.formula, standard.condition].compactMap(\.self)
        + standard.exceptions.map(\.condition)
        + bounds.compactMap(\.self).flatMap(\.bounds).map(\.formula)
    case .scheme: return []
    }
  }
}

extension Formula {
  fileprivate func namesGrade(_ known: Set<RuleNode>) -> Bool {
    switch operation {
    case .grade: true
    case .metric(let index): known.contains(.metric(index))
    case .flagged(let index, _): known.contains(.flag(index))
    case .verdict(_, let index, _): known.contains(.standard(index))
    default: operation.children.contains { $0.namesGrade(known) }
    }
  }
}
