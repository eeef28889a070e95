/// How much room a text takes: an ideograph counts two, a Latin letter one.
enum DisplayWidth {
  /// The width of a line.
  static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// The width of the widest line.
  static func ofWidestLine(_ text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { of($0) }.max() ?? 0
  }

  /// How many lines a text takes in a room of some width.
  static func lines(_ text: String, in width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { max(1, (of($0) + width - 1) / max(1, width)) }.reduce(0, +)
  }

  /// The text with spaces after it up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The text with spaces before it up to a width.
  static func paddedLeft(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - of(text))) + text
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
