// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members carry the names of the keys in a rule book, which docs/rule-books.md explains.

public import Units

/// A grading scheme compiled for one dataset: every name resolved, every number known.
public struct Scheme: Sendable {
  public let id: String
  /// The id as printed.
  public let name: String
  public let book: Int
  public let label: String
  public let subject: Subject
  public let populations: [Population]
  public let groups: SubjectGroups?
  public let exemptions: [Exemption]
  public let factor: Formula?
  public let adjustments: [Adjustment]
  /// Of all adjustments together.
  public let adjustmentBounds: PointBounds
  public let vetoes: [Veto]
  public let grades: GradeLadder
  /// Whose figures are taken together; nil where everybody stands alone.
  public let units: UnitRule?
  /// The column of earlier results that holds this scheme's grades; nil where the dataset has none.
  public let historyColumn: String?
  public let citation: Citation?
  /// What of the results may be published; nil: nothing.
  public let publication: Publication?
  public let lacking: [String]

  /// Whether anybody is graded by it in this dataset.
  public var isJudged: Bool { lacking.isEmpty }
}

/// Those who are ranked among each other, and what they are scored by.
public struct Population: Sendable {
  public let id: String
  public let label: String
  /// nil: everybody left.
  public let condition: Formula?
  public let indicators: [Indicator]
}

public struct SubjectGroups: Sendable {
  public let keys: [(name: String, formula: Formula)]
  /// Groups with fewer of those who take part come together under `otherwise`.
  public let atLeast: Int
  public let otherwise: String?
}

/// Whose figures are added up before anything is worked out.
public struct UnitRule: Sendable {
  /// Tenants count with the holder of the land.
  public let tenants: TenantMerging
  /// Tenants that stay by themselves.
  public let except: Formula?
  /// What companies of one group have in common.
  public let companies: Formula?
}

public enum TenantMerging: Sendable {
  case none, merged
  /// Everybody alone, and merged beside it.
  case both
}

public struct Exemption: Sendable {
  public let condition: Formula
  public let grade: String?
  public let because: String?
  public let citation: Citation?
}

/// Bounds in points, both sides open where nil.
public struct PointBounds: Sendable {
  public let atMost: Double?
  public let atLeast: Double?
}

public struct Indicator: Sendable {
  /// By its place among the compiled metrics.
  public let metric: Int
  public let weight: Double
  public let form: ScoringForm
  public let circle: Circle
  public let base: Base?
  /// In points.
  public let cap: Double?
  public let floor: Double?
  /// Of the weight, in per cent.
  public let low: Double
  public let high: Double
  public let equal: Double
  public let missing: MissingRule
}

/// What values are held against.
public enum Base: Sendable {
  /// Formulas in the metric's unit by the day from which they hold.
  case given([DatedFormula])
  case computed(ComputedBase)
}

public struct DatedFormula: Sendable {
  public let from: CalendarDay?
  public let formula: Formula?
}

extension [DatedFormula] {
  /// The one in force on a day; nil before the first and after a closing null.
  public func formula(on day: CalendarDay) -> Formula? {
    last { $0.from.map { $0 <= day } ?? true }?.formula
  }
}

public struct ComputedBase: Sendable {
  public let circle: Circle
  public let statistic: BaseStatistic
  /// How many years back its figures are.
  public let back: Int
  public let times: Double
}

public enum MissingRule: Hashable, Sendable {
  case ungraded, zero, populationMean, reweigh
  case penalty(Double)

  /// The word in the book.
  public var word: String {
    switch self {
    case .ungraded: "ungraded"
    case .zero: "zero"
    case .populationMean: "population_mean"
    case .reweigh: "reweigh"
    case .penalty: "penalty"
    }
  }
}

public struct Adjustment: Sendable {
  public let condition: Formula?
  public let points: Formula
  public let bounds: PointBounds
  public let because: String?
  public let citation: Citation?
}

public struct Veto: Sendable {
  public enum Effect: Sendable {
    /// Places among the grades.
    case grade(Int)
    case down(Int)
    case atBest(Int)
  }

  public let condition: Formula
  public let effect: Effect
  public let because: String?
  public let citation: Citation?
}

/// The grades, the best first, and how they are given.
public struct GradeLadder: Sendable {
  public let labels: [String]
  /// Shares of those ranked, added up from the best; nil without a quota.
  public let quota: [Double]?
  /// Least scores; nil where a grade has none.
  public let thresholds: [Double?]
  public let perGroup: Bool
  public let rounding: PlaceRounding
  public let ties: TieRule
  public let needs: [GradeCondition]
  public let only: [GradeCondition]
}

public struct GradeCondition: Sendable {
  /// By its place among the grades.
  public let grade: Int
  public let condition: Formula?
  public let below: Double?
  public let because: String?
  public let citation: Citation?
}
