public import Cadastre
public import Diagnostics
public import Evaluation
public import RuleBooks
public import Tables
public import Units

/// A run in numbers: what `summary.json` holds and the terminal shows.
public struct Summary: Sendable {
  /// The version of mujun.
  public let toolVersion: String
  /// The name in the manifest.
  public let dataset: String
  /// The title shown to readers.
  public let title: String
  /// The year evaluated.
  public let year: Int
  /// The day durations are counted to.
  public let asOf: CalendarDay
  /// The language of lists and messages.
  public let language: Language
  /// What the rules were given.
  public let parameters: [ParameterRecord]
  /// The books judged by.
  public let ruleBooks: [BookRecord]
  /// The files read.
  public let inputs: [InputFile]
  /// Rows by table, in the contract's order.
  public let counts: [(table: TableName, rows: RowCounts)]
  /// What became of the rows of the corrections table.
  public let corrections: CorrectionCounts
  /// Subjects and their land.
  public let land: LandRecord
  /// Which areas the land is by, and what another would change.
  public let area: AreaRecord
  /// How land and enterprises met.
  public let join: JoinReport
  /// Where amounts went.
  public let totals: [AmountTotal]
  /// The amounts that metrics name, in the order of the totals.
  public let amountsNamed: [String]
  /// Issues by severity, worst first.
  public let issuesBySeverity: [(severity: Severity, count: Int)]
  /// Issues by code, sorted.
  public let issuesByCode: [(code: String, count: Int)]
  /// Verdicts of standards by printed id.
  public let standards: [StandardRecord]
  /// Flags by printed id.
  public let flags: [FlagRecord]
  /// Gradings by printed id.
  public let grades: [GradingRecord]
  /// Lists in their order.
  public let lists: [ListRecord]
  /// How the clauses of contracts were kept; nil where there are no contracts.
  public let contracts: ContractRecord?
  /// Rules that need columns nobody supplied.
  public let notJudged: [NotJudged]

  /// How many issues of a severity there are.
  public func issues(_ severity: Severity) -> Int {
    issuesBySeverity.first { $0.severity == severity }?.count ?? 0
  }
}

/// A parameter and who set it.
public struct ParameterRecord: Sendable {
  /// The printed id.
  public let name: String
  /// What readers see.
  public let label: String
  /// In the parameter's unit.
  public let value: Value?
  /// The unit of a number.
  public let unit: Unit?
  /// Who gave the value: the book, the user, or the book's proposal that the user accepted.
  public let origin: ParameterOrigin
}

/// A rule book.
public struct BookRecord: Sendable {
  /// Its id.
  public let id: String
  /// Its title.
  public let title: String
  /// Its file and the digest of that.
  public let file: InputFile
  /// The day it judges at.
  public let asOf: CalendarDay
  /// Titles of the documents it rests on.
  public let documents: [String]
}

/// Subjects and their land.
public struct LandRecord: Hashable, Sendable {
  /// Parcels.
  public let parcels: Int
  /// Their land as far as it is known, 亩.
  public let parcelLand: Double
  /// Parcels whose land is not known.
  public let parcelsWithoutArea: Int
  /// Enterprises.
  public let enterprises: Int
  /// Enterprises that have land.
  public let enterprisesOnLand: Int
  /// Land of links as far as it is known, 亩.
  public let occupiedLand: Double
  /// Links whose land is not known.
  public let linksWithoutArea: Int
}

/// Which areas the land is by, and what another would change.
public struct AreaRecord: Sendable {
  /// What the manifest says of areas and tolerances.
  public let policy: LandPolicy
  /// Parcels by the definition their land is by.
  public let parcels: [(area: AreaDefinition, count: Int)]
  /// Parcels whose certificate and map differ by more than areas do.
  public let differing: Int
  /// The other areas by which everything was judged again.
  public let others: [AreaDefinition]
  /// What would come out otherwise by one of them.
  public let flips: (verdicts: Int, flags: Int, lists: Int)
}

/// How a standard came out.
public struct StandardRecord: Sendable {
  /// The printed id.
  public let name: String
  /// What readers see.
  public let label: String
  /// Whether it only points the way (参照).
  public let isTarget: Bool
  /// How many subjects got which verdict.
  public let verdicts: [Verdict: Int]
}

/// How a flag came out.
public struct FlagRecord: Sendable {
  /// The printed id.
  public let name: String
  /// What readers see.
  public let label: String
  /// Who bears it.
  public let yes: Int
  /// Who may bear it.
  public let undecided: Int
}

/// How a grading came out.
public struct GradingRecord: Sendable {
  /// The printed id.
  public let name: String
  /// What readers see.
  public let label: String
  /// How many subjects got which grade, the scheme's grades in their order.
  public let grades: [(grade: String, count: Int)]
  /// Who takes part and has no score.
  public let unscored: Int
  /// Who has no grade, though taking part or perhaps taking part.
  public let undecided: Int
  /// Who is exempt, with or without a grade.
  public let exempt: Int
  /// Whom no population fits.
  public let outside: Int
}

/// How the clauses of contracts were kept.
public struct ContractRecord: Sendable {
  /// How many clauses got which verdict.
  public let verdicts: [ClauseVerdict: Int]
  /// Their land as far as it is known, 亩, each clause counting for itself.
  public let land: [ClauseVerdict: Double]
  /// Clauses that are met or short and whose land is not known.
  public let withoutLand: Int

  /// How many clauses got a verdict.
  public func count(_ verdict: ClauseVerdict) -> Int { verdicts[verdict] ?? 0 }

  /// 履约率: of the clauses due and decided the share that was met; nil where there are none.
  public var rate: Double? {
    let decided = count(.met) + count(.short)
    return decided == 0 ? nil : Double(count(.met)) / Double(decided)
  }

  /// The same by land.
  public var landRate: Double? {
    let (met, short) = (land[.met] ?? 0, land[.short] ?? 0)
    return met + short > 0 ? met / (met + short) : nil
  }
}

/// How a list came out.
public struct ListRecord: Sendable {
  /// The printed id.
  public let name: String
  /// What readers see.
  public let title: String
  /// Its file in the folder.
  public let file: String
  /// Whom it lists.
  public let subject: Subject
  /// The day it is judged at.
  public let asOf: CalendarDay
  /// Rows, subjects that cannot be decided, subjects whose links await confirmation.
  public let rows: Int
  /// Subjects for which the condition cannot be decided.
  public let undecided: Int
  /// Subjects kept off because their links await confirmation.
  public let leftOff: Int
}
