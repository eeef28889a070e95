// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Members of results say what they are.

public import RuleBooks
public import Tables
public import Units

/// What rule books say about projects that want to come in. Without any file or clock.
public struct AdmissionJudgement: Sendable {
  public let projects: Projects
  public let rules: Rules
  /// The day judged on.
  public let asOf: CalendarDay
  /// In the order of the projects' ids.
  public let results: [ProjectResult]
  /// What existing enterprises reach, by metric, where a dataset was given to compare with.
  public var peers: [String: PeerFigures] = [:]

  /// The worst of all outcomes.
  public var outcome: AdmissionOutcome { results.map(\.outcome).max() ?? .cannotTell }

  /// The same of some of its projects.
  public func keeping(_ results: [ProjectResult]) -> AdmissionJudgement {
    AdmissionJudgement(projects: projects, rules: rules, asOf: asOf, results: results, peers: peers)
  }
}

/// May this project come in?
public enum AdmissionOutcome: String, CaseIterable, Comparable, Sendable {
  case admit, conditions
  case cannotTell = "cannot_tell"
  case refuse

  /// The better one comes first: a project that fails is not saved by what nobody knows about it.
  public static func < (a: AdmissionOutcome, b: AdmissionOutcome) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .admit: 0
    case .conditions: 1
    case .cannotTell: 2
    case .refuse: 3
    }
  }
}

/// What is said of one project.
public struct ProjectResult: Sendable {
  public let entry: ProjectEntry
  public let id: String
  public let name: String?
  public let outcome: AdmissionOutcome
  /// The project as a whole; with several plots that are not judged as one it decides nothing.
  public let whole: LandResult
  /// Its plots one by one.
  public let plots: [LandResult]
  public let milestones: [MilestoneResult]
  /// nil where the page has no account.
  public let account: AccountResult?

  /// What the outcome rests on: the whole, or each plot where they are judged one by one.
  public var deciding: [LandResult] { plots.isEmpty || entry.isJoint ? [whole] : plots }
}

/// What is said of a project on one piece of land.
public struct LandResult: Sendable {
  public let row: Int
  public let id: String
  public let outcome: AdmissionOutcome
  /// One per standard for admission, in the books' order.
  public let items: [AdmissionItem]
  /// The strictest bounds where several standards speak of one thing.
  public let strictest: [StrictestBounds]
  /// How much land the promises support.
  public let land: [LandDemand]
}

/// What an item comes to.
public enum ItemVerdict: String, CaseIterable, Sendable {
  case pass, fail, undecided
  /// 一事一议.
  case caseByCase = "case_by_case"
  case notApplicable = "not_applicable"
}

/// One standard held against one project.
public struct AdmissionItem: Sendable {
  /// The standard, by its place among the rules' standards.
  public let standard: Int
  public let verdict: ItemVerdict
  /// What is promised, in the metric's unit.
  public let promised: Double?
  public let lower: ItemBound?
  public let upper: ItemBound?
  public let nearLine: Truth
  /// The text of the exception that applies.
  public let because: String?
  /// Facts that are missing, by name; empty unless undecided.
  public let missing: [String]

  /// The bound that decides: the one broken, else the nearer one.
  public var decisive: ItemBound? {
    let both = [lower, upper].compactMap(\.self)
    if let broken = both.first(where: { $0.holds == .no }) { return broken }
    guard both.allSatisfy({ $0.margin != nil }) else { return both.count == 1 ? both.first : nil }
    return both.min { ($0.margin ?? 0) < ($1.margin ?? 0) }
  }
}

/// A bound of an item, in the metric's unit.
public struct ItemBound: Sendable {
  public let threshold: Double
  public let holds: Truth
  /// How far the promise is on the good side; negative on the bad one.
  public let margin: Double?
  /// The same as a share of the threshold; nil of a threshold of nought.
  public var share: Double? {
    margin.flatMap { threshold == 0 ? nil : $0 / abs(threshold) }
  }
}

/// The strictest lower and upper bound among standards about one thing, by their items' places.
public struct StrictestBounds: Sendable {
  public let label: String
  public let lower: Int?
  public let upper: Int?
  /// All items about it.
  public let items: [Int]
}

/// How much land an item supports, and what the land wanted asks for.
public struct LandDemand: Sendable {
  /// The item, by its place.
  public let item: Int
  /// The most land the promise supports, 亩, floored at four decimals.
  public let most: Double?
  /// The least land it needs (of an upper bound), 亩, raised to four decimals.
  public let least: Double?
  /// What stands over the line: its words, the amount promised, and the amounts the land wanted asks for.
  public let amount: String
  public let unit: Unit
  public let promised: Double?
  public let needed: Double?
  public let allowed: Double?
}

/// A milestone of a project.
public struct MilestoneResult: Sendable {
  /// By its place among the rules' milestones.
  public let milestone: Int
  /// The day the project promises.
  public let promised: CalendarDay?
  /// The last day the book allows; nil where the day it runs from is not known.
  public let latest: CalendarDay?
  /// Whether the promise keeps within it.
  public let holds: Truth
}
