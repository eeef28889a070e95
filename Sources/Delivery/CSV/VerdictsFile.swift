internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/verdicts.csv`: what each standard says of each subject.
enum VerdictsFile {
  private static let header = [
    "standard", "subject", "subject_id", "metric", "value", "threshold", "unit", "verdict", "shortfall",
    "near_line", "because", "cite",
  ]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/verdicts.csv") { csv in
      try csv.row(header)
      let standards = judgement.rules.standards
      for index in standards.indices.sorted(by: {
        Identifier.precedes(standards[$0].name, standards[$1].name)
      }) {
        guard let verdicts = judgement.verdicts[index] else { continue }
        try write(standards[index], verdicts, of: judgement, to: &csv)
      }
    }
  }

  private static func write(
    _ standard: Standard, _ verdicts: StandardVerdicts, of judgement: Judgement, to csv: inout CSVWriter
  ) throws {
    let metric = judgement.rules.metrics[standard.metric]
    let name = CSVField(standard.name)
    let subject = CSVField(standard.subject.rawValue)
    let metricName = CSVField(metric.name)
    let unit = CSVField(metric.unit.symbol)
    let cite = CSVField(standard.citation?.line)
    for (row, key) in judgement.keys(of: standard.subject).enumerated() {
      csv.field(name)
      csv.field(subject)
      csv.text(key)
      csv.field(metricName)
      csv.number(verdicts.values.storage[row])
      csv.number(verdicts.thresholds.storage[row])
      csv.field(unit)
      csv.text(verdicts.verdicts[row].rawValue)
      csv.number(verdicts.shortfalls.storage[row])
      csv.truth(verdicts.nearLine[row])
      csv.text(verdicts.because[row]?.text)
      csv.field(cite)
      try csv.endRow()
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
