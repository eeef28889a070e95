internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/flags.csv`: who bears a flag or may bear it, with the values that say so.
enum FlagsFile {
  private static let header = [
    "flag", "kind", "subject", "subject_id", "verdict", "near_line", "evidence", "cite",
  ]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/flags.csv") { csv in
      try csv.row(header)
      let flags = judgement.rules.flags
      for index in flags.indices.sorted(by: { Identifier.precedes(flags[$0].name, flags[$1].name) }) {
        guard let verdicts = judgement.flags[index] else { continue }
        try write(index, verdicts, of: judgement, to: &csv)
      }
    }
  }

  private static func write(
    _ index: Int, _ verdicts: FlagVerdicts, of judgement: Judgement, to csv: inout CSVWriter
  ) throws {
    let flag = judgement.rules.flags[index]
    let name = CSVField(flag.name)
    let kind = CSVField(flag.kind.rawValue)
    let subject = CSVField(flag.subject.rawValue)
    let cite = CSVField(flag.citation?.line)
    var evidence: [UInt8] = []
    for (row, key) in judgement.keys(of: flag.subject).enumerated() where verdicts.verdicts[row] != .no {
      evidence.removeAll(keepingCapacity: true)
      EvidenceJSON.append(judgement.evidence(flag: index, row: row), to: &evidence)
      csv.field(name)
      csv.field(kind)
      csv.field(subject)
      csv.text(key)
      csv.text(verdicts.verdicts[row] == .yes ? "yes" : "undecided")
      csv.truth(verdicts.nearLine[row])
      csv.text(utf8: evidence)
      csv.field(cite)
      try csv.endRow()
    }
  }
}
