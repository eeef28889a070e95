internal import Documents
internal import Units

extension SchemeItem {
  /// The taxes that count as a metric, so that rules can name them and explanations take them apart.
  var taxMetric: MetricItem? {
    guard let tax else { return nil }
    func part(_ name: SourcedText) -> String {
      let quoted = name.text.allSatisfy(\.isNamePart) ? name.text : "「\(name.text)」"
      return tax.blankIsZero ? "coalesce(\(quoted), 0 万元)" : quoted
    }
    let counted =
      tax.include.isEmpty
      ? ["tax"] + tax.exclude.map { "- \(part($0))" } : tax.include.map { "+ \(part($0))" }
    let terms = (counted + tax.addBack.map { "+ \(part($0))" }).joined(separator: " ")
    let formula = terms.hasPrefix("+ ") ? String(terms.dropFirst(2)) : terms
    return MetricItem(
      id: tax.id, label: tax.label, subject: subject, unit: .tenThousandYuan,
      formula: SourcedText(formula, at: tax.id.place, start: nil), citation: citation, note: nil)
  }
}
