public import Cadastre
internal import Diagnostics
public import RuleBooks
public import Tables
public import Units

/// Judges projects by the standards for admission. Pure: no file, no clock.
public struct AdmissionJudge {
  let rules: Rules
  let projects: Projects
  let evaluator: ColumnEvaluator
  /// The standards asked, by their place, in the books' order.
  let asked: [Int]
  let asOf: CalendarDay

  /// - Parameters:
  ///   - rules: books reduced to what admission asks (`AdmissionBooks`), compiled against the projects' facts.
  ///   - land: the land of the dataset, or of an empty one.
  /// - Throws: `Refusals` where a rule needs peers, or a panel's decision overrides without a reason.
  public static func judge(
    _ projects: Projects, by rules: Rules, on land: LinkedLand, asOf: CalendarDay
  ) throws -> AdmissionJudgement {
    let judge = AdmissionJudge(projects, rules, land, asOf)
    if let refusals = Refusals(judge.peerRefusals) { throw refusals }
    let results = judge.results()
    if let refusals = Refusals(results.compactMap { judge.overrideRefusal($0) }) { throw refusals }
    return AdmissionJudgement(projects: projects, rules: rules, asOf: asOf, results: results)
  }

  private init(_ projects: Projects, _ rules: Rules, _ land: LinkedLand, _ asOf: CalendarDay) {
    self.rules = rules
    self.projects = projects
    self.asOf = asOf
    evaluator = ColumnEvaluator(rules: rules, facts: FactColumns(land: land, projects: projects.table))
    asked = rules.standards.indices.filter { rules.standards[$0].uses.contains(.admission) }
  }

  // MARK: Results

  private func results() -> [ProjectResult] {
    let columns = asked.map { AdmissionColumns($0, evaluator) }
    let near = nearLines()
    let groups = IndicatorGroups(asked, rules)
    let demands = asked.enumerated().compactMap {
      LandQuotient(item: $0.offset, standard: $0.element, evaluator)
    }
    let ids = projects.table.texts("project_id")
    let names = projects.table.texts("name")
    let milestones = MilestoneJudge(rules: rules, table: projects.table)
    func land(_ row: Int) -> LandResult {
      let items = columns.enumerated().map { place, column in
        column.item(row, nearLine: near[column.standard]?[row] ?? .unknown)
      }
      return LandResult(
        row: row, id: ids?[row] ?? "", outcome: outcome(items), items: items,
        strictest: groups.strictest(items, rules),
        land: demands.compactMap { $0.demand(row, items[$0.item]) })
    }
    return projects.entries.map { entry in
      let whole = land(entry.row)
      let plots = entry.plots.map(land)
      let deciding = plots.isEmpty || entry.isJoint ? [whole] : plots
      let steps = milestones.results(entry.row)
      let late = steps.filter { $0.holds == .no }.map { rules.milestones[$0.milestone].isTarget }
      let outcomes = deciding.map(\.outcome) + late.map { $0 ? .conditions : .refuse }
      return ProjectResult(
        entry: entry, id: whole.id, name: names?[entry.row], outcome: outcomes.max() ?? .cannotTell,
        whole: whole, plots: plots, milestones: steps,
        account: entry.account.map { AccountResult($0, projects.table, row: entry.row) })
    }
  }

  /// A standard that fails refuses whatever else is unknown; what is unknown cannot pass; a target missed and a case of
  /// its own are conditions. Where no standard applies, nothing has been found out.
  private func outcome(_ items: [AdmissionItem]) -> AdmissionOutcome {
    let judged = items.filter { $0.verdict != .notApplicable }
    if judged.contains(where: { $0.verdict == .fail && !rules.standards[$0.standard].isTarget }) {
      return .refuse
    }
    if judged.isEmpty || judged.contains(where: { $0.verdict == .undecided }) { return .cannotTell }
    return judged.allSatisfy { $0.verdict == .pass } ? .admit : .conditions
  }

  private func nearLines() -> [Int: [Truth]] {
    var nearLine = NearLine(evaluator: evaluator)
    for node in rules.order {
      switch node {
      case .metric, .scheme: break
      case .standard(let index):
        let standard = rules.standards[index]
        nearLine.near.standards[index] = nearLine.ofStandard(standard, evaluator.verdicts(index))
      case .flag(let index):
        let flag = rules.flags[index]
        nearLine.near.flags[index] = nearLine.ofCondition(
          flag.condition, subject: flag.subject, outcome: evaluator.flag(index))
      }
    }
    return nearLine.near.standards
  }

  // MARK: Refusals

  /// Peers are enterprises; a project among projects of its batch has none.
  private var peerRefusals: [Refusal] {
    let metrics = rules.metrics.map { ($0.label, $0.book, [$0.formula]) }
    let standards = rules.standards.map { standard in
      let bounds = StandardWays(standard, on: evaluator.asOf(standard.book)).bounds.compactMap { $0?.formula }
      let conditions = [standard.condition].compactMap(\.self) + standard.exceptions.map(\.condition)
      return (standard.label, standard.book, conditions + bounds)
    }
    let flags = rules.flags.map { ($0.label, $0.book, [$0.condition]) }
    return (metrics + standards + flags).compactMap { label, book, formulas in
      var found: String?
      for formula in formulas {
        formula.forEach { part in
          switch part.operation {
          case .peers, .members, .occupants, .holder: found = found ?? part.source
          default: break
          }
        }
      }
      return found.map {
        Refusal(
          .badInput, .admissionNeedsPeers, at: Place(file: rules.books[book].file),
          ["rule": .text(label), "source": .text($0)])
      }
    }
  }

  /// A panel may decide otherwise than the books, under its name and with its reason.
  private func overrideRefusal(_ result: ProjectResult) -> Refusal? {
    guard let decision = result.entry.decision, decision.overrides(result.outcome),
      decision.reason == nil || decision.by == nil
    else { return nil }
    return Refusal(
      .badInput, .projectOverrideUnexplained, at: Place(file: projects.file),
      [
        "project": .text(result.id), "decision": .term(AdmissionWording.decision(decision.outcome.rawValue)),
        "computed": .term(AdmissionWording.outcome(result.outcome.rawValue)),
      ])
  }
}

extension PanelDecision {
  /// Whether it says something else than what is worked out. To put a project off contradicts nothing.
  public func overrides(_ outcome: AdmissionOutcome) -> Bool {
    switch self.outcome {
    case .admit: outcome != .admit
    case .conditions: outcome != .conditions
    case .refuse: outcome != .refuse
    case .deferred: false
    }
  }
}
