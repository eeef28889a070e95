/// Names of firms as they are compared. Two texts with the same normal form are the same name; everything that
/// could tell two firms apart stays: the legal form, the branch, the place a name begins with.
public enum FirmName {
  /// One width, no blanks, no quotes and no punctuation, one kind of brackets and dashes, capitals, and
  /// 有限责任公司 as 有限公司. 股份有限公司 is another legal form and stays; so does 分公司.
  public static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var mayBeLong = false
    for scalar in Identifier.normalised(text).unicodeScalars {
      if isIdeograph(scalar) {
        if scalar == "责" { mayBeLong = true }
        scalars.append(scalar)
      } else if let bracket = brackets[scalar] {
        scalars.append(bracket)
      } else if dashes.contains(scalar) {
        scalars.append("-")
      } else if !dropped.contains(scalar) {
        scalars.append(scalar)
      }
    }
    let plain = String(scalars)
    return mayBeLong ? shortened(plain) : plain
  }

  /// The full and the short word for one legal form.
  private static func shortened(_ text: String) -> String {
    longForms.reduce(text) { $0.replacing($1, with: "有限公司") }
  }

  private static let longForms = ["有限责任公司", "有限(责任)公司"]

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "【": "(", "】": ")", "〔": "(", "〕": ")", "[": "(", "]": ")", "{": "(", "}": ")", "〖": "(", "〗": ")",
  ]

  private static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
  ]

  /// Quotes, punctuation, and what cannot be seen.
  private static let dropped: Set<Unicode.Scalar> = [
    "\"", "'", "`", "\u{B4}", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{201C}", "\u{201D}",
    "\u{201E}",
    "\u{201F}", "\u{2032}", "\u{2033}", "「", "」", "『", "』", "〝", "〞", "\u{301F}", "«", "»", "《", "》", "〈",
    "〉",
    "<", ">", ",", ".", ";", ":", "!", "?", "、", "。", "\u{B7}", "\u{2022}", "\u{2027}", "\u{22C5}",
    "\u{30FB}",
    "\u{2D9}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{AD}",
  ]
}
