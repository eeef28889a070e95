// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Statistics and row members say what they are.

public import Cadastre
public import Diagnostics
public import RuleBooks
public import Tables
public import Units

/// What rule books say about linked land: the whole outcome of an evaluation, without any file or clock.
public struct Judgement: Sendable {
  /// The land that was judged.
  public let land: LinkedLand
  /// The books it was judged by.
  public let rules: Rules
  /// Per metric of `rules.metrics` its values by subject, in the order of the subjects' keys.
  public let metrics: [Column]
  /// Per standard of `rules.standards` its verdicts; nil where it is not judged.
  public let verdicts: [StandardVerdicts?]
  /// Per flag of `rules.flags` its verdicts; nil where it is not judged.
  public let flags: [FlagVerdicts?]
  /// What schemes say, in their order; where one shows tenants merged beside the rest, that follows it.
  public let grades: [SchemeGrades]
  /// Statistics, sorted by metric and group.
  public let benchmarks: [BenchmarkRow]
  /// The lists with their rows in order.
  public let lists: [JudgedList]
  /// What would come out otherwise with another area for the land.
  public let areaFlips: AreaFlips
  /// How the clauses of contracts were kept, in the order of their ids.
  public let clauses: [Clause]
  /// What there is to say of clauses that cannot be decided.
  public let clauseIssues: [Issue]
  /// Standards and flags that need a column the dataset lacks (contract R10).
  public let notJudged: [NotJudged]
  /// Facts by name, for explanations.
  let facts: FactColumns
  /// Statistics over peers by the number of their use, for explanations.
  let peers: [Int: [Double]]
  /// Per flag and per standard the columns its verdicts rest on.
  let flagEvidence: [EvidenceTemplate]
  let standardEvidence: [EvidenceTemplate]

  /// The keys of the subjects of a kind, sorted.
  public func keys(of subject: Subject) -> [String] { land.keys(of: subject) }
}

/// What a standard says of a subject.
public enum Verdict: String, CaseIterable, Sendable {
  case met, short, undecided
  case notApplicable = "not_applicable"
}

/// The verdicts of one standard, row by row in the order of the subjects' keys.
public struct StandardVerdicts: Sendable {
  /// One per subject.
  public internal(set) var verdicts: [Verdict]
  /// The metric, in its own unit.
  public internal(set) var values: NumberColumn
  /// The threshold that decided, in the metric's unit; missing where there is none or it is uncertain.
  public internal(set) var thresholds: NumberColumn
  /// By how much a short one is short, in the metric's unit.
  public internal(set) var shortfalls: NumberColumn
  /// Whether a hair decides; unknown where undecided.
  public internal(set) var nearLine: [Truth]
  /// The exception's text, or the names of what is missing.
  public internal(set) var because: [Int: Because]
}

/// Why a verdict is what it is, where the threshold alone does not tell.
public enum Because: Hashable, Sendable {
  /// The text of the exception that applies.
  case exception(String)
  /// Names of columns without value.
  case missing([String])
}

/// The verdicts of one flag, row by row in the order of the subjects' keys.
public struct FlagVerdicts: Sendable {
  /// Whether each subject bears it.
  public internal(set) var verdicts: [Truth]
  /// Whether a hair decides; unknown where undecided.
  public internal(set) var nearLine: [Truth]
}

/// One row of statistics.
public struct BenchmarkRow: Hashable, Sendable {
  /// The metric, by its place among the rules' metrics.
  public let metric: Int
  /// `key=value;…`, or `all`.
  public let group: String
  /// Subjects with a value, and without.
  public let count: Int
  public let missing: Int
  /// Σ numerator / Σ denominator; nil where the formula is no division.
  public let weighted: Double?
  public let mean: Double?
  public let minimum: Double?
  public let lowerQuartile: Double?
  public let median: Double?
  public let upperQuartile: Double?
  public let maximum: Double?
}

/// A list with its rows.
public struct JudgedList: Sendable {
  /// Its definition.
  public let list: RuleList
  /// Its rows in order.
  public let rows: [JudgedRow]
  /// Subjects for which the condition cannot be decided.
  public let undecided: Int
  /// Subjects kept off because all their links await confirmation (contract L2).
  public let leftOff: Int
}

/// A row of a list.
public struct JudgedRow: Sendable {
  /// The subject, by its place among the keys.
  public let subject: Int
  /// Its key.
  public let key: String
  /// One per column of the list.
  public let cells: [ListCell]
}

/// A cell of a list.
public enum ListCell: Sendable {
  case missing
  case value(Value)
  /// Why the subject is listed.
  case reasons([Reason])
  /// The names, values and origins the reasons rest on.
  case evidence([EvidenceItem])
  /// What another area would do to the subject's place on the list.
  case areaFlips([AreaFlip])
}

/// A flag a subject bears or a standard it falls short of, with the values that say so.
public struct Reason: Sendable {
  /// The rule's label.
  public let label: String
  /// Whether it is only a target (参照).
  public let isTarget: Bool
  /// The figures it rests on.
  public let figures: [ReasonFigure]
  /// The names of values it rests on that were corrected.
  public var corrected: [String] = []
}

/// A figure named in a reason.
public struct ReasonFigure: Sendable {
  /// The metric's label or the column's name.
  public let label: String
  public let value: Value?
  public let unit: Unit?
}

/// A value that a verdict rests on, and where it came from.
public struct EvidenceItem: Sendable {
  /// The name rules use; of earlier years with the year: `tax@2020`.
  public let name: String
  public let value: Value?
  public let unit: Unit?
  /// The canonical table, or `metrics`, `parameters`, `links`, `peers`, `dataset`.
  public let table: String
  /// The key in it.
  public let key: String
  /// What it was corrected by, in the order the corrections were made: the last one holds.
  public var corrections: [CellCorrection] = []
}

/// A rule that needs columns nobody supplied.
public struct NotJudged: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case standard, flag, scheme
  }

  public let kind: Kind
  /// The printed id.
  public let name: String
  /// The columns the dataset lacks.
  public let lacking: [String]
}
