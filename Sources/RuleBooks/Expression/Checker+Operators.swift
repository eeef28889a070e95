internal import Diagnostics
internal import Tables
internal import Units

extension Checker {
  func checkNegative(_ inner: Syntax, _ syntax: Syntax) throws(ExpressionError) -> Formula {
    let (expression, unit) = try number(inner)
    return make(.negative(expression), .number(unit), syntax)
  }

  func checkBinary(
    _ operation: BinaryOperator, _ a: Syntax, _ b: Syntax, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    switch operation {
    case .and: make(.and(try truth(a), try truth(b)), .truth, syntax)
    case .or: make(.or(try truth(a), try truth(b)), .truth, syntax)
    case .plus: try checkSum(.plus, a, b, syntax)
    case .minus: try checkSum(.minus, a, b, syntax)
    case .times: try checkProduct(.times, a, b, syntax)
    case .divided: try checkProduct(.divided, a, b, syntax)
    case .less: try checkComparison(.less, a, b, syntax)
    case .lessOrEqual: try checkComparison(.lessOrEqual, a, b, syntax)
    case .greater: try checkComparison(.greater, a, b, syntax)
    case .greaterOrEqual: try checkComparison(.greaterOrEqual, a, b, syntax)
    case .equal: try checkComparison(.equal, a, b, syntax)
    case .notEqual: try checkComparison(.notEqual, a, b, syntax)
    }
  }

  private func checkSum(
    _ operation: Arithmetic, _ a: Syntax, _ b: Syntax, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let sign = operation == .plus ? 1 : -1
    if case .duration(let duration) = b.form {
      return make(.shift(try day(a), sign > 0 ? duration : -duration), .day, syntax)
    }
    if operation == .plus, case .duration(let duration) = a.form {
      return make(.shift(try day(b), duration), .day, syntax)
    }
    if let count = try durationOfDays(b) {
      return make(.shiftDays(try day(a), by: count, sign: Double(sign)), .day, syntax)
    }
    let (left, unit) = try number(a)
    let (right, other) = try number(b)
    let same = try converted(right, from: other, to: unit, b)
    return make(.arithmetic(operation, left, same), .number(unit), syntax)
  }

  /// `days(n)` with one argument, a computed duration.
  private func durationOfDays(_ syntax: Syntax) throws(ExpressionError) -> Formula? {
    guard case .call(let call) = syntax.form, call.function == "days", call.arguments.count == 1 else {
      return nil
    }
    return try plainNumber(call.arguments[0])
  }

  private func checkProduct(
    _ operation: Arithmetic, _ a: Syntax, _ b: Syntax, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let (left, unit) = try number(a)
    let (right, other) = try number(b)
    let result = operation == .times ? unit * other : unit / other
    let expression = make(.arithmetic(operation, left, right), .number(result), syntax)
    // Square metres per mu are a plain number, but not one square metre per mu.
    guard result.dimension.isNone else { return expression }
    return try converted(expression, from: result, to: .one, syntax)
  }

  // MARK: Comparisons

  private func checkComparison(
    _ comparison: Comparison, _ a: Syntax, _ b: Syntax, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let left = try check(a)
    let right = try check(b)
    switch (left.type, right.type) {
    case (.number(let unit), .number(let other)):
      let rounding = roundingUnit(of: b, unit: other)
      let x = try converted(left, from: unit, to: rounding, a, against: b)
      let y = try converted(right, from: other, to: rounding, b)
      return make(.compare(comparison, x, y, atom: counter.next()), .truth, syntax)
    case (.day, .day):
      return make(.compareDays(comparison, left, right), .truth, syntax)
    case (.truth, .truth):
      try onlyEquality(comparison, syntax)
      return make(.equalTruths(left, right, negated: comparison == .notEqual), .truth, syntax)
    default:
      guard let x = textual(left, a), let y = textual(right, b) else {
        throw error(
          .typesClash, syntax, ["a": describe(left.type), "b": describe(right.type)])
      }
      try onlyEquality(comparison, syntax)
      return make(
        .equalTexts(x, comparable(y, with: x), negated: comparison == .notEqual), .truth, syntax)
    }
  }

  private func onlyEquality(_ comparison: Comparison, _ syntax: Syntax) throws(ExpressionError) {
    guard comparison == .equal || comparison == .notEqual else {
      throw error(.onlyEquality, syntax)
    }
  }

  private func textual(_ expression: Formula, _ syntax: Syntax) -> Formula? {
    expression.type == .text ? expression : asText(expression, syntax)
  }

  /// A clash is reported at the side that lacks its unit.
  private func converted(
    _ expression: Formula, from unit: Unit, to other: Unit, _ syntax: Syntax, against right: Syntax
  ) throws(ExpressionError) -> Formula {
    if unit.conversion(to: other) == nil, other.dimension.isNone, case .number = right.form {
      throw error(
        .bareNumber, right, ["number": .text(source(right)), "unit": .text(unit.symbol)])
    }
    return try converted(expression, from: unit, to: other, syntax)
  }

  /// The unit both sides are rounded in: the right side's own if it is a single quantity, the canonical one
  /// of its dimension if it is put together (contract V5).
  func roundingUnit(of syntax: Syntax, unit: Unit) -> Unit {
    switch syntax.form {
    case .number, .name: unit
    case .negative(let inner): roundingUnit(of: inner, unit: unit)
    default: Unit.canonical(of: unit.dimension)
    }
  }

  func checkMembership(
    _ value: Syntax, _ choices: [Syntax], _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let left = try check(value)
    var checked: [Formula] = []
    var result = left
    for choice in choices {
      let right = try check(choice)
      switch (left.type, right.type) {
      case (.number(let unit), .number(let other)):
        checked.append(try converted(right, from: other, to: unit, choice))
      case (.day, .day), (.truth, .truth):
        checked.append(right)
      default:
        guard let x = textual(left, value), let y = textual(right, choice) else {
          throw error(.typesClash, choice, ["a": describe(left.type), "b": describe(right.type)])
        }
        result = x
        checked.append(comparable(y, with: x))
      }
    }
    return make(.isIn(result, checked), .truth, syntax)
  }

  func checkUnder(
    _ value: Syntax, _ prefix: Syntax, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let checked = try check(value)
    guard let left = textual(checked, value) else {
      throw error(.textExpectedHere, value, ["found": describe(checked.type)])
    }
    guard case .text(let code) = prefix.form else { throw error(.underNeedsText, prefix) }
    guard isIndustry(left) else { return make(.under(left, prefix: code), .truth, syntax) }
    if let (year, rest) = Checker.edition(in: code) {
      let edition = make(.fact("industry_edition", asText: false), .text, syntax)
      let prefix = try industryCode(rest, prefix)
      return make(.underEdition(left, edition: edition, year: year, prefix: prefix), .truth, syntax)
    }
    return make(.under(left, prefix: try industryCode(code, prefix)), .truth, syntax)
  }

  private func isIndustry(_ formula: Formula) -> Bool {
    if case .fact(let name, _) = formula.operation {
      ["industry", "industry_division"].contains(name)
    } else {
      false
    }
  }

  /// A code that an industry is compared with loses its section letter as the codes of the data do.
  private func comparable(_ right: Formula, with left: Formula) -> Formula {
    guard isIndustry(left), case .text(let text) = right.operation, let code = Checker.digits(of: text) else {
      return right
    }
    return Formula(.text(code), .text, source: right.source)
  }

  /// `2017:29` names the edition of GB/T 4754 the code is of.
  private static func edition(in code: String) -> (year: String, prefix: String)? {
    let parts = code.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 4, parts[0].allSatisfy(\.isASCIIDigit) else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  /// What holds anything but digits after the section letter, such as a section alone, would match no code.
  private func industryCode(_ text: String, _ syntax: Syntax) throws(ExpressionError) -> String {
    guard let code = Checker.digits(of: text) else {
      throw error(.industryCodeMalformed, syntax, ["code": .text(text)])
    }
    return code
  }

  /// C13 is 13 (contract V10); nil where the rest is no number.
  private static func digits(of text: String) -> String? {
    let code = text.first.map { $0.isASCII && $0.isLetter } == true ? String(text.dropFirst()) : text
    return !code.isEmpty && code.allSatisfy(\.isASCIIDigit) ? code : nil
  }
}
