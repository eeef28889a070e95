internal import Diagnostics
internal import Tables
internal import Units

/// What a name means where a rule stands.
enum Meaning {
  case fact(Fact)
  case metric(Int, ValueType)
  case parameter(Int, ValueType)
  case asOf
  case year
}

/// Answers the checker's questions about names; the compiler knows the books, the facts and the parameters.
protocol NameResolver {
  /// What a name means for rules of a subject in a book.
  func meaning(of name: String, book: String?, subject: Subject) throws(NameProblem) -> Meaning
  func standard(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int
  func flag(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int
  func scheme(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int
  /// The book whose rule is being checked.
  var bookIndex: Int { get }
}

/// Why a name has no meaning.
enum NameProblem: Error {
  case unknown(suggestion: String?)
  case ambiguous(books: [String])
  case otherSubject(Subject)
  /// Known only once everything is judged.
  case onlyInLists
}

/// Turns syntax into a checked expression: names, types, units, history.
struct Checker<Resolver: NameResolver> {
  let resolver: Resolver
  let subject: Subject
  let text: String
  /// The same, character by character: every part of an expression is asked for its words.
  let characters: [Character]
  /// Numbers the comparisons and statistics of one compilation.
  let counter: Counter
  /// Whether an enclosing function asks for earlier years.
  var inHistory = false

  init(resolver: Resolver, subject: Subject, text: String, counter: Counter) {
    self.resolver = resolver
    self.subject = subject
    self.text = text
    self.counter = counter
    characters = Array(text)
  }

  /// Hands out numbers.
  final class Counter {
    private var last = 0
    func next() -> Int {
      last += 1
      return last
    }
  }

  func source(_ syntax: Syntax) -> String {
    let range = syntax.range.clamped(to: 0..<characters.count)
    return String(characters[range])
  }

  func make(_ operation: Operation, _ type: ValueType, _ syntax: Syntax) -> Formula {
    Formula(operation, type, source: source(syntax))
  }

  func error(
    _ message: Message, _ syntax: Syntax, _ arguments: [String: Argument] = [:], suggestion: String? = nil
  ) -> ExpressionError {
    ExpressionError(message, at: syntax.range.lowerBound, arguments, suggestion: suggestion)
  }

  func check(_ syntax: Syntax) throws(ExpressionError) -> Formula {
    switch syntax.form {
    case .number(let value, let unit): make(.number(value), .number(unit ?? .one), syntax)
    case .day(let day): make(.day(day), .day, syntax)
    case .text(let text): make(.text(text), .text, syntax)
    case .truth(let truth): make(.truth(truth), .truth, syntax)
    case .duration: throw error(.durationAlone, syntax)
    case .name(let name, let book): try checkName(name, book: book, syntax)
    case .negative(let inner): try checkNegative(inner, syntax)
    case .not(let inner): make(.not(try truth(inner)), .truth, syntax)
    case .binary(let operation, let a, let b): try checkBinary(operation, a, b, syntax)
    case .isIn(let value, let choices): try checkMembership(value, choices, syntax)
    case .under(let value, let prefix): try checkUnder(value, prefix, syntax)
    case .isMissing(let inner): make(.isMissing(try check(inner)), .truth, syntax)
    case .isKnown(let inner): make(.isKnown(try check(inner)), .truth, syntax)
    case .call(let call): try checkCall(call, syntax)
    }
  }

  /// A condition.
  func truth(_ syntax: Syntax) throws(ExpressionError) -> Formula {
    let expression = try check(syntax)
    guard expression.type == .truth else {
      throw error(.conditionExpected, syntax, ["found": describe(expression.type)])
    }
    return expression
  }

  /// A number in any unit.
  func number(_ syntax: Syntax) throws(ExpressionError) -> (expression: Formula, unit: Unit) {
    let expression = try check(syntax)
    guard case .number(let unit) = expression.type else {
      throw error(.numberExpected, syntax, ["found": describe(expression.type)])
    }
    return (expression, unit)
  }

  /// A plain number.
  func plainNumber(_ syntax: Syntax) throws(ExpressionError) -> Formula {
    let (expression, unit) = try number(syntax)
    return try converted(expression, from: unit, to: .one, syntax)
  }

  func day(_ syntax: Syntax) throws(ExpressionError) -> Formula {
    let expression = try check(syntax)
    guard expression.type == .day else {
      throw error(.dayExpected, syntax, ["found": describe(expression.type)])
    }
    return expression
  }

  /// The same number in another unit; refused where the two measure different things.
  func converted(
    _ expression: Formula, from unit: Unit, to other: Unit, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    guard let conversion = unit.conversion(to: other) else {
      if unit.dimension.isNone, case .number = expression.operation {
        throw error(
          .bareNumber, syntax, ["number": .text(source(syntax)), "unit": .text(other.symbol)])
      }
      throw error(
        .unitsClash, syntax, ["a": .text(unit.nameForMessages), "b": .text(other.nameForMessages)])
    }
    if conversion.isIdentity {
      return Formula(expression.operation, .number(other), source: expression.source)
    }
    return Formula(.convert(expression, conversion), .number(other), source: expression.source)
  }

  func describe(_ type: ValueType) -> Argument {
    switch type {
    case .number(let unit) where unit.dimension.isNone: .term(Bilingual(zh: "数", en: "a number"))
    case .number(let unit): .term(Bilingual(zh: "数(\(unit))", en: "a number (\(unit))"))
    case .text: .term(Bilingual(zh: "文字", en: "text"))
    case .day: .term(Bilingual(zh: "日期", en: "a date"))
    case .truth: .term(Bilingual(zh: "条件", en: "a condition"))
    case .duration: .term(Bilingual(zh: "时长", en: "a duration"))
    }
  }
}

extension Unit {
  /// The symbol, or a word for a plain number.
  var nameForMessages: String { symbol.isEmpty ? "1" : symbol }
}

// MARK: - Names

extension Checker {
  private func checkName(
    _ name: String, book: String?, _ syntax: Syntax
  ) throws(ExpressionError) -> Formula {
    let meaning: Meaning
    do {
      meaning = try resolver.meaning(of: name, book: book, subject: subject)
    } catch {
      throw problem(error, with: name, .unknownName, syntax)
    }
    switch meaning {
    case .fact(let fact):
      if inHistory, !fact.hasHistory {
        throw error(.factWithoutHistory, syntax, ["name": .text(fact.name)])
      }
      return make(.fact(fact.name, asText: false), .of(fact), syntax)
    case .metric(let index, let type): return make(.metric(index), type, syntax)
    case .parameter(let index, let type): return make(.parameter(index), type, syntax)
    case .asOf: return make(.asOf(book: resolver.bookIndex), .day, syntax)
    case .year: return make(.year, .number(.one), syntax)
    }
  }

  func problem(
    _ problem: NameProblem, with name: String, _ message: Message, _ syntax: Syntax
  ) -> ExpressionError {
    switch problem {
    case .unknown(let suggestion):
      error(message, syntax, ["name": .text(name)], suggestion: suggestion)
    case .ambiguous(let books):
      error(.nameInSeveralBooks, syntax, ["name": .text(name), "books": .list(books)])
    case .otherSubject(let other):
      error(
        .nameOfOtherSubject, syntax,
        ["name": .text(name), "other": .text(other.rawValue), "subject": .text(subject.rawValue)])
    case .onlyInLists: error(.factOnlyInLists, syntax, ["name": .text(name)])
    }
  }

  /// The columns that are not canonical can be read as text, so that a rule may compare codes made of digits.
  func asText(_ expression: Formula, _ syntax: Syntax) -> Formula? {
    guard case .fact(let name, _) = expression.operation,
      case .fact(let fact)? = try? resolver.meaning(of: name, book: nil, subject: subject), fact.hasText
    else { return nil }
    return make(.fact(name, asText: true), .text, syntax)
  }
}
