/// Codes of industries (contract V10).
enum IndustryText {
  /// The code without the letter of its section: C1310 is 1310.
  static func withoutSection(_ text: String) -> String {
    let code = IdentifierText.withoutDecimals(CellText.folded(text))
    guard let first = code.first, first.isASCII, first.isLetter, (3...5).contains(code.count) else {
      return text
    }
    let digits = code.dropFirst()
    return digits.allSatisfy { ("0"..."9").contains($0) } ? String(digits) : text
  }
}
