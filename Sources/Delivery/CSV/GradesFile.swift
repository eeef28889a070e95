/// `csv/grades.csv`: so far its header, since no scheme grades yet.
struct GradesFile: OutputTable {
  var name: String { "grades" }
  let columns = [
    OutputColumn("scheme"), OutputColumn("population"), OutputColumn("group"), OutputColumn("subject_id"),
    OutputColumn("score", .number), OutputColumn("rank", .count), OutputColumn("grade"), OutputColumn("note"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {}
}
