// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members of a result say what they are.

public import RuleBooks
public import Tables

/// What a grading scheme says of every subject, in the order of their keys.
public struct SchemeGrades: Sendable {
  /// The scheme, by its place among the rules'.
  public let scheme: Int
  /// The printed id; with `/merged` where holders and tenants are shown merged beside the rest.
  public let name: String
  /// Where each subject stands.
  public let standing: [GradeStanding]
  /// Points; NaN where there are none.
  public internal(set) var scores: [Double]
  /// The place among those ranked together, from 1; 0 where not ranked.
  public internal(set) var ranks: [Int32]
  public internal(set) var grades: TextColumn
  /// The group within the population.
  public let groups: TextColumn
  /// The population, by its place among the scheme's; -1 where there is none, -2 − place where it is unknown whether
  /// that one fits.
  let populations: [Int32]
  /// The same of exemptions.
  let exemptions: [Int32]
  /// Items of each population, by the place among its members.
  let items: [[ScoredItem]]
  /// The rows of each population that take part, in order, and the place of each row among them.
  let members: [[Int32]]
  let places: [Int32]
  let adjustments: ScoredAdjustments
  let factors: [Double]?
  let steps: GradeSteps
  /// The grade by quota; -1 where not ranked.
  let quotaGrades: [Int8]
  /// How many are ranked together with a subject.
  public internal(set) var ranked: [Int32]
  let units: JudgedUnits?
  let evidence: SchemeEvidence
  /// Facts as the scheme saw them, for explanations.
  let facts: FactColumns
}

/// Where a subject stands in a scheme.
public enum GradeStanding: UInt8, CaseIterable, Sendable {
  /// No population fits.
  case outside
  /// Another stands for it.
  case member
  /// Nobody knows whether or where it takes part.
  case undecided
  case exempt
  case takesPart
}

/// One indicator over the members of a population.
struct ScoredItem: Sendable {
  let indicator: Indicator
  /// The metric over all subjects.
  let values: [Double]
  /// By place among the members: what values are held against, points before and after cap and floor.
  var bases: [Double]
  var raw: [Double]
  var scores: [Double]
  var marks: [ItemMarks]
}

/// What happened to an item.
public struct ItemMarks: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let cap = ItemMarks(rawValue: 1)
  public static let floor = ItemMarks(rawValue: 2)
  /// The value is missing and the indicator's rule stepped in.
  public static let filled = ItemMarks(rawValue: 4)
  /// There is no base to hold the value against.
  public static let noBase = ItemMarks(rawValue: 8)
}

/// Points beside the indicators, over all subjects.
struct ScoredAdjustments: Sendable {
  let truths: [[Truth]]
  let points: [[Double]]
  /// Together, within the bounds; NaN where unknown.
  let totals: [Double]
}

/// Whose figures are missing, part by part.
struct SchemeEvidence: Sendable {
  let populations: [EvidenceTemplate]
  let exemptions: [EvidenceTemplate]
  let groups: EvidenceTemplate
  /// By population and indicator.
  let items: [[EvidenceTemplate]]
  let adjustments: [EvidenceTemplate]
  let factor: EvidenceTemplate?
  let needs: [EvidenceTemplate]
  let only: [EvidenceTemplate]
  let vetoes: [EvidenceTemplate]
}

/// A row of `csv/grades.csv` beside the numbers: why it is what it is.
public enum GradeNote: Hashable, Sendable {
  case outside
  case exempt(String)
  /// Names of columns without value.
  case missing([String])
  /// Metrics without a base.
  case noBase([String])
  case adjusted(String)
  case needs(String)
  case only(String)
  case veto(String)
  /// Figures count with another's.
  case with(String)
  case tenant(TenantDoubt)
}

extension SchemeGrades {
  /// The row whose figures stand for a subject: its own, or that of the leader of its unit.
  public func leader(of row: Int) -> Int { units?.leader[row] ?? row }

  /// The population a subject belongs to, by its place among the scheme's.
  public func population(of row: Int) -> Int? {
    let place = Int(populations[leader(of: row)])
    return place >= 0 ? place : nil
  }

  /// One indicator's outcome for a subject that takes part.
  public struct ItemOutcome: Sendable {
    public let indicator: Indicator
    public let value: Double
    public let base: Double
    public let raw: Double
    public let score: Double
    public let marks: ItemMarks
  }

  /// The items of a subject that takes part itself.
  public func outcomes(of row: Int) -> [ItemOutcome] {
    guard standing[row] == .takesPart, let population = population(of: row) else { return [] }
    let place = Int(places[row])
    return items[population].map { item in
      ItemOutcome(
        indicator: item.indicator, value: item.values[row], base: item.bases[place], raw: item.raw[place],
        score: item.scores[place], marks: item.marks[place])
    }
  }

  /// What the sum of items is multiplied by; nil where the scheme has no factor, NaN where it is unknown.
  public func factor(of row: Int) -> Double? { factors?[row] }

  /// All adjustments together; nil where the scheme has none, NaN where unknown.
  public func adjustment(of row: Int) -> Double? {
    adjustments.truths.isEmpty ? nil : adjustments.totals[row]
  }
}
