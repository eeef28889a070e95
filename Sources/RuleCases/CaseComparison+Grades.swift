internal import Diagnostics
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

extension CaseComparison {
  mutating func compareGrade(_ item: ExpectedItem, _ expected: ExpectedSubject) {
    // Where a scheme shows tenants merged beside the rest, that is a result of its own.
    let judged = judgement.grades.map { ($0.name, rules.schemes[$0.scheme].label) }
    let others = rules.schemes.filter { !$0.isJudged }
    guard let index = find(item, among: judged + others.map { ($0.name, $0.label) }) else { return }
    guard index < judged.count else {
      return compareNotJudged(item, others[index - judged.count])
    }
    let grades = judgement.grades[index]
    let scheme = rules.schemes[grades.scheme]
    guard let row = row(of: scheme.subject, expected, item) else { return }
    touched.touch(scheme, grades, row, of: rules)
    for demand in item.demands {
      let (actual, holds) = result(demand, grades, scheme, row)
      check(demand, item, scheme.label, key(scheme.subject, row), actual, holds: holds) { [judgement] in
        [judgement.explanation(ofGrades: index, row: row)]
      }
    }
  }

  private mutating func compareNotJudged(_ item: ExpectedItem, _ scheme: Scheme) {
    for demand in item.demands {
      let isExpected = demand.aspect == .grade && ["not_judged", "未判定"].contains(demand.expected.first?.text)
      check(
        demand, item, scheme.label, nil, .notJudged(scheme.lacking), holds: .success(isExpected)
      ) { [] }
    }
  }

  private func result(
    _ demand: Demand, _ grades: SchemeGrades, _ scheme: Scheme, _ row: Int
  ) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    func text(_ text: String?) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
      let value = text.map(Value.text)
      return (.value(value, nil), values.holds(demand, value, .text))
    }
    switch demand.aspect {
    case .score: return number(demand, grades.scores[row], .one)
    case .rank: return number(demand, CaseComparison.count(grades.ranks[row]), .one)
    case .ranked: return number(demand, CaseComparison.count(grades.ranked[row]), .one)
    case .group: return text(grades.groups[grades.leader(of: row)])
    case .population:
      let population = grades.population(of: row).map { scheme.populations[$0] }
      return text(demand.expected.first?.text == population?.label ? population?.label : population?.id)
    case .note:
      let notes = grades.notes(of: row, in: rules, keys: judgement.keys(of: scheme.subject)).map(\.text)
      let wanted = demand.expected.map(\.text)
      let isNone = notes.isEmpty && wanted.allSatisfy { WrittenValue.isMissing($0) }
      return (.texts(notes), .success(isNone || Set(wanted) == Set(notes)))
    case .item(let metric, let aspect): return item(demand, metric, aspect, grades, row)
    default: return text(grades.grades[row])
    }
  }

  private static func count(_ count: Int32) -> Double { count > 0 ? Double(count) : .nan }

  private func number(
    _ demand: Demand, _ number: Double, _ unit: Unit
  ) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    let value = number.isNaN ? nil : Value.number(number)
    return (.value(value, unit), values.holds(demand, value, .number(unit)))
  }

  // MARK: Items

  private func item(
    _ demand: Demand, _ name: String, _ aspect: ItemAspect, _ grades: SchemeGrades, _ row: Int
  ) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    let outcomes = grades.outcomes(of: row)
    let outcome = outcomes.first { outcome in
      let metric = rules.metrics[outcome.indicator.metric]
      return metric.id == name || metric.label == name
    }
    guard let outcome else {
      let known = outcomes.map { rules.metrics[$0.indicator.metric].id }
      return (
        .texts(known),
        .failure(
          ExpectedValue.Unfit(
            message: .caseItemUnknown, arguments: ["item": .text(name), "known": .list(known)],
            suggestion: NearName.of(name, among: known)))
      )
    }
    let unit = rules.metrics[outcome.indicator.metric].unit
    switch aspect {
    case .score: return number(demand, outcome.score, .one)
    case .raw: return number(demand, outcome.raw, .one)
    case .value: return number(demand, outcome.value, unit)
    case .base: return number(demand, outcome.base, unit)
    case .cap: return mark(demand, outcome.marks.contains(.cap))
    case .floor: return mark(demand, outcome.marks.contains(.floor))
    case .missingRule:
      let rule = outcome.marks.contains(.filled) ? Value.text(outcome.indicator.missing.word) : nil
      return (.value(rule, nil), values.holds(demand, rule, .text))
    }
  }

  private func mark(_ demand: Demand, _ isSet: Bool) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    let truth = Truth(isSet)
    return (.truth(truth), values.holds(demand, nearLine: truth))
  }
}
