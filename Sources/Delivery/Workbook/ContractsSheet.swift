internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The sheet of how contracts are kept: those not kept first, then those that cannot be decided.
struct ContractsSheet {
  private let judgement: Judgement
  private let summary: Summary
  private let clauses: [Clause]
  private let names: [Subject: TextColumn]

  init(_ judgement: Judgement, _ summary: Summary) {
    self.judgement = judgement
    self.summary = summary
    let order: [ClauseVerdict] = [.short, .undecided, .notDue, .met]
    clauses = order.flatMap { verdict in judgement.clauses.filter { $0.verdict == verdict } }
    let land = judgement.land
    names = [.enterprise: land.enterprises.column("name"), .parcel: land.parcels.column("holder_name")]
      .compactMapValues { column in
        guard case .text(let texts)? = column else { return nil }
        return texts
      }
  }

  private var language: Language { summary.language }

  /// Writes the sheet.
  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles) {
    let rate = summary.contracts.map { [ContractText(language).rateLine($0)] } ?? []
    CheckSheet(
      title: ContractWording.sheet(language),
      remarks: rate + [Message.contractsRemark.filled([:], in: language)]
        + CheckSheet.cut(clauses.count, file: "csv/contracts.csv", in: language),
      columns: columns, wordsForNone: Message.contractsNone.filled([:], in: language), frozenColumns: 4,
      tab: 0xC00000, summary: summary
    )
    .write(to: sheet, of: &workbook, styles: styles, rows: min(clauses.count, CheckSheet.rowLimit)) {
      cells(of: clauses[$0])
    }
  }

  private var columns: [OfficeColumn] {
    let kinds: [(Bilingual, OfficeColumn.Content, Int)] = [
      (ContractWording.clause, .wrapped, 18), (ContractWording.subjectKind, .wrapped, 23),
      (ContractWording.subjectName, .wrapped, 26), (ContractWording.indicator, .wrapped, 18),
      (ContractWording.promised, .wrapped, 20), (ContractWording.due, .day, 12),
      (ContractWording.value, .wrapped, 18), (ContractWording.verdictNow, .centred, 14),
      (ContractWording.shortfall, .wrapped, 16), (ContractWording.because, .wrapped, 24),
      (ContractWording.basis, .wrapped, 24), (ContractWording.remedy, .wrapped, 24),
    ]
    return kinds.map { OfficeColumn(heading: $0(language), content: $1, width: $2) }
  }

  private func cells(of clause: Clause) -> [SheetCell] {
    let row = clause.subject.flatMap { $0 == .enterprise ? clause.enterprise : clause.parcel }
    let name = clause.subject.flatMap { subject in row.flatMap { names[subject]?[$0] } }
    let near = clause.nearLine == .yes ? openClose(ContractWording.nearLine(language)) : ""
    return [
      .text(clause.id), text(clause.subjectID), text(name), text(clause.indicator), text(promise(clause)),
      clause.due.map { .day($0) } ?? .blank,
      text(clause.doneOn?.description ?? clause.value.map { figure($0, clause) }),
      .text(ContractWording.verdict(clause.verdict.rawValue)(language) + near),
      text(clause.shortfall.map { figure($0, clause) }), text(because(clause)), text(clause.basis),
      text(clause.remedy),
    ]
  }

  private func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .blank }

  private func openClose(_ text: String) -> String {
    Wording.openBracket(language) + text + Wording.closeBracket(language)
  }

  /// 不低于 20 万元/亩
  private func promise(_ clause: Clause) -> String? {
    guard !clause.isMilestone, let promised = clause.promised else { return nil }
    let direction = clause.direction.map { ContractWording.direction($0.rawValue)(language) } ?? ""
    return "\(direction.trimmingBlanks) \(figure(promised, clause))"
  }

  private func figure(_ number: Double, _ clause: Clause) -> String {
    let unit = clause.unit?.symbol ?? clause.unitText ?? ""
    let shown = NumberText.grouped(number)
    return unit.isEmpty ? shown : "\(shown) \(unit)"
  }

  private func because(_ clause: Clause) -> String? {
    let words = clause.because.map { code in
      ContractWording.obstacle(code)?(language)
        ?? ContractWording.missing(ColumnLabels.label(of: code)?(language) ?? code)(language)
    }
    return words.isEmpty ? nil : words.joined(separator: Wording.betweenFigures(language))
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(split(separator: " ").joined(separator: " ")) }
}
