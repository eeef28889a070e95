internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/scores.csv`: how each score is made up, an item a row; factor and adjustments last.
struct ScoresFile: OutputTable {
  let judgement: Judgement

  var name: String { "scores" }
  let columns = [
    OutputColumn("scheme"), OutputColumn("population"), OutputColumn("subject_id"), OutputColumn("indicator"),
    OutputColumn("value", .number), OutputColumn("unit"), OutputColumn("base", .number),
    OutputColumn("item_weight", .number), OutputColumn("raw_score", .number), OutputColumn("score", .number),
    OutputColumn("cap_hit", .truth), OutputColumn("floor_hit", .truth), OutputColumn("missing_rule"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for grades in judgement.gradesByName { try write(grades, to: &sink) }
  }

  /// What all rows of an indicator have in common.
  private struct Heading {
    let name: RepeatedText
    let unit: RepeatedText
    let rule: RepeatedText
  }

  private func write(_ grades: SchemeGrades, to sink: inout some RowSink & ~Copyable) throws {
    let rules = judgement.rules
    let scheme = rules.schemes[grades.scheme]
    let name = RepeatedText(grades.name)
    let populations = scheme.populations.map { RepeatedText($0.id) }
    let headings = scheme.populations.map { population in
      population.indicators.map { indicator in
        let metric = rules.metrics[indicator.metric]
        return Heading(
          name: RepeatedText(metric.name), unit: RepeatedText(metric.unit.symbol),
          rule: RepeatedText(indicator.missing.word))
      }
    }
    let none = RepeatedText(nil)
    for (row, key) in judgement.keys(of: scheme.subject).enumerated() {
      let outcomes = grades.outcomes(of: row)
      guard !outcomes.isEmpty, let population = grades.population(of: row) else { continue }
      for (outcome, heading) in zip(outcomes, headings[population]) {
        sink.text(name)
        sink.text(populations[population])
        sink.text(key)
        sink.text(heading.name)
        sink.number(outcome.value)
        sink.text(heading.unit)
        sink.number(outcome.base)
        sink.number(outcome.indicator.weight)
        sink.number(outcome.raw)
        sink.number(outcome.score)
        sink.truth(Truth(outcome.marks.contains(.cap)))
        sink.truth(Truth(outcome.marks.contains(.floor)))
        sink.text(outcome.marks.contains(.filled) ? heading.rule : none)
        try sink.endRow()
      }
      let further = [("factor", grades.factor(of: row), true), ("adjust", grades.adjustment(of: row), false)]
      for (indicator, figure, isFactor) in further {
        guard let figure else { continue }
        sink.text(name)
        sink.text(populations[population])
        sink.text(key)
        sink.text(indicator)
        sink.number(isFactor ? figure : NumberColumn.missing)
        sink.empty()
        sink.empty()
        sink.empty()
        sink.empty()
        sink.number(isFactor ? NumberColumn.missing : figure)
        sink.empty()
        sink.empty()
        sink.empty()
        try sink.endRow()
      }
    }
  }
}
