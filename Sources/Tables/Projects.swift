// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Members that carry the name of a key on a project page say what they are.

public import Units

/// Projects as read: one page, or an admission batch (准入批次).
public struct Projects: Sendable {
  /// The file as the user named it.
  public let file: String
  /// A row per project and per plot of one, with what could be derived from what is stated.
  public let table: Table
  /// One per project, in the order of their ids.
  public let entries: [ProjectEntry]
  /// The day the page asks to be judged on.
  public let asOf: CalendarDay?
  /// The file read.
  public let input: InputFile
  /// How many rows were read, and how many of them could not be used.
  public let counts: RowCounts?
  /// Of a page the line each column is stated in, by row.
  private let lines: [Int: [String: Int]]

  /// Projects.
  public init(
    file: String, table: Table, entries: [ProjectEntry], asOf: CalendarDay?, input: InputFile,
    counts: RowCounts? = nil, lines: [Int: [String: Int]] = [:]
  ) {
    self.lines = lines
    self.file = file
    self.table = table
    self.entries = entries
    self.asOf = asOf
    self.input = input
    self.counts = counts
  }

  /// The line of the file a fact is stated in; nil where it is worked out or missing.
  public func line(of column: String, row: Int) -> Int? {
    guard !table.isDerived(column, row: row), table.column(column)?.isKnown(row) == true else { return nil }
    if let lines = lines[row] { return lines[column] }
    return table.origin(row: row, column: column)?.row
  }

  /// The facts a project states or that follow from them, in the order of the schema, further ones last.
  public func facts(_ row: Int) -> [String] {
    let order = TableSchema.of(.projects).columns.map(\.name)
    let known = table.columnNames.filter { table.column($0)?.isKnown(row) == true }
    return order.filter(known.contains) + known.filter { !order.contains($0) }
  }
}

/// One project: its rows, and what a page says beside its figures.
public struct ProjectEntry: Sendable {
  /// The row of the project as a whole.
  public let row: Int
  /// The rows of its plots; empty where it has one piece of land.
  public let plots: [Int]
  /// Whether its plots are judged as one (相邻地块合并核算).
  public let isJoint: Bool
  /// What the panel decided.
  public let decision: PanelDecision?
  /// What the account is worked out from.
  public let account: ProjectAccount?

  /// A project.
  public init(
    row: Int, plots: [Int] = [], isJoint: Bool = false, decision: PanelDecision? = nil,
    account: ProjectAccount? = nil
  ) {
    self.row = row
    self.plots = plots
    self.isJoint = isJoint
    self.decision = decision
    self.account = account
  }
}

/// What a panel of people decided about a project (集体决策). It stands beside what is computed and never instead of it.
public struct PanelDecision: Hashable, Sendable {
  /// The outcomes a panel may come to.
  public enum Outcome: String, CaseIterable, Sendable {
    case admit, conditions, refuse, deferred = "defer"
  }

  /// What one bureau said.
  public struct Opinion: Hashable, Sendable {
    public let bureau: String
    public let opinion: String
    public let by: String?
    public let date: CalendarDay?

    /// An opinion.
    public init(bureau: String, opinion: String, by: String?, date: CalendarDay?) {
      self.bureau = bureau
      self.opinion = opinion
      self.by = by
      self.date = date
    }
  }

  public let outcome: Outcome
  /// Who decided.
  public let by: String?
  public let date: CalendarDay?
  public let reason: String?
  /// On what conditions, in the panel's words.
  public let conditions: [String]
  public let opinions: [Opinion]

  /// A decision.
  public init(
    outcome: Outcome, by: String?, date: CalendarDay?, reason: String?, conditions: [String] = [],
    opinions: [Opinion] = []
  ) {
    self.outcome = outcome
    self.by = by
    self.date = date
    self.reason = reason
    self.conditions = conditions
    self.opinions = opinions
  }
}

/// What the account (算账) is worked out from: money in 万元, shares as plain numbers. What is nil was not stated, and
/// nothing takes its place but what the project promises.
public struct ProjectAccount: Hashable, Sendable {
  /// How many years are looked at.
  public var years: Int?
  /// What a year's money is worth less than that of the year before.
  public var discountRate: Double?
  /// Received for the land in year 0.
  public var landPrice: Double?
  /// Spent on acquiring and levelling the land in year 0.
  public var landCost: Double?
  /// Spent on roads, pipes, power in year 0.
  public var infrastructure: Double?
  /// Paid to the enterprise, from year 1 on.
  public var incentives: [Double]?
  /// Tax a year at full production.
  public var tax: Double?
  /// What of the tax stays with the local budget.
  public var localShare: Double?
  /// The share of full production reached, from year 1 on; the last one stands for the years after.
  public var rampUp: [Double]?

  /// An account of which nothing is stated.
  public init() {}
}
