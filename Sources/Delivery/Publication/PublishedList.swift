internal import Diagnostics
internal import Evaluation
internal import RuleBooks

/// A list reduced to what its book publishes: those columns, in that order.
struct PublishedList {
  let judged: JudgedList
  let title: String
  let note: String?
  /// The published columns by their places in the list.
  let columns: [Int]

  /// - Returns: nil where the book publishes nothing of the list.
  init?(_ judged: JudgedList) {
    guard let publication = judged.list.publication else { return nil }
    self.judged = judged
    title = publication.title ?? judged.list.title
    note = publication.note
    columns = publication.columns.compactMap { name in judged.list.columns.firstIndex { $0.id == name } }
  }

  /// The lists of a judgement that something is published of.
  static func all(_ judgement: Judgement) -> [PublishedList] {
    judgement.lists.compactMap { PublishedList($0) }
  }

  /// The list as a CSV of the published columns and no other.
  func file(in language: Language) -> DeliveredFile {
    DeliveredFile(csv: ListFile.path(of: judged.list), marked: true) { csv in
      try csv.row(columns.map { ExcelSafeText.guarded(judged.list.columns[$0].id) })
      for row in judged.rows {
        for column in columns { ListFile.write(row.cells[column], in: language, to: &csv) }
        try csv.endRow()
      }
    }
  }
}
