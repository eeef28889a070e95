internal import Diagnostics
internal import Units

/// The functions that look from a zone at what belongs to it.
enum MemberFunction: String, CaseIterable {
  case parcelsTotal = "parcels_total"
  case parcelsCount = "parcels_count"
  case enterprisesTotal = "enterprises_total"
  case enterprisesCount = "enterprises_count"

  var subject: Subject {
    switch self {
    case .parcelsTotal, .parcelsCount: .parcel
    case .enterprisesTotal, .enterprisesCount: .enterprise
    }
  }

  var counts: Bool { self == .parcelsCount || self == .enterprisesCount }
}

extension Checker {
  /// `parcels_total(x)`, `parcels_total(x, condition)`, `parcels_count(condition)`, and the same of enterprises.
  func checkMembers(
    _ function: MemberFunction, _ call: Syntax.Call, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    guard subject == .zone else { throw error(.onlyFromZone, syntax, ["name": .text(call.function)]) }
    try expectArguments(call, function.counts ? 1...1 : 1...2, syntax)
    var inside = Checker(resolver: resolver, subject: function.subject, text: text, counter: counter)
    inside.inHistory = inHistory
    if function.counts {
      let sum = MemberSum(
        subject: function.subject, value: nil, condition: try inside.truth(call.arguments[0]))
      return make(.members(sum), .number(.one), syntax)
    }
    let (value, unit) = try inside.number(call.arguments[0])
    var condition: Formula?
    if call.arguments.count == 2 { condition = try inside.truth(call.arguments[1]) }
    let sum = MemberSum(subject: function.subject, value: value, condition: condition)
    return make(.members(sum), .number(unit), syntax)
  }
}
