internal import Diagnostics

/// Issues as lines, the worst first.
struct IssueText {
  let language: Language

  /// One line: severity, source and row, what, code.
  func line(_ issue: Issue) -> String {
    let place = Place(file: issue.place.file, row: issue.place.row).described(in: language)
    // What concerns a whole table has no file to name.
    let table = issue.table.map { Wording.table($0)?(language) ?? $0 } ?? ""
    let subject = issue.subject.map { " \($0)" } ?? ""
    return
      "\(word(issue.severity)) \(place.isEmpty ? table : place)\(subject): \(issue.text(in: language)) [\(issue.message.code)]"
  }

  /// Of each kind the first few: the others ask for the same.
  ///
  /// - Parameters:
  ///   - issues: in report order, so that those of a kind stand together.
  ///   - more: what is said of those not shown.
  ///   - shown: how many of a kind stand for all.
  func folded(_ issues: [Issue], more: Message, shown: (Severity) -> Int) -> [String] {
    var lines: [String] = []
    var rest = issues[...]
    while let first = rest.first {
      let kind = rest.prefix { $0.message == first.message && $0.severity == first.severity }
      let limit = shown(first.severity)
      lines += kind.prefix(limit).map(line)
      if kind.count > limit { lines.append(more.filled(["count": .count(kind.count)], in: language)) }
      rest = rest.dropFirst(kind.count)
    }
    return lines
  }

  func summary(_ issues: [Issue]) -> String {
    if issues.isEmpty { return Message.checkClean.filled([:], in: language) }
    func count(_ severity: Severity) -> Argument { .count(issues.count { $0.severity == severity }) }
    return Message.checkSummary.filled(
      ["errors": count(.error), "warnings": count(.warning), "infos": count(.info)], in: language)
  }

  private func word(_ severity: Severity) -> String {
    switch severity {
    case .error: language == .zh ? "错误" : "error"
    case .warning: language == .zh ? "警告" : "warning"
    case .info: language == .zh ? "提示" : "remark"
    }
  }
}
