internal import Diagnostics
internal import Tables

/// Where the data come from: a line per source, with whose it is and what for.
struct SourceText {
  let language: Language

  func lines(_ dataset: Dataset) -> [String] {
    TableName.allCases.flatMap { table in
      (dataset.counts[table]?.sources ?? []).map { line($0, of: table) }
    }
  }

  private func line(_ source: SourceCounts, of table: TableName) -> String {
    func said(_ word: Bilingual, _ text: String?) -> Argument {
      let comma = language == .zh ? "，" : ", "
      return .text(text.map { comma + word(language) + Wording.afterLabel(language) + $0 } ?? "")
    }
    return Message.sourceLine.filled(
      [
        "table": .text(Wording.table(table.rawValue)?(language) ?? table.rawValue),
        "source": .text(Place(file: source.file, layer: source.layer).described(in: language)),
        "count": .count(source.rowsIn), "owner": said(Wording.owner, source.owner),
        "purpose": said(Wording.purpose, source.purpose),
      ], in: language)
  }
}
