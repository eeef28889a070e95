internal import Diagnostics
internal import Tables
internal import Units

extension Checker {
  func checkCall(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    try checkModifiers(call, syntax)
    if let statistic = PeerStatistic(rawValue: call.function) {
      return try checkPeers(statistic, call, syntax)
    }
    if let function = MemberFunction(rawValue: call.function) {
      return try checkMembers(function, call, syntax)
    }
    switch call.function {
    case "abs", "min", "max", "round", "coalesce", "years", "days":
      guard let function = Function(rawValue: call.function) else { break }
      return try checkPlain(function, call, syntax)
    case "if": return try checkChoice(call, syntax)
    case "previous", "average", "streak": return try checkHistory(call, syntax)
    case "met", "short", "undecided": return try checkStanding(call, syntax)
    case "flagged", "occupants", "holder": return try checkFlag(call, syntax)
    case "grade": return try checkGrade(call, syntax)
    default: break
    }
    throw error(
      .unknownFunction, syntax, ["name": .text(call.function)],
      suggestion: NearName.of(call.function, among: functionNames))
  }

  private var functionNames: [String] {
    PeerStatistic.allCases.map(\.rawValue) + MemberFunction.allCases.map(\.rawValue) + [
      "abs", "min", "max", "round", "coalesce", "years", "days", "if", "previous", "average", "streak", "met",
      "short", "undecided", "flagged", "occupants", "holder", "grade",
    ]
  }

  private func checkModifiers(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) {
    let isPeer = PeerStatistic(rawValue: call.function) != nil
    if !isPeer, !call.groups.isEmpty || call.atLeast != nil {
      throw error(.groupsNotHere, syntax, ["name": .text(call.function)])
    }
    if call.years != nil, call.function != "average" {
      throw error(.yearsNotHere, syntax, ["name": .text(call.function)])
    }
  }

  func expectArguments(
    _ call: Syntax.Call, _ allowed: ClosedRange<Int>, _ syntax: Syntax
  ) throws(ExpressionError) {
    guard allowed.contains(call.arguments.count) else {
      let wanted =
        allowed.lowerBound == allowed.upperBound
        ? "\(allowed.lowerBound)" : "\(allowed.lowerBound)–\(allowed.upperBound)"
      throw error(
        .argumentCount, syntax,
        ["name": .text(call.function), "wanted": .text(wanted), "found": .count(call.arguments.count)])
    }
  }

  // MARK: Plain functions

  private func checkPlain(
    _ function: Function, _ call: Syntax.Call, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let arguments = call.arguments
    switch function {
    case .abs:
      try expectArguments(call, 1...1, syntax)
      let (value, unit) = try number(arguments[0])
      return make(.function(.abs, [value]), .number(unit), syntax)
    case .round:
      try expectArguments(call, 1...2, syntax)
      let (value, unit) = try number(arguments[0])
      let decimals: [Formula] = arguments.count == 2 ? [try plainNumber(arguments[1])] : []
      return make(.function(.round, [value] + decimals), .number(unit), syntax)
    case .min, .max, .coalesce:
      try expectArguments(call, 1...50, syntax)
      let (values, type) = try alike(arguments)
      if function != .coalesce, type.unit == nil, type != .day {
        throw error(.numberExpected, arguments[0], ["found": describe(type)])
      }
      return make(.function(function, values), type, syntax)
    case .years, .days:
      if function == .days, arguments.count == 1 { throw error(.durationAlone, syntax) }
      try expectArguments(call, 2...2, syntax)
      return make(.function(function, [try day(arguments[0]), try day(arguments[1])]), .number(.one), syntax)
    }
  }

  /// Several values of one type, numbers in the unit of the first.
  private func alike(_ arguments: [Syntax]) throws(ExpressionError) -> ([Formula], ValueType) {
    let first = try check(arguments[0])
    var all = [first]
    for argument in arguments.dropFirst() {
      let next = try check(argument)
      switch (first.type, next.type) {
      case (.number(let unit), .number(let other)):
        all.append(try converted(next, from: other, to: unit, argument))
      case (let a, let b) where a == b:
        all.append(next)
      default:
        throw error(.typesClash, argument, ["a": describe(first.type), "b": describe(next.type)])
      }
    }
    return (all, first.type)
  }

  private func checkChoice(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    try expectArguments(call, 3...3, syntax)
    let condition = try truth(call.arguments[0])
    let (values, type) = try alike(Array(call.arguments.dropFirst()))
    return make(.choose(condition, values[0], values[1]), type, syntax)
  }

  // MARK: Earlier years

  private func checkHistory(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    var inside = self
    inside.inHistory = true
    switch call.function {
    case "previous":
      try expectArguments(call, 1...2, syntax)
      let years = try call.arguments.count == 2 ? wholeNumber(call.arguments[1], 1...100) : 1
      let value = try inside.check(call.arguments[0])
      return make(.previous(value, years: years), value.type, syntax)
    case "average":
      try expectArguments(call, 1...1, syntax)
      guard let years = call.years else { throw error(.yearCountExpected, syntax) }
      let (value, unit) = try inside.number(call.arguments[0])
      return make(.average(value, years: years), .number(unit), syntax)
    default:
      try expectArguments(call, 1...1, syntax)
      return make(.streak(try inside.truth(call.arguments[0])), .number(.one), syntax)
    }
  }

  private func wholeNumber(
    _ syntax: Syntax, _ range: ClosedRange<Int>
  ) throws(ExpressionError) -> Int {
    guard case .number(let value, nil) = syntax.form, value == value.rounded(), value.magnitude < 1e9,
      range.contains(Int(value))
    else {
      throw error(
        .wholeNumberExpected, syntax,
        ["from": .count(range.lowerBound), "to": .count(range.upperBound)])
    }
    return Int(value)
  }

  // MARK: Peers

  private func checkPeers(
    _ statistic: PeerStatistic, _ call: Syntax.Call, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let count = statistic == .ratio || statistic == .percentile ? 2 : 1
    try expectArguments(call, count...count, syntax)
    var keys: [Formula] = []
    for group in call.groups { keys.append(try check(group)) }
    func peers(_ value: Formula, _ second: Formula?, _ probability: Double, _ unit: Unit) -> Formula {
      let group = PeerGroup(
        statistic: statistic, value: value, second: second, probability: probability, keys: keys,
        atLeast: call.atLeast ?? 0, id: counter.next())
      return make(.peers(group), .number(unit), syntax)
    }
    if statistic == .count { return peers(try check(call.arguments[0]), nil, 0, .one) }
    let (value, unit) = try number(call.arguments[0])
    switch statistic {
    case .ratio:
      let (second, other) = try number(call.arguments[1])
      let quotient = peers(value, second, 0, unit / other)
      guard (unit / other).dimension.isNone else { return quotient }
      return try converted(quotient, from: unit / other, to: .one, syntax)
    case .percentile:
      guard case .number(let p, nil) = call.arguments[1].form, (0...1).contains(p) else {
        throw error(.probabilityExpected, call.arguments[1])
      }
      return peers(value, nil, p, unit)
    case .rank: return peers(value, nil, 0, .one)
    default: return peers(value, nil, 0, unit)
    }
  }

  // MARK: About rules

  private func ruleName(
    _ call: Syntax.Call, _ syntax: Syntax
  ) throws(ExpressionError) -> (name: String, book: String?, Syntax) {
    try expectArguments(call, 1...1, syntax)
    switch call.arguments[0].form {
    case .name(let name, let book): return (name, book, call.arguments[0])
    case .text(let name): return (name, nil, call.arguments[0])
    default: throw error(.ruleNameExpected, call.arguments[0], ["name": .text(call.function)])
    }
  }

  private func checkStanding(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    let (name, book, at) = try ruleName(call, syntax)
    guard let standing = Standing(rawValue: call.function) else { throw error(.unknownFunction, syntax) }
    do {
      let index = try resolver.standard(name, book: book, subject: subject)
      return make(.verdict(standing, standard: index, atom: counter.next()), .truth, syntax)
    } catch {
      throw problem(error, with: name, .unknownStandard, at)
    }
  }

  private func checkGrade(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    let (name, book, at) = try ruleName(call, syntax)
    do {
      return make(.grade(try resolver.scheme(name, book: book, subject: subject)), .text, syntax)
    } catch {
      throw problem(error, with: name, .unknownScheme, at)
    }
  }

  private func checkFlag(_ call: Syntax.Call, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    let (name, book, at) = try ruleName(call, syntax)
    let ofOccupants = call.function != "flagged"
    if ofOccupants, subject != .parcel {
      throw error(.onlyFromParcel, syntax, ["name": .text(call.function)])
    }
    let index: Int
    do {
      index = try resolver.flag(name, book: book, subject: ofOccupants ? .enterprise : subject)
    } catch {
      throw problem(error, with: name, .unknownFlag, at)
    }
    switch call.function {
    case "occupants": return make(.occupants(index), .number(.one), syntax)
    case "holder": return make(.holder(index), .truth, syntax)
    default: return make(.flagged(index, atom: counter.next()), .truth, syntax)
    }
  }
}
