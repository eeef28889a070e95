internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The sheet of a list: numbered rows, the list's columns, the day judged at, and columns to fill in.
struct ListSheet {
  private let judged: JudgedList
  private let rules: Rules
  private let summary: Summary
  private let formats: [NumberFormat?]
  private let rowCount: Int
  /// What rules and parameters are called, by printed id.
  private let labels: [String: String]

  /// Above this, a sheet is full; the rest is in the CSV.
  private static let rowLimit = 1_000_000

  init(_ judged: JudgedList, rules: Rules, summary: Summary) {
    self.judged = judged
    self.rules = rules
    self.summary = summary
    rowCount = min(judged.rows.count, ListSheet.rowLimit)
    formats = judged.list.columns.indices.map { ListSheet.numberFormat(judged, column: $0) }
    labels = ListSheet.labels(rules)
  }

  private static func labels(_ rules: Rules) -> [String: String] {
    let all =
      rules.metrics.map { ($0.name, $0.label) } + rules.standards.map { ($0.name, $0.label) }
      + rules.flags.map { ($0.name, $0.label) } + rules.parameters.map { ($0.name, $0.label) }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let office = OfficeSheet(
      title: judged.list.title, remarks: remarks, columns: columns, wordsForNone: wordsForNone,
      frozenColumns: frozenColumns,
      footer: (judged.list.title, Wording.pageOfPages(language), judged.list.asOf.description), tab: 0x1F4E79)
    office.write(to: sheet, of: &workbook, styles: styles, rows: rowCount) { cells(of: $0) }
  }

  private var language: Language { summary.language }

  private var subjectUnit: String {
    (judged.list.subject == .parcel ? Wording.parcelUnit : Wording.enterpriseUnit)(language)
  }

  // MARK: Head

  private var remarks: [String] {
    let facts = Message.listFacts.filled(
      [
        "day": .text(judged.list.asOf.description), "book": .text(rules.books[judged.list.book].title),
        "dataset": .text(summary.title), "year": .count(summary.year), "count": .count(judged.rows.count),
        "unit": .text(subjectUnit),
      ], in: language)
    let isComplete = judged.undecided == 0 && judged.leftOff == 0
    let remark = (isComplete ? Message.listRemarkNone : Message.listRemark).filled(
      [
        "undecided": .count(judged.undecided), "leftOff": .count(judged.leftOff), "unit": .text(subjectUnit),
      ], in: language)
    return [facts] + basis + [remark] + cut
  }

  /// What the list and the rules it names rest on.
  private var basis: [String] {
    let list = judged.list
    let citations =
      [list.citation] + list.namedFlags.map { rules.flags[$0].citation }
      + list.namedStandards.map { rules.standards[$0].citation }
    var lines: [String] = []
    for citation in citations.compactMap(\.self) where !lines.contains(citation.line) {
      lines.append(citation.line)
    }
    guard !lines.isEmpty else { return [] }
    let cites = lines.joined(separator: Wording.betweenReasons(language))
    return [Message.listBasis.filled(["cites": .text(cites)], in: language)]
  }

  private var cut: [String] {
    guard judged.rows.count > rowCount else { return [] }
    return [
      Message.rowsCut.filled(
        [
          "count": .count(judged.rows.count), "limit": .count(rowCount),
          "file": .text(ListFile.path(of: judged.list)),
        ], in: language)
    ]
  }

  private var wordsForNone: String {
    let noun = (judged.list.subject == .parcel ? Wording.parcels : Wording.enterprises)(language)
    return Message.listEmpty.filled(["noun": .text(noun)], in: language)
  }

  // MARK: Columns

  private var columns: [OfficeColumn] {
    let number = OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 6)
    let own = judged.list.columns.indices.map { column($0) }
    let day = OfficeColumn(heading: Wording.judgedAt(language), content: .day, width: 12)
    let toFill = Wording.columnsToFill.enumerated().map { index, heading in
      OfficeColumn(heading: heading(language), content: .toFill, width: [10, 22, 22, 10][index])
    }
    return [number] + own + (judged.list.showsDay ? [] : [day]) + toFill
  }

  private func column(_ index: Int) -> OfficeColumn {
    let column = judged.list.columns[index]
    var heading = column.label ?? ColumnLabels.label(of: column.id)?(language) ?? column.id
    if let unit = column.unit, unit.symbol != "%" {
      heading += "\n(\(unit.symbol))"
    }
    let content = content(of: index)
    let room = limits(content)
    let own = min(max(contentWidth(index), room.least), room.most)
    // The filter's button needs room beside the heading, which may take two lines more than its own.
    let words = DisplayWidth.ofWidestLine(heading)
    return OfficeColumn(heading: heading, content: content, width: max(own, min(words, 12) + 3))
  }

  private func limits(_ content: OfficeColumn.Content) -> (least: Int, most: Int) {
    switch content {
    case .wrapped: (14, 44)
    case .text: (8, 34)
    case .day: (12, 12)
    case .centred, .number, .toFill: (8, 22)
    }
  }

  private func content(of index: Int) -> OfficeColumn.Content {
    let column = judged.list.columns[index]
    switch column.content {
    case .reasons, .evidence, .measure, .addressee: return .wrapped
    case .deadline: return .day
    case .nearLine: return .centred
    case .formula:
      switch column.type {
      case .number: return .number(format: formats[index]?.code ?? "General")
      case .day: return .day
      case .truth: return .centred
      case .text, .duration: return contentWidth(index) > 34 ? .wrapped : .text
      }
    }
  }

  private func contentWidth(_ index: Int) -> Int {
    var width = 0
    for row in judged.rows.prefix(rowCount) {
      switch cell(row, index) {
      case .text(let text): width = max(width, DisplayWidth.ofWidestLine(text))
      case .number(let number): width = max(width, formats[index]?.width(number) ?? 10)
      case .blank, .day, .link: break
      }
    }
    return width + 3
  }

  private static func numberFormat(_ judged: JudgedList, column index: Int) -> NumberFormat? {
    let column = judged.list.columns[index]
    guard case .formula = column.content, case .number = column.type else { return nil }
    let values = judged.rows.compactMap { row -> Double? in
      if case .value(.number(let number)) = row.cells[index] { number } else { nil }
    }
    return NumberFormat(unit: column.unit, id: column.id, values: values)
  }

  /// Number, key and name stay in sight where they stand in front.
  private var frozenColumns: Int {
    let front = judged.list.columns.prefix(2).map(\.id)
    guard let first = front.first, first == "enterprise_id" || first == "parcel_id" || first == "name" else {
      return 1
    }
    return front.last == "name" || front.last == "enterprise_id" || front.last == "parcel_id" ? 3 : 2
  }

  // MARK: Rows

  private func cells(of index: Int) -> [SheetCell] {
    let row = judged.rows[index]
    let own = row.cells.indices.map { column -> SheetCell in
      let cell = cell(row, column)
      if case .number(let number) = cell { return .number(number * (formats[column]?.scale ?? 1)) }
      return cell
    }
    return [.number(Double(index + 1))] + own + (judged.list.showsDay ? [] : [.day(judged.list.asOf)])
      + Wording.columnsToFill.map { _ in .blank }
  }

  private func cell(_ row: JudgedRow, _ column: Int) -> SheetCell {
    switch row.cells[column] {
    case .missing: .blank
    case .value(.number(let number)): .number(number)
    case .value(.text(let text)): .text(text)
    case .value(.day(let day)): .day(day)
    case .value(.truth(let truth)): .text((truth ? Wording.yes : Wording.no)(language))
    case .reasons(let reasons): .text(ReasonText.lines(reasons, in: language))
    case .evidence(let items):
      .text(ReasonText.lines(items, of: row.key, labels: labels, in: language))
    }
  }
}
