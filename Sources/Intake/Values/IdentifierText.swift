internal import Tables

/// Reads identifiers (contract V2) and tells those that a spreadsheet has ruined.
enum IdentifierText {
  /// - Parameter isParcel: whether a 28-character 不动产单元号 counts as its first 19.
  /// - Returns: `bad` for a code that has become a rounded number, such as 9.13101E+17.
  static func read(_ text: String, isParcel: Bool) -> Reading<String> {
    if isPlain(text) { return .value(isParcel ? Identifier.parcel(text) : text) }
    let folded = CellText.folded(text)
    if CellText.meansMissing(folded) { return .missing }
    if isRuined(folded) { return .bad }
    let id = withoutDecimals(folded)
    let normal = isParcel ? Identifier.parcel(id) : Identifier.normalised(id)
    return normal.isEmpty ? .missing : .value(normal)
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

/// The check digit of a 统一社会信用代码 (GB 32100-2015).
enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// Whether a code of 18 characters has the check digit its other characters ask for; nil for other codes.
  static func checks(_ code: String) -> Bool? {
    let bytes = Array(code.utf8)
    guard bytes.count == 18 else { return nil }
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31] == bytes[17]
  }
}
