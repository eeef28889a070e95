internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

extension CaseComparison {
  // MARK: Standards

  mutating func compareStandard(_ item: ExpectedItem, _ expected: ExpectedSubject) {
    guard let index = find(item, among: rules.standards.map { ($0.id, $0.label) }) else { return }
    let standard = rules.standards[index]
    touched.touch(.metrics, rules.metrics[standard.metric].id)
    touched.touch(
      metricsBehind: [rules.metrics[standard.metric].formula]
        + standard.formulas(on: rules.books[standard.book].asOf), of: rules)
    guard let row = row(of: standard.subject, expected, item) else { return }
    let explanation = judgement.explanation(ofStandard: index, row: row)
    touchExceptions(explanation, of: standard.id)
    let verdicts = judgement.verdicts[index]
    for demand in item.demands {
      let (actual, holds) = self.standard(demand, standard, verdicts, row)
      check(demand, item, standard.label, key(standard.subject, row), actual, holds: holds) { [explanation] }
    }
  }

  private mutating func touchExceptions(_ explanation: Explanation, of standard: String) {
    let truths = explanation.children.compactMap { child -> Truth? in
      if case .exception(_, let truth) = child.line { truth } else { nil }
    }
    // The first that is true applies.
    if let number = truths.firstIndex(of: .yes) { touched.touch(exception: number, of: standard) }
  }

  private func standard(
    _ demand: Demand, _ standard: Standard, _ verdicts: StandardVerdicts?, _ row: Int
  ) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    let wanted = values.word(demand, among: ExpectedValue.verdictWords)
    guard let verdicts else {
      let actual = CaseActual.notJudged(standard.lacking)
      return (actual, demand.aspect == .verdict ? wanted.map { $0 == nil } : .success(false))
    }
    let metric = rules.metrics[standard.metric]
    func number(_ column: NumberColumn) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
      let value = column[row].map(Value.number)
      return (.value(value, metric.unit), values.holds(demand, value, .number(metric.unit)))
    }
    switch demand.aspect {
    case .value: return number(verdicts.values)
    case .threshold: return number(verdicts.thresholds)
    case .shortfall: return number(verdicts.shortfalls)
    case .because:
      let because = verdicts.because[row]
      return (.texts(CaseComparison.texts(because)), values.holds(demand, because: because))
    case .nearLine:
      return (.truth(verdicts.nearLine[row]), values.holds(demand, nearLine: verdicts.nearLine[row]))
    default:
      return (.verdict(verdicts.verdicts[row]), wanted.map { $0 == verdicts.verdicts[row] })
    }
  }

  private static func texts(_ because: Because?) -> [String] {
    switch because {
    case nil: []
    case .exception(let text)?: [text]
    case .missing(let names)?: names
    }
  }

  // MARK: Flags

  mutating func compareFlag(_ item: ExpectedItem, _ expected: ExpectedSubject) {
    guard let index = find(item, among: rules.flags.map { ($0.id, $0.label) }) else { return }
    let flag = rules.flags[index]
    touched.touch(metricsBehind: [flag.condition], of: rules)
    guard let row = row(of: flag.subject, expected, item) else { return }
    let verdicts = judgement.flags[index]
    for demand in item.demands {
      let actual: CaseActual
      let holds: Result<Bool, ExpectedValue.Unfit>
      switch (verdicts, demand.aspect) {
      case (nil, .nearLine): (actual, holds) = (.notJudged(flag.lacking), .success(false))
      case (nil, _):
        actual = .notJudged(flag.lacking)
        holds = values.word(demand, among: ExpectedValue.flagWords).map { $0 == nil }
      case (let verdicts?, .nearLine):
        actual = .truth(verdicts.nearLine[row])
        holds = values.holds(demand, nearLine: verdicts.nearLine[row])
      case (let verdicts?, _):
        actual = .truth(verdicts.verdicts[row])
        holds = values.word(demand, among: ExpectedValue.flagWords).map { $0 == verdicts.verdicts[row] }
      }
      check(demand, item, flag.label, key(flag.subject, row), actual, holds: holds) { [judgement] in
        [judgement.explanation(ofFlag: index, row: row)]
      }
    }
  }

  // MARK: Lists

  mutating func compareList(_ item: ExpectedItem, _ expected: ExpectedSubject) {
    guard let index = find(item, among: rules.lists.map { ($0.id, $0.title) }) else { return }
    let judged = judgement.lists[index]
    touched.touch(metricsBehind: judged.list.formulas, of: rules)
    for demand in item.demands {
      if demand.aspect == .rows {
        compareRows(demand, item, judged)
      } else if let row = row(of: judged.list.subject, expected, item) {
        compareRow(demand, item, judged, row)
      }
    }
  }

  /// Who is on the list, in its order.
  private mutating func compareRows(_ demand: Demand, _ item: ExpectedItem, _ judged: JudgedList) {
    let isParcel = judged.list.subject == .parcel
    let wanted = demand.expected.map {
      isParcel ? Identifier.parcel($0.text) : Identifier.normalised($0.text)
    }
    let found = judged.rows.map(\.key)
    check(demand, item, judged.list.title, nil, .texts(found), holds: .success(wanted == found)) { [] }
  }

  private mutating func compareRow(
    _ demand: Demand, _ item: ExpectedItem, _ judged: JudgedList, _ row: Int
  ) {
    let listed = judged.rows.first { $0.subject == row }
    let (actual, holds) = cell(demand, judged.list, listed)
    let key = key(judged.list.subject, row)
    let list = judged.list
    check(demand, item, list.title, key, actual, holds: holds) { [judgement] in
      list.namedFlags.map { judgement.explanation(ofFlag: $0, row: row) }
        + list.namedStandards.map { judgement.explanation(ofStandard: $0, row: row) }
    }
  }

  private func cell(
    _ demand: Demand, _ list: RuleList, _ row: JudgedRow?
  ) -> (CaseActual, Result<Bool, ExpectedValue.Unfit>) {
    if demand.aspect == .listed {
      let truth = Truth(row != nil)
      let words = ExpectedValue.flagWords.compactMapValues { $0?.known }
      return (.truth(truth), values.word(demand, among: words).map { $0 == truth.known })
    }
    let isReasons = demand.aspect == .reasons
    let name = if case .column(let name) = demand.aspect { name } else { "reasons" }
    let place = list.columns.firstIndex {
      if isReasons, case .reasons = $0.content { return true }
      return !isReasons && ($0.id == name || $0.label == name)
    }
    guard let place else {
      let known = list.columns.map(\.id)
      return (
        .texts([]),
        .failure(
          ExpectedValue.Unfit(
            message: .caseColumnNotListed,
            arguments: ["column": .text(name), "list": .text(list.title), "known": .list(known)],
            suggestion: NearName.of(name, among: known)))
      )
    }
    guard let row else { return (.notListed, .success(false)) }
    switch row.cells[place] {
    case .missing:
      return (.value(nil, nil), values.holds(demand, nil, list.columns[place].type))
    case .value(let value):
      return (
        .value(value, list.columns[place].unit), values.holds(demand, value, type(of: value, list, place))
      )
    case .reasons(let reasons):
      let labels = reasons.map(\.label)
      return (.texts(labels), .success(demand.expected.map(\.text) == labels))
    case .evidence(let items):
      let names = items.map(\.name)
      return (.texts(names), .success(demand.expected.map(\.text) == names))
    case .areaFlips(let flips):
      let areas = flips.map(\.area.rawValue)
      return (.texts(areas), .success(demand.expected.map(\.text) == areas))
    }
  }

  /// What a cell holds: of a deadline a day, though the column says no type.
  private func type(of value: Value, _ list: RuleList, _ place: Int) -> ValueType {
    switch value {
    case .number: .number(list.columns[place].type.unit ?? .one)
    case .text: .text
    case .day: .day
    case .truth: .truth
    }
  }
}
