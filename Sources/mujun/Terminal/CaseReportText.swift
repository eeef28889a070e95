internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import RuleCases
internal import Tables
internal import Units

/// What became of a file of cases, as lines: each case that failed with its reasons, then how many, then the gaps.
struct CaseReportText {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func lines(_ report: CaseReport) -> [String] {
    report.results.flatMap { lines($0) } + [summary(report)] + untouched(report.untouched)
  }

  private func summary(_ report: CaseReport) -> String {
    Message.casesSummary.filled(
      [
        "file": .text(report.file), "total": .count(report.results.count), "passed": .count(report.passed),
        "failed": .count(report.failed),
      ], in: language)
  }

  // MARK: Cases

  private func lines(_ result: CaseResult) -> [String] {
    guard !result.findings.isEmpty else { return [] }
    let ruleCase = result.ruleCase
    let head = Message.caseFailed.filled(
      ["place": .text(ruleCase.place.described(in: language)), "case": .text(ruleCase.title)], in: language)
    let why = Message.caseWorking.filled(["why": .text(oneLine(ruleCase.why))], in: language)
    return [head, "  " + why]
      + result.findings.indices.flatMap { lines($0, of: result.findings) }
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: language == .zh ? "" : " ")
  }

  /// How a result came about is told once, behind the last of several differences in it.
  private func lines(_ index: Int, of findings: [CaseFinding]) -> [String] {
    switch findings[index] {
    case .refused(let refusal): return ["  " + refusal.text(in: language)]
    case .unread(let issue): return ["  " + IssueText(language: language).line(issue)]
    case .admits(let difference): return ["  " + line(difference)]
    case .differs(let difference):
      let next = findings.dropFirst(index + 1).lazy.compactMap { finding -> CaseDifference? in
        if case .differs(let other) = finding { other } else { nil }
      }.first
      let isTold = next.map { $0.concernsTheSame(as: difference) } ?? false
      let explanation = ExplanationText(language)
      return ["  " + line(difference)]
        + (isTold ? [] : difference.explanations.flatMap { explanation.lines($0, depth: 2) })
    }
  }

  private func line(_ difference: CaseDifference) -> String {
    let subject = difference.subject.map { Message.caseSubject.filled(["key": .text($0)], in: language) }
    return Message.caseDiffers.filled(
      [
        "place": .text(difference.place.described(in: language)), "kind": .term(difference.kind.word),
        "label": .text(difference.label), "id": .text(difference.id), "subject": .text(subject ?? ""),
        "aspect": .text(word(difference.aspect)), "expected": .list(shown(difference.expected)),
        "actual": actual(difference.actual),
      ], in: language)
  }

  private func line(_ difference: AdmissionDifference) -> String {
    Message.caseDiffers.filled(
      [
        "place": .text(difference.place.described(in: language)), "kind": .term(difference.kind),
        "label": .text(difference.label), "id": .text(difference.id),
        "subject": .text(
          difference.plot.map { Message.caseSubject.filled(["key": .text($0)], in: language) } ?? ""),
        "aspect": .text(difference.aspect.word(language)), "expected": .list(shown(difference.expected)),
        "actual": difference.outcome.map { .text($0(language)) } ?? actual(difference.actual),
      ], in: language)
  }

  private func shown(_ texts: [String]) -> [String] {
    texts.isEmpty ? [language == .zh ? "（空）" : "(none)"] : texts
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func word(_ aspect: Aspect) -> String {
    switch aspect {
    case .value: say("值", "value")
    case .verdict: say("结论", "verdict")
    case .threshold: say("门槛", "threshold")
    case .shortfall: say("差额", "shortfall")
    case .because: say("说明", "because")
    case .nearLine: say("临界", "near line")
    case .listed: say("列入", "listed")
    case .rows: say("名单", "rows")
    case .reasons: say("理由", "reasons")
    case .column(let name): say("「\(name)」栏", "column \(name)")
    case .grade: say("等级", "grade")
    case .score: say("得分", "score")
    case .rank: say("名次", "rank")
    case .ranked: say("参加排名数", "ranked")
    case .population: say("总体", "population")
    case .group: say("分组", "group")
    case .note: say("说明", "note")
    case .item(let metric, let aspect): say("「\(metric)」的\(word(aspect))", "\(word(aspect)) of \(metric)")
    }
  }

  private func word(_ aspect: ItemAspect) -> String {
    switch aspect {
    case .score: say("得分", "score")
    case .raw: say("封顶保底前得分", "score before bounds")
    case .value: say("指标值", "value")
    case .base: say("基准值", "base")
    case .cap: say("封顶", "cap")
    case .floor: say("保底", "floor")
    case .missingRule: say("缺数规则", "rule for missing values")
    }
  }

  private func actual(_ actual: CaseActual) -> Argument {
    let values = ValueText(language: language)
    switch actual {
    // In full: what differs may differ in the last digit.
    case .value(.number(let number)?, let unit):
      let text = number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
      return .text(unit.map { $0.symbol.isEmpty ? text : "\(text) \($0.symbol)" } ?? text)
    case .value(let value, _): return .text(values.text(value))
    case .verdict(let verdict): return .text(word(verdict))
    case .truth(let truth): return .text(values.truth(truth))
    case .notJudged(let lacking):
      let names = lacking.map { values.label($0) }.joined(separator: say("、", ", "))
      return .text(say("未判定（没有 \(names)）", "not judged (without \(names))"))
    case .texts(let texts): return .list(shown(texts))
    case .notListed: return .text(say("不在清单上", "not on the list"))
    }
  }

  private func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .met: say("达标", "met")
    case .short: say("未达标", "short")
    case .undecided: say("无法判定", "undecided")
    case .notApplicable: say("不适用", "not applicable")
    }
  }

  // MARK: Gaps

  private func untouched(_ rules: [UntouchedRule]) -> [String] {
    if rules.isEmpty { return [Message.casesTouchAll.filled([:], in: language)] }
    return RuleKind.allCases.compactMap { kind in
      let names = rules.filter { $0.kind == kind }.map { name($0) }
      if names.isEmpty { return nil }
      return Message.casesUntouched.filled(["kind": .term(kind.word), "names": .list(names)], in: language)
    }
  }

  private func name(_ rule: UntouchedRule) -> String {
    guard let exception = rule.exception else { return rule.id }
    return Message.caseExceptionUntouched.filled(
      ["id": .text(rule.id), "text": .text(exception)], in: language)
  }
}

extension CaseDifference {
  fileprivate func concernsTheSame(as other: CaseDifference) -> Bool {
    kind == other.kind && id == other.id && subject == other.subject
  }
}
