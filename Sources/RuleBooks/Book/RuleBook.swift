// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members carry the names of the keys in a rule book, which docs/rule-books.md explains.

public import Diagnostics
public import Documents
public import Units

/// A rule book as written: its items with their expressions still as text, each knowing its place.
public struct RuleBook: Sendable {
  /// Its id, used to qualify names when several books are used.
  public let id: String
  /// Its title.
  public let title: String
  /// The file it was read from, as named by the user.
  public let file: String
  /// The paths of this book and of those it builds on, its own first.
  public internal(set) var files: [String] = []
  /// The days it is in force.
  public let inForce: ClosedDays
  /// The parameter that gives the day it judges at, where it names one.
  public let asOf: SourcedText?
  /// What it says about itself.
  public let note: String?
  /// The documents it cites, by id.
  public internal(set) var documents: [CitedDocument]
  /// What a user may or must set.
  public internal(set) var parameters: [ParameterItem]
  /// Figures worked out by formula.
  public internal(set) var metrics: [MetricItem]
  /// Thresholds a metric is held against.
  public internal(set) var standards: [StandardItem]
  /// Conditions that mark a subject.
  public internal(set) var flags: [FlagItem]
  /// Statistics to be printed.
  public internal(set) var benchmarks: [BenchmarkItem]
  /// Lists to be written.
  public internal(set) var lists: [ListItem]
  /// How a year is graded.
  public internal(set) var schemes: [SchemeItem]
  /// The book this one builds on, if any.
  public let extends: SourcedText?
  /// What an admitted project has to reach by when, in order.
  public internal(set) var milestones: [MilestoneItem] = []
  /// Columns it asks for beyond the canonical ones.
  public internal(set) var columns: [OwnColumnItem] = []
}

/// A span of days, open where an end is nil.
public struct ClosedDays: Hashable, Sendable {
  /// First day.
  public let from: CalendarDay?
  /// Last day.
  public let to: CalendarDay?

  /// Whether a day lies in it.
  public func contains(_ day: CalendarDay) -> Bool {
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }
}

/// A document a rule book rests on.
public struct CitedDocument: Hashable, Sendable {
  /// Its id in the book.
  public let id: String
  /// Its title.
  public let title: String
  /// Who issued it.
  public let issuer: String?
  /// Its number (文号).
  public let number: String?
  /// When it was issued.
  public let date: String?
  /// Remarks, such as where it was found and how sure its text is.
  public let note: String?
}

/// Where a rule comes from: document, clause, words.
public struct Citation: Hashable, Sendable {
  /// The document's id in the book.
  public let document: String
  /// The document's title.
  public let title: String
  /// The clause.
  public let clause: String?
  /// Its words.
  public let quote: String?

  /// Title and clause on one line, as printed beside verdicts.
  public var line: String { [title, clause].compactMap(\.self).joined(separator: " ") }
}

/// A number, date, text or truth that the user of a book sets.
public struct ParameterItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let unit: Unit?
  /// The value the book gives.
  public let value: SourcedText?
  /// A value the book proposes; it is shown and must still be set.
  public let proposed: SourcedText?
  public let note: String?
}

/// A figure worked out by formula.
public struct MetricItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let subject: Subject
  public let unit: Unit?
  public let formula: SourcedText
  public let citation: Citation?
  public let note: String?
}

/// A threshold, possibly changing with the date.
public struct DatedExpressions: Sendable {
  /// From which day which expression holds; nil where the threshold ends. Sorted by day.
  public let spans: [(from: CalendarDay?, expression: SourcedText?)]
  public let place: Place
}

/// An exception of a standard.
public struct ExceptionItem: Sendable {
  public let when: SourcedText
  public let atLeast: DatedExpressions?
  public let atMost: DatedExpressions?
  public let isExempt: Bool
  /// Whether it is left to a decision on the case itself (一事一议).
  public let isCaseByCase: Bool
  public let because: String?
}

/// What a standard is used for.
public enum Use: String, CaseIterable, Sendable {
  case admission, evaluation
}

/// A threshold a metric is held against.
public struct StandardItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let metric: SourcedText
  public let condition: SourcedText?
  public internal(set) var atLeast: DatedExpressions?
  public internal(set) var atMost: DatedExpressions?
  public let exceptions: [ExceptionItem]
  /// Whether it only points the way (参照).
  public let isTarget: Bool
  public let uses: Set<Use>
  public let citation: Citation?
  public let measure: Measure?
  public let note: String?
  /// What it is about, in words that books share: standards of one indicator are held against each other.
  public let indicator: String?
  /// The milestone by which an admitted project has to have reached it.
  public let due: SourcedText?
}

/// What a flag stands for (contract R3).
public enum FlagKind: String, CaseIterable, Sendable {
  case idle, underused, supervision, breach, exempt, benchmark, watch
}

/// What follows from a flag or a shortfall.
public struct Measure: Sendable {
  /// What is to be done.
  public let action: String?
  /// By when: an expression that gives a date.
  public let deadline: SourcedText?
  /// Whom it is addressed to, where it is not the subject itself.
  public let addressee: String?
}

/// A condition that marks a subject.
public struct FlagItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let subject: Subject
  public let kind: FlagKind
  public let when: SourcedText
  public let measure: Measure?
  public let citation: Citation?
  public let note: String?
}

/// Statistics of a metric over groups.
public struct BenchmarkItem: Sendable {
  public let metric: SourcedText
  public let groups: [SourcedText]
}

/// A column of a list: a name, or a formula with a heading.
public struct ListColumnItem: Sendable {
  public let id: SourcedText
  public let label: String?
  public let unit: Unit?
  public let formula: SourcedText?
}

/// A list an office acts on.
public struct ListItem: Sendable {
  public let id: SourcedText
  public let title: String
  public let subject: Subject
  public let condition: SourcedText
  public let columns: [ListColumnItem]
  /// Column names, descending where they begin with `-`.
  public let order: [(name: SourcedText, descending: Bool)]
  public let asOf: SourcedText?
  public let citation: Citation?
  public let note: String?
  public let publication: Publication?
}

/// What of a list may be published.
public struct Publication: Sendable {
  /// Columns of the list, in the order in which they are published.
  public let columns: [String]
  public let title: String?
  public let note: String?
}

/// A step an admitted project has to take in time: 交地, 开工, 竣工, 投产, 达产.
public struct MilestoneItem: Sendable {
  /// The name of the date on a project page that promises it.
  public let id: SourcedText
  public let label: String
  /// The earlier step from which its time runs.
  public let after: SourcedText?
  /// The longest time it may take from there.
  public let within: SourcedText?
  public let isTarget: Bool
  /// What follows where it is missed.
  public let remedy: String?
  public let citation: Citation?
  public let note: String?
}
