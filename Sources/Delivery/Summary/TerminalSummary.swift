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
    TerminalSummary(summary: self, folder: folder).lines
  }
}

private struct TerminalSummary {
  let summary: Summary
  let folder: String

  private var language: Language { summary.language }

  var lines: [String] {
    let sections = [
      [headline], rowLines, joinLines, correctionLines, landLines, ruleLines, contractLines, listLines,
      notJudgedLines,
      issueLines + openLines,
    ]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var headline: String {
    Message.summaryTitle.filled(
      [
        "title": .text(summary.title), "year": .count(summary.year), "day": .text(summary.asOf.description),
      ], in: language)
  }

  // MARK: Rows and land

  private var rowLines: [String] {
    guard !summary.counts.isEmpty else { return [] }
    let header = [Wording.rowsOfData, Wording.rowsIn, Wording.rowsUsed, Wording.rowsSetAside].map {
      $0(language)
    }
    return TextTable.lines(
      header,
      summary.counts.map { table, rows in
        [Wording.table(table.rawValue)?(language) ?? table.rawValue]
          + [rows.rowsIn, rows.used, rows.setAside].map { NumberText.grouped($0) }
      })
  }

  private var correctionLines: [String] {
    let counts = summary.corrections
    guard !counts.isEmpty else { return [] }
    return [
      Message.summaryCorrections.filled(
        [
          "applied": .count(counts.applied), "refused": .count(counts.refused + counts.incomplete),
          "notFilled": .count(counts.notFilled), "undocumented": .count(counts.undocumented),
        ], in: language)
    ]
  }

  private var joinLines: [String] {
    let text = JoinText(language)
    return [text.rowLine(summary.counts.map(\.rows)), text.landLine(summary.join)]
  }

  private var landLines: [String] {
    let line = Message.summaryLand.filled(
      [
        "parcels": .text(NumberText.grouped(summary.land.parcels)),
        "land": .text(NumberText.grouped(summary.land.parcelLand)),
        "enterprises": .text(NumberText.grouped(summary.land.enterprises)),
        "linked": .text(NumberText.grouped(summary.land.enterprisesOnLand)),
        "occupied": .text(NumberText.grouped(summary.land.occupiedLand)),
      ], in: language)
    return [line] + unknownLandLines + areaLines + amountLines
  }

  /// A sum of what is known says what it leaves out.
  private var unknownLandLines: [String] {
    let land = summary.land
    guard land.parcelsWithoutArea + land.linksWithoutArea > 0 else { return [] }
    return [
      Message.summaryLandUnknown.filled(
        ["parcels": .count(land.parcelsWithoutArea), "links": .count(land.linksWithoutArea)], in: language)
    ]
  }

  /// Where certificates and map agree there is nothing to say.
  private var areaLines: [String] {
    let text = AreaText(language)
    return (summary.area.differing > 0 ? [text.differenceLine(summary.area)] : [])
      + [text.flipsLine(summary.area)].compactMap(\.self)
  }

  /// Where the amounts went that the rules name; the others are in the workbook and the record.
  private var amountLines: [String] {
    let named = summary.totals.filter { summary.amountsNamed.contains($0.name) }
    guard !named.isEmpty else { return [] }
    let header = [Wording.amounts, Wording.totalIn, Wording.placed, Wording.unplaced].map { $0(language) }
    return TextTable.lines(
      header,
      named.map { total in
        let label = ColumnLabels.label(of: total.name)?(language) ?? total.name
        let unit = Wording.openBracket(language) + total.unit.symbol + Wording.closeBracket(language)
        return [label + (total.unit.symbol.isEmpty ? "" : unit)]
          + [total.totalIn, total.placed, total.unplaced].map { NumberText.grouped($0) }
      })
  }

  // MARK: Rules and lists

  private var ruleLines: [String] {
    let standardLines = TextTable.lines(
      [Wording.standards, Wording.met, Wording.short, Wording.undecided, Wording.notApplicable]
        .map { $0(language) },
      summary.standards.map { standard in
        [standard.label + mark(standard.isTarget)]
          + Verdict.allCases.map { NumberText.grouped(standard.verdicts[$0] ?? 0) }
      })
    let flagLines = TextTable.lines(
      [Wording.flags, Wording.flagged, Wording.undecided].map { $0(language) },
      summary.flags.map { [$0.label, NumberText.grouped($0.yes), NumberText.grouped($0.undecided)] })
    return (summary.standards.isEmpty ? [] : standardLines) + (summary.flags.isEmpty ? [] : flagLines)
      + gradeLines
  }

  private func mark(_ isTarget: Bool) -> String {
    isTarget ? Wording.openBracket(language) + Wording.target(language) + Wording.closeBracket(language) : ""
  }

  private var listLines: [String] {
    guard !summary.lists.isEmpty else { return [] }
    let header = [Wording.lists, Wording.listed, Wording.undecided, Wording.toConfirm].map { $0(language) }
    return TextTable.lines(
      header,
      summary.lists.map { list in
        [list.title] + [list.rows, list.undecided, list.leftOff].map { NumberText.grouped($0) }
      })
  }

  /// 工业企业综合评价：A 8、B 23、C 6、D 2；免评 3，…
  private var gradeLines: [String] {
    summary.grades.map { record in
      let name = record.name.hasSuffix("/merged") ? "\(record.label) [\(record.name)]" : record.label
      return Message.gradesSummary.filled(
        [
          "scheme": .text(name),
          "grades": .list(record.grades.map { "\($0.grade) \(NumberText.grouped($0.count))" }),
          "exempt": .count(record.exempt), "undecided": .count(record.undecided),
          "outside": .count(record.outside),
        ], in: language)
    }
  }

  private var contractLines: [String] {
    summary.contracts.map { [ContractText(language).summaryLine($0)] } ?? []
  }

  private var notJudgedLines: [String] {
    guard !summary.notJudged.isEmpty else { return [] }
    return [Wording.notJudged(language) + Wording.afterLabel(language)]
      + summary.notJudged.map { rule in
        let columns = rule.lacking.map { ColumnLabels.label(of: $0)?(language) ?? $0 }
        return "  "
          + Message.summaryNotJudged.filled(
            ["rule": .text(rule.name), "columns": .list(columns)], in: language)
      }
  }

  // MARK: Where to look

  private func count(_ severity: Severity) -> Argument {
    .text(NumberText.grouped(summary.issues(severity)))
  }

  private var issueLines: [String] {
    [
      Message.summaryIssues.filled(
        [
          "errors": count(.error), "warnings": count(.warning), "infos": count(.info),
        ], in: language)
    ]
  }

  private var openLines: [String] {
    func path(_ file: String) -> Argument {
      .text(folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)")
    }
    var lines = [
      Message.summaryOpenFirst.filled(["path": path(ListsWorkbook.path)], in: language),
      Message.summaryMaps.filled(
        ["page": path(ReportFile.path), "package": path(GeoPackageFile.path)], in: language),
    ]
    if summary.issues(.error) > 0 {
      lines.append(
        Message.summaryIssuesFirst.filled(
          ["errors": count(.error), "sheet": .text(Wording.dataIssues(language))],
          in: language))
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
