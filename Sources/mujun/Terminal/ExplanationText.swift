internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// Writes an explanation as an indented tree.
struct ExplanationText {
  private let language: Language
  private let values: ValueText
  private let grades: GradeText

  init(_ language: Language) {
    self.language = language
    values = ValueText(language: language)
    grades = GradeText(language: language, values: values)
  }

  func lines(_ explanation: Explanation, depth: Int = 0) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    return [indent + text(explanation.line)] + explanation.children.flatMap { lines($0, depth: depth + 1) }
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func text(_ line: Explanation.Line) -> String {
    switch line {
    case .subject(let subject, let key, let name):
      let kind =
        switch subject {
        case .enterprise: say("企业", "Enterprise")
        case .zone: say("片区", "Zone")
        case .parcel, .project: say("宗地", "Parcel")
        }
      return "\(kind) \(key)\(name.map { " \($0)" } ?? "")"
    case .land(let land): return say("用地面积", "Land") + ": " + values.text(land, .mu)
    case .link(let link, let other): return self.link(link, other)
    case .metric(let metric, let value):
      return "\(metric.label) [\(metric.name)] = \(values.text(value, metric.type.unit))"
    case .fact(let name, let value, let unit, let origin):
      let source = origin.map { "  ← \(place($0))" } ?? ""
      return "\(values.label(name)) [\(name)] = \(values.text(value, unit))\(source)"
    case .corrected(let correction): return corrected(correction)
    case .parameter(let parameter):
      return "\(parameter.label) [\(parameter.name)] = \(values.text(parameter.value, parameter.type.unit)) "
        + say("（\(origin(parameter).zh)）", "(\(origin(parameter).en))")
    case .judgedOn(let day): return say("判定日期", "Judged on") + " [as_of] = \(day)"
    case .peers(let text, let value, let unit):
      return say("同类统计", "Peers") + " \(text) = \(values.text(value, unit))"
    case .total(let text, let value, let unit):
      return say("片区内合计", "Sum over the zone") + " \(text) = \(values.text(value, unit))"
    case .members(let keys, let areSure):
      let head = areSure ? say("计入", "Counted") : say("不能确定", "Not certain")
      let shown = keys.prefix(20).joined(separator: say("、", ", ")) + (keys.count > 20 ? " …" : "")
      return head + say("（共 \(keys.count)）：", " (\(keys.count)): ") + shown
    case .formula(let text): return "= \(text)"
    case .condition(let text, let truth): return "\(mark(truth)) \(text)"
    case .exception(let text, let truth): return say("例外", "Exception") + " \(mark(truth)) \(text)"
    case .standard(let standard, let verdict, let value, let threshold, let shortfall, let near, let unit):
      return self.standard(standard, verdict, value, threshold, shortfall, near, unit)
    case .flag(let flag, let truth, let near):
      let edge = near == .yes ? say("，临界", ", near the line") : ""
      return say("标记", "Flag") + " \(mark(truth)) \(flag.label) [\(flag.name)]: \(values.truth(truth))\(edge)"
    case .notJudged(let name, let label, let lacking):
      return say("未判定", "Not judged") + " \(label) [\(name)]: "
        + say("数据集没有 ", "the dataset lacks ") + lacking.joined(separator: say("、", ", "))
    case .cite(let citation):
      let quote = citation.quote.map { say("：“\($0)”", ": “\($0)”") } ?? ""
      return say("依据", "Basis") + "《\(citation.title)》\(citation.clause.map { " \($0)" } ?? "")\(quote)"
    case .clearedBy(let ways):
      return say("下列任一条件不再成立即解除：", "Cleared as soon as one of these no longer holds: ")
        + ways.joined(separator: say("；", "; "))
    case .measure(let action, let deadline):
      return say("措施：", "Measure: ") + action + (deadline.map { say("，期限 \($0)", ", by \($0)") } ?? "")
    case .missing(let names):
      return say("缺少 ", "Missing: ") + names.map { values.label($0) }.joined(separator: say("、", ", "))
    case .list(let list): return say("列入清单", "On the list") + " \(list.title) [\(list.fileName)]"
    case .clause(let clause): return ClauseText(language: language, values: values).line(clause)
    case .grade(let line): return grades.grade(line)
    case .item(let metric, let outcome): return grades.item(metric, outcome)
    case .base(let text): return say("基准值", "Base") + " = \(text)"
    case .factor(let text, let factor): return grades.factor(text, factor)
    case .adjustment(let text, let truth, let points): return grades.adjustment(text, truth, points)
    case .gradeStep(let kind, let text, let truth): return grades.step(kind, text, truth)
    case .notes(let notes): return grades.notes(notes)
    case .rule(let text, let value): return "\(text): \(values.text(value))"
    case .areaFlip(let flip, let kind, let land):
      return Message.areaFlipOfVerdict.filled(
        [
          "area": .term(AreaWording.name(flip.area.rawValue)), "land": .text(values.text(land, nil)),
          "verdict": .term(AreaWording.verdict(flip.verdict, of: kind.rawValue)),
        ], in: language)
    }
  }

  private func origin(_ parameter: Parameter) -> Bilingual {
    switch parameter.origin {
    case .user: Bilingual(zh: "由用户设定", en: "set by the user")
    case .book: Bilingual(zh: "规则书给定", en: "given by the book")
    case .proposal: Bilingual(zh: "规则书建议，用户接受", en: "proposed by the book, accepted by the user")
    case .unset: Bilingual(zh: "未设定", en: "not set")
    }
  }

  private func mark(_ truth: Truth) -> String {
    switch truth {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    }
  }

  /// 已更正：原值 12，依据 函〔2022〕1号，张三，2022-01-05，更正.csv 第 2 行
  private func corrected(_ correction: CellCorrection) -> String {
    var parts = [
      say("原值 ", "was ") + (correction.old ?? say("空", "empty")),
      say("依据 ", "on ") + (correction.document ?? say("未写明", "no document named")),
    ]
    if let reason = correction.reason { parts.append(say("理由 ", "because ") + reason) }
    parts.append(correction.by ?? say("未写明提出人", "nobody named"))
    if let date = correction.date { parts.append(date.description) }
    parts.append(correction.place.described(in: language))
    let cell = "\(values.label(correction.column)) \(correction.key)"
    return say("已更正：", "Corrected: ") + "\(cell) " + parts.joined(separator: say("，", ", "))
  }

  /// （税务）
  private func owner(_ origin: CellOrigin) -> String {
    origin.source.owner.map { say("（\($0)）", " (\($0))") } ?? ""
  }

  private func place(_ origin: CellOrigin) -> String {
    let ways = origin.matches.map { way($0) }
    if ways.isEmpty { return cell(origin) }
    let told = ways.joined(separator: say("；", "; "))
    return cell(origin) + say("（\(told)）", " (\(told))")
  }

  /// How a row without a code came to its enterprise.
  private func way(_ match: RowMatch) -> String {
    let basis = (NameWording.basis[match.basis.rawValue] ?? NameWording.unnamed)(language)
    let share = match.share.map { say("，份额 ", ", share ") + values.text($0, nil) } ?? ""
    return say("按\(basis)「\(match.text)」对应", "by \(basis) \"\(match.text)\"") + share
  }

  private func cell(_ origin: CellOrigin) -> String {
    if let summands = origin.summands {
      let file = Place(file: origin.source.file, layer: origin.source.layer).described(in: language)
      let rows = summands.map(String.init).joined(separator: say("、", ", "))
      return file
        + say(" 第 \(rows) 行之和，列 \(origin.header)", " sum of rows \(rows), column \(origin.header)")
        + owner(origin)
    }
    return Place(
      file: origin.source.file, layer: origin.source.layer, row: origin.row,
      column: origin.header
    ).described(in: language) + owner(origin)
  }

  private func basis(_ basis: LinkBasis) -> String {
    switch basis {
    case .occupancy: say("按占用记录", "by occupancy row")
    case .parcelID: say("按企业登记的宗地", "by the enterprise's own parcel")
    case .holder: say("按权利人代码", "as holder by code")
    case .name: say("按权利人名称", "as holder by name")
    case .location: say("按坐标，待确认", "by its point, to be confirmed")
    }
  }

  private func link(_ link: Link, _ other: String) -> String {
    var parts = [
      basis(link.basis),
      say("面积 ", "land ") + values.text(link.land, .mu),
      say("时间权重 ", "weight ") + values.text(link.weight, nil),
      say("份额 ", "share ") + values.text(link.share, nil),
    ]
    if link.isAssumed { parts.append(say("含推定", "assumed")) }
    return say("占用", "Link") + " \(other): " + parts.joined(separator: say("，", ", "))
  }

  private func standard(
    _ standard: Standard, _ verdict: Verdict, _ value: Double?, _ threshold: Double?, _ shortfall: Double?,
    _ near: Truth, _ unit: Unit
  ) -> String {
    let words: [Verdict: (String, String)] = [
      .met: ("达标", "met"), .short: ("未达标", "short"), .undecided: ("无法判定", "cannot be decided"),
      .notApplicable: ("不适用", "not applicable"),
    ]
    let word = words[verdict].map { say($0.0, $0.1) } ?? verdict.rawValue
    var text = say("标准", "Standard") + " \(standard.label) [\(standard.name)]"
    if standard.isTarget { text += say("（参照）", " (target)") }
    text += ": \(word)"
    if verdict != .notApplicable {
      text += say("，现值 ", ", value ") + values.text(value, unit)
      if threshold != nil { text += say("，门槛 ", ", threshold ") + values.text(threshold, unit) }
    }
    if shortfall != nil { text += say("，差 ", ", short by ") + values.text(shortfall, unit) }
    if near == .yes { text += say("，临界", ", near the line") }
    return text
  }
}
