/// Reads truths as offices write them: 是/否, 规上/规下, 已抵押/未抵押, √/×, 1/0.
enum TruthText {
  /// - Parameter nothingIsNo: whether 无 is the other answer to 有 in this column, rather than an empty cell.
  static func read(_ text: String, nothingIsNo: Bool = false) -> Reading<Bool> {
    let folded = CellText.folded(text).lowercased()
    if nothingIsNo, folded == "无" { return .value(false) }
    if folded != "×", folded != "*", CellText.meansMissing(folded) { return .missing }
    if yes.contains(folded) { return .value(true) }
    if no.contains(folded) { return .value(false) }
    return .bad
  }

  /// A word of yes or no that is no number: what makes an unknown column one of truths.
  static func isWord(_ text: String) -> Bool {
    let folded = CellText.folded(text).lowercased()
    return words.contains(folded)
  }

  private static let words: Set<String> = [
    "是", "否", "true", "false", "yes", "no", "y", "n", "√", "×", "✓", "✔", "✗", "✘",
  ]

  private static let yes: Set<String> = [
    "是", "对", "真", "true", "t", "yes", "y", "1", "1.0", "√", "✓", "✔", "☑", "✅", "有",
    "规上", "规模以上", "规上企业", "规模以上企业", "规上工业", "规模以上工业", "规模上", "上规",
    "抵押", "已抵押", "抵押中", "在押", "已设抵押", "有抵押", "查封", "已查封", "查封中", "在封", "有查封", "被查封",
    "空置", "闲置", "已空置", "空闲", "确认", "已确认", "同意", "勾", "✔️",
  ]

  private static let no: Set<String> = [
    "否", "不是", "错", "假", "非", "false", "f", "no", "n", "0", "0.0", "×", "✗", "✘", "☒", "x", "❌",
    "规下", "规模以下", "规下企业", "规模以下企业", "规下工业", "规模以下工业", "规模下", "未上规", "非规上",
    "未抵押", "无抵押", "已解押", "解押", "已解除抵押", "已注销抵押", "未查封", "无查封", "已解封", "解封", "已解除查封",
    "在用", "使用中", "未空置", "非空置", "已使用", "未确认", "待确认", "不同意", "不予确认",
  ]
}
