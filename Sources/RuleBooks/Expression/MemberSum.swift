/// A sum over the parcels or enterprises that belong to a zone and the zones below it.
public struct MemberSum: Sendable {
  /// What they are: parcels or enterprises. Both formulas are about them.
  public let subject: Subject
  /// What is added up; nil where members are counted.
  public let value: Formula?
  /// Which of them; nil for all.
  public let condition: Formula?

  /// What it looks at of each member.
  public var formulas: [Formula] { [value, condition].compactMap(\.self) }
}

extension Formula {
  /// Visits the sums over members in this expression, not those inside them.
  func forEachMemberSum<Failure: Error>(_ body: (MemberSum) throws(Failure) -> Void) throws(Failure) {
    if case .members(let sum) = operation { try body(sum) }
    for child in operation.children { try child.forEachMemberSum(body) }
  }
}
