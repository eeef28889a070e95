public import Diagnostics
internal import Documents
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// Holds what was judged against what a case expects.
struct CaseComparison {
  let judgement: Judgement
  let ruleCase: RuleCase
  var findings: [CaseFinding] = []
  var touched = TouchedRules()

  init(_ judgement: Judgement, _ ruleCase: RuleCase) {
    self.judgement = judgement
    self.ruleCase = ruleCase
  }

  var rules: Rules { judgement.rules }
  var values: ExpectedValue { ExpectedValue(tolerance: ruleCase.tolerance) }

  mutating func compare() {
    for subject in ruleCase.expectations {
      for item in subject.items { compare(item, subject) }
    }
  }

  private mutating func compare(_ item: ExpectedItem, _ subject: ExpectedSubject) {
    switch item.kind {
    case .metrics: compareMetric(item, subject)
    case .standards: compareStandard(item, subject)
    case .flags: compareFlag(item, subject)
    case .grades: compareGrade(item, subject)
    case .lists: compareList(item, subject)
    }
  }

  // MARK: Names

  /// The place of a rule among those of its kind, by id or label.
  mutating func find(_ item: ExpectedItem, among rules: [(id: String, label: String)]) -> Int? {
    let name = item.id.text
    if let index = rules.firstIndex(where: { $0.id == name }) ?? rules.firstIndex(where: { $0.label == name })
    {
      touched.touch(item.kind, rules[index].id)
      return index
    }
    findings.append(
      .refused(
        Refusal(
          .badInput, .caseRuleUnknown, at: item.id.place,
          ["name": .text(name), "kind": .term(item.kind.word)],
          suggestion: NearName.of(name, among: rules.map(\.id) + rules.map(\.label)))))
    return nil
  }

  /// The row of the subject an expectation is about.
  mutating func row(of kind: Subject, _ expected: ExpectedSubject, _ item: ExpectedItem) -> Int? {
    let keys = judgement.keys(of: kind)
    if let named = expected.key {
      let key = kind == .parcel ? Identifier.parcel(named.text) : Identifier.normalised(named.text)
      if let row = keys.firstIndex(of: key) { return row }
      refuse(
        .caseSubjectUnknown, at: named.place,
        ["key": .text(named.text), "rule": .text(item.id.text), "known": .list(Array(keys.prefix(20)))],
        suggestion: NearName.of(key, among: keys))
      return nil
    }
    if let key = ruleCase.inputs.main[kind], let row = keys.firstIndex(of: key) { return row }
    if keys.count == 1 { return 0 }
    refuse(
      .caseSubjectOpen, at: item.id.place,
      ["rule": .text(item.id.text), "known": .list(Array(keys.prefix(20)))])
    return nil
  }

  mutating func refuse(
    _ message: Message, at place: Place, _ arguments: [String: Argument], suggestion: String? = nil
  ) {
    findings.append(.refused(Refusal(.badInput, message, at: place, arguments, suggestion: suggestion)))
  }

  // MARK: Metrics

  private mutating func compareMetric(_ item: ExpectedItem, _ expected: ExpectedSubject) {
    guard let index = find(item, among: rules.metrics.map { ($0.id, $0.label) }) else { return }
    let metric = rules.metrics[index]
    guard let row = row(of: metric.subject, expected, item) else { return }
    touched.touch(metricsBehind: [metric.formula], of: rules)
    let value = judgement.metrics[index].value(at: row)
    for demand in item.demands {
      check(
        demand, item, metric.label, key(metric.subject, row), .value(value, metric.type.unit),
        holds: values.holds(demand, value, metric.type)
      ) { [judgement] in [judgement.explanation(ofMetric: index, row: row)] }
    }
  }

  func key(_ subject: Subject, _ row: Int) -> String { judgement.keys(of: subject)[row] }

  // MARK: Findings

  /// Notes a difference, or what cannot be compared.
  mutating func check(
    _ demand: Demand, _ item: ExpectedItem, _ label: String, _ subject: String?, _ actual: CaseActual,
    holds: Result<Bool, ExpectedValue.Unfit>, explanations: () -> [Explanation]
  ) {
    switch holds {
    case .success(true): break
    case .success(false):
      findings.append(
        .differs(
          CaseDifference(
            place: demand.place, kind: item.kind, id: item.id.text, label: label, aspect: demand.aspect,
            subject: subject, expected: demand.expected.map(\.text), actual: actual,
            explanations: explanations())))
    case .failure(let unfit):
      findings.append(
        .refused(
          Refusal(.badInput, unfit.message, at: demand.place, unfit.arguments, suggestion: unfit.suggestion)))
    }
  }
}

extension RuleKind {
  /// As messages call it.
  public var word: Bilingual {
    switch self {
    case .metrics: Bilingual(zh: "指标", en: "metric")
    case .standards: Bilingual(zh: "标准", en: "standard")
    case .flags: Bilingual(zh: "标记", en: "flag")
    case .grades: Bilingual(zh: "分级", en: "grading scheme")
    case .lists: Bilingual(zh: "清单", en: "list")
    }
  }
}

extension Column {
  /// A value, nil where missing.
  func value(at row: Int) -> Value? {
    switch self {
    case .number(let column): column[row].map(Value.number)
    case .text(let column): column[row].map(Value.text)
    case .day(let column): column[row].map(Value.day)
    case .truth(let column): column.values[row].known.map(Value.truth)
    }
  }
}
