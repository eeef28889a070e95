/// Texts that survive being opened in Excel: codes stay codes, and nothing runs as a formula.
enum ExcelSafeText {
  /// The text as it stands in a list CSV.
  ///
  /// What Excel would read as a number or date and thereby damage becomes `="…"`; what would start a formula
  /// gets an apostrophe before it.
  static func guarded(_ text: String) -> String {
    var text = text
    let verdict = text.withUTF8 { judge($0) }
    switch verdict {
    case .harmless: return text
    case .damaged: return "=\"\(text)\""
    case .formula: return "'\(text)"
    }
  }

  /// The text where it is not for Excel alone: what would start a formula gets an apostrophe before it, everything else
  /// stays as it is.
  static func disarmed(_ text: String) -> String {
    var text = text
    let isFormula = text.withUTF8 { bytes in
      bytes.first.map { startsFormula($0) || startsWideFormula(bytes) } ?? false
    }
    return isFormula ? "'\(text)" : text
  }

  private enum Verdict {
    case harmless, damaged, formula
  }

  private static func judge(_ text: UnsafeBufferPointer<UInt8>) -> Verdict {
    guard let first = text.first else { return .harmless }
    if startsFormula(first) || startsWideFormula(text) { return .formula }
    // Dates and numbers are short and plain; a longer text is neither.
    guard text.count <= 64, text.allSatisfy({ $0 < 0x80 }) else { return .harmless }
    return looksLikeDate(text) || wouldChangeAsNumber(text) ? .damaged : .harmless
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Full-width = + - @, which Excel takes for the plain ones.
  private static func startsWideFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 3, text[0] == 0xEF, text[1] == 0xBC else { return false }
    return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
  }

  // MARK: Numbers

  /// Whether it is written as a number that Excel would show otherwise: leading or trailing zeros lost, more
  /// than eleven digits, an exponent.
  private static func wouldChangeAsNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    var points = 0
    for (index, byte) in text.enumerated() {
      if isDigit(byte) {
        digits += 1
      } else if byte == UInt8(ascii: ".") {
        points += 1
      } else if byte | 0x20 == UInt8(ascii: "e"), digits > 0 {
        return points <= 1 && isExponent(text[(index + 1)...])
      } else {
        return false
      }
    }
    guard digits > 0, points <= 1 else { return false }
    let leadingZero = text.count > 1 && text[0] == UInt8(ascii: "0") && text[1] != UInt8(ascii: ".")
    let last = text[text.count - 1]
    let trailing = points == 1 && (last == UInt8(ascii: "0") || last == UInt8(ascii: "."))
    return leadingZero || digits > 11 || trailing || text[0] == UInt8(ascii: ".")
  }

  private static func isExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var text = text
    if let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      text = text.dropFirst()
    }
    return !text.isEmpty && text.allSatisfy { isDigit($0) }
  }

  // MARK: Dates and times

  /// Digits, and names of months, put together by - / : or nothing: `2021-3`, `1/2`, `12:30`, `SEP2`, `1-MAR`.
  private static func looksLikeDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var numbers = 0
    var separators = 0
    var months = 0
    var index = 0
    while index < text.count {
      let start = index
      if isDigit(text[index]) {
        while index < text.count, isDigit(text[index]) { index += 1 }
        guard index - start <= 4 else { return false }
        numbers += 1
      } else if isLetter(text[index]) {
        while index < text.count, isLetter(text[index]) { index += 1 }
        guard isMonth(text[start..<index]) else { return false }
        months += 1
      } else {
        guard "-/: ".utf8.contains(text[index]), start > 0, index + 1 < text.count else { return false }
        separators += text[index] == UInt8(ascii: " ") ? 0 : 1
        index += 1
      }
    }
    if months > 0 { return months == 1 && (1...2).contains(numbers) }
    // A space may stand for one separator: a date with its time, a number with a fraction.
    return (2...6).contains(numbers)
      && (separators == numbers - 1 || numbers > 2 && separators == numbers - 2)
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static func isMonth(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let word = String(decoding: word, as: UTF8.self).lowercased()
    return word == "sept" || monthNames.contains { $0 == word || $0.prefix(3) == word }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
