internal import Diagnostics
internal import Documents
internal import Units

extension RuleCompiler {
  /// A plain number that is the same for everybody: literals and parameters. NaN where a parameter is not set.
  mutating func constant(_ text: SourcedText, book: Int, subject: Subject) -> Double? {
    let parameters = self.parameters
    let formula = checked(text, book: book, subject: subject) { checker, syntax throws(ExpressionError) in
      let formula = try checker.plainNumber(syntax)
      guard formula.constant(parameters) != nil else {
        throw ExpressionError(.constantExpected, at: 0, ["text": .text(text.text)])
      }
      return formula
    }
    return formula?.constant(parameters)
  }

  /// The same where the key may be absent.
  mutating func constant(_ text: SourcedText?, book: Int, subject: Subject) -> Double? {
    text.flatMap { constant($0, book: book, subject: subject) }
  }

  mutating func wholeNumber(_ text: SourcedText, book: Int, subject: Subject) -> Int? {
    guard let number = constant(text, book: book, subject: subject) else { return nil }
    if number.isNaN { return 1 }
    guard number == number.rounded(), (1...1_000_000).contains(number) else {
      refuse(ExpressionError(.wholeNumberExpected, at: 0, ["from": 1, "to": .count(1_000_000)]), in: text)
      return nil
    }
    return Int(number)
  }
}

extension Formula {
  /// Its value where it rests on literals and parameters alone: nil where not, NaN where a parameter is not set.
  func constant(_ parameters: [Parameter]) -> Double? {
    switch operation {
    case .number(let value): return value
    case .parameter(let index):
      guard let value = parameters[index].value else { return .nan }
      if case .number(let number) = value { return number }
      return nil
    case .convert(let inner, let conversion): return inner.constant(parameters).map { conversion($0) }
    case .negative(let inner): return inner.constant(parameters).map { -$0 }
    case .arithmetic(let operation, let a, let b):
      guard let x = a.constant(parameters), let y = b.constant(parameters) else { return nil }
      switch operation {
      case .plus: return x + y
      case .minus: return x - y
      case .times: return x * y
      case .divided: return y == 0 ? nil : x / y
      }
    default: return nil
    }
  }
}
