internal import Diagnostics
internal import Evaluation
internal import Units

/// How contracts are kept, in words.
struct ContractText {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The line on the terminal.
  func summaryLine(_ record: ContractRecord) -> String {
    Message.contractsSummary.filled(
      [
        "clauses": count(record.verdicts.values.reduce(0, +)), "met": count(record.count(.met)),
        "short": count(record.count(.short)), "undecided": count(record.count(.undecided)),
        "notDue": count(record.count(.notDue)), "rate": share(record.rate),
        "landRate": share(record.landRate),
      ], in: language)
  }

  /// The line on the sheet, with what the rates are of.
  func rateLine(_ record: ContractRecord) -> String {
    let (met, short) = (record.land[.met] ?? 0, record.land[.short] ?? 0)
    return Message.contractsRate.filled(
      [
        "rate": share(record.rate), "met": count(record.count(.met)),
        "decided": count(record.count(.met) + record.count(.short)), "landRate": share(record.landRate),
        "metLand": land(met), "decidedLand": land(met + short), "undecided": count(record.count(.undecided)),
        "undecidedLand": land(record.land[.undecided] ?? 0), "withoutLand": count(record.withoutLand),
      ], in: language)
  }

  private func count(_ count: Int) -> Argument { .text(NumberText.grouped(count)) }

  private func land(_ land: Double) -> Argument { .text(NumberText.grouped(land)) }

  /// In per cent with one decimal.
  private func share(_ rate: Double?) -> Argument {
    guard let rate else { return .text("—") }
    return .text(NumberText.readable((rate * 100).roundedHalfAway(decimals: 1)) + "%")
  }
}
