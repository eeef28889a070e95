internal import Diagnostics
internal import Documents
internal import Units

extension RuleCompiler {
  mutating func compileScheme(_ index: Int) {
    let (book, item) = schemeItems[index]
    let writer = SchemeScope(book: book, subject: item.subject)
    let ladder = ladder(item.grades, writer)
    let entry = entry(item, writer)
    let populations = populations(item, entry: entry, writer)
    let exemptions = item.exemptions.compactMap { exemption -> Exemption? in
      condition(exemption.condition, exemption.validity, writer).map {
        Exemption(
          condition: $0, grade: exemption.grade, because: exemption.because, citation: exemption.citation)
      }
    }
    let factor = item.factor.flatMap { plainNumber($0, writer) }
    let adjustments = item.adjustments.items.compactMap { adjustment($0, writer) }
    let vetoes = item.vetoes.compactMap { veto($0, ladder.labels, writer) }
    let groups = groups(item.groups, writer)
    let units = units(item, writer)
    let formulas =
      exemptions.map(\.condition) + [factor].compactMap(\.self)
      + adjustments.flatMap { [$0.condition, $0.points].compactMap(\.self) } + vetoes.map(\.condition)
      + (groups?.keys.map(\.formula) ?? []) + populations.compactMap(\.condition)
      + (ladder.needs + ladder.only).compactMap(\.condition)
      + [units?.except, units?.companies].compactMap(\.self)
    let lacks =
      formulas.flatMap { lacking(in: $0, subject: item.subject) } + lackingIndicators(of: populations)
    schemes[index] = Scheme(
      id: item.id.text, name: printed(item.id.text, of: book), book: book, label: item.label,
      subject: item.subject, populations: populations, groups: groups, exemptions: exemptions, factor: factor,
      adjustments: adjustments,
      adjustmentBounds: PointBounds(
        atMost: constant(item.adjustments.atMost, book: book, subject: item.subject),
        atLeast: constant(item.adjustments.atLeast, book: book, subject: item.subject)),
      vetoes: vetoes, grades: ladder, units: units, historyColumn: historyColumn(of: index),
      citation: item.citation, publication: item.publication,
      lacking: facts.absentTable(of: item.subject).map { [$0] } ?? unique(lacks))
  }

  /// Where a scheme's expressions stand.
  struct SchemeScope {
    let book: Int
    let subject: Subject
  }

  // MARK: Expressions

  private mutating func plainNumber(_ text: SourcedText, _ scope: SchemeScope) -> Formula? {
    checked(text, book: scope.book, subject: scope.subject) { checker, syntax throws(ExpressionError) in
      try checker.plainNumber(syntax)
    }
  }

  /// A condition that holds between two days only.
  private mutating func condition(
    _ text: SourcedText, _ validity: ValidityItem, _ scope: SchemeScope
  ) -> Formula? {
    guard var formula = condition(text, book: scope.book, subject: scope.subject) else { return nil }
    let asOf = Formula(.asOf(book: scope.book), .day, source: "as_of")
    for (end, comparison) in [(validity.from, Comparison.greaterOrEqual), (validity.to, .lessOrEqual)] {
      guard let end else { continue }
      let day = checked(end, book: scope.book, subject: scope.subject) {
        checker, syntax throws(ExpressionError) in try checker.day(syntax)
      }
      guard let day else { return nil }
      let within = Formula(
        .compareDays(comparison, asOf, day), .truth, source: "as_of \(comparison.rawValue) \(day.source)")
      formula = Formula(.and(formula, within), .truth, source: "\(formula.source) and \(within.source)")
    }
    return formula
  }

  private mutating func number(_ text: SourcedText?, _ scope: SchemeScope) -> Double? {
    constant(text, book: scope.book, subject: scope.subject)
  }

  // MARK: Who

  /// What lets a subject into the scheme at all: tenants from a floor area on.
  private mutating func entry(_ item: SchemeItem, _ scope: SchemeScope) -> Formula? {
    guard let tenants = item.tenants else { return nil }
    if item.subject != .enterprise {
      refusals.append(Refusal(.badInput, .tenantsOfEnterprises, at: tenants.place))
      return nil
    }
    guard tenants.treatment == .floorArea else { return nil }
    guard let atLeast = tenants.atLeast else {
      refusals.append(Refusal(.badInput, .keyMissing, at: tenants.place, ["key": "at_least"]))
      return nil
    }
    let area = checked(atLeast, book: scope.book, subject: scope.subject) {
      checker, syntax throws(ExpressionError) in
      let (raw, unit) = try checker.number(syntax)
      return try checker.converted(raw, from: unit, to: .squareMetre, syntax)
    }
    guard let area else { return nil }
    let tenant = Formula(.fact("is_tenant", asText: false), .truth, source: "is_tenant")
    let floor = Formula(
      .fact("rented_floor", asText: false), .number(.squareMetre), source: "rented_floor")
    let enough = Formula(
      .compare(.greaterOrEqual, floor, area, atom: counter.next()), .truth,
      source: "rented_floor >= \(atLeast.text)")
    return Formula(
      .or(Formula(.not(tenant), .truth, source: "not is_tenant"), enough), .truth,
      source: "not is_tenant or \(enough.source)")
  }

  private mutating func populations(
    _ item: SchemeItem, entry: Formula?, _ scope: SchemeScope
  ) -> [Population] {
    var items = item.populations
    if items.isEmpty {
      items = [PopulationItem(id: SourcedText("all", at: item.id.place), label: item.label, condition: nil)]
    }
    let ownPopulation = ownPopulation(item)
    if let own = ownPopulation { items.insert(own, at: 0) }
    refuseRepeated(items)
    return items.enumerated().map { place, population in
      var condition = population.condition.flatMap {
        self.condition($0, book: scope.book, subject: scope.subject)
      }
      if ownPopulation != nil, place == 0 {
        condition = Formula(.fact("is_tenant", asText: false), .truth, source: "is_tenant")
      }
      if let entry {
        condition =
          condition.map { Formula(.and(entry, $0), .truth, source: "(\(entry.source)) and (\($0.source))") }
          ?? entry
      }
      return Population(
        id: population.id.text, label: population.label, condition: condition,
        indicators: indicators(
          of: population, in: item, all: items, isOwn: ownPopulation != nil && place == 0
        )
        .compactMap { indicator($0, scope) })
    }
  }

  /// The population of tenants, where they have one.
  private mutating func ownPopulation(_ item: SchemeItem) -> PopulationItem? {
    guard let tenants = item.tenants, [.population, .families].contains(tenants.treatment) else { return nil }
    if let own = tenants.population { return own }
    refusals.append(Refusal(.badInput, .keyMissing, at: tenants.place, ["key": "id"]))
    return nil
  }

  private mutating func refuseRepeated(_ items: [PopulationItem]) {
    for (place, item) in items.enumerated()
    where items[..<place].contains(where: { $0.id.text == item.id.text }) {
      refusals.append(
        Refusal(.badInput, .populationTwice, at: item.id.place, ["id": .text(item.id.text)]))
    }
  }

  private mutating func indicators(
    of population: PopulationItem, in item: SchemeItem, all: [PopulationItem], isOwn: Bool
  ) -> [IndicatorItem] {
    var own: [IndicatorItem]
    switch item.indicators {
    case .shared(let items):
      own = items
      if isOwn, item.tenants?.treatment == .families {
        refusals.append(
          Refusal(
            .badInput, .populationWithoutIndicators, at: population.id.place,
            ["population": .text(population.id.text)]))
      }
    case .byPopulation(let sets):
      let known = all.map(\.id.text)
      if population.id.text == known.first {
        for set in sets where !known.contains(set.population.text) {
          refusals.append(
            Refusal(
              .badInput, .unknownPopulation, at: set.population.place,
              ["population": .text(set.population.text), "known": .list(known)],
              suggestion: NearName.of(set.population.text, among: known)))
        }
      }
      own = sets.first { $0.population.text == population.id.text }?.items ?? []
    }
    if own.isEmpty {
      refusals.append(
        Refusal(
          .badInput, .populationWithoutIndicators, at: population.id.place,
          ["population": .text(population.id.text)]))
    }
    return own
  }

  private mutating func groups(_ item: GroupsItem?, _ scope: SchemeScope) -> SubjectGroups? {
    guard let item else { return nil }
    let keys = item.keys.compactMap { key in
      checked(key, book: scope.book, subject: scope.subject) { checker, syntax throws(ExpressionError) in
        try checker.check(syntax)
      }.map { (name: key.text, formula: $0) }
    }
    let atLeast = item.atLeast.flatMap { wholeNumber($0, book: scope.book, subject: scope.subject) }
    if let text = item.atLeast, item.otherwise == nil {
      refusals.append(Refusal(.badInput, .keyMissing, at: text.place, ["key": "otherwise"]))
    }
    return SubjectGroups(keys: keys, atLeast: atLeast ?? 0, otherwise: item.otherwise?.text)
  }

  private mutating func units(_ item: SchemeItem, _ scope: SchemeScope) -> UnitRule? {
    let merging: TenantMerging =
      switch item.tenants?.treatment {
      case .merged: .merged
      case .both: .both
      default: .none
      }
    if merging == .none, item.companies == nil { return nil }
    if item.subject != .enterprise {
      let place = item.companies?.place ?? item.id.place
      refusals.append(Refusal(.badInput, .tenantsOfEnterprises, at: place))
      return nil
    }
    return UnitRule(
      tenants: merging,
      except: item.tenants?.except.flatMap { condition($0, book: scope.book, subject: scope.subject) },
      companies: item.companies.flatMap { text in
        checked(text, book: scope.book, subject: scope.subject) { checker, syntax throws(ExpressionError) in
          let raw = try checker.check(syntax)
          if let text = checker.asText(raw, syntax) { return text }
          guard raw.type == .text else {
            throw ExpressionError(.textExpectedHere, at: 0, ["found": checker.describe(raw.type)])
          }
          return raw
        }
      })
  }

  // MARK: Points

  private mutating func adjustment(_ item: AdjustmentItem, _ scope: SchemeScope) -> Adjustment? {
    let always = SourcedText("true", at: item.points.place, start: nil)
    guard let points = plainNumber(item.points, scope),
      let condition = condition(item.condition ?? always, item.validity, scope)
    else { return nil }
    return Adjustment(
      condition: condition, points: points,
      bounds: PointBounds(atMost: number(item.atMost, scope), atLeast: number(item.atLeast, scope)),
      because: item.because, citation: item.citation)
  }

  private mutating func veto(_ item: VetoItem, _ labels: [String], _ scope: SchemeScope) -> Veto? {
    let effect: Veto.Effect? =
      switch item.effect {
      case .grade(let label): place(of: label, among: labels).map { .grade($0) }
      case .atBest(let label): place(of: label, among: labels).map { .atBest($0) }
      case .down(let text):
        wholeNumber(text, book: scope.book, subject: scope.subject).map { .down($0) }
      }
    guard let condition = condition(item.condition, item.validity, scope), let effect else { return nil }
    return Veto(condition: condition, effect: effect, because: item.because, citation: item.citation)
  }

  /// A grade's place; one that nobody gets otherwise is refused.
  private mutating func place(of label: SourcedText, among labels: [String]) -> Int? {
    if let place = labels.firstIndex(of: label.text) { return place }
    refusals.append(
      Refusal(
        .badInput, .unknownGrade, at: label.place, ["grade": .text(label.text), "known": .list(labels)],
        suggestion: NearName.of(label.text, among: labels)))
    return nil
  }

  // MARK: Grades

  private mutating func ladder(_ item: GradesItem, _ scope: SchemeScope) -> GradeLadder {
    var labels = (item.quota.isEmpty ? item.thresholds.map(\.label) : item.quota.map(\.label)).map(\.text)
    if item.quota.isEmpty {
      if let rest = item.otherwise {
        labels.append(rest.text)
      } else {
        refusals.append(Refusal(.badInput, .keyMissing, at: item.place, ["key": "otherwise"]))
      }
    } else if let rest = item.otherwise {
      refusals.append(Refusal(.badInput, .otherwiseBesideQuota, at: rest.place))
    }
    if labels.count > 60 { refusals.append(Refusal(.badInput, .tooManyGrades, at: item.place)) }
    var thresholds = [Double?](repeating: nil, count: labels.count)
    for (label, score) in item.thresholds {
      guard let place = place(of: label, among: labels) else { continue }
      thresholds[place] = constant(score, book: scope.book, subject: scope.subject)
    }
    let falling = thresholds.compactMap(\.self)
    if !zip(falling, falling.dropFirst()).allSatisfy({ $0 > $1 || $0.isNaN || $1.isNaN }),
      let first = item.thresholds.first
    {
      refusals.append(Refusal(.badInput, .thresholdsNotFalling, at: first.label.place))
    }
    return GradeLadder(
      labels: labels, quota: quota(item, scope), thresholds: thresholds, perGroup: item.perGroup,
      rounding: item.rounding, ties: item.ties,
      needs: item.needs.compactMap { gradeCondition($0, labels, barred: labels.count - 1, scope) },
      only: item.only.compactMap { gradeCondition($0, labels, barred: 0, scope) })
  }

  private mutating func quota(_ item: GradesItem, _ scope: SchemeScope) -> [Double]? {
    guard let first = item.quota.first else { return nil }
    let shares = item.quota.compactMap { constant($0.share, book: scope.book, subject: scope.subject) }
    guard shares.count == item.quota.count else { return nil }
    var sum = NeumaierSum()
    let cumulated = shares.map { share in
      sum.add(share)
      return sum.value
    }
    if shares.contains(where: { $0 < 0 }) || !sum.value.isNaN && abs(sum.value - 1) > 1e-9 {
      refusals.append(
        Refusal(
          .badInput, .quotaNotWhole, at: first.label.place,
          ["sum": .number((sum.value * 100).roundedHalfAway(decimals: 6))]))
    }
    return cumulated
  }

  private mutating func gradeCondition(
    _ item: GradeConditionItem, _ labels: [String], barred: Int, _ scope: SchemeScope
  ) -> GradeCondition? {
    guard let grade = place(of: item.grade, among: labels) else { return nil }
    if grade == barred {
      refusals.append(
        Refusal(
          .badInput, barred == 0 ? .onlyForBestGrade : .needsForLastGrade, at: item.grade.place,
          ["grade": .text(item.grade.text)]))
      return nil
    }
    return GradeCondition(
      grade: grade,
      condition: item.condition.flatMap { condition($0, book: scope.book, subject: scope.subject) },
      below: number(item.below, scope), because: item.because, citation: item.citation)
  }

  // MARK: Earlier years

  /// The column of `history` with a scheme's grades: one called like the scheme, else `grade` where it is the only one.
  private func historyColumn(of index: Int) -> String? {
    let item = schemeItems[index].item
    guard item.subject == .enterprise else { return nil }
    let own = ["grade_\(item.id.text)", item.id.text, item.label]
    if let column = own.first(where: { facts.pastGrades.contains($0) }) { return column }
    let others = schemeItems.filter { $0.item.subject == .enterprise }.count
    return others == 1 && facts.pastGrades.contains("grade") ? "grade" : nil
  }

  /// A grade of earlier years that several schemes could claim is nobody's.
  mutating func noteUnclaimedGrades() {
    let several = schemeItems.filter { $0.item.subject == .enterprise }
    guard several.count > 1, facts.pastGrades.contains("grade") else { return }
    for index in schemeItems.indices
    where schemes[index]?.historyColumn == nil && schemeItems[index].item.subject == .enterprise {
      let item = schemeItems[index].item
      issues.append(
        Issue(
          .warning, .pastGradesUnclaimed, table: "history", at: item.id.place,
          ["scheme": .text(item.label), "column": .text("grade_\(item.id.text)")]))
    }
  }

  /// Columns without which no population can be scored.
  private func lackingIndicators(of populations: [Population]) -> [String] {
    let each = populations.map { population in
      population.indicators.flatMap { indicator -> [String] in
        guard indicator.missing == .ungraded || indicator.missing == .populationMean else { return [] }
        return metrics[indicator.metric]?.lacking ?? []
      }
    }
    return each.contains([]) ? [] : each.flatMap(\.self)
  }
}
