internal import Diagnostics
internal import Intake
internal import Tables

/// What a folder was taken for, as lines for a clerk.
struct ProposalText {
  let proposal: DatasetProposal
  let folder: String
  let language: Language

  var lines: [String] {
    let head = Message.initLooked.filled(
      [
        "folder": .text(folder), "used": .count(proposal.sources.count(where: \.isActive)),
        "unused": .count(proposal.leftOut.count),
      ], in: language)
    let sections = [[head], usedLines, leftOutLines, questionLines]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func title(_ message: Message, _ arguments: [String: Argument] = [:]) -> String {
    message.filled(arguments, in: language)
  }

  private var usedLines: [String] {
    [title(.initUsed)]
      + proposal.sources.filter(\.isActive).flatMap { source in
        let separator = language == .zh ? "；" : "; "
        let line = Message.initSourceLine.filled(
          [
            "table": .text(Wording.table(source.table.rawValue)?(language) ?? source.table.rawValue),
            "rows": .count(source.rows),
            "reasons": .text(source.reasons.map { $0.text(in: language) }.joined(separator: separator)),
          ], in: language)
        var lines = ["  \(source.shown) → \(line)"]
        lines.append("      " + list(.initKnown, source.recognised.map { known($0, source.table) }))
        if !source.unknown.isEmpty { lines.append("      " + list(.initUnknown, shortened(source.unknown))) }
        return lines
      }
  }

  /// The header, and what it is taken for where that is another word.
  private func known(_ column: (name: String, header: String), _ table: TableName) -> String {
    let label = ColumnGuide.standard.label(of: column.name, in: table)(language)
    return column.header.contains(label) ? column.header : "\(column.header)=\(label)"
  }

  /// So many as can be read; the manifest has all.
  private func shortened(_ headers: [String]) -> [String] {
    headers.count > 12 ? Array(headers.prefix(12)) + ["… (\(headers.count))"] : headers
  }

  private func list(_ message: Message, _ columns: [String]) -> String {
    message.filled(["columns": .list(columns)], in: language)
  }

  private var leftOutLines: [String] {
    guard !proposal.leftOut.isEmpty else { return [] }
    return [title(.initLeftOut)]
      + proposal.leftOut.map { "  \($0.name)\(language == .zh ? "：" : ": ")\($0.reason.text(in: language))" }
  }

  private var questionLines: [String] {
    guard !proposal.questions.isEmpty else { return [] }
    return [title(.initQuestions, ["count": .count(proposal.questions.count)])]
      + proposal.questions.enumerated().map { "  \($0.offset + 1). \($0.element.text(in: language))" }
  }
}
