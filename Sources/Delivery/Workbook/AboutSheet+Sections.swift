internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

extension AboutSheet {
  struct Section {
    let heading: Bilingual
    var header: [Bilingual] = []
    /// How many columns each cell of a row takes.
    let spans: [Int]
    let rows: [[SheetCell]]
    var isPlain = false
  }

  var sections: [Section] {
    [
      facts, lists, notes, standards, flags, notJudged, area, parameters, tolerances, books, counts, sources,
      corrections, totals,
    ]
  }

  private var facts: Section {
    Section(
      heading: Wording.dataset, spans: [1, 5],
      rows: [
        [words(Wording.dataset), .text("\(summary.title) (\(summary.dataset))")],
        [words(Wording.yearEvaluated), .text(String(summary.year))],
        [words(Wording.judgedAt), .text(summary.asOf.description)],
        [
          words(Wording.dataIssues),
          .link(
            Message.summaryIssues.filled(
              [
                "errors": .count(summary.issues(.error)), "warnings": .count(summary.issues(.warning)),
                "infos": .count(summary.issues(.info)),
              ], in: language), sheet: sheets.issues),
        ],
        [
          words(Wording.join),
          .link(JoinText(language).rowLine(summary.counts.map(\.rows)), sheet: sheets.join),
        ],
        [
          words(Wording.joinOfLand),
          .link(JoinText(language).landLine(summary.join), sheet: sheets.joinOfLand),
        ],
        [words(Wording.madeWith), .text("mujun \(summary.toolVersion)")],
      ])
  }

  private var lists: Section {
    Section(
      heading: Wording.lists,
      header: [Wording.title, Wording.listed, Wording.undecided, Wording.toConfirm, Wording.file],
      spans: [1, 1, 1, 1, 2],
      rows: zip(summary.lists, sheetOfList).map { list, sheet in
        [
          .link(list.title, sheet: sheet), count(list.rows), count(list.undecided), count(list.leftOff),
          .text(list.file),
        ]
      })
  }

  var standards: Section {
    Section(
      heading: Wording.standards,
      header: [Wording.standard, Wording.met, Wording.short, Wording.undecided, Wording.notApplicable],
      spans: [2, 1, 1, 1, 1],
      rows: summary.standards.map { standard in
        let target = Wording.openBracket(language) + Wording.target(language) + Wording.closeBracket(language)
        return [.text(standard.label + (standard.isTarget ? target : ""))]
          + Verdict.allCases.map { count(standard.verdicts[$0] ?? 0) }
      })
  }

  var flags: Section {
    Section(
      heading: Wording.flags, header: [Wording.flag, Wording.flagged, Wording.undecided], spans: [2, 1, 1],
      rows: summary.flags.map { [.text($0.label), count($0.yes), count($0.undecided)] })
  }

  var notJudged: Section {
    Section(
      heading: Wording.notJudged, header: [Wording.rule, Wording.lacking], spans: [1, 5],
      rows: summary.notJudged.map { rule in
        let columns = rule.lacking.map { ColumnLabels.label(of: $0)?(language) ?? $0 }
        return [.text(rule.name), .text(columns.joined(separator: language == .zh ? "、" : ", "))]
      })
  }

  /// Which area the land is by, and what another would change.
  var area: Section {
    Section(
      heading: AreaWording.policy, spans: [6],
      rows: AreaText(language).lines(summary.area).map { [.text($0)] }, isPlain: true)
  }

  var tolerances: Section {
    Section(
      heading: AreaWording.tolerances, header: [AreaWording.tolerance, Wording.value], spans: [2, 1],
      rows: LandPolicy.tolerances.map { name, path in
        [
          .text("\(AreaWording.tolerance(name)(language)) (\(name))"),
          .text(NumberText.string(summary.area.policy[keyPath: path])),
        ]
      })
  }

  var books: Section {
    Section(
      heading: Wording.ruleBooks, header: [Wording.title, Wording.file, Wording.judgedAt, Wording.documents],
      spans: [1, 2, 1, 2],
      rows: summary.ruleBooks.map { book in
        [
          .text("\(book.title) (\(book.id))"), .text(book.file.name), .text(book.asOf.description),
          .text(book.documents.joined(separator: "\n")),
        ]
      })
  }

  var parameters: Section {
    Section(
      heading: Wording.parameters, header: [Wording.title, Wording.value, Wording.unit, Wording.setBy],
      spans: [2, 1, 1, 2],
      rows: summary.parameters.map { parameter in
        [
          .text("\(parameter.label) (\(parameter.name))"),
          .text(parameter.value.map { ValueText.readable($0, in: language) } ?? ""),
          .text(parameter.unit?.symbol ?? ""),
          words(setBy(parameter.origin)),
        ]
      })
  }

  var counts: Section {
    Section(
      heading: Wording.rowsOfData,
      header: [Wording.table, Wording.rowsIn, Wording.rowsUsed, Wording.rowsSetAside], spans: [1, 1, 1, 1],
      rows: summary.counts.map { table, rows in
        [
          .text(Wording.table(table.rawValue)?(language) ?? table.rawValue), count(rows.rowsIn),
          count(rows.used),
          count(rows.setAside),
        ]
      })
  }

  /// Which file gave what, whose it is and what for.
  private var sources: Section {
    let all = summary.counts.flatMap { table, rows in rows.sources.map { (table, $0) } }
    return Section(
      heading: Wording.sourcesOfData,
      header: [
        Wording.source, Wording.table, Wording.owner, Wording.purpose, Wording.digest, Wording.rowsIn,
      ], spans: [1, 1, 1, 1, 1, 1],
      rows: all.map { table, source in
        let name = Place(file: source.file, layer: source.layer).described(in: language)
        let digest = summary.inputs.first { $0.name == source.file }?.sha256
        return [
          .text(name), .text(Wording.table(table.rawValue)?(language) ?? table.rawValue),
          .text(source.owner ?? ""), .text(source.purpose ?? ""), .text(String(digest?.prefix(12) ?? "")),
          count(source.rowsIn),
        ]
      })
  }

  private var corrections: Section {
    let counts = summary.corrections
    let rows = [
      (Wording.correctionsApplied, counts.applied), (Wording.correctionsUndocumented, counts.undocumented),
      (Wording.correctionsRefused, counts.refused), (Wording.correctionsIncomplete, counts.incomplete),
      (Wording.correctionsNotFilled, counts.notFilled),
    ]
    return Section(
      heading: Wording.corrections, spans: [1, 1],
      rows: counts.isEmpty ? [] : rows.map { [words($0), count($1)] })
  }

  var totals: Section {
    Section(
      heading: Wording.amounts,
      header: [Wording.amount, Wording.unit, Wording.totalIn, Wording.placed, Wording.unplaced],
      spans: [1, 1, 1, 1, 1],
      rows: summary.totals.map { total in
        [
          .text(ColumnLabels.label(of: total.name)?(language) ?? total.name), .text(total.unit.symbol),
          .number(total.totalIn), .number(total.placed), .number(total.unplaced),
        ]
      })
  }

  var notes: Section {
    Section(
      heading: Wording.howToRead, spans: [6],
      rows: Wording.notes.enumerated().map { [.text("\($0 + 1). \($1(language))")] }, isPlain: true)
  }

  func words(_ text: Bilingual) -> SheetCell { .text(text(language)) }

  private func count(_ count: Int) -> SheetCell { .number(Double(count)) }

  private func setBy(_ origin: ParameterOrigin) -> Bilingual {
    switch origin {
    case .book: Wording.setByBook
    case .user: Wording.setByUser
    case .proposal: Wording.setByProposal
    case .unset: Wording.setByNobody
    }
  }
}
