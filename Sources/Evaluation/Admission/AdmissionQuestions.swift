public import RuleBooks
internal import Tables
internal import Units

extension AdmissionJudgement {
  /// What to ask an applicant for, so that items can be decided: of a sum that is missing the parts that are.
  public func questions(_ items: [AdmissionItem], row: Int) -> [String] {
    var asked: [String] = []
    for name in items.flatMap(\.missing) {
      for part in parts(of: name, row) where !asked.contains(part) { asked.append(part) }
    }
    return asked
  }

  /// Whether a total of investment is all that is stated, where an item asks for one of its scopes.
  public func hasOnlyTotal(_ item: AdmissionItem, row: Int) -> Bool {
    isKnown("investment_total", row)
      && item.missing.contains { name in ProjectColumns.sums.contains { $0.total == name } }
  }

  private func parts(of name: String, _ row: Int) -> [String] {
    guard let sum = ProjectColumns.sums.first(where: { $0.total == name }) else { return [name] }
    return sum.parts.filter { !isKnown($0, row) }.flatMap { parts(of: $0, row) }
  }

  /// Whether the project states a fact.
  public func isKnown(_ name: String, _ row: Int) -> Bool {
    projects.table.column(name)?.isKnown(row) == true
  }

  /// What a project states or what follows from it, nil where it is missing.
  public func value(_ name: String, _ row: Int) -> Value? { projects.table.column(name)?.value(row) }

  /// The metric of an item.
  public func metric(_ item: AdmissionItem) -> Metric { rules.metrics[rules.standards[item.standard].metric] }

  /// The standard of an item.
  public func standard(_ item: AdmissionItem) -> Standard { rules.standards[item.standard] }
}
