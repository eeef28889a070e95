internal import RuleBooks
internal import Tables

extension RowInterpreter {
  /// A sum over the members of one zone. Comparisons about members are not the condition's own.
  func total(_ sum: MemberSum, _ at: Cursor) -> Double? {
    guard let parts = parts(of: sum, at) else { return nil }
    let total = Scalars.total(parts.map { ($0.value, $0.condition) })
    return total.isNaN ? nil : total
  }

  /// The members of one zone with what is added up of each; nil where nobody knows them.
  func parts(of sum: MemberSum, _ at: Cursor) -> [(row: Int, value: Double, condition: Truth)]? {
    let groups = facts.groups(sum.subject, yearsBack: at.back)
    guard groups.indices.contains(at.row), groups[at.row].isTold else { return nil }
    var plain = self
    plain.turned = nil
    return groups[at.row].rows.map { row in
      let member = Cursor(subject: sum.subject, row: row, back: at.back)
      let value = sum.value.map { plain.number($0, member) ?? NumberColumn.missing } ?? 1
      return (row, value, sum.condition.map { plain.truth($0, member) } ?? .yes)
    }
  }
}
