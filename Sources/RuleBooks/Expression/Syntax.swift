internal import Units

/// An expression as written, before names are known.
struct Syntax {
  indirect enum Form {
    case number(Double, Unit?)
    case day(CalendarDay)
    case duration(CalendarDuration)
    case text(String)
    case truth(Bool)
    case name(String, book: String?)
    case negative(Syntax)
    case not(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case isIn(Syntax, [Syntax])
    case under(Syntax, Syntax)
    case isMissing(Syntax)
    case isKnown(Syntax)
    case call(Call)
  }

  /// A function with what stands in its brackets.
  struct Call {
    let function: String
    var arguments: [Syntax] = []
    /// `by a, b`
    var groups: [Syntax] = []
    /// `at least n`
    var atLeast: Int?
    /// `over n years`
    var years: Int?
  }

  let form: Form
  /// Character offsets it spans.
  let range: Range<Int>
  /// How many levels it has: what whoever walks it must be able to climb.
  let depth: Int

  init(form: Form, range: Range<Int>) {
    self.form = form
    self.range = range
    depth = 1 + form.depthInside
  }
}

extension Syntax.Form {
  fileprivate var depthInside: Int {
    switch self {
    case .number, .day, .duration, .text, .truth, .name: 0
    case .negative(let a), .not(let a), .isMissing(let a), .isKnown(let a): a.depth
    case .binary(_, let a, let b), .under(let a, let b): max(a.depth, b.depth)
    case .isIn(let a, let choices): choices.reduce(a.depth) { max($0, $1.depth) }
    case .call(let call): (call.arguments + call.groups).reduce(0) { max($0, $1.depth) }
    }
  }
}

enum BinaryOperator: String {
  case and, or
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "="
  case notEqual = "!="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}
