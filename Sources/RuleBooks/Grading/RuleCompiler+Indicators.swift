internal import Diagnostics
internal import Documents
internal import Units

extension RuleCompiler {
  mutating func indicator(_ item: IndicatorItem, _ scope: SchemeScope) -> Indicator? {
    guard let (index, metric, unit) = numericMetric(item.metric, book: scope.book, .numberExpected) else {
      return nil
    }
    guard metric.subject == scope.subject else {
      refuse(
        ExpressionError(
          .nameOfOtherSubject, at: 0,
          [
            "name": .text(item.metric.text), "other": .text(metric.subject.rawValue),
            "subject": .text(scope.subject.rawValue),
          ]), in: item.metric)
      return nil
    }
    func points(_ compiler: inout RuleCompiler, _ text: SourcedText?) -> Double? {
      compiler.constant(text, book: scope.book, subject: scope.subject)
    }
    let weight = points(&self, item.weight)
    if let weight, weight <= 0 {
      refusals.append(Refusal(.badInput, .weightNotPositive, at: item.weight.place))
    }
    refuseKeysOfOtherForms(item)
    let base = item.base.flatMap { self.base($0, of: index, metric, unit, scope) }
    guard let weight else { return nil }
    let cap = lesser(points(&self, item.cap).map { $0 * weight }, points(&self, item.atMost))
    let floor = greater(points(&self, item.floor).map { $0 * weight }, points(&self, item.atLeast))
    if let cap, let floor, cap < floor {
      refusals.append(Refusal(.badInput, .capBelowFloor, at: item.place))
    }
    let high = points(&self, item.high) ?? 100
    return Indicator(
      metric: index, weight: weight, form: item.form, circle: item.circle, base: base, cap: cap, floor: floor,
      low: points(&self, item.low) ?? 0, high: high, equal: points(&self, item.equal) ?? high,
      missing: missingRule(item.missing, scope))
  }

  private func lesser(_ a: Double?, _ b: Double?) -> Double? { [a, b].compactMap(\.self).min() }
  private func greater(_ a: Double?, _ b: Double?) -> Double? { [a, b].compactMap(\.self).max() }

  private mutating func missingRule(_ item: MissingItem, _ scope: SchemeScope) -> MissingRule {
    switch item {
    case .ungraded: .ungraded
    case .zero: .zero
    case .populationMean: .populationMean
    case .reweigh: .reweigh
    case .penalty(let text):
      constant(text, book: scope.book, subject: scope.subject).map(MissingRule.penalty) ?? .ungraded
    }
  }

  /// Each form has keys of its own; one that it does not look at would be a misunderstanding.
  private mutating func refuseKeysOfOtherForms(_ item: IndicatorItem) {
    let needsBase = item.form == .ratio || item.form == .reverse
    if needsBase, item.base == nil {
      refusals.append(Refusal(.badInput, .keyMissing, at: item.place, ["key": "base"]))
    }
    if !needsBase, item.base != nil { refuse("base", item) }
    if item.form == .minMax {
      for (key, value) in [("low", item.low), ("high", item.high)] where value == nil {
        refusals.append(Refusal(.badInput, .keyMissing, at: item.place, ["key": .text(key)]))
      }
    } else {
      for (key, value) in [("low", item.low), ("high", item.high), ("equal", item.equal)] where value != nil {
        refuse(key, item)
      }
    }
  }

  private mutating func refuse(_ key: String, _ item: IndicatorItem) {
    refusals.append(
      Refusal(
        .badInput, .keyOfOtherForm, at: item.place,
        ["key": .text(key), "form": .text(item.form.rawValue)]))
  }

  // MARK: Bases

  private mutating func base(
    _ item: BaseItem, of index: Int, _ metric: Metric, _ unit: Unit, _ scope: SchemeScope
  ) -> Base? {
    switch item {
    case .given(let dated):
      let formulas = dated.spans.map { span in
        DatedFormula(
          from: span.from,
          formula: span.expression.flatMap { text in
            checked(text, book: scope.book, subject: scope.subject) {
              checker, syntax throws(ExpressionError) in
              let (raw, own) = try checker.number(syntax)
              return try checker.converted(raw, from: own, to: unit, syntax)
            }
          })
      }
      let day = bookDays[scope.book]
      if refusals.isEmpty, formulas.formula(on: day) == nil {
        refusals.append(
          Refusal(.badInput, .baseNotInForce, at: dated.place, ["day": .text(day.description)]))
      }
      return .given(formulas)
    case .computed(let computed):
      if computed.statistic == .weightedMean, metric.quotient == nil {
        refusals.append(
          Refusal(
            .badInput, .weightedMeanOfNoQuotient, at: computed.place, ["metric": .text(metric.label)]))
      }
      if computed.year == .previous, let fact = undated[.metric(index)] {
        refusals.append(
          Refusal(.badInput, .factWithoutHistory, at: computed.place, ["name": .text(fact)]))
      }
      let times = constant(computed.times, book: scope.book, subject: scope.subject)
      return .computed(
        ComputedBase(
          circle: computed.circle, statistic: computed.statistic, back: computed.year == .previous ? 1 : 0,
          times: times ?? 1))
    }
  }
}
