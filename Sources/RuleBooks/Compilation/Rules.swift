// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members carry the names of the keys in a rule book, which docs/rule-books.md explains.

public import Diagnostics
internal import Tables
public import Units

/// Rule books compiled for one dataset: every name resolved, every unit checked, in an order in which each
/// item comes after those it needs. Lists come last (contract R6).
public struct Rules: Sendable {
  public let books: [CompiledBook]
  public let parameters: [Parameter]
  public let metrics: [Metric]
  public let standards: [Standard]
  public let flags: [Flag]
  public let schemes: [Scheme]
  public let benchmarks: [Benchmark]
  public let lists: [RuleList]
  public let milestones: [Milestone]
  /// Metrics, standards, flags and grading schemes, each after those it needs.
  public let order: [RuleNode]
  /// Remarks such as a book that is not in force.
  public let issues: [Issue]
  /// Rules that rest on grades, whose history may be longer than that of figures.
  let restingOnGrades: Set<RuleNode>

  /// Whether printed ids carry the book's name.
  public var isQualified: Bool { books.count > 1 }
}

/// A node of the dependency graph, by its place among its kind.
public enum RuleNode: Hashable, Sendable {
  case metric(Int)
  case standard(Int)
  case flag(Int)
  case scheme(Int)
}

public struct CompiledBook: Sendable {
  public let id: String
  public let title: String
  public let file: String
  public let inForce: ClosedDays
  public let documents: [CitedDocument]
  /// The day the book judges at.
  public let asOf: CalendarDay
  public let note: String?
}

/// A value of a parameter or of a cell, for messages and explanations.
public enum Value: Hashable, Sendable {
  case number(Double)
  case text(String)
  case day(CalendarDay)
  case truth(Bool)
}

public struct Parameter: Sendable {
  public let id: String
  public let name: String
  public let book: Int
  public let label: String
  public let type: ValueType
  /// nil only where rules are shown or checked without being used.
  public let value: Value?
  public let origin: ParameterOrigin
}

/// Who gave a parameter its value.
public enum ParameterOrigin: String, Sendable {
  case book, user
  /// The book proposes it and the user accepted all proposals.
  case proposal
  case unset
}

public struct Metric: Sendable {
  public let id: String
  /// The id as printed: with the book's name where there are several.
  public let name: String
  public let book: Int
  public let label: String
  public let subject: Subject
  public let type: ValueType
  public let formula: Formula
  /// Numerator and denominator where the formula is a division, and what turns their quotient into the unit.
  public let quotient: Quotient?
  public let citation: Citation?
  /// Columns the dataset lacks and without which nothing can be worked out.
  public let lacking: [String]

  public var unit: Unit { type.unit ?? .one }
}

public struct Quotient: Sendable {
  public let numerator: Formula
  public let denominator: Formula
  public let conversion: Conversion
}

/// A bound of a standard on one span of days, in the unit comparisons are rounded in.
public struct Bound: Sendable {
  public let formula: Formula
  public let unit: Unit
  /// From the metric's unit into the bound's, and back.
  public let fromMetric: Conversion
  public let toMetric: Conversion
}

/// A bound that may change with the date.
public struct DatedBound: Sendable {
  let spans: [(from: CalendarDay?, bound: Bound?)]

  /// The bound in force on a day, nil before the first and after a closing null.
  public func bound(on day: CalendarDay) -> Bound? {
    spans.last { $0.from.map { $0 <= day } ?? true }?.bound
  }

  var bounds: [Bound] { spans.compactMap(\.bound) }
}

public struct StandardException: Sendable {
  public let condition: Formula
  public let atLeast: DatedBound?
  public let atMost: DatedBound?
  public let isExempt: Bool
  public let isCaseByCase: Bool
  public let because: String?
}

public struct Standard: Sendable {
  public let id: String
  public let name: String
  public let book: Int
  public let label: String
  public let metric: Int
  public let subject: Subject
  public let condition: Formula?
  public let atLeast: DatedBound?
  public let atMost: DatedBound?
  public let exceptions: [StandardException]
  public let isTarget: Bool
  public let uses: Set<Use>
  public let citation: Citation?
  public let measure: CompiledMeasure?
  public let lacking: [String]
  public let indicator: String?
  /// The milestone at which it is checked, by its place among the rules' milestones.
  public let due: Int?

  /// Whether it has verdicts in an evaluation of this dataset.
  public var isJudged: Bool { uses.contains(.evaluation) && lacking.isEmpty }
}

public struct Milestone: Sendable {
  public let id: String
  public let name: String
  public let book: Int
  public let label: String
  /// The milestone its time runs from, by its place among the rules' milestones.
  public let after: Int?
  public let within: CalendarDuration?
  public let isTarget: Bool
  public let remedy: String?
  public let citation: Citation?
}

public struct CompiledMeasure: Sendable {
  public let action: String?
  public let deadline: Formula?
  public let addressee: String?
}

public struct Flag: Sendable {
  public let id: String
  public let name: String
  public let book: Int
  public let label: String
  public let subject: Subject
  public let kind: FlagKind
  public let condition: Formula
  public let measure: CompiledMeasure?
  public let citation: Citation?
  public let lacking: [String]

  public var isJudged: Bool { lacking.isEmpty }
}

public struct Benchmark: Sendable {
  public let metric: Int
  /// The names printed in `group`, and what makes them.
  public let keys: [(name: String, formula: Formula)]
}

/// What a list shows in one column.
public enum ListColumnContent: Sendable {
  case formula(Formula)
  case reasons, measure, deadline, evidence, nearLine, areaFlips, addressee
}

public struct ListColumn: Sendable {
  public let id: String
  public let label: String?
  public let content: ListColumnContent
  public let type: ValueType

  public var unit: Unit? { type.unit.flatMap { $0.symbol.isEmpty ? nil : $0 } }
}

public struct RuleList: Sendable {
  public let id: String
  /// The name of its file without ending.
  public let fileName: String
  public let book: Int
  public let title: String
  public let subject: Subject
  public let condition: Formula
  public let columns: [ListColumn]
  public let order: [(formula: Formula, descending: Bool)]
  /// The day the list is judged at.
  public let asOf: CalendarDay
  /// Whether that day is the list's own, so that its rules are judged anew.
  public let hasOwnDay: Bool
  /// Flags and standards its condition names: what its reasons are taken from.
  public let namedFlags: [Int]
  public let namedStandards: [Int]
  public let citation: Citation?
  /// What of it may be published; nil: nothing.
  public let publication: Publication?
}
