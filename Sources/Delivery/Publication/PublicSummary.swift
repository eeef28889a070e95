internal import Diagnostics
internal import RuleBooks
internal import Tables

/// The record of a public run: what was published by which rules. No amounts, no inputs, nothing of single subjects.
struct PublicSummary {
  let summary: Summary
  let lists: [PublishedList]
  let gradings: [GradePublicSheet]

  private var records: [(list: PublishedList, record: ListRecord)] {
    lists.compactMap { list in
      let file = ListFile.path(of: list.judged.list)
      return summary.lists.first { $0.file == file }.map { (list, $0) }
    }
  }

  /// `summary.json` of the folder.
  func bytes(files: [(path: String, sha256: String?)]) -> [UInt8] {
    JSONText.pretty(
      .object([
        ("tool", .text(SummaryJSON.tool)), ("version", .text(summary.toolVersion)), ("public", .truth(true)),
        ("dataset", .text(summary.dataset)), ("title", .text(summary.title)), ("year", .count(summary.year)),
        ("as_of", .text(summary.asOf.description)), ("language", .text(summary.language.rawValue)),
        (
          "rule_books",
          .list(
            summary.ruleBooks.map { book in
              .object([
                ("id", .text(book.id)), ("title", .text(book.title)), ("file", .text(book.file.name)),
                ("sha256", .optional(book.file.sha256)), ("as_of", .text(book.asOf.description)),
              ])
            })
        ),
        (
          "lists",
          .object(
            records.map { list, record in
              (
                record.name,
                .object([
                  ("title", .text(list.title)), ("file", .text(record.file)),
                  ("as_of", .text(record.asOf.description)), ("rows", .count(record.rows)),
                ])
              )
            })
        ),
        (
          "gradings",
          .object(
            gradings.map { grading in
              (
                grading.table.grades.name,
                .object([("title", .text(grading.title)), ("rows", .count(grading.rows.count))])
              )
            })
        ),
        ("files", .object(files.map { ($0.path, .optional($0.sha256)) })),
      ]))
  }

  /// The run on one screen.
  func lines(folder: String) -> [String] {
    let language = summary.language
    let headline = Message.summaryTitle.filled(
      [
        "title": .text(summary.title), "year": .count(summary.year), "day": .text(summary.asOf.description),
      ], in: language)
    let table = TextTable.lines(
      [Wording.lists, Wording.listed].map { $0(language) },
      records.map { list, record in [list.title, NumberText.grouped(record.rows)] }
        + gradings.map { [$0.title, NumberText.grouped($0.rows.count)] })
    let path = folder.hasSuffix("/") ? "\(folder)\(ListsWorkbook.path)" : "\(folder)/\(ListsWorkbook.path)"
    return [headline, "", Message.publicSummary.filled([:], in: language)] + table
      + ["", Message.publicWritten.filled(["path": .text(path)], in: language)]
  }
}
