internal import Cadastre
internal import Evaluation
internal import RuleBooks
internal import Tables

/// The columns that follow the named ones in the files of subjects: amounts in the contract's order, then
/// metrics by printed id.
struct SubjectColumns {
  /// The headings.
  let names: [String]
  private let columns: [Column]

  /// - Parameter amount: the amounts of the year by name.
  init(_ judgement: Judgement, of subject: Subject, amount: (String) -> NumberColumn?) {
    let count = judgement.keys(of: subject).count
    let amounts = judgement.land.amounts.map { name in
      (name, Column.number(amount(name) ?? NumberColumn(unit: .one, missing: count)))
    }
    let metrics = SubjectColumns.metrics(judgement, of: subject)
    names = (amounts + metrics).map(\.0)
    columns = (amounts + metrics).map(\.1)
  }

  /// The metrics alone.
  init(_ judgement: Judgement, metricsOf subject: Subject) {
    let metrics = SubjectColumns.metrics(judgement, of: subject)
    names = metrics.map(\.0)
    columns = metrics.map(\.1)
  }

  private static func metrics(_ judgement: Judgement, of subject: Subject) -> [(String, Column)] {
    zip(judgement.rules.metrics, judgement.metrics)
      .filter { $0.0.subject == subject }
      .map { ($0.0.name, $0.1) }
      .sorted { Identifier.precedes($0.0, $1.0) }
  }

  /// Adds the cells of a row.
  func write(_ row: Int, to csv: inout CSVWriter) {
    for column in columns { csv.cell(column, row) }
  }
}
