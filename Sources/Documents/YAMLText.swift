/// Texts as YAML.
public enum YAMLText {
  /// Scalars, not characters: with a combining mark behind it a bracket is another character and still a bracket.
  private static let special = Set(":#,[]{}&*!|>'\"%@`\\".unicodeScalars)
  private static let words: Set<String> = ["null", "~", "true", "false", "yes", "no", "on", "off"]

  /// A text as a scalar, in quotes where it would be read as something else.
  public static func scalar(_ text: String) -> String {
    isPlain(text) ? text : "\"\(text.unicodeScalars.map { quoted($0) }.joined())\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace else {
      return false
    }
    return !"-?".unicodeScalars.contains { $0 == first.unicodeScalars.first }
      && !text.unicodeScalars.contains { special.contains($0) }
      && !words.contains(text.lowercased())
      && !text.unicodeScalars.contains { isControl($0) }
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\"" || scalar == "\\" { return "\\" + String(scalar) }
    guard isControl(scalar) else { return String(scalar) }
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// What ends lines or does not show.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
  }

  /// A remark that cannot break out of its line.
  public static func inOneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }
}
