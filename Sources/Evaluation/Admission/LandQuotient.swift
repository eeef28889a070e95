internal import RuleBooks
internal import Tables
internal import Units

/// A standard whose metric is an amount over the land: such a one can be turned round, to say how much land the amount
/// supports and which amount the land asks for. Only where land stands below the line alone and nothing else of the
/// standard rests on it.
struct LandQuotient {
  /// The item, by its place among those asked.
  let item: Int
  private let standard: Standard
  private let metric: Metric
  private let amounts: [Double]
  private let lands: [Double]
  private let amountUnit: Unit
  private let landUnit: Unit
  private let label: String
  /// From the metric's unit into that of the bare quotient.
  private let toRaw: Conversion

  init?(item: Int, standard index: Int, _ evaluator: ColumnEvaluator) {
    let rules = evaluator.rules
    let standard = rules.standards[index]
    let metric = rules.metrics[standard.metric]
    let quotient = LandQuotient.quotient(of: metric, in: rules)
    guard let quotient, let amountUnit = quotient.numerator.type.unit,
      let landUnit = quotient.denominator.type.unit, LandQuotient.isLand(quotient.denominator, rules),
      let toRaw = metric.unit.conversion(to: amountUnit / landUnit)
    else { return nil }
    let bounds = StandardWays(standard, on: evaluator.asOf(standard.book)).bounds.compactMap { $0?.formula }
    let others =
      [quotient.numerator] + bounds + [standard.condition].compactMap(\.self)
      + standard.exceptions.map(\.condition)
    guard !others.contains(where: { LandQuotient.restsOnLand($0, rules) }) else { return nil }
    let scope = evaluator.scope(.project)
    self.item = item
    self.standard = standard
    self.metric = metric
    amounts = evaluator.numbers(quotient.numerator, scope)
    lands = evaluator.numbers(quotient.denominator, scope)
    self.amountUnit = amountUnit
    self.landUnit = landUnit
    self.toRaw = toRaw
    label = LandQuotient.label(of: quotient.numerator, rules)
  }

  /// What the item says about land; nil where nothing is demanded.
  func demand(_ row: Int, _ item: AdmissionItem) -> LandDemand? {
    guard item.lower != nil || item.upper != nil else { return nil }
    let amount = amounts[row].isNaN ? nil : amounts[row]
    let land = lands[row].isNaN ? nil : lands[row]
    func mu(_ threshold: Double, isLeast: Bool) -> Double? {
      let raw = toRaw(threshold)
      guard let amount, raw > 0, amount >= 0, let toMu = landUnit.conversion(to: .mu) else { return nil }
      return LandQuotient.cut(toMu(amount / raw), up: isLeast)
    }
    func needed(_ threshold: Double, isMost: Bool) -> Double? {
      land.map { LandQuotient.cut(toRaw(threshold) * $0, up: !isMost) }
    }
    return LandDemand(
      item: self.item, most: item.lower.flatMap { mu($0.threshold, isLeast: false) },
      least: item.upper.flatMap { mu($0.threshold, isLeast: true) }, amount: label, unit: amountUnit,
      promised: amount, needed: item.lower.flatMap { needed($0.threshold, isMost: false) },
      allowed: item.upper.flatMap { needed($0.threshold, isMost: true) })
  }

  /// Four decimals, towards the side on which the rule holds. What the noise of binary arithmetic leaves short of a
  /// ten-thousandth is that ten-thousandth.
  static func cut(_ value: Double, up: Bool) -> Double {
    let scaled = value * 10_000
    let nearest = scaled.rounded()
    if abs(scaled - nearest) <= 1e-9 * max(1, abs(scaled)) { return nearest / 10_000 }
    return scaled.rounded(up ? .up : .down) / 10_000
  }

  // MARK: The formula

  /// What stands over and below the line, seen through conversions and through metrics that only name another.
  private static func quotient(of metric: Metric, in rules: Rules) -> (
    numerator: Formula, denominator: Formula
  )? {
    var formula = plain(metric.formula)
    for _ in 0..<100 {
      if case .arithmetic(.divided, let a, let b) = formula.operation { return (a, b) }
      guard let other = formula.metric else { return nil }
      formula = plain(rules.metrics[other].formula)
    }
    return nil
  }

  private static func plain(_ formula: Formula) -> Formula {
    var formula = formula
    while case .convert(let inner, _) = formula.operation { formula = inner }
    return formula
  }

  private static func isLand(_ formula: Formula, _ rules: Rules) -> Bool {
    var formula = plain(formula)
    for _ in 0..<100 {
      if case .fact("land", _) = formula.operation { return true }
      guard let other = formula.metric else { return false }
      formula = plain(rules.metrics[other].formula)
    }
    return false
  }

  /// Whether land, or a rule that may rest on it, stands anywhere inside.
  private static func restsOnLand(_ formula: Formula, _ rules: Rules) -> Bool {
    var open = [formula]
    var seen: Set<Int> = []
    var found = false
    while let next = open.popLast(), !found {
      next.forEach { part in
        switch part.operation {
        case .fact("land", _), .verdict, .flagged: found = true
        case .metric(let index) where seen.insert(index).inserted: open.append(rules.metrics[index].formula)
        default: break
        }
      }
    }
    return found
  }

  private static func label(of formula: Formula, _ rules: Rules) -> String {
    switch plain(formula).operation {
    case .fact(let name, _): name
    case .metric(let index): rules.metrics[index].label
    default: formula.source
    }
  }
}

extension Formula {
  fileprivate var metric: Int? {
    if case .metric(let index) = operation { index } else { nil }
  }
}
