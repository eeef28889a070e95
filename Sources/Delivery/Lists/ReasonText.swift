internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// Why a subject is listed, in words.
enum ReasonText {
  /// Reasons one after the other: `label(参照):figure 12.5 万元/亩;…`.
  static func line(_ reasons: [Reason], in language: Language) -> String {
    reasons.map { text($0, in: language) }.joined(separator: Wording.betweenReasons(language))
  }

  /// Reasons below each other, numbered where there are several.
  static func lines(_ reasons: [Reason], in language: Language) -> String {
    guard reasons.count > 1 else { return line(reasons, in: language) }
    return reasons.enumerated().map { "\($0 + 1). \(text($1, in: language))" }.joined(separator: "\n")
  }

  /// Evidence below each other: `税收 12.5 万元(年度指标 2021)`.
  ///
  /// - Parameters:
  ///   - key: the subject's own, which needs no saying.
  ///   - labels: what rules and parameters are called, by printed id.
  static func lines(
    _ evidence: [EvidenceItem], of key: String, labels: [String: String], in language: Language
  ) -> String {
    evidence.map { item in
      let label = labels[item.name] ?? ReasonFigure.label(of: item.name, in: language)
      let table = Wording.table(item.table)?(language) ?? item.table
      let row =
        item.key == key
        ? "" : item.key.hasPrefix("\(key)/") ? String(item.key.dropFirst(key.count + 1)) : item.key
      return figure(label, item.value, item.unit?.symbol, in: language) + Wording.openBracket(language)
        + (row.isEmpty ? table : "\(table) \(row)") + Wording.closeBracket(language)
        + corrected(item, in: language)
    }.joined(separator: "\n")
  }

  /// （已更正：函〔2022〕1号，张三）
  private static func corrected(_ item: EvidenceItem, in language: Language) -> String {
    guard let last = item.corrections.last else { return "" }
    let who = [last.document, last.by].compactMap(\.self)
    return Wording.openBracket(language) + Wording.corrected(language)
      + (who.isEmpty
        ? "" : Wording.afterLabel(language) + who.joined(separator: Wording.betweenFigures(language)))
      + Wording.closeBracket(language)
  }

  private static func text(_ reason: Reason, in language: Language) -> String {
    guard !reason.corrected.isEmpty else { return plainText(reason, in: language) }
    let names = reason.corrected.map { ReasonFigure.label(of: $0, in: language) }
    return plainText(reason, in: language) + Wording.openBracket(language) + Wording.corrected(language)
      + Wording.afterLabel(language) + names.joined(separator: Wording.betweenFigures(language))
      + Wording.closeBracket(language)
  }

  private static func plainText(_ reason: Reason, in language: Language) -> String {
    var text = reason.label
    if reason.isTarget {
      text += Wording.openBracket(language) + Wording.target(language) + Wording.closeBracket(language)
    }
    guard !reason.figures.isEmpty else { return text }
    return text + Wording.afterLabel(language) + figures(reason, in: language)
  }

  /// The figures of a reason alone.
  static func figures(_ reason: Reason, in language: Language) -> String {
    reason.figures.map { each in
      figure(ReasonFigure.label(of: each.label, in: language), each.value, each.unit?.symbol, in: language)
    }.joined(separator: Wording.betweenFigures(language))
  }

  private static func figure(
    _ label: String, _ value: Value?, _ unit: String?, in language: Language
  ) -> String {
    let shown = value.map { ValueText.readable($0, in: language) } ?? Wording.missing(language)
    let suffix = value == nil ? "" : unit ?? ""
    return "\(label) \(shown)" + (suffix.isEmpty || suffix == "%" ? suffix : " \(suffix)")
  }
}

extension ReasonFigure {
  /// A column's label where the name is a column's.
  fileprivate static func label(of name: String, in language: Language) -> String {
    ColumnLabels.label(of: name)?(language) ?? name
  }
}

/// A value for reading.
enum ValueText {
  /// Numbers at four decimals, truths as words.
  static func readable(_ value: Value, in language: Language) -> String {
    switch value {
    case .number(let number): NumberText.readable(number)
    case .text(let text): text
    case .day(let day): day.description
    case .truth(let truth): truth ? Wording.yes(language) : Wording.no(language)
    }
  }
}
