internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

extension FactColumns {
  /// Per zone the rows of what belongs to it, in the order of their keys, and whether that is known.
  func groups(_ subject: Subject, yearsBack: Int) -> [(rows: [Int], isTold: Bool)] {
    guard let members, let year = land.years[land.year - yearsBack] else { return [] }
    let groups = subject == .enterprise ? land.enterprises(of: members, in: year) : members.parcels
    return (0..<members.zones.count).map { (groups[$0], members.isTold[$0]) }
  }
}

extension Scalars {
  /// The sum over those of which a condition is true: missing where a value of one of them is, or where it is unknown
  /// whether one that is not 0 belongs to them.
  static func total(_ parts: some Sequence<(value: Double, condition: Truth)>) -> Double {
    var sum = NeumaierSum()
    for part in parts {
      switch part.condition {
      case .no: continue
      case .unknown: if part.value != 0 { return NumberColumn.missing }
      case .yes:
        if part.value.isNaN { return NumberColumn.missing }
        sum.add(part.value)
      }
    }
    return sum.value
  }
}

extension ColumnEvaluator {
  /// A sum over the members of each zone.
  func total(_ sum: MemberSum, _ scope: Scope) -> [Double] {
    let inside = self.scope(sum.subject, back: scope.back)
    let values = sum.value.map { numbers($0, inside) } ?? Array(repeating: 1, count: inside.count)
    let conditions = sum.condition.map { truths($0, inside) } ?? Array(repeating: .yes, count: inside.count)
    let groups = facts.groups(sum.subject, yearsBack: scope.back)
    guard groups.count == scope.count else { return missing(scope) }
    return groups.map { group in
      guard group.isTold else { return NumberColumn.missing }
      let total = Scalars.total(group.rows.lazy.map { (values[$0], conditions[$0]) })
      return total.isFinite ? total : NumberColumn.missing
    }
  }
}
