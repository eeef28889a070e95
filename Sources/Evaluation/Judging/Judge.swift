public import Cadastre
public import RuleBooks
internal import Tables
internal import Units

/// Judges linked land by compiled rule books. Pure: no file, no clock.
public enum Judge {
  /// - Complexity: O(rules × subjects), and O(n log n) for statistics over peers.
  public static func judge(_ land: LinkedLand, by rules: Rules) -> Judgement {
    let evaluator = ColumnEvaluator(rules: rules, facts: FactColumns(land: land))
    var round = JudgingRound(evaluator: evaluator)
    // In an order in which each rule comes after those it needs, so that nothing is worked out by deep recursion.
    for node in rules.order { round.judge(node) }
    let clauses = evaluator.judgeClauses(on: land.dataset.asOf)
    let makers = rules.lists.map { list in
      guard list.hasOwnDay else {
        return ListMaker(list: list, evaluator: evaluator.judging(list), near: round.near)
      }
      // A list with a day of its own stands on rules judged on that day, near lines included.
      let own = ColumnEvaluator(rules: rules, facts: evaluator.facts, dayOverride: list.asOf)
      var ownRound = JudgingRound(evaluator: own)
      for node in rules.order { ownRound.judge(node) }
      own.judgeClauses(on: list.asOf)
      return ListMaker(list: list, evaluator: own, near: ownRound.near)
    }
    let flips = AreaFlips(
      land.otherAreas.map { OtherArea($0, land, rules) }, rules: rules, verdicts: round.verdicts,
      flags: round.flags, lists: makers.map { ($0.truths, $0.unconfirmed) })
    let lists = makers.indices.map { index in
      makers[index].make { flips.of(list: index, row: $0) }
    }
    return Judgement(
      land: land, rules: rules, metrics: rules.metrics.indices.map { evaluator.metric($0) },
      verdicts: round.verdicts, flags: round.flags,
      grades: rules.schemes.indices.flatMap { evaluator.grades($0) },
      benchmarks: benchmarks(rules, evaluator), lists: lists,
      areaFlips: flips, clauses: clauses.clauses, clauseIssues: clauses.issues,
      notJudged: notJudged(rules), facts: evaluator.facts,
      peers: evaluator.peerCache.filter { $0.key.back == 0 }.reduce(into: [:]) {
        $0[$1.key.index] = $1.value
      },
      flagEvidence: rules.flags.indices.map { EvidenceTemplate(flag: $0, evaluator: evaluator) },
      standardEvidence: rules.standards.indices.map { EvidenceTemplate(standard: $0, evaluator: evaluator) })
  }

  private static func benchmarks(_ rules: Rules, _ evaluator: ColumnEvaluator) -> [BenchmarkRow] {
    rules.benchmarks.flatMap { evaluator.rows(of: $0) }.sorted {
      let (a, b) = (rules.metrics[$0.metric].name, rules.metrics[$1.metric].name)
      return a == b ? Identifier.precedes($0.group, $1.group) : Identifier.precedes(a, b)
    }
  }

  private static func notJudged(_ rules: Rules) -> [NotJudged] {
    rules.standards.filter { $0.uses.contains(.evaluation) && !$0.lacking.isEmpty }
      .map { NotJudged(kind: .standard, name: $0.name, lacking: $0.lacking) }
      + rules.flags.filter { !$0.isJudged }
      .map { NotJudged(kind: .flag, name: $0.name, lacking: $0.lacking) }
      + rules.schemes.filter { !$0.isJudged }
      .map { NotJudged(kind: .scheme, name: $0.name, lacking: $0.lacking) }
  }
}

/// One pass over the rules in their order.
private struct JudgingRound {
  private let evaluator: ColumnEvaluator
  private var nearLine: NearLine
  private(set) var verdicts: [StandardVerdicts?]
  private(set) var flags: [FlagVerdicts?]

  var near: NearAtoms { nearLine.near }

  init(evaluator: ColumnEvaluator) {
    self.evaluator = evaluator
    nearLine = NearLine(evaluator: evaluator)
    verdicts = Array(repeating: nil, count: evaluator.rules.standards.count)
    flags = Array(repeating: nil, count: evaluator.rules.flags.count)
  }

  mutating func judge(_ node: RuleNode) {
    switch node {
    case .metric(let index): _ = evaluator.metric(index)
    case .standard(let index): judge(standard: index)
    case .flag(let index): judge(flag: index)
    case .scheme(let index): _ = evaluator.grades(index)
    }
  }

  private mutating func judge(standard index: Int) {
    let standard = evaluator.rules.standards[index]
    guard standard.lacking.isEmpty else { return }
    var outcome = evaluator.verdicts(index)
    outcome.nearLine = nearLine.ofStandard(standard, outcome)
    nearLine.near.standards[index] = outcome.nearLine
    // One that is for admission only has no rows, but rules may ask about it.
    guard standard.isJudged else { return }
    nameWhatIsMissing(in: &outcome, index)
    verdicts[index] = outcome
  }

  private func nameWhatIsMissing(in outcome: inout StandardVerdicts, _ index: Int) {
    let template = EvidenceTemplate(standard: index, evaluator: evaluator)
    let metric = evaluator.rules.metrics[evaluator.rules.standards[index].metric].name
    for row in outcome.verdicts.indices where outcome.verdicts[row] == .undecided {
      let names = template.missing(row)
      outcome.because[row] = .missing(names.isEmpty ? [metric] : names)
    }
  }

  private mutating func judge(flag index: Int) {
    let flag = evaluator.rules.flags[index]
    guard flag.isJudged else { return }
    let truths = evaluator.flag(index)
    let near = nearLine.ofCondition(flag.condition, subject: flag.subject, outcome: truths)
    nearLine.near.flags[index] = near
    flags[index] = FlagVerdicts(verdicts: truths, nearLine: near)
  }
}
