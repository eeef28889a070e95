internal import RuleBooks
internal import Tables
internal import Units

/// Grades all subjects by one scheme.
struct SchemeJudge {
  private let index: Int
  private let scheme: Scheme
  private let evaluator: ColumnEvaluator
  private let units: JudgedUnits?
  private let scope: ColumnEvaluator.Scope

  /// The scheme's own outcome first; then, where it asks for both, that of holders and tenants merged.
  static func judge(_ index: Int, _ evaluator: ColumnEvaluator) -> [SchemeGrades] {
    let scheme = evaluator.rules.schemes[index]
    guard let rule = scheme.units else {
      return [SchemeJudge(index, evaluator, nil).grades(named: scheme.name)]
    }
    func grades(merging: Bool, named name: String) -> SchemeGrades {
      guard let units = JudgedUnits(rule, merging: merging, evaluator) else {
        return SchemeJudge(index, evaluator, nil).grades(named: name)
      }
      var facts = evaluator.facts
      facts.units = units
      // Rules are worked out anew on what units have together.
      let together = ColumnEvaluator(rules: evaluator.rules, facts: facts, dayOverride: evaluator.dayOverride)
      together.gradeCache = evaluator.gradeCache
      return SchemeJudge(index, together, units).grades(named: name)
    }
    switch rule.tenants {
    case .none: return [grades(merging: false, named: scheme.name)]
    case .merged: return [grades(merging: true, named: scheme.name)]
    case .both:
      return [
        grades(merging: false, named: scheme.name), grades(merging: true, named: "\(scheme.name)/merged"),
      ]
    }
  }

  private init(_ index: Int, _ evaluator: ColumnEvaluator, _ units: JudgedUnits?) {
    self.index = index
    self.evaluator = evaluator
    self.units = units
    scheme = evaluator.rules.schemes[index]
    scope = evaluator.scope(scheme.subject)
  }

  private func grades(named name: String) -> SchemeGrades {
    let participants = Participants(scheme, evaluator, scope, units)
    let circles = Circles(participants)
    let bases = Bases(evaluator: evaluator, scope: scope, circles: circles, day: evaluator.asOf(scheme.book))
    let scoring = Scoring(evaluator: evaluator, circles: circles, bases: bases)
    let items = scheme.populations.indices.map { population in
      scheme.populations[population].indicators.map { scoring.item($0, population: population) }
    }
    let factors = scheme.factor.map { evaluator.numbers($0, scope) }
    let adjustments = adjustments()
    var scores = [Double](repeating: NumberColumn.missing, count: scope.count)
    var places = [Int32](repeating: -1, count: scope.count)
    for (population, members) in participants.members.enumerated() {
      for (place, row) in members.enumerated() {
        let row = Int(row)
        places[row] = Int32(place)
        let total = items[population].total(place) * (factors?[row] ?? 1)
        let score = total + (adjustments.truths.isEmpty ? 0 : adjustments.totals[row])
        scores[row] = score.isFinite ? score : NumberColumn.missing
      }
    }
    let quota = Quota(
      scheme.grades, scores: scores,
      cells: scheme.grades.perGroup ? participants.cells : cellsOfPopulations(participants),
      count: scheme.grades.perGroup ? participants.cellCount : scheme.populations.count)
    let steps = steps(scores)
    let codes = gradeCodes(participants, quota, steps, scores)
    let labels = labels
    return shared(
      SchemeGrades(
        scheme: index, name: name, standing: participants.standing, scores: scores, ranks: quota.ranks,
        grades: TextColumn(codes: codes, texts: labels), groups: participants.groups,
        populations: participants.populations, exemptions: participants.exemptions, items: items,
        members: participants.members, places: places, adjustments: adjustments, factors: factors,
        steps: steps, quotaGrades: quota.grades, ranked: quota.counts, units: units, evidence: evidence(),
        facts: evaluator.facts))
  }

  private func cellsOfPopulations(_ participants: Participants) -> [Int32] {
    participants.cells.indices.map { participants.cells[$0] < 0 ? -1 : participants.populations[$0] }
  }

  // MARK: Points beside the indicators

  private func adjustments() -> ScoredAdjustments {
    let rules = scheme.adjustments
    let truths = rules.map { rule in
      rule.condition.map { evaluator.truths($0, scope) } ?? Array(repeating: .yes, count: scope.count)
    }
    let points = zip(rules, truths).map { rule, truths in
      let raw = evaluator.numbers(rule.points, scope)
      return raw.indices.map { row -> Double in
        switch truths[row] {
        case .no: 0
        case .yes: rule.bounds.within(raw[row])
        case .unknown: rule.bounds.within(raw[row]) == 0 ? 0 : NumberColumn.missing
        }
      }
    }
    let totals =
      rules.isEmpty
      ? []
      : (0..<scope.count).map { row in
        scheme.adjustmentBounds.within(Statistics.sum(points.lazy.map { $0[row] }))
      }
    return ScoredAdjustments(truths: truths, points: points, totals: totals)
  }

  // MARK: Grades

  private func steps(_ scores: [Double]) -> GradeSteps {
    let ladder = scheme.grades
    func truths(_ rule: GradeCondition) -> [Truth] {
      let conditions = rule.condition.map { evaluator.truths($0, scope) }
      guard let below = rule.below else { return conditions ?? Array(repeating: .yes, count: scope.count) }
      return scores.indices.map { row in
        (conditions?[row] ?? .yes) && Scalars.compare(.less, scores[row], below)
      }
    }
    return GradeSteps(
      ladder: ladder, vetoes: scheme.vetoes, needs: ladder.needs.map(truths), only: ladder.only.map(truths),
      vetoTruths: scheme.vetoes.map { evaluator.truths($0.condition, scope) })
  }

  /// The grades in their order, then those that only exempt subjects bear.
  private var labels: [String] {
    var labels = scheme.grades.labels
    for exemption in scheme.exemptions {
      if let grade = exemption.grade, !labels.contains(grade) { labels.append(grade) }
    }
    return labels
  }

  private func gradeCodes(
    _ participants: Participants, _ quota: Quota, _ steps: GradeSteps, _ scores: [Double]
  ) -> [Int32] {
    let labels = labels
    let exempt = scheme.exemptions.map { exemption in
      exemption.grade.flatMap { labels.firstIndex(of: $0) }.map { Int32($0) } ?? -1
    }
    return participants.standing.indices.map { row in
      switch participants.standing[row] {
      case .outside, .member, .undecided: return -1
      case .exempt: return exempt[Int(participants.exemptions[row])]
      case .takesPart:
        let end = steps.end(
          from: steps.start(quota: quota.grades[row], score: scores[row]), row: row,
          isScored: !scores[row].isNaN)
        return end.nonzeroBitCount == 1 ? Int32(end.trailingZeroBitCount) : -1
      }
    }
  }

  /// Members of a unit share what their leader got.
  private func shared(_ grades: SchemeGrades) -> SchemeGrades {
    guard let units else { return grades }
    var shared = grades
    var codes = grades.grades.codes
    for row in units.leader.indices where units.leader[row] != row {
      let leader = units.leader[row]
      codes[row] = codes[leader]
      shared.scores[row] = grades.scores[leader]
      shared.ranks[row] = grades.ranks[leader]
      shared.ranked[row] = grades.ranked[leader]
    }
    shared.grades = TextColumn(codes: codes, texts: grades.grades.texts)
    return shared
  }

  // MARK: Evidence

  private func evidence() -> SchemeEvidence {
    func template(_ formulas: [Formula?]) -> EvidenceTemplate {
      EvidenceTemplate(formulas.compactMap(\.self), subject: scheme.subject, evaluator: evaluator)
    }
    let metrics = evaluator.rules.metrics
    return SchemeEvidence(
      populations: scheme.populations.map { template([$0.condition]) },
      exemptions: scheme.exemptions.map { template([$0.condition]) },
      groups: template(scheme.groups?.keys.map(\.formula) ?? []),
      items: scheme.populations.map { population in
        population.indicators.map { template([metrics[$0.metric].formula]) }
      },
      adjustments: scheme.adjustments.map { template([$0.condition, $0.points]) },
      factor: scheme.factor.map { template([$0]) },
      needs: scheme.grades.needs.map { template([$0.condition]) },
      only: scheme.grades.only.map { template([$0.condition]) },
      vetoes: scheme.vetoes.map { template([$0.condition]) })
  }
}

extension PointBounds {
  /// The points within the bounds; missing stays missing.
  func within(_ points: Double) -> Double {
    if points.isNaN { return points }
    return max(min(points, atMost ?? points), atLeast ?? -.infinity)
  }
}
