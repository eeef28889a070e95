internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/benchmarks.csv`: statistics of metrics over groups.
struct BenchmarksFile: OutputTable {
  let judgement: Judgement

  var name: String { "benchmarks" }
  let columns =
    [
      OutputColumn("metric"), OutputColumn("group"), OutputColumn("n", .count),
      OutputColumn("missing", .count),
    ]
    + ["weighted", "mean", "min", "p25", "median", "p75", "max"].map { OutputColumn($0, .number) }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let metrics = judgement.rules.metrics
    let rows = judgement.benchmarks.sorted { a, b in
      let (x, y) = (metrics[a.metric].name, metrics[b.metric].name)
      return x == y ? Identifier.precedes(a.group, b.group) : Identifier.precedes(x, y)
    }
    for row in rows {
      sink.text(metrics[row.metric].name)
      sink.text(row.group)
      sink.count(row.count)
      sink.count(row.missing)
      for value in [
        row.weighted, row.mean, row.minimum, row.lowerQuartile, row.median, row.upperQuartile, row.maximum,
      ] {
        sink.number(value)
      }
      try sink.endRow()
    }
  }
}
