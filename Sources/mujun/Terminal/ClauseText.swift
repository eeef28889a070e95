internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// A clause of a contract in an explanation.
struct ClauseText {
  let language: Language
  let values: ValueText

  /// 条款 HT1 亩均税收不低于 20 万元/亩，期限 2021-12-31：未履约（实际 15 万元/亩，差额 5 万元/亩）
  func line(_ clause: Clause) -> String {
    let told = details(clause)
    let details =
      told.isEmpty ? "" : Message.clauseDetails.filled(["details": .list(told)], in: language)
    return Message.clauseLine.filled(
      [
        "clause": .text(clause.id), "promise": .text(promise(clause)),
        "due": clause.due.map { .text($0.description) } ?? .term(ContractWording.unknown),
        "verdict": .term(ContractWording.verdict(clause.verdict.rawValue)), "details": .text(details),
      ], in: language)
  }

  private func promise(_ clause: Clause) -> String {
    let indicator = clause.indicator ?? ContractWording.unknown(language)
    guard !clause.isMilestone, let promised = clause.promised else { return indicator }
    let direction = clause.direction.map { ContractWording.direction($0.rawValue)(language) } ?? " "
    return indicator + direction + figure(promised, clause)
  }

  private func details(_ clause: Clause) -> [String] {
    let actual = clause.doneOn?.description ?? clause.value.map { figure($0, clause) }
    let named: [(Bilingual, String?)] = [
      (ContractWording.value, actual),
      (ContractWording.shortfall, clause.shortfall.map { figure($0, clause) }),
      (ContractWording.basis, clause.basis), (ContractWording.remedy, clause.remedy),
    ]
    let because = clause.because.map { code in
      ContractWording.obstacle(code)?(language) ?? ContractWording.missing(values.label(code))(language)
    }
    let near = clause.nearLine == .yes ? [ContractWording.nearLine(language)] : []
    return named.compactMap { name, text in text.map { "\(name(language)) \($0)" } } + near + because
  }

  private func figure(_ number: Double, _ clause: Clause) -> String {
    clause.unit == nil
      ? values.text(number, nil) + (clause.unitText.map { " \($0)" } ?? "") : values.text(number, clause.unit)
  }
}
