public import Cadastre
public import Diagnostics
public import Tables

/// How the tables were joined, in words.
public struct JoinText {
  private let language: Language

  /// Words of a language.
  public init(_ language: Language) { self.language = language }

  // MARK: Two lines

  /// Rows found, used and set aside in all tables, with the commonest reasons.
  public func rowLine(_ counts: [RowCounts]) -> String {
    let reasons = counts.reduce(into: [Message: Int]()) { $0.merge($1.reasons, uniquingKeysWith: +) }
    func sum(_ count: (RowCounts) -> Int) -> Argument {
      .text(NumberText.grouped(counts.reduce(0) { $0 + count($1) }))
    }
    let words = JoinText.commonest(self.reasons(reasons), among: reasons, in: language)
    let bracket =
      reasons.isEmpty ? "" : Message.joinReasons.filled(["reasons": .list(words)], in: language)
    return Message.joinRows.filled(
      [
        "tables": .count(counts.count), "rows": sum(\.rowsIn), "used": sum(\.used), "unused": sum(\.setAside),
        "reasons": .text(bracket),
      ], in: language)
  }

  /// Where land and enterprises do not meet one to one.
  public func landLine(_ report: JoinReport) -> String {
    let categories = report.sections.map { section in
      let count = NumberText.grouped(section.rows.count)
      return language == .zh
        ? "\(label(section.category, report)) \(count) \(unit(section.category))"
        : "\(label(section.category, report)) \(count)"
    }
    return Message.joinLand.filled(
      ["categories": .text(categories.joined(separator: Wording.betweenFigures(language)))], in: language)
  }

  private static let reasonsNamed = 5

  /// The first few, and how many rows the others have.
  private static func commonest(
    _ words: [String], among reasons: [Message: Int], in language: Language
  ) -> [String] {
    guard words.count > reasonsNamed else { return words }
    let rest = sorted(reasons).dropFirst(reasonsNamed - 1).reduce(0) { $0 + $1.count }
    return words.prefix(reasonsNamed - 1)
      + ["\(Wording.otherReasons(language)) \(NumberText.grouped(rest))"]
  }

  private static func sorted(_ reasons: [Message: Int]) -> [(message: Message, count: Int)] {
    reasons.map { (message: $0.key, count: $0.value) }.sorted { a, b in
      a.count != b.count ? a.count > b.count : Identifier.precedes(a.message.code, b.message.code)
    }
  }

  // MARK: Counts

  /// Why rows were set aside, the commonest reason first, each with its number of rows.
  func reasons(_ reasons: [Message: Int]) -> [String] {
    JoinText.sorted(reasons).map { "\(Wording.reason($0.message)(language)) \(NumberText.grouped($0.count))" }
  }

  /// By what rows or subjects were matched, in the order of the ladder.
  func matches(_ matched: [MatchBasis: Int]) -> [String] {
    MatchBasis.allCases.compactMap { basis in
      matched[basis].map { "\(word(basis)) \(NumberText.grouped($0))" }
    }
  }

  // MARK: Categories

  /// What a category is called; the first one by the amount that stands for the figures.
  func label(_ category: JoinCategory, _ report: JoinReport) -> String {
    guard category == .figuresWithoutLand, let name = report.amount?.name, name != "tax" else {
      return Wording.joinCategory(category.rawValue)(language)
    }
    return Message.joinAmountWithoutLand.filled(
      ["amount": .text(ColumnLabels.label(of: name)?(language) ?? name)], in: language)
  }

  private func unit(_ category: JoinCategory) -> String {
    (category.isOfParcels ? Wording.parcelUnit : Wording.enterpriseUnit)(language)
  }

  // MARK: Rows

  /// Why a row is there and what to do.
  func remark(_ row: JoinRow) -> String {
    let bases: [LinkBasis] = if case .bases(let bases) = row.detail { bases } else { [] }
    return message(row).filled(
      [
        "related": .text(related(row.related)), "count": .count(row.related.count),
        "bases": .list(bases.map { Wording.matchBasis($0.rawValue)(language) }),
      ], in: language)
  }

  private static let relatedNamed = 8

  private func related(_ all: [JoinRow.Related]) -> String {
    let shown = all.prefix(JoinText.relatedNamed).map { one in
      one.name.map { "\($0)\(Wording.openBracket(language))\(one.key)\(Wording.closeBracket(language))" }
        ?? one.key
    }
    let names = shown.joined(separator: Wording.betweenNames(language))
    guard all.count > shown.count else { return names }
    return Message.joinMore.filled(["names": .text(names), "count": .count(all.count)], in: language)
  }

  private func message(_ row: JoinRow) -> Message {
    switch (row.category, row.detail) {
    case (.severalEnterprises, _): .joinSeveralEnterprises
    case (.severalParcels, _): .joinSeveralParcels
    case (_, .bases): .joinToConfirm
    case (.landWithoutEnterprise, .reason(.occupancyNotInForce)): .joinParcelNotInForce
    case (.landWithoutEnterprise, .reason(.nothingLeft)): .joinParcelNothingLeft
    case (_, .reason(let reason)): message(reason)
    }
  }

  private func message(_ reason: JoinReason) -> Message {
    switch reason {
    case .unknownEnterprise: .joinUnknownEnterprise
    case .noLink: .joinNoLink
    case .unknownParcel: .joinUnknownParcel
    case .unknownOwnParcel: .joinUnknownOwnParcel
    case .occupancyNotInForce: .joinNotInForce
    case .nothingLeft: .joinNothingLeft
    case .landUnknown: .joinLandUnknown
    case .unknownOccupant: .joinUnknownOccupant
    case .holderUnmatched: .joinHolderUnmatched
    case .noHolder: .joinNoHolder
    case .noFigures: .joinNoFigures
    case .figuresOfOtherYears: .joinOtherYears
    }
  }

  private func word(_ basis: MatchBasis) -> String { Wording.matchBasis(basis.rawValue)(language) }
}
