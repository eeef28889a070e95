internal import Diagnostics
internal import Units

/// Reads an expression by recursive descent, one function per level of binding, loosest first (contract E2).
struct Parser {
  /// How deep brackets and operators may nest (contract E9).
  static let depthLimit = 100
  /// How many levels brackets and chains of operators may make together: a chain leans to the left, so its length is
  /// depth for whoever walks it.
  static let levelLimit = 4 * depthLimit

  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  static func parse(_ text: String) throws(ExpressionError) -> Syntax {
    var parser = Parser(tokens: try Lexer.tokens(of: text))
    if parser.current.kind == .end { throw ExpressionError(.expressionEmpty, at: 0) }
    let syntax = try parser.disjunction()
    guard parser.current.kind == .end else { throw parser.unexpected() }
    return syntax
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var current: Token { tokens[position] }

  private mutating func advance() {
    if position + 1 < tokens.count { position += 1 }
  }

  private mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func take(_ word: Token.Word) -> Bool {
    guard current.kind == .word(word) else { return false }
    advance()
    return true
  }

  /// Words such as `by` are names everywhere else, so that a column may be called so.
  private mutating func take(name: String) -> Bool {
    guard current.kind == .name(name, book: nil) else { return false }
    advance()
    return true
  }

  private func unexpected() -> ExpressionError {
    if current.kind == .end { return ExpressionError(.expressionEndsEarly, at: current.offset) }
    return ExpressionError(.unexpectedWord, at: current.offset, ["word": .text(current.text)])
  }

  private mutating func expect(_ symbol: Token.Symbol) throws(ExpressionError) {
    guard take(symbol) else {
      throw ExpressionError(
        .symbolExpected, at: current.offset,
        ["symbol": .text(symbol.rawValue), "word": .text(current.text)])
    }
  }

  private mutating func deeper(
    _ body: (inout Parser) throws(ExpressionError) -> Syntax
  ) throws(ExpressionError) -> Syntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Parser.depthLimit else {
      throw ExpressionError(.expressionTooDeep, at: current.offset, ["limit": .count(Parser.depthLimit)])
    }
    return try body(&self)
  }

  private var endOfLast: Int {
    position > 0 ? tokens[position - 1].offset + tokens[position - 1].text.count : 0
  }

  private func join(
    _ operation: BinaryOperator, _ a: Syntax, _ b: Syntax
  ) throws(ExpressionError) -> Syntax {
    let joined = Syntax(form: .binary(operation, a, b), range: a.range.lowerBound..<b.range.upperBound)
    guard joined.depth <= Parser.levelLimit else {
      throw ExpressionError(.expressionTooDeep, at: current.offset, ["limit": .count(Parser.levelLimit)])
    }
    return joined
  }
}

// MARK: - Levels of binding

extension Parser {
  private mutating func disjunction() throws(ExpressionError) -> Syntax {
    var left = try conjunction()
    while take(.or) {
      left = try join(.or, left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> Syntax {
    var left = try negation()
    while take(.and) {
      left = try join(.and, left, try negation())
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> Syntax {
    let start = current.offset
    guard take(.not) else { return try comparison() }
    let inner = try deeper { parser throws(ExpressionError) in try parser.negation() }
    return Syntax(form: .not(inner), range: start..<inner.range.upperBound)
  }

  private static let comparisons: [Token.Symbol: BinaryOperator] = [
    .less: .less, .lessOrEqual: .lessOrEqual, .greater: .greater, .greaterOrEqual: .greaterOrEqual,
    .equal: .equal, .notEqual: .notEqual,
  ]

  private mutating func comparison() throws(ExpressionError) -> Syntax {
    let left = try sum()
    let result: Syntax
    if case .symbol(let symbol) = current.kind, let operation = Parser.comparisons[symbol] {
      advance()
      if current.kind == .symbol(.equal) {
        throw ExpressionError(.doubleEqual, at: current.offset)
      }
      result = try join(operation, left, try sum())
    } else if take(.in) {
      result = try membership(of: left)
    } else if take(.under) {
      let prefix = try primary()
      result = Syntax(
        form: .under(left, prefix), range: left.range.lowerBound..<prefix.range.upperBound)
    } else if take(.is) {
      result = try presence(of: left)
    } else {
      return left
    }
    if isComparison(current.kind) {
      throw ExpressionError(.comparisonChained, at: current.offset)
    }
    return result
  }

  private func isComparison(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .symbol(let symbol): Parser.comparisons[symbol] != nil
    case .word(.in), .word(.under), .word(.is): true
    default: false
    }
  }

  private mutating func membership(of left: Syntax) throws(ExpressionError) -> Syntax {
    try expect(.open)
    var choices = [try sum()]
    while take(.comma) { choices.append(try sum()) }
    try expect(.close)
    return Syntax(form: .isIn(left, choices), range: left.range.lowerBound..<endOfLast)
  }

  private mutating func presence(of left: Syntax) throws(ExpressionError) -> Syntax {
    if take(.missing) {
      return Syntax(form: .isMissing(left), range: left.range.lowerBound..<endOfLast)
    }
    if take(.known) {
      return Syntax(form: .isKnown(left), range: left.range.lowerBound..<endOfLast)
    }
    throw ExpressionError(.missingOrKnownExpected, at: current.offset, ["word": .text(current.text)])
  }

  private mutating func sum() throws(ExpressionError) -> Syntax {
    var left = try product()
    while true {
      let operation: BinaryOperator
      if take(.plus) { operation = .plus } else if take(.minus) { operation = .minus } else { return left }
      left = try join(operation, left, try product())
    }
  }

  private mutating func product() throws(ExpressionError) -> Syntax {
    var left = try signed()
    while true {
      let operation: BinaryOperator
      if take(.times) {
        operation = .times
      } else if take(.divided) {
        operation = .divided
      } else {
        return left
      }
      left = try join(operation, left, try signed())
    }
  }

  private mutating func signed() throws(ExpressionError) -> Syntax {
    let start = current.offset
    guard take(.minus) else { return try primary() }
    let inner = try deeper { parser throws(ExpressionError) in try parser.signed() }
    return Syntax(form: .negative(inner), range: start..<inner.range.upperBound)
  }
}

// MARK: - What stands alone

extension Parser {
  private mutating func primary() throws(ExpressionError) -> Syntax {
    let token = current
    func leaf(_ form: Syntax.Form) -> Syntax {
      Syntax(form: form, range: token.offset..<token.offset + token.text.count)
    }
    switch token.kind {
    case .number(let value, let unit):
      advance()
      return leaf(.number(value, unit))
    case .day(let day):
      advance()
      return leaf(.day(day))
    case .duration(let duration):
      advance()
      return leaf(.duration(duration))
    case .text(let text):
      advance()
      return leaf(.text(text))
    case .word(.true), .word(.false):
      advance()
      return leaf(.truth(token.kind == .word(.true)))
    case .name(let name, let book):
      advance()
      if book == nil, current.kind == .symbol(.open) { return try call(name, from: token.offset) }
      return leaf(.name(name, book: book))
    case .symbol(.open):
      advance()
      let inner = try deeper { parser throws(ExpressionError) in try parser.disjunction() }
      try expect(.close)
      return Syntax(form: inner.form, range: token.offset..<endOfLast)
    default:
      throw unexpected()
    }
  }

  private mutating func call(_ function: String, from start: Int) throws(ExpressionError) -> Syntax {
    try expect(.open)
    var call = Syntax.Call(function: function)
    if !take(.close) {
      call.arguments.append(try argument())
      while take(.comma) { call.arguments.append(try argument()) }
      try callModifiers(&call)
      try expect(.close)
    }
    return Syntax(form: .call(call), range: start..<endOfLast)
  }

  private mutating func argument() throws(ExpressionError) -> Syntax {
    try deeper { parser throws(ExpressionError) in try parser.disjunction() }
  }

  private mutating func callModifiers(_ call: inout Syntax.Call) throws(ExpressionError) {
    if take(name: "over") { call.years = try yearCount() }
    if take(name: "by") {
      call.groups.append(try argument())
      while take(.comma) { call.groups.append(try argument()) }
    }
    if take(name: "at") {
      guard take(name: "least"), case .number(let n, nil) = current.kind, n == n.rounded(), n >= 0, n < 1e9
      else { throw ExpressionError(.atLeastNumberExpected, at: current.offset) }
      advance()
      call.atLeast = Int(n)
    }
  }

  private mutating func yearCount() throws(ExpressionError) -> Int {
    guard case .duration(let duration) = current.kind, duration.days == 0, duration.months % 12 == 0,
      (1...100).contains(duration.months / 12)
    else { throw ExpressionError(.yearCountExpected, at: current.offset) }
    advance()
    return duration.months / 12
  }
}
