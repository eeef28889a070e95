internal import RuleBooks
internal import Tables

extension RowInterpreter {
  /// A sum over the members of one zone. Comparisons about members are not the condition's own.
  func total(_ sum: MemberSum, _ at: Cursor) -> Double? {
    let groups = facts.groups(sum.subject, yearsBack: at.back)
    guard groups.indices.contains(at.row), groups[at.row].isTold else { return nil }
    var plain = self
    plain.turned = nil
    let total = Scalars.total(
      groups[at.row].rows.map { row in
        let member = Cursor(subject: sum.subject, row: row, back: at.back)
        let value = sum.value.map { plain.number($0, member) ?? NumberColumn.missing } ?? 1
        return (value, sum.condition.map { plain.truth($0, member) } ?? .yes)
      })
    return total.isNaN ? nil : total
  }
}
