internal import Tables

/// Reads identifiers (contract V2) and tells those that a spreadsheet has ruined.
enum IdentifierText {
  /// - Parameters:
  ///   - isParcel: whether a 28-character 不动产单元号 counts as its first 19.
  ///   - isKey: whether it names the row, so that the error of a formula is no mere gap.
  /// - Returns: `bad` for a code that has become a rounded number, such as 9.13101E+17.
  static func read(_ text: String, isParcel: Bool, isKey: Bool = false) -> Reading<String> {
    if isPlain(text) { return .value(isParcel ? Identifier.parcel(text) : text) }
    let folded = CellText.folded(text)
    if isKey, isFormulaError(folded) { return .bad }
    if CellText.meansMissing(folded) { return .missing }
    if isRuined(folded) { return .bad }
    let id = withoutDecimals(folded)
    // Blanks taken out of the inside may leave others at the end.
    let normal = CellText.trimmed(isParcel ? Identifier.parcel(id) : Identifier.normalised(id))
    return normal.isEmpty ? .missing : .value(normal)
  }

  /// #REF!, #N/A and the like, and the hashes of a column that was too narrow when it was copied as text.
  static func isFormulaError(_ text: String) -> Bool {
    CellText.trimmed(text).hasPrefix("#") && CellText.meansMissing(CellText.folded(text))
  }

  /// Digits and capitals and so many of them that they are no word for nothing: in normal form already.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count > 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  /// 9.13101E+17, but not a code such as 12E5.
  private static func isRuined(_ text: String) -> Bool {
    guard let first = text.first, ("0"..."9").contains(first) else { return false }
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let halves = parts.count == 2 ? parts : text.split(separator: "E", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return false }
    let (mantissa, exponent) = (halves[0], halves[1])
    let digits = exponent.drop { $0 == "+" }
    guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return false
    }
    let isDecimal =
      mantissa.dropFirst().first == "." && mantissa.dropFirst(2).allSatisfy { ("0"..."9").contains($0) }
    return isDecimal || mantissa.count == 1 && exponent.hasPrefix("+")
  }

  /// 1001.0, as a number that was a code prints in other programs, is 1001.
  static func withoutDecimals(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), point != text.startIndex else { return text }
    let decimals = text[text.index(after: point)...]
    let isWhole = text[..<point].allSatisfy { ("0"..."9").contains($0) }
    return isWhole && !decimals.isEmpty && decimals.allSatisfy { $0 == "0" } ? String(text[..<point]) : text
  }
}
