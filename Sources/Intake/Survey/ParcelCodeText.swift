internal import Tables

/// Texts in a drawing that may be the code of the parcel they stand in.
enum ParcelCodeText {
  /// The 宗地代码 (19 characters) or 不动产单元号 (28) in a text: the whole of it, or a part between blanks, colons,
  /// slashes and the like. As joined: the first 19.
  static func full(in text: String) -> String? {
    let whole = Identifier.normalised(text)
    if isFull(whole) { return Identifier.parcel(whole) }
    return text.split { !$0.isLetter && !$0.isNumber }.lazy
      .map { Identifier.normalised(String($0)) }.first { isFull($0) }.map { Identifier.parcel($0) }
  }

  /// Six digits of the county, three and three of the cadastral district, two letters, five digits; then a letter and
  /// eight digits for what stands on it.
  private static func isFull(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count == 19 || bytes.count == 28 else { return false }
    let letters: Set<Int> = [12, 13, 19]
    return bytes.enumerated().allSatisfy { index, byte in
      letters.contains(index) ? (0x41...0x5A).contains(byte) : (0x30...0x39).contains(byte)
    }
  }

  /// Whether a text has a digit and is no measure, such as 1250.35 or 12亩.
  static func isShort(_ text: String) -> Bool {
    let folded = CellText.folded(text)
    guard folded.contains(where: { ("0"..."9").contains($0) }) else { return false }
    let figure = folded.prefix { ("0"..."9").contains($0) || ".,+-".contains($0) }
    let rest = CellText.trimmed(String(folded.dropFirst(figure.count)))
    return figure.isEmpty
      || !(rest.isEmpty && figure.contains(".") || !rest.isEmpty && UnitText.unit(rest) != nil)
  }

  /// Whether land of two codes is at one height: 特征码 S is above the ground, X below it, everything else on it.
  static func areOnOneLevel(_ a: String, _ b: String) -> Bool { level(a) == level(b) }

  private static func level(_ code: String) -> UInt8 {
    let bytes = Array(code.utf8)
    guard isFull(code), [0x53, 0x58].contains(bytes[13]) else { return 0 }
    return bytes[13]
  }
}
