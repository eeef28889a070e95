/// Texts as YAML.
public enum YAMLText {
  private static let special = Set(":#,[]{}&*!|>'\"%@`\\")
  private static let words: Set<String> = ["null", "~", "true", "false", "yes", "no", "on", "off"]

  /// A text as a scalar, in quotes where it would be read as something else.
  public static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && !text.contains { special.contains($0) } && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
      && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.hasPrefix("-") && !text.hasPrefix("?")
      && !words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }

  /// A remark that cannot break out of its line.
  public static func inOneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || [0x85, 0x2028, 0x2029].contains($0.value) ? " " : $0 }))
  }
}
