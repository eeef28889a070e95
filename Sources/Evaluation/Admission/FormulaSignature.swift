internal import RuleBooks
internal import Units

/// Tells whether two metrics of different books are the same thing: the same formula over the same facts, whatever the
/// units it is written in.
enum FormulaSignature {
  /// - Returns: metrics are written out; conversions of units are left out, since they change no meaning.
  static func of(_ formula: Formula, in rules: Rules) -> String {
    var text = ""
    write(formula, rules, into: &text, depth: 0)
    return text
  }

  private static func write(_ formula: Formula, _ rules: Rules, into text: inout String, depth: Int) {
    // A chain of metrics as long as this is its own only likeness.
    guard depth < 200, text.utf8.count < 100_000 else {
      text += formula.source
      return
    }
    switch formula.operation {
    case .convert(let inner, _): write(inner, rules, into: &text, depth: depth + 1)
    case .fact(let name, _): text += name
    case .metric(let index): write(rules.metrics[index].formula, rules, into: &text, depth: depth + 1)
    case .number(let value): text += "\(inBaseUnits(value, formula.type.unit))"
    case .arithmetic(let sign, let a, let b):
      text += "("
      write(a, rules, into: &text, depth: depth + 1)
      text += sign.rawValue
      write(b, rules, into: &text, depth: depth + 1)
      text += ")"
    default:
      // What is no plain arithmetic is the same where it is worded the same.
      text += "「\(formula.source)」"
    }
  }

  private static func inBaseUnits(_ value: Double, _ unit: Unit?) -> Double {
    guard let unit else { return value }
    return unit.conversion(to: .canonical(of: unit.dimension)).map { $0(value) } ?? value
  }
}
