// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// A line's cases say what they are.

public import Cadastre
public import RuleBooks
public import Tables
public import Units

/// The reasoning about one subject as a tree: every verdict down to the cells of the files it rests on.
public struct Explanation: Sendable {
  /// What a line says.
  public enum Line: Sendable {
    /// The subject itself.
    case subject(Subject, key: String, name: String?)
    /// The land of the subject, 亩.
    case land(Double?)
    /// One link, seen from the subject.
    case link(Link, other: String)
    case metric(Metric, Value?)
    case fact(name: String, Value?, Unit?, CellOrigin?)
    /// What a value above was corrected by.
    case corrected(CellCorrection)
    case parameter(Parameter)
    case judgedOn(CalendarDay)
    case peers(text: String, Value?, Unit?)
    /// A sum over what belongs to a zone.
    case total(text: String, Value?, Unit?)
    /// The parcels or enterprises that count in a sum, or of which it is unknown whether or how they do.
    case members(keys: [String], areSure: Bool)
    /// A formula as written.
    case formula(String)
    /// A condition as written, and whether it holds.
    case condition(String, Truth)
    case exception(String, Truth)
    case standard(
      Standard, Verdict, value: Double?, threshold: Double?, shortfall: Double?, near: Truth, Unit)
    case flag(Flag, Truth, near: Truth)
    case notJudged(name: String, label: String, lacking: [String])
    case cite(Citation)
    /// Conditions any one of which, turned, clears the flag.
    case clearedBy([String])
    /// What is to be done, and by when.
    case measure(String, deadline: CalendarDay?)
    /// Names of what is missing where something cannot be decided.
    case missing([String])
    case list(RuleList)
    /// A clause of a contract, with the metric it is held against.
    case clause(Clause)
    /// A grade with what it rests on.
    case grade(GradeLine)
    /// One indicator's points.
    case item(Metric, SchemeGrades.ItemOutcome)
    /// The base of an item as the book has it.
    case base(String)
    /// Points beside the indicators, or what the sum is multiplied by.
    case factor(String, Double)
    case adjustment(String, Truth, points: Double)
    /// A step after the quota: needs, only, veto.
    case gradeStep(GradeStepKind, String, Truth)
    case notes([GradeNote])
    /// How the verdict above would come out with another area for the land, 亩.
    case areaFlip(AreaFlip, kind: AreaFlipKind, land: Double?)
    case rule(String, Value?)
  }

  /// Of what a verdict is.
  public enum AreaFlipKind: String, Sendable {
    case standard, flag, list
  }

  public let line: Line
  public let children: [Explanation]

  init(_ line: Line, _ children: [Explanation] = []) {
    self.line = line
    self.children = children
  }
}

/// A grade by a scheme.
public struct GradeLine: Sendable {
  public let name: String
  public let label: String
  public let standing: GradeStanding
  public let grade: String?
  public let score: Double
  public let rank: Int
  public let ranked: Int
  public let population: String?
  public let group: String?
  /// The leader of its unit, where another stands for it.
  public let leader: String?
}

/// What may move a grade after the quota.
public enum GradeStepKind: String, Sendable {
  case needs, only, veto
}

extension Judgement {
  /// Everything the books say about one parcel, enterprise or zone; nil where no such subject is known.
  public func explanation(of subject: Subject, key: String) -> Explanation? {
    guard let row = land.rows(of: subject)?.row(of: key) else { return nil }
    return Explainer(self, subject, row).tree
  }
}
