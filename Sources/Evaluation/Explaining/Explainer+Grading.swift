internal import Cadastre
internal import RuleBooks
internal import Tables

extension Judgement {
  /// The grades of the year evaluated by a scheme; nil where it is not judged.
  func grade(_ scheme: Int) -> TextColumn? { grades.first { $0.scheme == scheme }?.grades }
}

extension Explainer {
  /// What each scheme says, down to the cells it rests on.
  var grading: [Explanation] {
    judgement.grades.filter { rules.schemes[$0.scheme].subject == subject }.map { grade($0) }
      + rules.schemes.filter { $0.subject == subject && !$0.isJudged }.map { scheme in
        Explanation(
          .notJudged(name: scheme.name, label: scheme.label, lacking: scheme.lacking), cite(scheme.citation))
      }
  }

  func grade(_ grades: SchemeGrades) -> Explanation {
    let scheme = rules.schemes[grades.scheme]
    let leader = grades.leader(of: row)
    let keys = land.keys(of: subject)
    let line = GradeLine(
      name: grades.name, label: scheme.label, standing: grades.standing[leader], grade: grades.grades[row],
      score: grades.scores[row], rank: Int(grades.ranks[row]), ranked: Int(grades.ranked[row]),
      population: grades.population(of: row).map { scheme.populations[$0].label },
      group: grades.groups[leader], leader: leader == row ? nil : keys[leader])
    var children: [Explanation] = []
    if let members = grades.units?.members[leader] {
      children.append(Explanation(.members(keys: members.map { keys[$0] }, areSure: true)))
    }
    let notes = grades.notes(of: row, in: rules, keys: keys)
    if !notes.isEmpty { children.append(Explanation(.notes(notes))) }
    let together = grades.units == nil ? self : Explainer(judgement, unitsOf: grades, leader)
    children += together.reasons(grades, scheme)
    return Explanation(.grade(line), children + cite(scheme.citation))
  }

  private func reasons(_ grades: SchemeGrades, _ scheme: Scheme) -> [Explanation] {
    let populations = scheme.populations.prefix((grades.population(of: row) ?? scheme.populations.count) + 1)
    var nodes = populations.compactMap(\.condition).map { conditionNode($0, back: 0) }
    if let exemption = scheme.exemptions.indices.first(where: { $0 == Int(grades.exemptions[row]) }) {
      let rule = scheme.exemptions[exemption]
      nodes += [conditionNode(rule.condition, back: 0)] + cite(rule.citation)
    }
    nodes += grades.outcomes(of: row).map { item($0) }
    guard grades.standing[row] == .takesPart else { return nodes }
    if let factor = grades.factor(of: row), let formula = scheme.factor {
      nodes.append(Explanation(.factor(formula.source, factor), parts(of: formula, back: 0)))
    }
    for (place, rule) in scheme.adjustments.enumerated() where grades.adjustments.truths[place][row] != .no {
      nodes.append(
        Explanation(
          .adjustment(
            rule.because ?? rule.points.source, grades.adjustments.truths[place][row],
            points: grades.adjustments.points[place][row]),
          [rule.condition].compactMap(\.self).map { conditionNode($0, back: 0) }
            + parts(of: rule.points, back: 0) + cite(rule.citation)))
    }
    return nodes + grades.trail(of: row).map { step($0.step, $0.truth, scheme) }
  }

  private func item(_ outcome: SchemeGrades.ItemOutcome) -> Explanation {
    let metric = rules.metrics[outcome.indicator.metric]
    var children = [metricNode(outcome.indicator.metric, back: 0)]
    if case .given(let dated)? = outcome.indicator.base,
      let formula = dated.formula(on: rules.books[metric.book].asOf)
    {
      children.append(Explanation(.base(formula.source), parts(of: formula, back: 0)))
    }
    return Explanation(.item(metric, outcome), children)
  }

  private func step(_ step: GradeSteps.Step, _ truth: Truth, _ scheme: Scheme) -> Explanation {
    switch step {
    case .needs(let place): condition(.needs, scheme.grades.needs[place], truth)
    case .only(let place): condition(.only, scheme.grades.only[place], truth)
    case .veto(let place):
      Explanation(
        .gradeStep(.veto, scheme.vetoes[place].because ?? scheme.vetoes[place].condition.source, truth),
        [conditionNode(scheme.vetoes[place].condition, back: 0)] + cite(scheme.vetoes[place].citation))
    }
  }

  private func condition(_ kind: GradeStepKind, _ rule: GradeCondition, _ truth: Truth) -> Explanation {
    Explanation(
      .gradeStep(kind, rule.because ?? rule.condition?.source ?? "", truth),
      [rule.condition].compactMap(\.self).map { conditionNode($0, back: 0) } + cite(rule.citation))
  }

  /// A grade named in a condition: of an earlier year with the row of `history` that records it.
  func pastGradeNode(_ index: Int, back: Int) -> Explanation {
    let scheme = rules.schemes[index]
    guard back > 0 else {
      return Explanation(.rule(scheme.label, judgement.grade(index)?[row].map(Value.text)))
    }
    let history = land.dataset.tables[.history]
    let column = scheme.historyColumn
    let line = judgement.facts.pastRow(row, yearsBack: back)
    let grade = column.flatMap { column in
      line.flatMap { (history?.rawText(column) ?? history?.texts(column))?[$0] }
    }
    return Explanation(
      .fact(
        name: "grade(\(scheme.name))@\(land.year - back)", grade.map(Value.text), nil,
        column.flatMap { column in line.flatMap { history?.origin(row: $0, column: column) } }))
  }
}
