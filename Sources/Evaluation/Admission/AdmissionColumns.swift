internal import RuleBooks
internal import Tables
internal import Units

/// One standard over all projects.
struct AdmissionColumns {
  let standard: Int
  private let columns: StandardColumns
  private let facts: MissingFacts

  init(_ standard: Int, _ evaluator: ColumnEvaluator) {
    self.standard = standard
    let rule = evaluator.rules.standards[standard]
    columns = StandardColumns(rule, evaluator: evaluator, evaluator.scope(.project))
    facts = MissingFacts(standard: standard, evaluator)
  }

  func item(_ row: Int, nearLine: Truth) -> AdmissionItem {
    let decision = columns.decision(row)
    let outcome = decision.outcome()
    let verdict = AdmissionColumns.verdict(outcome)
    let isAsked = verdict == .pass || verdict == .fail || verdict == .undecided
    // Of several ways through the exceptions only what all of them demand is certain.
    let certain = isAsked && decision.candidates.count == 1 && decision.condition == .yes
    let value = decision.value.isNaN ? nil : decision.value
    return AdmissionItem(
      standard: standard, verdict: verdict, promised: value,
      lower: certain ? decision.bound(isUpper: false) : nil,
      upper: certain ? decision.bound(isUpper: true) : nil, nearLine: nearLine, because: outcome.because,
      missing: verdict == .undecided ? facts.names(row) : [])
  }

  private static func verdict(_ outcome: StandardDecision.Outcome) -> ItemVerdict {
    switch outcome.verdict {
    case .met: .pass
    case .short: .fail
    case .undecided: .undecided
    case .notApplicable:
      outcome.isCaseByCase ? .caseByCase : outcome.mayBeCaseByCase ? .undecided : .notApplicable
    }
  }
}

extension StandardDecision {
  /// The bound of the only way there is, in the metric's unit.
  func bound(isUpper: Bool) -> ItemBound? {
    guard let candidate = candidates.first, let bound = isUpper ? candidate.atMost : candidate.atLeast,
      !bound.inMetricUnit.isNaN
    else { return nil }
    let holds = Scalars.compare(
      isUpper ? .lessOrEqual : .greaterOrEqual, bound.fromMetric(value), bound.value)
    let threshold = bound.inMetricUnit
    let margin = isUpper ? threshold - value : value - threshold
    return ItemBound(threshold: threshold, holds: holds, margin: margin.isNaN ? nil : margin)
  }
}

/// Which standards speak of the same thing: those that say so by `indicator`, else those whose metric is the same
/// formula over the same facts.
struct IndicatorGroups {
  private struct Group {
    let label: String
    var items: [Int] = []
  }

  private let groups: [Group]

  /// - Parameter asked: the standards by their place.
  init(_ asked: [Int], _ rules: Rules) {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for (item, index) in asked.enumerated() {
      let standard = rules.standards[index]
      let metric = rules.metrics[standard.metric]
      let name = standard.indicator ?? FormulaSignature.of(metric.formula, in: rules)
      // What cannot be compared is not the same, whatever it is called.
      let key = "\(Unit.canonical(of: metric.unit.dimension).symbol)|\(standard.indicator == nil)|\(name)"
      if let place = places[key] {
        groups[place].items.append(item)
      } else {
        places[key] = groups.count
        groups.append(Group(label: standard.indicator ?? metric.label, items: [item]))
      }
    }
    self.groups = groups
  }

  /// The highest lower and the lowest upper bound of each, where they are certain; of equal ones the first.
  func strictest(_ items: [AdmissionItem], _ rules: Rules) -> [StrictestBounds] {
    groups.map { group in
      func bound(_ item: Int, _ side: KeyPath<AdmissionItem, ItemBound?>) -> Double? {
        guard let threshold = items[item][keyPath: side]?.threshold else { return nil }
        let unit = rules.metrics[rules.standards[items[item].standard].metric].unit
        return unit.conversion(to: .canonical(of: unit.dimension))?(threshold)
      }
      func best(_ side: KeyPath<AdmissionItem, ItemBound?>, _ better: (Double, Double) -> Bool) -> Int? {
        var best: (item: Int, threshold: Double)?
        for item in group.items {
          guard let threshold = bound(item, side) else { continue }
          if best.map({ better(threshold, $0.threshold) }) ?? true { best = (item, threshold) }
        }
        return best?.item
      }
      return StrictestBounds(
        label: group.label, lower: best(\.lower, >), upper: best(\.upper, <), items: group.items)
    }
  }
}
