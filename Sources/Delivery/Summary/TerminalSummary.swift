internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

extension Summary {
  /// The run on one screen, for a clerk: what went in, what came out, where to look first.
  ///
  /// - Parameter folder: the output folder as the user named it.
  public func lines(folder: String) -> [String] {
    let sections = [
      [headline], rowLines, landLines, ruleLines, listLines, notJudgedLines,
      issueLines + openLines(folder),
    ]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var headline: String {
    Message.summaryTitle.filled(
      ["title": .text(title), "year": .count(year), "day": .text(asOf.description)], in: language)
  }

  // MARK: Rows and land

  private var rowLines: [String] {
    guard !counts.isEmpty else { return [] }
    let header = [Wording.rowsOfData, Wording.rowsIn, Wording.rowsUsed, Wording.rowsSetAside].map {
      $0(language)
    }
    return TextTable.lines(
      header,
      counts.map { table, rows in
        [Wording.table(table.rawValue)?(language) ?? table.rawValue]
          + [rows.rowsIn, rows.used, rows.setAside].map { NumberText.grouped($0) }
      })
  }

  private var landLines: [String] {
    let line = Message.summaryLand.filled(
      [
        "parcels": .text(NumberText.grouped(land.parcels)),
        "land": .text(NumberText.grouped(land.parcelLand)),
        "enterprises": .text(NumberText.grouped(land.enterprises)),
        "linked": .text(NumberText.grouped(land.enterprisesOnLand)),
        "occupied": .text(NumberText.grouped(land.occupiedLand)),
      ], in: language)
    return [line] + totals.map { amountLine($0) }
  }

  private func amountLine(_ total: AmountTotal) -> String {
    Message.summaryAmount.filled(
      [
        "name": .text(ColumnLabels.label(of: total.name)?(language) ?? total.name),
        "unit": .text(total.unit.symbol), "total": .text(NumberText.grouped(total.totalIn)),
        "placed": .text(NumberText.grouped(total.placed)),
        "unplaced": .text(NumberText.grouped(total.unplaced)),
      ], in: language)
  }

  // MARK: Rules and lists

  private var ruleLines: [String] {
    let standardLines = TextTable.lines(
      [Wording.standards, Wording.met, Wording.short, Wording.undecided, Wording.notApplicable]
        .map { $0(language) },
      standards.map { standard in
        [standard.label + mark(standard.isTarget)]
          + Verdict.allCases.map { NumberText.grouped(standard.verdicts[$0] ?? 0) }
      })
    let flagLines = TextTable.lines(
      [Wording.flags, Wording.flagged, Wording.undecided].map { $0(language) },
      flags.map { [$0.label, NumberText.grouped($0.yes), NumberText.grouped($0.undecided)] })
    return (standards.isEmpty ? [] : standardLines) + (flags.isEmpty ? [] : flagLines)
  }

  private func mark(_ isTarget: Bool) -> String {
    isTarget ? Wording.openBracket(language) + Wording.target(language) + Wording.closeBracket(language) : ""
  }

  private var listLines: [String] {
    guard !lists.isEmpty else { return [] }
    let header = [Wording.lists, Wording.listed, Wording.undecided, Wording.toConfirm].map { $0(language) }
    return TextTable.lines(
      header,
      lists.map { list in
        [list.title] + [list.rows, list.undecided, list.leftOff].map { NumberText.grouped($0) }
      })
  }

  private var notJudgedLines: [String] {
    guard !notJudged.isEmpty else { return [] }
    return [Wording.notJudged(language) + Wording.afterLabel(language)]
      + notJudged.map { rule in
        let columns = rule.lacking.map { ColumnLabels.label(of: $0)?(language) ?? $0 }
        return "  "
          + Message.summaryNotJudged.filled(
            ["rule": .text(rule.name), "columns": .list(columns)], in: language)
      }
  }

  // MARK: Where to look

  private var issueLines: [String] {
    [
      Message.summaryIssues.filled(
        [
          "errors": .count(issues(.error)), "warnings": .count(issues(.warning)),
          "infos": .count(issues(.info)),
        ], in: language)
    ]
  }

  private func openLines(_ folder: String) -> [String] {
    let path = folder.hasSuffix("/") ? "\(folder)lists.xlsx" : "\(folder)/lists.xlsx"
    var lines = [Message.summaryOpenFirst.filled(["path": .text(path)], in: language)]
    if issues(.error) > 0 {
      lines.append(
        Message.summaryIssuesFirst.filled(
          ["errors": .count(issues(.error)), "sheet": .text(Wording.dataIssues(language))], in: language))
    }
    return lines
  }
}

/// Columns of text one below the other: the first to the left, numbers to the right.
enum TextTable {
  static func lines(_ header: [String], _ rows: [[String]]) -> [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let cells = row.enumerated().map { column, text in
        column == 0
          ? DisplayWidth.padded((index == 0 ? "" : "  ") + text, to: widths[0] + 2)
          : DisplayWidth.paddedLeft(text, to: widths[column])
      }
      return cells.joined(separator: "  ")
    }
  }
}
