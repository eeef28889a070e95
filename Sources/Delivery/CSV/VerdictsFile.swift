internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/verdicts.csv`: what each standard says of each subject.
struct VerdictsFile: OutputTable {
  let judgement: Judgement

  var name: String { "verdicts" }
  let columns = [
    OutputColumn("standard"), OutputColumn("subject"), OutputColumn("subject_id"), OutputColumn("metric"),
    OutputColumn("value", .number), OutputColumn("threshold", .number), OutputColumn("unit"),
    OutputColumn("verdict"), OutputColumn("shortfall", .number), OutputColumn("near_line", .truth),
    OutputColumn("because"), OutputColumn("cite"), OutputColumn("area_flips"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let standards = judgement.rules.standards
    for index in standards.indices.sorted(by: { Identifier.precedes(standards[$0].name, standards[$1].name) })
    {
      guard let verdicts = judgement.verdicts[index] else { continue }
      try write(index, verdicts, to: &sink)
    }
  }

  private func write(
    _ index: Int, _ verdicts: StandardVerdicts, to sink: inout some RowSink & ~Copyable
  ) throws {
    let standard = judgement.rules.standards[index]
    let metric = judgement.rules.metrics[standard.metric]
    let name = RepeatedText(standard.name)
    let subject = RepeatedText(standard.subject.rawValue)
    let metricName = RepeatedText(metric.name)
    let unit = RepeatedText(metric.unit.symbol)
    let cite = RepeatedText(standard.citation?.line)
    for (row, key) in judgement.keys(of: standard.subject).enumerated() {
      sink.text(name)
      sink.text(subject)
      sink.text(key)
      sink.text(metricName)
      sink.number(verdicts.values.storage[row])
      sink.number(verdicts.thresholds.storage[row])
      sink.text(unit)
      sink.text(verdicts.verdicts[row].rawValue)
      sink.number(verdicts.shortfalls.storage[row])
      sink.truth(verdicts.nearLine[row])
      sink.text(verdicts.because[row]?.text)
      sink.text(cite)
      sink.text(AreaFlipText.codes(judgement.areaFlips.of(standard: index, row: row)))
      try sink.endRow()
    }
  }
}

extension Because {
  /// The exception's text, or the names of what is missing.
  var text: String {
    switch self {
    case .exception(let text): text
    case .missing(let names): names.joined(separator: ";")
    }
  }
}
