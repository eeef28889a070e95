public import Diagnostics
public import Evaluation

/// Why a grade is what it is, in words.
public struct GradeNoteText {
  private let language: Language
  private let label: (String) -> String

  /// - Parameter label: what readers call a column or rule.
  public init(_ language: Language, label: @escaping (String) -> String) {
    self.language = language
    self.label = label
  }

  /// All notes on one line.
  public func line(_ notes: [GradeNote]) -> String {
    notes.map { text($0) }.joined(separator: say("；", "; "))
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func list(_ names: [String]) -> String {
    names.map(label).joined(separator: say("、", ", "))
  }

  private func text(_ note: GradeNote) -> String {
    switch note {
    case .outside: say("没有适用的总体", "no population fits")
    case .exempt(let text): say("免评：", "exempt: ") + text
    case .missing(let names): say("缺少 ", "missing: ") + list(names)
    case .noBase(let names): say("没有基准值：", "no base: ") + list(names)
    case .adjusted(let text): say("加减分：", "adjusted: ") + text
    case .needs(let text): say("未满足条件：", "needs not met: ") + text
    case .only(let text): say("等级限定：", "grade limited: ") + text
    case .veto(let text): say("一票否决：", "veto: ") + text
    case .with(let key): say("与 \(key) 合并评价", "graded together with \(key)")
    case .tenant(let doubt): say("租赁关系待查（\(doubt.rawValue)）", "tenancy to be checked (\(doubt.rawValue))")
    }
  }
}
