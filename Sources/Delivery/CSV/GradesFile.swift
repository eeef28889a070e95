internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/grades.csv`: what each scheme says of every subject.
struct GradesFile: OutputTable {
  let judgement: Judgement

  var name: String { "grades" }
  let columns = [
    OutputColumn("scheme"), OutputColumn("population"), OutputColumn("group"), OutputColumn("subject_id"),
    OutputColumn("score", .number), OutputColumn("rank", .count), OutputColumn("grade"), OutputColumn("note"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for grades in judgement.gradesByName { try write(grades, to: &sink) }
  }

  private func write(_ grades: SchemeGrades, to sink: inout some RowSink & ~Copyable) throws {
    let scheme = judgement.rules.schemes[grades.scheme]
    let name = RepeatedText(grades.name)
    let populations = scheme.populations.map { RepeatedText($0.id) }
    let none = RepeatedText(nil)
    let keys = judgement.keys(of: scheme.subject)
    for (row, key) in keys.enumerated() {
      sink.text(name)
      sink.text(grades.population(of: row).map { populations[$0] } ?? none)
      sink.text(grades.groups[grades.leader(of: row)])
      sink.text(key)
      sink.number(grades.scores[row])
      if grades.ranks[row] > 0 { sink.count(Int(grades.ranks[row])) } else { sink.empty() }
      sink.text(grades.grades[row])
      let notes = grades.notes(of: row, in: judgement.rules, keys: keys)
      sink.text(notes.isEmpty ? nil : notes.map(\.text).joined(separator: "; "))
      try sink.endRow()
    }
  }
}

extension Judgement {
  /// What schemes say, sorted by printed id.
  var gradesByName: [SchemeGrades] { grades.sorted { Identifier.precedes($0.name, $1.name) } }
}
