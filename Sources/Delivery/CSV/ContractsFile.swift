internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// `csv/contracts.csv`: what was promised against what came of it, a clause a row.
struct ContractsFile: OutputTable {
  let judgement: Judgement
  /// Of the labels: two columns are called otherwise in other tables.
  var language = Language.zh

  var name: String { "contracts" }
  var columns: [OutputColumn] {
    [
      OutputColumn("clause_id"), OutputColumn("subject"), OutputColumn("subject_id"),
      OutputColumn("indicator", label: ContractWording.indicator(language)),
      OutputColumn("promised", .number), OutputColumn("unit"), OutputColumn("direction"),
      OutputColumn("due", .day), OutputColumn("value", .number), OutputColumn("verdict"),
      OutputColumn("shortfall", .number), OutputColumn("near_line", .truth), OutputColumn("because"),
      OutputColumn("basis", label: ContractWording.basis(language)), OutputColumn("remedy"),
      OutputColumn("done_on", .day), OutputColumn("metric"),
      OutputColumn("land_mu", .number, unit: "亩"),
    ]
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for clause in judgement.clauses {
      sink.text(clause.id)
      sink.text(clause.subject?.rawValue)
      sink.text(clause.subjectID)
      sink.text(clause.indicator)
      sink.number(clause.promised)
      sink.text(clause.unit?.symbol ?? clause.unitText)
      sink.text(clause.isMilestone ? nil : clause.direction?.rawValue)
      sink.day(clause.due)
      sink.number(clause.value)
      sink.text(clause.verdict.rawValue)
      sink.number(clause.shortfall)
      sink.truth(clause.nearLine)
      sink.text(clause.because.isEmpty ? nil : clause.because.joined(separator: ";"))
      sink.text(clause.basis)
      sink.text(clause.remedy)
      sink.day(clause.doneOn)
      sink.text(clause.metric.map { judgement.rules.metrics[$0].name })
      sink.number(clause.land)
      try sink.endRow()
    }
  }
}
