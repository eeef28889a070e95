internal import Cadastre
internal import Diagnostics
internal import RuleBooks
internal import Tables
internal import Units

/// Holds the clauses of contracts against the metrics of the year and the days of milestones, on one day.
struct ClauseJudge {
  private let evaluator: ColumnEvaluator
  private let day: CalendarDay
  private let measures: ClauseMeasures
  private let reader: ClauseReader?
  /// What metrics rest on, by metric: made once.
  private var templates: [Int: EvidenceTemplate] = [:]
  private var issues: [Issue] = []

  private var land: LinkedLand { evaluator.facts.land }

  init(_ evaluator: ColumnEvaluator, on day: CalendarDay) {
    self.evaluator = evaluator
    self.day = day
    measures = ClauseMeasures(evaluator.rules)
    reader = ClauseReader(evaluator.facts.land)
  }

  /// The clauses in the order of their ids, and what is to be said of them.
  ///
  /// - Complexity: O(n log n) in clauses.
  mutating func judged() -> JudgedClauses {
    guard let reader else { return JudgedClauses(clauses: [], issues: []) }
    let rows = reader.rows
    let clauses = rows.map { judge(reader.clause($0), at: $0) }
    return JudgedClauses(clauses: clauses, issues: issues)
  }

  private mutating func judge(_ read: Clause, at row: Int) -> Clause {
    var clause = read
    clause.land =
      clause.parcel.map { land.parcelLand[$0] } ?? clause.enterprise.flatMap { landOfEnterprise($0) }
    let named = [Subject.enterprise, .parcel].filter { clause.row(of: $0) != nil }
    if let first = named.first { setSubject(first, &clause) }
    for obstacle in clause.obstacles { report(obstacle, clause, at: row) }
    measure(&clause, as: named, at: row)
    decide(&clause)
    return clause
  }

  private func landOfEnterprise(_ row: Int) -> Double? { land.years[land.year]?.enterpriseLand[row] }

  // MARK: What it is about

  private mutating func measure(_ clause: inout Clause, as named: [Subject], at row: Int) {
    guard let indicator = clause.indicator else { return clause.missing.append("indicator") }
    let (meanings, others) = measures.meaning(of: indicator, for: named)
    guard let meaning = meanings.first else {
      let isKnown = others != nil
      if isKnown, named.isEmpty { return }
      hinder(isKnown ? .otherSubject : .indicatorUnknown, &clause, at: row, others: others)
      return
    }
    setSubject(meaning.subject, &clause)
    switch meaning {
    case .milestone(let milestone): measure(&clause, milestone)
    case .metric: measure(&clause, meanings.compactMap(\.metric), at: row)
    }
  }

  private func setSubject(_ subject: Subject, _ clause: inout Clause) {
    clause.subject = subject
    clause.subjectID = clause.row(of: subject).map { evaluator.facts.key($0, of: subject) }
  }

  private func measure(_ clause: inout Clause, _ milestone: ClauseMeasures.Milestone) {
    clause.unit = .day
    clause.isMilestone = true
    guard let row = clause.row(of: milestone.subject) else { return }
    let scope = evaluator.scope(milestone.subject)
    for name in milestone.columns {
      guard case .day(let days)? = evaluator.fact(name, scope) else { continue }
      clause.doneOn = days[row]
      break
    }
    if clause.doneOn == nil { clause.missing.append(milestone.columns[0]) }
  }

  // MARK: Figures

  private mutating func measure(_ clause: inout Clause, _ metrics: [Int], at row: Int) {
    guard let first = metrics.first, let subject = clause.subject, let place = clause.row(of: subject) else {
      return
    }
    clause.metric = first
    guard case .number(let column) = evaluator.metric(first) else {
      return hinder(.indicatorNotNumber, &clause, at: row)
    }
    if let obstacle = completeUnit(&clause, metric: column.unit) {
      return hinder(obstacle, &clause, at: row, unit: column.unit)
    }
    guard let unit = clause.unit else { return }
    let values = metrics.map { index -> Double? in
      guard case .number(let column) = evaluator.metric(index) else { return nil }
      return column.unit.conversion(to: unit).flatMap { conversion in column[place].map { conversion($0) } }
    }
    guard Set(values.map { $0?.tiedValue }).count == 1 else {
      return hinder(.indicatorAmbiguous, &clause, at: row, metrics: metrics)
    }
    clause.value = values.first ?? nil
    if clause.promised == nil { clause.missing.append("promised") }
    if clause.value == nil { clause.missing += missing(first, subject, place) }
  }

  /// A promise without a unit is a plain number, and only that: 20 of what nobody can tell.
  private func completeUnit(_ clause: inout Clause, metric: Unit) -> ClauseObstacle? {
    if clause.unitText == nil {
      guard metric.dimension.isNone else { return .unitMissing }
      clause.unit = .one
    }
    guard let unit = clause.unit else { return .unitUnknown }
    return unit.converts(to: metric) ? nil : .unitUnlike
  }

  private mutating func missing(_ metric: Int, _ subject: Subject, _ place: Int) -> [String] {
    let own = evaluator.rules.metrics[metric]
    let template =
      templates[metric] ?? EvidenceTemplate([own.formula], subject: subject, evaluator: evaluator)
    templates[metric] = template
    let names = template.missing(place)
    return names.isEmpty ? [own.name] : names
  }

  // MARK: The verdict

  private func decide(_ clause: inout Clause) {
    if clause.due == nil { clause.missing.append("due") }
    if let due = clause.due, due > day {
      clause.verdict = .notDue
      return
    }
    guard clause.obstacles.isEmpty, clause.missing.isEmpty, let due = clause.due else { return }
    if let done = clause.doneOn {
      clause.verdict = done <= due ? .met : .short
      clause.nearLine = .no
      if done > due { clause.shortfall = Double(done.number - due.number) }
      return
    }
    guard let value = clause.value, let promised = clause.promised, let direction = clause.direction else {
      return
    }
    // Rounded in the unit the contract is written in, as a figure in a rule book is.
    let holds = Scalars.compare(direction.comparison, value, promised)
    clause.verdict = holds == .yes ? .met : .short
    clause.nearLine = Truth(Scalars.isNear(direction.comparison, value, promised))
    if holds == .no { clause.shortfall = abs(promised - value) }
  }

  // MARK: What stands in the way

  private mutating func hinder(
    _ obstacle: ClauseObstacle, _ clause: inout Clause, at row: Int, others: Subject? = nil,
    unit: Unit? = nil, metrics: [Int] = []
  ) {
    clause.obstacles.append(obstacle)
    report(obstacle, clause, at: row, others: others, unit: unit, metrics: metrics)
  }

  private mutating func report(
    _ obstacle: ClauseObstacle, _ clause: Clause, at row: Int, others: Subject? = nil, unit: Unit? = nil,
    metrics: [Int] = []
  ) {
    guard let reader else { return }
    let rules = evaluator.rules
    let suggestion = clause.indicator.flatMap { measures.suggestion(for: $0) }
    let message = obstacle.message
    issues.append(
      Issue(
        .warning, message, table: TableName.contracts.rawValue,
        at: reader.place(row, column: obstacle.column), subject: clause.subjectID,
        [
          "clause": .text(clause.id), "indicator": .text(clause.indicator ?? ""),
          "near": .term(ContractWording.near(suggestion)), "unit": .text(clause.unitText ?? ""),
          "wanted": .text(unit?.nameForReaders ?? ""),
          "subject": .term(ContractWording.subject((others ?? clause.subject)?.rawValue ?? "")),
          "direction": .text(reader.direction(row) ?? ""),
          "metrics": .list(metrics.map { rules.metrics[$0].name }),
        ].filter { message.placeholders.contains($0.key) }))
  }
}

/// Clauses with what is said of them.
struct JudgedClauses: Sendable {
  let clauses: [Clause]
  let issues: [Issue]
}

extension ClauseMeasures.Measure {
  fileprivate var metric: Int? {
    if case .metric(let index, _) = self { index } else { nil }
  }
}

extension Unit {
  fileprivate var nameForReaders: String { symbol.isEmpty ? "1" : symbol }
}

extension ClauseObstacle {
  fileprivate var message: Message {
    switch self {
    case .subjectMissing: .clauseWithoutSubject
    case .subjectUnknown: .clauseSubjectUnknown
    case .indicatorUnknown: .clauseIndicatorUnknown
    case .indicatorAmbiguous: .clauseIndicatorAmbiguous
    case .indicatorNotNumber: .clauseIndicatorNotNumber
    case .otherSubject: .clauseOfOtherSubject
    case .unitMissing: .clauseUnitMissing
    case .unitUnknown: .clauseUnitUnknown
    case .unitUnlike: .clauseUnitUnlike
    case .directionUnknown: .clauseDirectionUnknown
    }
  }

  /// The column it is about.
  fileprivate var column: String {
    switch self {
    case .subjectMissing, .subjectUnknown, .otherSubject: "enterprise_id"
    case .indicatorUnknown, .indicatorAmbiguous, .indicatorNotNumber: "indicator"
    case .unitMissing, .unitUnknown, .unitUnlike: "unit"
    case .directionUnknown: "direction"
    }
  }
}
