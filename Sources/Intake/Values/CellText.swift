internal import Foundation

/// What cells have in common before they become a value: blanks around them, widths of letters, words that mean that
/// nothing is there (contract V1).
enum CellText {
  /// The text without the blanks around it.
  static func trimmed(_ text: String) -> String {
    if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, isSolid(first),
      isSolid(last)
    {
      return text
    }
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// The text in one width (NFKC) and without the blanks around it.
  static func folded(_ text: String) -> String {
    trimmed(inOneWidth(text))
  }

  /// Full-width letters as ordinary ones, and what else NFKC makes the same.
  static func inOneWidth(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
  }

  /// Whether bytes are blanks only.
  static func isBlank(_ bytes: Bytes) -> Bool {
    if bytes.isEmpty { return true }
    if bytes.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { isBlank($0) }
  }

  /// The bytes without the ASCII blanks around them.
  static func trimmedAscii(_ bytes: Bytes) -> Bytes {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start == 0 && end == bytes.count ? bytes : Bytes(rebasing: bytes[start..<end])
  }

  /// Whether a text without blanks around it says that there is no value, in whatever width it is written.
  static func isMissing(_ trimmed: String) -> Bool {
    guard let first = trimmed.unicodeScalars.first else { return true }
    // Most texts show by their first letter or their length that they are none of the words.
    if trimmed.utf8.count > 30 || (isIdeograph(first) || first.isASCII) && !firstLetters.contains(first) {
      return false
    }
    return meansMissing(folded(trimmed))
  }

  /// Whether a folded text says that there is no value. 0 is not among them.
  static func meansMissing(_ folded: String) -> Bool {
    if folded.isEmpty { return true }
    return folded.utf8.count <= 18 && missingWords.contains(folded.lowercased())
  }

  /// Most first and last letters: printed ASCII and Chinese characters.
  private static func isSolid(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) || isIdeograph(scalar)
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  private static let firstLetters: Set<Unicode.Scalar> = {
    Set(missingWords.flatMap { [$0, $0.uppercased()] }.compactMap(\.unicodeScalars.first))
  }()

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.properties.isWhitespace || invisible.contains(scalar.value)
  }

  /// Zero-width characters and the byte order mark, which no office means to type.
  private static let invisible: Set<UInt32> = [0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]

  private static let missingWords: Set<String> = [
    "-", "--", "---", "----", "\u{2013}", "\u{2014}", "\u{2014}\u{2014}", "\u{2015}", "\u{2212}", "\u{30FC}",
    "\u{4E00}\u{4E00}", "/", "//", "\\", "*", "**", "?", "...", "......", "\u{2026}", "\u{00B7}",
    "无", "空", "未知", "不详", "暂无", "缺失", "缺", "无数据", "没有", "待查", "待定", "待补", "待补充", "未填",
    "未填报", "不适用", "不明", "n/a", "na", "n.a.", "#n/a", "nan", "null", "none", "nil", "(null)", "<null>",
    "(空)", "(无)", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "#div/0", "#value", "#ref",
    "#####",
    "########",
  ]
}

/// What reading a cell as some kind of value gives.
enum Reading<Value> {
  case value(Value)
  case missing
  /// A text that is not such a value.
  case bad
}
