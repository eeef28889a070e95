internal import Diagnostics

/// `csv/issues.csv`: what was found in the data, in the reader's language. It is read in Excel: no text starts a formula.
struct IssuesFile: OutputTable {
  /// In the order of the report.
  let issues: [Issue]
  let language: Language

  var name: String { "issues" }
  let columns = [
    OutputColumn("severity"), OutputColumn("code"), OutputColumn("table"), OutputColumn("source"),
    OutputColumn("row", .count), OutputColumn("subject_id"), OutputColumn("message"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for issue in issues {
      sink.text(issue.severity.rawValue)
      sink.text(issue.message.code)
      sink.text(issue.table)
      sink.text(issue.place.file.map(ExcelSafeText.disarmed))
      if let row = issue.place.row { sink.count(row) } else { sink.empty() }
      sink.text(issue.subject.map(ExcelSafeText.disarmed))
      sink.text(ExcelSafeText.disarmed(issue.text(in: language)))
      try sink.endRow()
    }
  }
}
