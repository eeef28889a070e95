internal import RuleBooks
internal import Tables
internal import Units

extension ColumnEvaluator {
  /// The verdicts of a standard over all subjects; near lines and reasons are filled in later, where asked for.
  func judge(_ standard: Standard, back: Int) -> StandardVerdicts {
    let scope = scope(standard.subject, back: back)
    let unit = rules.metrics[standard.metric].unit
    let empty = NumberColumn(unit: unit, missing: scope.count)
    var verdicts = StandardVerdicts(
      verdicts: Array(repeating: .undecided, count: scope.count), values: empty, thresholds: empty,
      shortfalls: empty, nearLine: Array(repeating: .unknown, count: scope.count), because: [:])
    guard standard.lacking.isEmpty else { return verdicts }
    let decisions = StandardColumns(standard, evaluator: self, scope)
    if case .number(let values) = metric(standard.metric, back: back) { verdicts.values = values }
    for row in 0..<scope.count {
      let outcome = decisions.decision(row).outcome()
      verdicts.verdicts[row] = outcome.verdict
      verdicts.thresholds[row] = outcome.threshold
      verdicts.shortfalls[row] = outcome.shortfall
      if let because = outcome.because { verdicts.because[row] = .exception(because) }
    }
    return verdicts
  }
}

/// Everything a standard needs, as columns.
struct StandardColumns {
  private let ways: StandardWays
  private let values: [Double]
  private let condition: [Truth]?
  private let exceptions: [[Truth]]
  /// By the bound's number.
  private let bounds: [[Double]]

  init(_ standard: Standard, evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope) {
    ways = StandardWays(standard, on: evaluator.asOf(standard.book))
    if case .number(let column) = evaluator.metric(standard.metric, back: scope.back) {
      values = column.storage
    } else {
      values = evaluator.missing(scope)
    }
    condition = standard.condition.map { evaluator.truths($0, scope) }
    exceptions = standard.exceptions.map { evaluator.truths($0.condition, scope) }
    bounds = ways.bounds.map { $0.map { evaluator.numbers($0.formula, scope) } ?? evaluator.missing(scope) }
  }

  func decision(_ row: Int) -> StandardDecision {
    StandardDecision(
      value: values[row], condition: condition?[row] ?? .yes,
      candidates: ways.candidates(applies: { exceptions[$0][row] }, value: { bounds[$0][row] }))
  }
}
