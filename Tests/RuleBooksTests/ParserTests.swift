import Diagnostics
import Testing

@testable import RuleBooks

@Suite struct ParserTests {
  private func shape(_ text: String) throws -> String { try Parser.parse(text).shape }

  @Test(arguments: [
    ("a or b and c", "(a or (b and c))"), ("not a and b", "((not a) and b)"), ("not a = b", "(not (a = b))"),
    ("a and b or c and d", "((a and b) or (c and d))"), ("not not a", "(not (not a))"),
    ("a + b * c", "(a + (b * c))"), ("a - b - c", "((a - b) - c)"), ("a / b / c", "((a / b) / c)"),
    ("a / b * c", "((a / b) * c)"), ("-a * b", "((-a) * b)"), ("a - -b", "(a - (-b))"), ("--a", "(-(-a))"),
    ("a + b >= c * 2", "((a + b) >= (c * 2))"), ("a or b or c", "((a or b) or c)"),
    ("(a or b) and c", "((a or b) and c)"), ("not (a or b)", "(not (a or b))"),
    ("a > 3 and b under \"13\" or c is missing", "(((a > 3) and (b under \"13\")) or (c missing))"),
    ("a in (1, 2) and b", "((a in 1, 2) and b)"), ("a is known", "(a known)"),
    ("a + 1 is missing", "((a + 1) missing)"),
    ("非 a 且 b 或 c", "(((not a) and b) or c)"), ("a + 3 years <= as_of", "((a + 36m0d) <= as_of)"),
    ("if(a, b, c)", "if(a, b, c)"), ("average(a over 3 years)", "average(a over 3)"),
    ("median(a by b, c)", "median(a by b, c)"), ("median(a by b at least 5)", "median(a by b at least 5)"),
    ("ratio(a, b at least 3)", "ratio(a, b at least 3)"), ("f()", "f()"), ("by + over", "(by + over)"),
    ("x:a + y:b", "(x:a + y:b)"), ("previous(x, 2)", "previous(x, 2)"),
  ])
  func `operators bind as the contract orders them`(text: String, expected: String) throws {
    #expect(try shape(text) == expected)
  }

  @Test(arguments: [
    ("", "expression_empty", 0), ("   ", "expression_empty", 0), ("a >", "expression_ends_early", 3),
    ("a b", "unexpected_word", 2), ("(a", "symbol_expected", 2), ("a)", "unexpected_word", 1),
    ("a < b < c", "comparison_chained", 6), ("a = b = c", "comparison_chained", 6),
    ("1 <= a <= 2", "comparison_chained", 7), ("a is missing is known", "comparison_chained", 13),
    ("a in (1) = b", "comparison_chained", 9), ("a == b", "double_equal", 3),
    ("a is nothing", "missing_or_known_expected", 5),
    ("a in 1", "symbol_expected", 5), ("a in ()", "unexpected_word", 6),
    ("median(a at least)", "at_least_number_expected", 17),
    ("median(a at least 2.5)", "at_least_number_expected", 18),
    ("median(a at least 5 亩)", "at_least_number_expected", 18),
    ("average(a over 3)", "year_count_expected", 15),
    ("average(a over 18 months)", "year_count_expected", 15),
    ("average(a over 0 years)", "year_count_expected", 15),
    ("average(a over 101 years)", "year_count_expected", 15),
    ("f(a,)", "unexpected_word", 4), ("a and", "expression_ends_early", 5), ("* a", "unexpected_word", 0),
    ("a or or b", "unexpected_word", 5), ("f(a b)", "symbol_expected", 4),
    ("a under", "expression_ends_early", 7),
    ("a 5 亩", "unexpected_word", 2), ("5 亩 亩", "unexpected_word", 4), ("a.b", "unexpected_character", 1),
  ])
  func `what is no expression is refused where it goes wrong`(text: String, code: String, offset: Int) throws
  {
    let found = try #require(throws: ExpressionError.self) { try Parser.parse(text) }
    #expect(found.message.code == code)
    #expect(found.offset == offset)
  }

  private static func nested(_ levels: Int) -> String {
    String(repeating: "(", count: levels) + "a" + String(repeating: ")", count: levels)
  }

  @Test func `depth is bounded with a message`() throws {
    #expect(throws: Never.self) { try Parser.parse(ParserTests.nested(Parser.depthLimit)) }
    for text in [
      ParserTests.nested(Parser.depthLimit + 1), String(repeating: "-", count: 5000) + "a",
      String(repeating: "not ", count: 4000) + "a", String(repeating: "abs(", count: 3000) + "a",
      Array(repeating: "a", count: 5000).joined(separator: "+"),
      Array(repeating: "a", count: 4000).joined(separator: " or "),
    ] {
      let found = try #require(throws: ExpressionError.self) { try Parser.parse(text) }
      #expect(found.message == .expressionTooDeep)
    }
  }

  /// Chains inside brackets inside chains: each stays below the limit of its kind, all together do not.
  @Test func `depth is counted over brackets and chains together`() throws {
    let chain = String(repeating: "+a", count: 390)
    let text = String(repeating: "(", count: 24) + "a" + String(repeating: chain + ")", count: 24)
    let found = try #require(throws: ExpressionError.self) { try Parser.parse(text) }
    #expect(found.message == .expressionTooDeep)
  }

  @Test func `the deepest expression that is read can be checked`() {
    let chain = "tax" + String(repeating: " + tax", count: 200) + " > 3 万元"
    #expect(Fixtures.faults(chain) == [])
    let deep = String(repeating: "(", count: 90) + "tax" + String(repeating: " + tax)", count: 90) + " > 3 万元"
    #expect(Fixtures.faults(deep) == [])
  }
}

extension Syntax {
  /// The expression with every bracket written out.
  fileprivate var shape: String {
    switch form {
    case .number(let value, let unit): unit.map { "\(value.whole) \($0)" } ?? value.whole
    case .day(let day): "\(day)"
    case .duration(let duration): "\(duration.months)m\(duration.days)d"
    case .text(let text): "\"\(text)\""
    case .truth(let truth): "\(truth)"
    case .name(let name, let book): book.map { "\($0):\(name)" } ?? name
    case .negative(let a): "(-\(a.shape))"
    case .not(let a): "(not \(a.shape))"
    case .binary(let operation, let a, let b): "(\(a.shape) \(operation.rawValue) \(b.shape))"
    case .isIn(let a, let choices): "(\(a.shape) in \(choices.map(\.shape).joined(separator: ", ")))"
    case .under(let a, let b): "(\(a.shape) under \(b.shape))"
    case .isMissing(let a): "(\(a.shape) missing)"
    case .isKnown(let a): "(\(a.shape) known)"
    case .call(let call):
      call.function + "(" + call.arguments.map(\.shape).joined(separator: ", ")
        + (call.years.map { " over \($0)" } ?? "")
        + (call.groups.isEmpty ? "" : " by " + call.groups.map(\.shape).joined(separator: ", "))
        + (call.atLeast.map { " at least \($0)" } ?? "") + ")"
    }
  }
}

extension Double {
  fileprivate var whole: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
