internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/benchmarks.csv`: statistics of metrics over groups.
enum BenchmarksFile {
  private static let header = [
    "metric", "group", "n", "missing", "weighted", "mean", "min", "p25", "median", "p75", "max",
  ]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/benchmarks.csv") { csv in
      try csv.row(header)
      let metrics = judgement.rules.metrics
      let rows = judgement.benchmarks.sorted { a, b in
        let (x, y) = (metrics[a.metric].name, metrics[b.metric].name)
        return x == y ? Identifier.precedes(a.group, b.group) : Identifier.precedes(x, y)
      }
      for row in rows {
        csv.text(metrics[row.metric].name)
        csv.text(row.group)
        csv.count(row.count)
        csv.count(row.missing)
        for value in [
          row.weighted, row.mean, row.minimum, row.lowerQuartile, row.median, row.upperQuartile, row.maximum,
        ] {
          csv.number(value)
        }
        try csv.endRow()
      }
    }
  }
}
