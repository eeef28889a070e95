internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/flags.csv`: who bears a flag or may bear it, with the values that say so.
struct FlagsFile: OutputTable {
  let judgement: Judgement

  var name: String { "flags" }
  let columns = [
    OutputColumn("flag"), OutputColumn("kind"), OutputColumn("subject"), OutputColumn("subject_id"),
    OutputColumn("verdict"), OutputColumn("near_line", .truth), OutputColumn("evidence"),
    OutputColumn("cite"), OutputColumn("area_flips"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let flags = judgement.rules.flags
    for index in flags.indices.sorted(by: { Identifier.precedes(flags[$0].name, flags[$1].name) }) {
      guard let verdicts = judgement.flags[index] else { continue }
      try write(index, verdicts, to: &sink)
    }
  }

  private func write(
    _ index: Int, _ verdicts: FlagVerdicts, to sink: inout some RowSink & ~Copyable
  ) throws {
    let flag = judgement.rules.flags[index]
    let name = RepeatedText(flag.name)
    let kind = RepeatedText(flag.kind.rawValue)
    let subject = RepeatedText(flag.subject.rawValue)
    let cite = RepeatedText(flag.citation?.line)
    var evidence: [UInt8] = []
    for (row, key) in judgement.keys(of: flag.subject).enumerated() where verdicts.verdicts[row] != .no {
      evidence.removeAll(keepingCapacity: true)
      EvidenceJSON.append(judgement.evidence(flag: index, row: row), to: &evidence)
      sink.text(name)
      sink.text(kind)
      sink.text(subject)
      sink.text(key)
      sink.text(verdicts.verdicts[row] == .yes ? "yes" : "undecided")
      sink.truth(verdicts.nearLine[row])
      sink.text(utf8: evidence)
      sink.text(cite)
      sink.text(AreaFlipText.codes(judgement.areaFlips.of(flag: index, row: row)))
      try sink.endRow()
    }
  }
}
