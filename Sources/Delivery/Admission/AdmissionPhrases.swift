internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The sentences of an admission: items, land, milestones, in words a planner reads.
struct AdmissionPhrases {
  let judgement: AdmissionJudgement
  let language: Language

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  func word(_ text: Bilingual) -> String { text(language) }

  var comma: String { say("，", ", ") }
  var pause: String { say("、", ", ") }
  var semicolon: String { say("；", "; ") }
  func bracket(_ text: String) -> String { say("（\(text)）", " (\(text))") }

  // MARK: Values

  func number(_ value: Double?, _ unit: Unit?) -> String {
    guard let value else { return word(AdmissionWording.missing) }
    let symbol = unit?.symbol ?? ""
    return NumberText.readable(value) + (symbol.isEmpty ? "" : symbol == "%" ? "%" : " \(symbol)")
  }

  func percent(_ share: Double) -> String {
    NumberText.readable((share * 100).roundedHalfAway(decimals: 2)) + "%"
  }

  func value(_ value: Value?, _ unit: Unit?) -> String {
    switch value {
    case nil: word(AdmissionWording.missing)
    case .number(let number)?: self.number(number, unit)
    case .text(let text)?: text
    case .day(let day)?: day.description
    case .truth(let truth)?: word(truth ? Wording.yes : Wording.no)
    }
  }

  /// A fact, of an earlier year with the year.
  func label(_ name: String) -> String {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    let label = ColumnLabels.label(of: parts.first ?? name)?(language) ?? parts.first ?? name
    return parts.count == 2 ? label + bracket(parts[1]) : label
  }

  // MARK: Rules

  func source(_ standard: Standard) -> String {
    let book = judgement.rules.books[standard.book]
    let cite = standard.citation.map {
      say("《\($0.title)》", "\($0.title)") + ($0.clause.map { " \($0)" } ?? "")
    }
    return [cite, book.id].compactMap(\.self).joined(separator: say("，", ", "))
  }

  func bounds(_ item: AdmissionItem) -> String {
    let unit = judgement.metric(item).unit
    let lower = item.lower.map { "≥ " + number($0.threshold, unit) }
    let upper = item.upper.map { "≤ " + number($0.threshold, unit) }
    return [lower, upper].compactMap(\.self).joined(separator: say(" 且 ", " and "))
  }

  /// 余 10 万元/亩（5%）
  func margin(_ bound: ItemBound, _ unit: Unit) -> String {
    guard let margin = bound.margin else { return "" }
    let amount = number(abs(margin), unit)
    let share = bound.share.map { bracket(percent(abs($0))) } ?? ""
    return bound.holds == .no
      ? say("差 \(amount)\(share)", "short by \(amount)\(share)")
      : say("余 \(amount)\(share)", "\(amount) to spare\(share)")
  }

  /// Of an upper bound that is broken one is not short, but above.
  func margin(_ item: AdmissionItem) -> String {
    guard let bound = item.decisive, let margin = bound.margin else { return "" }
    let unit = judgement.metric(item).unit
    if bound.holds == .no, margin < 0, let upper = item.upper, upper.holds == .no,
      upper.threshold == bound.threshold
    {
      let share = bound.share.map { bracket(percent(abs($0))) } ?? ""
      return say("超 \(number(-margin, unit))\(share)", "\(number(-margin, unit)) too much\(share)")
    }
    return self.margin(bound, unit)
  }

  // MARK: Items

  func verdict(_ item: AdmissionItem) -> String {
    word(AdmissionWording.verdict(item.verdict.rawValue))
  }

  /// 亩平税收不低于20万元：承诺 21 万元/亩，要求 ≥ 20 万元/亩，余 1 万元/亩（5%）
  func sentence(_ item: AdmissionItem, row: Int) -> String {
    let standard = judgement.standard(item)
    let unit = judgement.metric(item).unit
    var parts: [String] = []
    if item.verdict != .notApplicable, let promised = item.promised {
      parts.append(say("承诺 ", "promised ") + number(promised, unit))
    }
    let bounds = bounds(item)
    if !bounds.isEmpty { parts.append(say("要求 ", "asked ") + bounds) }
    let margin = margin(item)
    if !margin.isEmpty { parts.append(margin) }
    if bounds.isEmpty, item.verdict == .pass || item.verdict == .fail {
      parts.append(say("例外是否适用不能确定，但结果都一样", "the same whether the exceptions apply or not"))
    }
    if let because = item.because { parts.append(because) }
    if item.nearLine == .yes { parts.append(word(AdmissionWording.near)) }
    if item.verdict == .undecided { parts.append(asking(item, row: row)) }
    let target = standard.isTarget ? bracket(word(AdmissionWording.target)) : ""
    let text = parts.joined(separator: comma)
    return standard.label + target + (text.isEmpty ? "" : say("：", ": ") + text)
  }

  /// 请补：厂房投资、设备投资
  func asking(_ item: AdmissionItem, row: Int) -> String {
    let names = judgement.questions([item], row: row).map { question($0, row: row) }.joined(separator: pause)
    if judgement.hasOnlyTotal(item, row: row) {
      return say(
        "只报了总投资，不能拆分代用，请分项填报：\(names)",
        "only a total of investment is stated, which is not split; state \(names)")
    }
    return say("请补：\(names)", "ask for \(names)")
  }

  // MARK: The outcome

  func outcome(_ outcome: AdmissionOutcome) -> String { word(AdmissionWording.outcome(outcome.rawValue)) }

  /// Why, in one line per ground.
  ///
  /// - Parameter asks: whether what is to be asked for is named too.
  func grounds(_ result: ProjectResult, asks: Bool = true) -> [String] {
    var grounds: [String] = []
    for land in result.deciding {
      let place = result.deciding.count > 1 ? "\(land.id): " : ""
      func add(_ items: [AdmissionItem], _ heading: String) {
        guard !items.isEmpty else { return }
        let names = items.map { judgement.standard($0).label }.joined(separator: pause)
        grounds.append(place + heading + names)
      }
      func items(_ verdict: ItemVerdict, isTarget: Bool?) -> [AdmissionItem] {
        land.items.filter {
          $0.verdict == verdict && (isTarget == nil || judgement.standard($0).isTarget == isTarget)
        }
      }
      add(items(.fail, isTarget: false), say("不达标：", "fails: "))
      add(items(.fail, isTarget: true), say("未达导向标准（参照）：", "misses targets: "))
      add(items(.caseByCase, isTarget: nil), say("一事一议：", "case by case: "))
      let open = items(.undecided, isTarget: nil)
      add(open, say("无法判定：", "cannot be decided: "))
      let asked = asks ? judgement.questions(open, row: land.row) : []
      if !asked.isEmpty {
        grounds.append(
          place + say("请补充：", "ask for: ")
            + asked.map { question($0, row: land.row) }.joined(separator: pause))
      }
      if land.items.allSatisfy({ $0.verdict == .notApplicable }) {
        grounds.append(place + say("没有一条标准适用于本项目", "no standard applies to this project"))
      }
    }
    let late = result.milestones.filter { $0.holds == .no }.map {
      judgement.rules.milestones[$0.milestone].label
    }
    if !late.isEmpty {
      grounds.append(say("时间节点晚于规定：", "later than allowed: ") + late.joined(separator: pause))
    }
    return grounds
  }
}
