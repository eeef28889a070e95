/// Reads years: 2021, 2021年, 2021年度, 2021.0.
enum YearText {
  static let range = 1900...2199

  static func read(_ text: String) -> Reading<Double> {
    var folded = CellText.folded(text)
    if CellText.meansMissing(folded) { return .missing }
    for ending in ["年度", "年", "度"] where folded.hasSuffix(ending) {
      folded = CellText.trimmed(String(folded.dropLast(ending.count)))
      break
    }
    guard let year = year(folded) else { return .bad }
    return .value(Double(year))
  }

  /// A whole number in the range of years, with or without a decimal point.
  static func year(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]), range.contains(year),
      parts.count == 1 || !parts[1].isEmpty && parts[1].allSatisfy({ $0 == "0" })
    else { return nil }
    return year
  }
}
