internal import Cadastre
internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

extension AdmissionCase {
  /// The project, judged as `mujun admit` judges it, on the page's own day or that of the case.
  func judged(by book: RuleBook, _ ruleCase: RuleCase) async throws -> (AdmissionJudgement, [Issue]) {
    let settings = try Settings(ruleCase.settings.map(\.text))
    let asked = AdmissionBooks([book], settings: settings)
    guard !asked.isEmpty else {
      throw Refusal(.badInput, .admissionNoStandard, at: ruleCase.place, ["books": .list([book.id])])
    }
    let reading = try ProjectReader.read(page: page, file: page.place.file ?? "")
    let day = reading.projects.asOf ?? ruleCase.inputs.dataset.asOf
    let rules = try RuleCompiler.compile(
      asked.books, facts: .of(reading.projects), settings: settings, asOf: day,
      acceptsProposals: ruleCase.acceptsProposals)
    let nothing = Dataset(
      name: "", title: "", year: day.parts.year, asOf: day, coordinates: nil, tables: [:], counts: [:],
      inputs: [])
    let judgement = try AdmissionJudge.judge(
      reading.projects, by: rules, on: await LinkedLand(nothing), asOf: day)
    return (judgement, reading.issues)
  }
}

/// Holds an admission against what a case expects of it.
struct AdmissionComparison {
  let judgement: AdmissionJudgement
  let ruleCase: RuleCase
  private(set) var findings: [CaseFinding] = []
  private(set) var touched = TouchedRules()

  private typealias Held = Result<Bool, ExpectedValue.Unfit>
  /// What came out: the value, or a word of admissions, and whether it is what was expected.
  private struct Finding {
    let actual: CaseActual
    var word: Bilingual?
    let holds: Held
  }

  init(_ judgement: AdmissionJudgement, _ ruleCase: RuleCase) {
    self.judgement = judgement
    self.ruleCase = ruleCase
  }

  private var rules: Rules { judgement.rules }
  private var values: ExpectedValue { ExpectedValue(tolerance: ruleCase.tolerance) }

  mutating func compare(_ demands: [AdmissionDemand]) {
    guard let result = judgement.results.first else { return }
    for demand in demands {
      guard let land = land(demand, result) else { continue }
      switch demand.subject {
      case .project: compareProject(demand, result, land)
      case .item(let name): compareItem(demand, name, land)
      case .land(let name): compareLand(demand, name, land)
      case .milestone(let name): compareMilestone(demand, name, result)
      }
    }
  }

  /// The project as a whole, or the plot named.
  private mutating func land(_ demand: AdmissionDemand, _ result: ProjectResult) -> LandResult? {
    guard let plot = demand.plot else { return result.whole }
    let known = result.plots.map { String($0.id.split(separator: "/").last ?? "") }
    if let index = known.firstIndex(of: Identifier.normalised(plot.text)) { return result.plots[index] }
    refuse(
      .casePlotUnknown, at: plot.place, ["key": .text(plot.text), "known": .list(known)],
      NearName.of(plot.text, among: known))
    return nil
  }

  // MARK: The project

  static let outcomeWords: [String: AdmissionOutcome] = [
    "admit": .admit, "准入": .admit, "conditions": .conditions, "附条件准入": .conditions, "refuse": .refuse,
    "不予准入": .refuse, "cannot_tell": .cannotTell, "无法判定": .cannotTell,
  ]

  static let verdictWords: [String: ItemVerdict] = [
    "pass": .pass, "达标": .pass, "fail": .fail, "不达标": .fail, "undecided": .undecided, "无法判定": .undecided,
    "case_by_case": .caseByCase, "一事一议": .caseByCase, "not_applicable": .notApplicable, "不适用": .notApplicable,
  ]

  private mutating func compareProject(
    _ demand: AdmissionDemand, _ result: ProjectResult, _ land: LandResult
  ) {
    let finding: Finding
    if demand.aspect == .ask {
      let lands = demand.plot == nil ? result.deciding : [land]
      let asked = lands.flatMap { judgement.questions($0.items, row: $0.row) }
      let unique = asked.enumerated().filter { asked.firstIndex(of: $0.element) == $0.offset }.map(\.element)
      finding = names(unique, demand)
    } else {
      let outcome = demand.plot == nil ? result.outcome : land.outcome
      let holds = values.word(plain(demand), among: AdmissionComparison.outcomeWords).map { $0 == outcome }
      finding = Finding(
        actual: .texts([outcome.rawValue]), word: AdmissionWording.outcome(outcome.rawValue), holds: holds)
    }
    note(finding, demand, Bilingual(zh: "项目", en: "project"), result.id, result.name ?? result.id)
  }

  // MARK: Items

  private static let standard = RuleKind.standards.word

  /// The item of a standard, by id or label.
  private mutating func item(_ name: SourcedText, _ land: LandResult) -> AdmissionItem? {
    let found =
      land.items.first { judgement.standard($0).id == name.text }
      ?? land.items.first { judgement.standard($0).label == name.text }
    if let found {
      touch(found)
      return found
    }
    let known = land.items.flatMap { [judgement.standard($0).id, judgement.standard($0).label] }
    refuse(
      .caseRuleUnknown, at: name.place,
      ["name": .text(name.text), "kind": .term(AdmissionComparison.standard)],
      NearName.of(name.text, among: known))
    return nil
  }

  private mutating func touch(_ item: AdmissionItem) {
    let standard = judgement.standard(item)
    touched.touch(.standards, standard.id)
    touched.touch(.metrics, rules.metrics[standard.metric].id)
    touched.touch(
      metricsBehind: [rules.metrics[standard.metric].formula]
        + standard.formulas(on: rules.books[standard.book].asOf), of: rules)
    // The first exception with the words of the one that applies.
    if let because = item.because,
      let number = standard.exceptions.firstIndex(where: { $0.because == because })
    {
      touched.touch(exception: number, of: standard.id)
    }
  }

  private mutating func compareItem(_ demand: AdmissionDemand, _ name: SourcedText, _ land: LandResult) {
    guard let item = item(name, land) else { return }
    let standard = judgement.standard(item)
    let unit = judgement.metric(item).unit
    let finding: Finding
    switch demand.aspect {
    case .promised: finding = number(item.promised, unit, demand)
    case .margin: finding = number(item.decisive?.margin, unit, demand)
    case .threshold: finding = number(item.decisive?.threshold, unit, demand)
    case .atLeast: finding = number(item.lower?.threshold, unit, demand)
    case .atMost: finding = number(item.upper?.threshold, unit, demand)
    case .because:
      let because = item.because.map { Because.exception($0) }
      finding = Finding(
        actual: .texts([item.because].compactMap(\.self)),
        holds: values.holds(plain(demand), because: because))
    case .missing: finding = names(item.missing, demand)
    case .nearLine:
      finding = Finding(
        actual: .truth(item.nearLine), holds: values.holds(plain(demand), nearLine: item.nearLine))
    default:
      let holds = values.word(plain(demand), among: AdmissionComparison.verdictWords).map {
        $0 == item.verdict
      }
      finding = Finding(
        actual: .texts([item.verdict.rawValue]), word: AdmissionWording.verdict(item.verdict.rawValue),
        holds: holds)
    }
    note(finding, demand, AdmissionComparison.standard, standard.id, standard.label)
  }

  // MARK: Land and milestones

  private mutating func compareLand(_ demand: AdmissionDemand, _ name: SourcedText, _ land: LandResult) {
    guard let item = item(name, land) else { return }
    let standard = judgement.standard(item)
    let told = land.land.first { land.items[$0.item].standard == item.standard }
    let finding =
      switch demand.aspect {
      case .least: number(told?.least, .mu, demand)
      case .needed: number(told?.needed, told?.unit ?? .one, demand)
      case .allowed: number(told?.allowed, told?.unit ?? .one, demand)
      default: number(told?.most, .mu, demand)
      }
    note(finding, demand, AdmissionComparison.standard, standard.id, standard.label)
  }

  private mutating func compareMilestone(
    _ demand: AdmissionDemand, _ name: SourcedText, _ result: ProjectResult
  ) {
    let kind = Bilingual(zh: "时间节点", en: "milestone")
    let step = result.milestones.first { step in
      let milestone = rules.milestones[step.milestone]
      return milestone.id == name.text || milestone.label == name.text
    }
    guard let step else {
      refuse(
        .caseRuleUnknown, at: name.place, ["name": .text(name.text), "kind": .term(kind)],
        NearName.of(name.text, among: rules.milestones.flatMap { [$0.id, $0.label] }))
      return
    }
    let milestone = rules.milestones[step.milestone]
    let finding: Finding
    if demand.aspect == .latest {
      let day = step.latest.map(Value.day)
      finding = Finding(actual: .value(day, nil), holds: values.holds(plain(demand), day, .day))
    } else {
      let words = ExpectedValue.flagWords.compactMapValues(\.self)
      finding = Finding(
        actual: .truth(step.holds), holds: values.word(plain(demand), among: words).map { $0 == step.holds })
    }
    note(finding, demand, kind, milestone.id, milestone.label)
  }

  // MARK: Findings

  /// A demand as the comparison of values knows it.
  private func plain(_ demand: AdmissionDemand) -> Demand {
    Demand(aspect: .value, expected: demand.expected, place: demand.place)
  }

  private func number(_ number: Double?, _ unit: Unit, _ demand: AdmissionDemand) -> Finding {
    let value = number.map(Value.number)
    return Finding(actual: .value(value, unit), holds: values.holds(plain(demand), value, .number(unit)))
  }

  private func names(_ names: [String], _ demand: AdmissionDemand) -> Finding {
    let because = names.isEmpty ? nil : Because.missing(names)
    return Finding(actual: .texts(names), holds: values.holds(plain(demand), because: because))
  }

  private mutating func note(
    _ finding: Finding, _ demand: AdmissionDemand, _ kind: Bilingual, _ id: String, _ label: String
  ) {
    switch finding.holds {
    case .success(true): break
    case .success(false):
      findings.append(
        .admits(
          AdmissionDifference(
            place: demand.place, kind: kind, id: id, label: label, plot: demand.plot?.text,
            aspect: demand.aspect,
            expected: demand.expected.map(\.text), actual: finding.actual, outcome: finding.word)))
    case .failure(let unfit): refuse(unfit.message, at: demand.place, unfit.arguments, unfit.suggestion)
    }
  }

  private mutating func refuse(
    _ message: Message, at place: Place, _ arguments: [String: Argument], _ suggestion: String?
  ) {
    findings.append(.refused(Refusal(.badInput, message, at: place, arguments, suggestion: suggestion)))
  }
}
