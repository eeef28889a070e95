// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members carry the names of the keys in a rule book, which docs/rule-books.md explains.

public import Diagnostics
public import Documents

/// A year's grading as written: who is graded among whom, by which indicators, and how scores become grades.
public struct SchemeItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let subject: Subject
  public let populations: [PopulationItem]
  public let groups: GroupsItem?
  public let tenants: TenantsItem?
  /// What companies of one group have in common; nil where each is graded by itself.
  public let companies: SourcedText?
  public let tax: TaxItem?
  public let exemptions: [ExemptionItem]
  public internal(set) var indicators: IndicatorsItem
  /// What the sum of the items is multiplied by, before bonuses (修正系数).
  public let factor: SourcedText?
  public let adjustments: AdjustmentsItem
  public let vetoes: [VetoItem]
  public let grades: GradesItem
  public let citation: Citation?
  public let note: String?
  /// What of the results may be published; nil: nothing.
  public let publication: Publication?

  /// The columns that may be: those of `csv/grades.csv` that are about the subject, and its name.
  static let publishable = ["subject_id", "name", "population", "group", "score", "rank", "grade"]
}

/// Those who are ranked among each other; the first whose condition holds.
public struct PopulationItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let condition: SourcedText?
}

/// What divides a population into groups, and what becomes of small ones.
public struct GroupsItem: Sendable {
  public let keys: [SourcedText]
  public let atLeast: SourcedText?
  public let otherwise: SourcedText?
}

/// How enterprises on land of others are treated.
public enum TenantTreatment: String, CaseIterable, Sendable {
  /// Their figures count with the holder's, and they share the holder's grade.
  case merged
  /// Each by itself, and beside it holder and tenants merged.
  case both
  /// A population of their own.
  case population
  /// A population of their own with indicators of its own.
  case families
  /// They are graded from a floor area on.
  case floorArea = "floor_area"
}

public struct TenantsItem: Sendable {
  public let treatment: TenantTreatment
  /// Tenants that stay by themselves.
  public let except: SourcedText?
  /// The population of their own.
  public let population: PopulationItem?
  /// The floor area from which they are graded.
  public let atLeast: SourcedText?
  public let place: Place
}

/// Which taxes count (评价税收).
public struct TaxItem: Sendable {
  public let id: SourcedText
  public let label: String
  public let include: [SourcedText]
  public let exclude: [SourcedText]
  public let addBack: [SourcedText]
  /// Whether a blank counts as none.
  public let blankIsZero: Bool
}

/// Days between which something holds: dates, or columns that hold one.
public struct ValidityItem: Sendable {
  public let from: SourcedText?
  public let to: SourcedText?
}

public struct ExemptionItem: Sendable {
  public let condition: SourcedText
  public let grade: String?
  public let because: String?
  public let validity: ValidityItem
  public let citation: Citation?
}

public enum IndicatorsItem: Sendable {
  case shared([IndicatorItem])
  case byPopulation([(population: SourcedText, items: [IndicatorItem])])
}

/// How a value becomes points.
public enum ScoringForm: String, CaseIterable, Sendable {
  /// value / base × weight
  case ratio
  /// From `low` per cent of the weight for the least to `high` for the most.
  case minMax = "min_max"
  /// value / the best × weight
  case best
  /// (2 − value / base) × weight, 0 from twice the base on.
  case reverse
  /// By place: the best gets the weight, the last of n a part in n of it.
  case rank
}

/// Among whom something is worked out.
public enum Circle: String, CaseIterable, Sendable {
  case group, population, all
}

public struct IndicatorItem: Sendable {
  public let metric: SourcedText
  public internal(set) var weight: SourcedText
  public let form: ScoringForm
  public let circle: Circle
  public internal(set) var base: BaseItem?
  /// Bounds as multiples of the weight.
  public let cap: SourcedText?
  public let floor: SourcedText?
  /// Bounds in points.
  public let atMost: SourcedText?
  public let atLeast: SourcedText?
  /// Of the weight, in per cent: for the least, for the most, and where all have the same.
  public let low: SourcedText?
  public let high: SourcedText?
  public let equal: SourcedText?
  public let missing: MissingItem
  public let place: Place
}

public enum BaseItem: Sendable {
  case given(DatedExpressions)
  case computed(ComputedBaseItem)
}

/// The statistic a base is worked out by.
public enum BaseStatistic: String, CaseIterable, Sendable {
  case weightedMean = "weighted_mean"
  case mean, median, max
}

/// The year a base is worked out from.
public enum BaseYear: String, CaseIterable, Sendable {
  case this, previous
}

public struct ComputedBaseItem: Sendable {
  public let circle: Circle
  public let statistic: BaseStatistic
  public let year: BaseYear
  public let times: SourcedText?
  public let place: Place
}

/// What an item without value gets.
public enum MissingItem: Sendable {
  case ungraded
  case zero
  case populationMean
  case reweigh
  case penalty(SourcedText)
}

public struct AdjustmentsItem: Sendable {
  public let items: [AdjustmentItem]
  public let atMost: SourcedText?
  public let atLeast: SourcedText?
}

public struct AdjustmentItem: Sendable {
  public let condition: SourcedText?
  public let points: SourcedText
  public let atMost: SourcedText?
  public let atLeast: SourcedText?
  public let because: String?
  public let validity: ValidityItem
  public let citation: Citation?
}

public enum VetoEffectItem: Sendable {
  case grade(SourcedText)
  case down(SourcedText)
  case atBest(SourcedText)
}

public struct VetoItem: Sendable {
  public let condition: SourcedText
  public let effect: VetoEffectItem
  public let because: String?
  public let validity: ValidityItem
  public let citation: Citation?
}

/// How places are rounded to whole subjects.
public enum PlaceRounding: String, CaseIterable, Sendable {
  case halfUp = "half_up"
  case down, up
}

/// Which of two grades those get who tie across a boundary.
public enum TieRule: String, CaseIterable, Sendable {
  case better, worse
}

public struct GradesItem: Sendable {
  public let quota: [(label: SourcedText, share: SourcedText)]
  public let thresholds: [(label: SourcedText, score: SourcedText)]
  /// The grade of those below all thresholds, where there is no quota.
  public let otherwise: SourcedText?
  public let perGroup: Bool
  public let rounding: PlaceRounding
  public let ties: TieRule
  public let needs: [GradeConditionItem]
  public let only: [GradeConditionItem]
  public let place: Place
}

/// A condition on those who get a grade.
public struct GradeConditionItem: Sendable {
  public let grade: SourcedText
  public let condition: SourcedText?
  /// Only below this score.
  public let below: SourcedText?
  public let because: String?
  public let citation: Citation?
}
