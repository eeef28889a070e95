internal import Diagnostics
internal import Tables

/// The sheet of the rows of every table: found, used, set aside and why, and what the others were matched by.
struct JoinSheet {
  private let summary: Summary
  private let sheetOfIssues: String
  private let text: JoinText
  private let lines: [Line]

  /// A table, or one of its sources.
  private enum Line {
    case table(TableName, RowCounts)
    case source(SourceCounts)
  }

  init(_ summary: Summary, sheetOfIssues: String) {
    self.summary = summary
    self.sheetOfIssues = sheetOfIssues
    text = JoinText(summary.language)
    lines = summary.counts.flatMap { table, rows in
      [.table(table, rows)]
        + (rows.sources.count > 1 || rows.sources.contains { $0.sums != nil }
          ? rows.sources.map { .source($0) } : [])
    }
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let title = Wording.join(language)
    let office = OfficeSheet(
      title: title,
      remarks: [
        Message.joinFacts.filled(
          [
            "dataset": .text(summary.title), "year": .count(summary.year),
            "line": .text(text.rowLine(summary.counts.map(\.rows))),
          ], in: language),
        Message.joinRowsRemark.filled(["issues": .text(sheetOfIssues)], in: language),
      ],
      columns: columns, wordsForNone: "", frozenColumns: 2,
      footer: (title, Wording.pageOfPages(language), summary.asOf.description), tab: 0x548235)
    office.write(to: sheet, of: &workbook, styles: styles, rows: lines.count) { cells(of: lines[$0]) }
  }

  private var language: Language { summary.language }

  private var columns: [OfficeColumn] {
    let count = OfficeColumn.Content.number(format: "#,##0")
    return [
      OfficeColumn(heading: Wording.table(language), content: .centred, width: 13),
      OfficeColumn(heading: Wording.source(language), content: .wrapped, width: 30),
      OfficeColumn(heading: Wording.rowsIn(language), content: count, width: 11),
      OfficeColumn(heading: Wording.rowsUsed(language), content: count, width: 11),
      OfficeColumn(heading: Wording.rowsSetAside(language), content: count, width: 11),
      OfficeColumn(heading: Wording.reasons(language), content: .wrapped, width: 46),
      OfficeColumn(heading: Wording.matched(language), content: .wrapped, width: 54),
    ]
  }

  private func cells(of line: Line) -> [SheetCell] {
    switch line {
    case .table(let table, let rows):
      let only = rows.sources.count == 1 ? rows.sources.first.map { name($0) } : nil
      return cells(
        (Wording.table(table.rawValue)?(language) ?? table.rawValue, only ?? Wording.allSources(language)),
        rows.rowsIn, rows.used, rows.setAside, rows.reasons, text.matches(rows.matched))
    case .source(let source):
      let sums = source.sums.map { sums in
        [Wording.addedUpTo(language), NumberText.grouped(sums), Wording.rowUnit(language)]
          .joined(separator: " ")
      }
      return cells(
        ("", name(source)), source.rowsIn, source.used, source.setAside, source.reasons,
        sums.map { [$0] } ?? [])
    }
  }

  private func cells(
    _ names: (table: String, source: String), _ rowsIn: Int, _ used: Int, _ setAside: Int,
    _ reasons: [Message: Int], _ matches: [String]
  ) -> [SheetCell] {
    func words(_ words: [String]) -> SheetCell {
      words.isEmpty ? .blank : .text(words.joined(separator: Wording.betweenNames(language)))
    }
    return [
      names.table.isEmpty ? .blank : .text(names.table), .text(names.source), .number(Double(rowsIn)),
      .number(Double(used)), .number(Double(setAside)), words(text.reasons(reasons)), words(matches),
    ]
  }

  private func name(_ source: SourceCounts) -> String {
    Place(file: source.file, layer: source.layer).described(in: language)
  }
}
