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
  private let standard: Standard
  private let day: CalendarDay
  private let values: [Double]
  private let condition: [Truth]?
  private let exceptions: [[Truth]]
  private let bounds: [ObjectKey: [Double]]

  /// A bound is told by its formula's text and its place in the standard.
  private struct ObjectKey: Hashable {
    let source: String
    let unit: Unit
  }

  init(_ standard: Standard, evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope) {
    self.standard = standard
    day = evaluator.asOf(standard.book)
    if case .number(let column) = evaluator.metric(standard.metric, back: scope.back) {
      values = column.storage
    } else {
      values = evaluator.missing(scope)
    }
    condition = standard.condition.map { evaluator.truths($0, scope) }
    exceptions = standard.exceptions.map { evaluator.truths($0.condition, scope) }
    var bounds: [ObjectKey: [Double]] = [:]
    for dated in standard.allBounds {
      guard let bound = dated.bound(on: day) else { continue }
      bounds[StandardColumns.key(bound)] = evaluator.numbers(bound.formula, scope)
    }
    self.bounds = bounds
  }

  private static func key(_ bound: Bound) -> ObjectKey {
    ObjectKey(source: bound.formula.source, unit: bound.unit)
  }

  func decision(_ row: Int) -> StandardDecision {
    StandardDecision(
      value: values[row], condition: condition?[row] ?? .yes,
      candidates: standard.candidates(exceptions: exceptions.map { $0[row] }, on: day) { bound in
        bounds[StandardColumns.key(bound)]?[row] ?? NumberColumn.missing
      })
  }
}

extension Standard {
  /// Its own bounds and those of its exceptions.
  var allBounds: [DatedBound] {
    ([atLeast, atMost] + exceptions.flatMap { [$0.atLeast, $0.atMost] }).compactMap(\.self)
  }
}
