public import Cadastre
public import Diagnostics
internal import Foundation
internal import Tables
public import Units

/// The workbook in which a clerk says which enterprise a name means: a row for each name and candidate, a column to
/// tick. Read back it is the `names` table.
public struct MatchWorkbook {
  private let proposals: [NameProposal]
  private let dataset: String
  private let day: CalendarDay
  private let language: Language

  /// Empty rows below the table.
  private static let rowsToAdd = 30

  /// A workbook of proposals.
  ///
  /// - Parameter day: what the file says it was made on.
  public init(_ proposals: [NameProposal], dataset: String, day: CalendarDay, language: Language) {
    self.proposals = proposals
    self.dataset = dataset
    self.day = day
    self.language = language
  }

  /// The sheet that is read back.
  public var sheet: String { NameWording.sheet(language) }

  /// Refuses a place where something stands: it may hold ticks.
  ///
  /// - Throws: a `Refusal`.
  public static func check(_ path: String) throws(Refusal) {
    guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else { return }
    throw Refusal(.badInput, .matchFileExists, ["file": .text(path)])
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: a `Refusal`; nothing that stood there is touched.
  public func write(to path: String) throws {
    try MatchWorkbook.check(path)
    let url = URL(fileURLWithPath: path)
    let draft = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)").path
    Drafts.add(draft)
    defer { Drafts.remove(draft) }
    do {
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
      try fill("\(draft)/\(url.lastPathComponent)", scratch: "\(draft)/")
      try FileManager.default.moveItem(atPath: "\(draft)/\(url.lastPathComponent)", toPath: path)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(
        .badInput, .cannotWrite, ["path": .text(path), "reason": .text(error.localizedDescription)])
    }
  }

  private func fill(_ place: String, scratch: String) throws {
    let styles = SheetStyles(isChinese: language == .zh)
    let title = NameWording.title(language)
    var workbook = try Workbook(path: place, scratch: scratch, title: title, subject: dataset, day: day)
    let rows = proposals.flatMap { MatchRow.of($0, language) }
    let names = try workbook.addSheet(sheet)
    let office = OfficeSheet(
      title: title, remarks: [NameWording.remark(language)], columns: columns,
      wordsForNone: NameWording.noNames(language), frozenColumns: 1,
      footer: (title, Wording.pageOfPages(language), day.description), tab: 0x70AD47)
    office.write(to: names, of: &workbook, styles: styles, rows: rows.count) { rows[$0].cells }
    let header = 2
    // Rows for people to add, whose cells keep 0042 as it is typed.
    let toFill = workbook.format(styles.bodyToFill)
    for row in (header + rows.count + 1)...(header + rows.count + MatchWorkbook.rowsToAdd) {
      for column in MatchRow.columnsToFill { names.write(.blank, row, column, toFill) }
    }
    names.offer(
      [NameWording.tick], rows: (header + 1)...(header + rows.count + MatchWorkbook.rowsToAdd),
      column: MatchRow.tickColumn)
    write(try workbook.addSheet(Wording.about(language)), of: &workbook, styles: styles)
    try workbook.close()
  }

  private var columns: [OfficeColumn] {
    zip(NameWording.columns, MatchRow.shapes).map { heading, shape in
      OfficeColumn(heading: heading(language), content: shape.content, width: shape.width)
    }
  }

  private func write(_ about: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let width = 100
    about.setWidth(5, column: 0)
    about.setWidth(width, column: 1)
    about.setHeight(32, row: 0)
    about.write(NameWording.title(language), 0, columns: 0...1, workbook.format(styles.title))
    for (index, line) in NameWording.instructions.enumerated() {
      let text = line(language)
      about.setHeight(6 + 15 * Double(DisplayWidth.lines(text, in: width - 2)), row: index + 1)
      about.write(.number(Double(index + 1)), index + 1, 0, workbook.format(styles.note))
      about.write(.text(text), index + 1, 1, workbook.format(styles.note))
    }
    about.hideGrid()
    about.setPrinting(
      on: .a4, isLandscape: false, heading: nil,
      footer: (NameWording.title(language), Wording.pageOfPages(language), day.description))
  }
}

/// One row of the match workbook.
struct MatchRow {
  let cells: [SheetCell]

  static let tickColumn = 8
  /// Name, code, tick, who, share.
  static let columnsToFill = [0, 4, 8, 9, 10]
  static let shapes: [(content: OfficeColumn.Content, width: Int)] = [
    (.text, 36), (.wrapped, 16), (.wrapped, 26), (.wrapped, 12), (.text, 22), (.wrapped, 34),
    (.number(format: "0%"), 10), (.wrapped, 30), (.toFill, 8), (.toFill, 12), (.toFill, 10), (.wrapped, 28),
  ]

  /// A row for each candidate; one to be filled in where there is none.
  static func of(_ proposal: NameProposal, _ language: Language) -> [MatchRow] {
    let candidates: [NameProposal.Candidate?] = proposal.candidates.isEmpty ? [nil] : proposal.candidates
    return candidates.map { MatchRow(proposal, $0, language) }
  }

  private init(_ proposal: NameProposal, _ candidate: NameProposal.Candidate?, _ language: Language) {
    let origins = proposal.origins
    var kinds = origins.map { NameWording.kinds[$0.table.rawValue]?(language) ?? $0.table.rawValue }
    if proposal.isMeter { kinds.append(NameWording.meter(language)) }
    let sources = origins.map { Place(file: $0.file, layer: $0.layer).described(in: language) }
    let lines = origins.map { origin in
      origin.line.map { NameWording.lines(first: $0, count: origin.count)(language) } ?? ""
    }
    let notes =
      (proposal.meters.isEmpty ? [] : [NameWording.note(meters: proposal.meters)(language)])
      + (proposal.unknownCode.map { [NameWording.note(code: $0)(language)] } ?? [])
    cells = [
      .text(proposal.text), MatchRow.lines(MatchRow.distinct(kinds)), MatchRow.lines(sources),
      MatchRow.lines(lines), MatchRow.text(candidate?.enterprise), MatchRow.text(candidate?.name),
      candidate?.nearness.map { .number($0) } ?? .blank,
      MatchRow.text(candidate.map { MatchRow.reason($0, proposal, language) }), .blank, .blank, .blank,
      MatchRow.lines(notes),
    ]
  }

  private static func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .blank }

  private static func lines(_ texts: [String]) -> SheetCell {
    texts.isEmpty ? .blank : .text(texts.joined(separator: "\n"))
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// What tells the names apart, in words.
  static func reason(
    _ candidate: NameProposal.Candidate, _ proposal: NameProposal, _ language: Language
  ) -> String {
    var words: [Bilingual] = []
    if candidate.isProposed { words.append(NameWording.proposed) }
    switch candidate.difference {
    case .none?: words.append(same(proposal))
    case .legalForm?: words.append(NameWording.legalForm)
    case .placeMarks?: words.append(NameWording.placeMarks)
    case .branch?: words.append(NameWording.branch)
    case .contained?: words.append(NameWording.contained)
    case .characters(let count)?: words.append(NameWording.characters(count))
    case .wording?: words.append(NameWording.wording)
    case nil: break
    }
    if let former = candidate.formerName { words.append(NameWording.former(former)) }
    return words.map { $0(language) }.joined(separator: language == .zh ? "；" : "; ")
  }

  /// Why a name that an enterprise bears is asked about all the same.
  private static func same(_ proposal: NameProposal) -> Bilingual {
    if proposal.candidates.count(where: { $0.difference == NameDifference.none }) > 1 {
      return NameWording.sameNameOfSeveral
    }
    return proposal.unknownCode == nil ? NameWording.sameName : NameWording.sameNameOtherCode
  }
}
