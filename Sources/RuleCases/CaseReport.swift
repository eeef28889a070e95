public import Diagnostics
public import Evaluation
public import RuleBooks
public import Tables
public import Units

/// What became of the cases of a file.
public struct CaseReport: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// One per case, in order.
  public let results: [CaseResult]
  /// Rules that no case expects anything of.
  public let untouched: [UntouchedRule]

  /// How many cases came out as expected.
  public var passed: Int { results.count { $0.findings.isEmpty } }
  /// How many did not.
  public var failed: Int { results.count - passed }
}

/// What became of one case.
public struct CaseResult: Sendable {
  /// The case.
  public let ruleCase: RuleCase
  /// What is wrong with it; empty where everything came out as expected.
  public let findings: [CaseFinding]
}

/// Something wrong with a case.
public enum CaseFinding: Sendable {
  /// The case cannot be judged, or an expectation names nothing.
  case refused(Refusal)
  /// An input that could not be read or linked.
  case unread(Issue)
  /// Another result than expected.
  case differs(CaseDifference)
  /// Another result of an admission than expected.
  case admits(AdmissionDifference)
}

/// A result that differs from the one expected.
public struct CaseDifference: Sendable {
  /// Where it is expected.
  public let place: Place
  /// The kind of the rule.
  public let kind: RuleKind
  /// Its id.
  public let id: String
  /// Its label.
  public let label: String
  /// Which side of the result.
  public let aspect: Aspect
  /// The key of the subject; nil where it concerns none.
  public let subject: String?
  /// As it was written.
  public let expected: [String]
  /// What came out.
  public let actual: CaseActual
  /// How it came about.
  public let explanations: [Explanation]
}

/// A result, of whatever kind.
public enum CaseActual: Sendable {
  case value(Value?, Unit?)
  case verdict(Verdict)
  case truth(Truth)
  /// The columns for want of which the rule is not judged.
  case notJudged([String])
  case texts([String])
  /// The subject is not on the list of whose row something is expected.
  case notListed
}

/// A rule that no case touches.
public struct UntouchedRule: Hashable, Sendable {
  /// Which kind.
  public let kind: RuleKind
  /// Its id.
  public let id: String
  /// Its label.
  public let label: String
  /// The exception of it, where it is one that no case applies.
  public let exception: String?
}
