/// Texts as sheets can hold them.
enum SheetText {
  /// Without control characters, and no longer than a cell holds.
  static func clean(_ text: String) -> String {
    let utf8 = text.utf8
    if utf8.count < limit, !utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0xEF }) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) where isPrintable(scalar) { scalars.append(scalar) }
    if text.unicodeScalars.count > limit { scalars.append("…") }
    return String(scalars)
  }

  /// As it stands in a footer, where `&` begins a code.
  static func inFooter(_ text: String) -> String {
    clean(String(text.prefix(60))).replacing("&", with: "&&").replacing("\n", with: " ")
  }

  private static let limit = 32_000

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\n"
      || scalar == "\t"
  }
}

/// Names of sheets: valid, and each once.
struct SheetNames {
  private var taken: Set<String> = []

  /// A name made from a title: what spreadsheets refuse is replaced, what is too long is cut, and what is
  /// taken gets a number.
  mutating func name(for title: String) -> String {
    let base = SheetNames.valid(title)
    var name = SheetNames.cut(base, to: 31)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = SheetNames.cut(base, to: 31 - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  private static func valid(_ title: String) -> String {
    var name = ""
    for character in SheetText.clean(title) {
      let isRefused = refused.contains(character)
      if isRefused, name.hasSuffix("-") { continue }
      name.append(isRefused ? "-" : character.isWhitespace ? " " : character)
    }
    let trimmed = String(name.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
    if trimmed.isEmpty { return "-" }
    // A name Excel keeps for itself.
    return trimmed.lowercased() == "history" ? "\(trimmed)-" : trimmed
  }

  /// What spreadsheets refuse, some of them in full width as well.
  private static let refused: Set<Character> = [
    "[", "]", "/", "\\", ":", "*", "?", "\u{FF3B}", "\u{FF3D}", "\u{FF0F}", "\u{FF3C}", "\u{FF1A}",
    "\u{FF0A}",
    "\u{FF1F}",
  ]

  /// An apostrophe at either end is refused; a dash there stands for nothing.
  private static func isEdge(_ character: Character) -> Bool {
    character == "'" || character == "-" || character.isWhitespace
  }

  /// Spreadsheets count UTF-16 units.
  private static func cut(_ text: String, to limit: Int) -> String {
    var text = text
    while text.utf16.count > limit { text.removeLast() }
    return text
  }
}
