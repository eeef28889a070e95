public import Diagnostics
public import Documents
internal import Intake
internal import RuleBooks
internal import Units

/// A file of worked cases that stands beside a rule book: what goes in, and what must come out.
public struct CaseFile: Sendable {
  /// As the user named it.
  public let file: String
  /// The id of the book it is about, where it says so.
  public let book: SourcedText?
  /// Its cases in order.
  public let cases: [RuleCase]
}

/// One case: inputs of a few subjects, and what the book must say of them.
public struct RuleCase: Sendable {
  /// What it shows, in a sentence.
  public let title: String
  /// The working by hand.
  public let why: String
  /// The clause it is about.
  public let clause: String?
  /// Where it begins.
  public let place: Place
  /// Parameters, as on the command line.
  let settings: [SourcedText]
  /// Whether the values that the book proposes are taken for parameters not set.
  let acceptsProposals: Bool
  /// How far a number may be off, in parts of the expected one, and at least that much.
  let tolerance: Double
  let inputs: CaseInputs
  let expectations: [ExpectedSubject]
  /// A project held against the book's standards for admission; nil where the case has none.
  let admission: AdmissionCase?
}

/// What goes into a case.
struct CaseInputs: Sendable {
  let dataset: WrittenDataset
  /// The subjects the case is about, by kind, where it names them in short.
  let main: [Subject: String]
  /// Headers that are no canonical columns, each with where it was first written: a book must name them.
  let furtherHeaders: [SourcedText]
}

/// What must come out for one subject, or for every subject alike where it concerns none.
struct ExpectedSubject: Sendable {
  /// The key of the subject; nil: the one the case is about.
  let key: SourcedText?
  let items: [ExpectedItem]
}

/// The kinds of rules that have results. Each is a key under `expect`, named as in the book.
///
/// A further kind, such as the admission of a project, takes a case here, its keys in `ExpectationReader`, one in
/// `CaseComparison` that compares it, and one in `RuleCoverage`.
public enum RuleKind: String, CaseIterable, Sendable {
  case metrics, standards, flags, grades, lists
}

/// What is expected of one rule.
struct ExpectedItem: Sendable {
  let kind: RuleKind
  let id: SourcedText
  let demands: [Demand]
}

/// One thing demanded of a result.
struct Demand: Sendable {
  let aspect: Aspect
  /// One text, or several where a list is demanded.
  let expected: [SourcedText]
  let place: Place
}

/// The sides of a result that can be demanded.
public enum Aspect: Hashable, Sendable {
  /// Of a metric and of a standard: the figure.
  case value
  /// Of a standard and a flag: what it says.
  case verdict
  case threshold, shortfall, because, nearLine
  /// Of a list: whether the subject is on it.
  case listed
  /// Of a list: who is on it, in its order.
  case rows
  /// Of a list: the labels of the reasons of the subject's row.
  case reasons
  /// Of a list: a cell of the subject's row.
  case column(String)
  /// Of a grading scheme: the grade, the points, the place and how many are ranked together.
  case grade, score, rank, ranked
  /// Of a grading scheme: where the subject stands, and why its grade is what it is.
  case population, group, note
  /// Of a grading scheme: what an indicator, named by its metric, came to.
  case item(String, ItemAspect)
}

/// The sides of an indicator's outcome that can be demanded.
public enum ItemAspect: String, CaseIterable, Sendable {
  /// Points, after and before cap and floor.
  case score, raw
  /// The figure and what it is held against.
  case value, base
  /// Whether the bounds cut it.
  case cap, floor
  /// The rule for missing values that stepped in.
  case missingRule = "missing_rule"
}
