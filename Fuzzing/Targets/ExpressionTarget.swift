import Diagnostics
import Tables
import Units

@testable import RuleBooks

extension FuzzTarget {
  /// Formulas: cut into words, parsed, checked against facts of every kind.
  static let expression = FuzzTarget("expression") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    guard let syntax = try? Parser.parse(text) else { return nil }
    let length = text.count
    guard syntax.range.lowerBound >= 0, syntax.range.upperBound <= length else {
      return "the expression reaches beyond its text"
    }
    for subject in Subject.allCases {
      let checker = Checker(resolver: FewNames(), subject: subject, text: text, counter: .init())
      do throws(ExpressionError) {
        _ = try checker.check(syntax)
      } catch {
        guard (0...length).contains(error.offset) else { return "an error outside the text" }
      }
    }
    _ = ParameterLiteral.value(text, as: .number(.mu))
    _ = try? Settings([text])
    return nil
  }
}

/// Names of every type there is.
private struct FewNames: NameResolver {
  let bookIndex = 0

  private static let facts: [Fact] = [
    Fact("tax", .number, unit: .tenThousandYuan, hasHistory: true),
    Fact("land", .number, unit: .mu, hasHistory: true), Fact("score", .number, hasText: true),
    Fact("industry", .text), Fact("industry_edition", .text), Fact("name", .text),
    Fact("above_scale", .truth),
    Fact("founded", .day), Fact("water", .number, unit: .cubicMetre, hasHistory: true, isPresent: false),
  ]

  func meaning(of name: String, book: String?, subject: Subject) throws(NameProblem) -> Meaning {
    switch name {
    case "as_of": return .asOf
    case "year": return .year
    case "m": return .metric(0, .number(.tenThousandYuanPerMu))
    case "p": return .parameter(0, .number(.mu))
    default: break
    }
    guard let fact = FewNames.facts.first(where: { $0.name == name }) else { throw .unknown(suggestion: nil) }
    return .fact(fact)
  }

  func standard(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard name == "s" else { throw .unknown(suggestion: nil) }
    return 0
  }

  func scheme(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard name == "g" else { throw .unknown(suggestion: nil) }
    return 0
  }

  func flag(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard name == "f" else { throw .otherSubject(.zone) }
    return 0
  }
}
