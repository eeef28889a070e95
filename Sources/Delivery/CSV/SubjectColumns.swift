internal import Cadastre
internal import Evaluation
internal import RuleBooks
internal import Tables

/// The columns that follow the named ones in the files of subjects: amounts in the contract's order, then
/// metrics by printed id.
struct SubjectColumns: Sendable {
  /// The headings.
  let columns: [OutputColumn]
  private let values: [Column]

  /// - Parameter amount: the amounts of the year by name.
  init(_ judgement: Judgement, of subject: Subject, amount: (String) -> NumberColumn?) {
    let count = judgement.keys(of: subject).count
    let amounts = judgement.land.amounts.map { name in
      let values = amount(name)
      return (
        OutputColumn(name, .number, unit: values?.unit.symbol),
        Column.number(values ?? NumberColumn(unit: .one, missing: count))
      )
    }
    let metrics = SubjectColumns.metrics(judgement, of: subject)
    columns = (amounts + metrics).map(\.0)
    values = (amounts + metrics).map(\.1)
  }

  /// The metrics alone.
  init(_ judgement: Judgement, metricsOf subject: Subject) {
    let metrics = SubjectColumns.metrics(judgement, of: subject)
    columns = metrics.map(\.0)
    values = metrics.map(\.1)
  }

  private static func metrics(_ judgement: Judgement, of subject: Subject) -> [(OutputColumn, Column)] {
    zip(judgement.rules.metrics, judgement.metrics)
      .filter { $0.0.subject == subject }
      .sorted { Identifier.precedes($0.0.name, $1.0.name) }
      .map { metric, values in
        (
          OutputColumn(
            metric.name, OutputColumn.Kind(values.kind), label: metric.label, unit: metric.type.unit?.symbol),
          values
        )
      }
  }

  /// Adds the cells of a row.
  func write(_ row: Int, to sink: inout some RowSink & ~Copyable) {
    for column in values { sink.cell(column, row) }
  }
}
