// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members are columns of csv/contracts.csv.

public import RuleBooks
public import Tables
public import Units

/// What is said of one clause of a contract.
public enum ClauseVerdict: String, CaseIterable, Sendable {
  case met, short, undecided
  /// 未到期: the day it has to be kept by is still to come.
  case notDue = "not_due"
}

/// On which side of the promise the figure has to be.
public enum ClauseDirection: String, CaseIterable, Sendable {
  case atLeast = "at_least"
  case atMost = "at_most"

  /// As contracts write it; nil where it is neither.
  init?(_ text: String) {
    let folded = Identifier.normalised(text)
    guard let known = ClauseDirection.allCases.first(where: { $0.words.contains(folded) }) else { return nil }
    self = known
  }

  private var words: Set<String> {
    switch self {
    case .atLeast: ["AT_LEAST", "不低于", "不少于", "不小于", "达到", "以上", "至少", "下限", ">=", "≥"]
    case .atMost: ["AT_MOST", "不高于", "不超过", "不大于", "不多于", "以下", "以内", "至多", "上限", "<=", "≤"]
    }
  }

  var comparison: Comparison { self == .atLeast ? .greaterOrEqual : .lessOrEqual }
}

/// Why a clause cannot be decided, beside what is missing.
public enum ClauseObstacle: String, CaseIterable, Sendable {
  case subjectMissing = "subject_missing"
  case subjectUnknown = "subject_unknown"
  case indicatorUnknown = "indicator_unknown"
  case indicatorAmbiguous = "indicator_ambiguous"
  case indicatorNotNumber = "indicator_not_number"
  case otherSubject = "other_subject"
  case unitMissing = "unit_missing"
  case unitUnknown = "unit_unknown"
  case unitUnlike = "unit_unlike"
  case directionUnknown = "direction_unknown"
}

/// A clause of a contract, and how it was kept.
public struct Clause: Sendable {
  public let id: String
  /// The parcel and the enterprise it names, by their places among the keys.
  public internal(set) var parcel: Int?
  public internal(set) var enterprise: Int?
  /// Whose figure it is held against.
  public internal(set) var subject: Subject?
  public internal(set) var subjectID: String?
  public let indicator: String?
  /// The metric the indicator means, by its place among the rules' metrics; nil for milestones.
  public internal(set) var metric: Int?
  public let promised: Double?
  /// As the contract writes it; of a milestone days.
  public internal(set) var unit: Unit?
  /// The unit's text where it is no known unit.
  public let unitText: String?
  public internal(set) var direction: ClauseDirection?
  public let due: CalendarDay?
  /// The figure, in the clause's unit.
  public internal(set) var value: Double?
  /// Whether it is about the day by which something is done.
  public internal(set) var isMilestone = false
  /// The day a milestone was reached.
  public internal(set) var doneOn: CalendarDay?
  public internal(set) var verdict = ClauseVerdict.undecided
  /// In the clause's unit; of milestones in days.
  public internal(set) var shortfall: Double?
  public internal(set) var nearLine = Truth.unknown
  public internal(set) var obstacles: [ClauseObstacle] = []
  /// Names of what is missing.
  public internal(set) var missing: [String] = []
  public let basis: String?
  public let remedy: String?
  /// The land it is about: the parcel's, else the enterprise's, 亩.
  public internal(set) var land: Double?

  /// Why it is undecided: what stands in the way, and what is missing.
  public var because: [String] { verdict == .undecided ? obstacles.map(\.rawValue) + missing : [] }

  /// Its place among the keys of a kind of subjects, where it names one.
  func row(of subject: Subject) -> Int? {
    switch subject {
    case .parcel: parcel
    case .enterprise: enterprise
    case .zone, .project: nil
    }
  }
}

extension Judgement {
  /// The clauses that name a subject, in the order of their ids.
  public func clauses(of subject: Subject, row: Int) -> [Clause] {
    clauses.filter { $0.row(of: subject) == row }
  }
}
