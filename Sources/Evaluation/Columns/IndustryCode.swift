internal import Tables

/// Codes of GB/T 4754, whose editions number the divisions from 29 upward differently (contract V10).
enum IndustryCode {
  /// Whether a code lies under a prefix of a named edition. A code from 29 upward of an unknown edition, or of
  /// another one than the rule names, cannot be decided.
  static func isUnder(_ code: String?, _ edition: String?, year: String, prefix: String) -> Truth {
    guard let code else { return .unknown }
    let division = Int(code.prefix(2)) ?? 0
    if division >= 29, edition.flatMap(editionYear) != year { return .unknown }
    return Truth(code.hasPrefix(prefix))
  }

  /// The year in `2017`, `GB/T 4754-2017` or `2017版`; the last one where there are several.
  static func editionYear(_ text: String) -> String? {
    var run = ""
    var found: String?
    for character in text + " " {
      if character.isASCII, character.isNumber {
        run.append(character)
      } else {
        if run.count == 4, run.hasPrefix("19") || run.hasPrefix("20") { found = run }
        run = ""
      }
    }
    return found
  }
}
