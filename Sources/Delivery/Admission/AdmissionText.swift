public import Diagnostics
public import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// An admission as text for a terminal or a file: one project in full, a batch in a line per project.
public struct AdmissionText {
  private let judgement: AdmissionJudgement
  private let phrases: AdmissionPhrases
  private var lines: [String] = []

  /// - Parameter isFull: whether the projects of a batch are shown in full too.
  public static func lines(_ judgement: AdmissionJudgement, in language: Language, isFull: Bool) -> [String] {
    var text = AdmissionText(judgement, language)
    text.head()
    if judgement.results.count == 1 || isFull {
      for result in judgement.results { text.project(result) }
    } else {
      text.batch()
    }
    text.lines += ["", text.phrases.word(AdmissionWording.remark)]
    return text.lines
  }

  private init(_ judgement: AdmissionJudgement, _ language: Language) {
    self.judgement = judgement
    phrases = AdmissionPhrases(judgement: judgement, language: language)
  }

  private func say(_ zh: String, _ en: String) -> String { phrases.say(zh, en) }

  private mutating func section(_ title: Bilingual) { lines += ["", phrases.word(title)] }

  private mutating func entry(_ text: String) { lines.append("  " + text) }
  private mutating func detail(_ text: String) { lines.append("    " + text) }

  // MARK: The head

  private mutating func head() {
    let isBatch = judgement.results.count != 1
    let title = phrases.word(isBatch ? AdmissionWording.batchTitle : AdmissionWording.title)
    let day = "\(phrases.word(AdmissionWording.judgedOn)) \(judgement.asOf)"
    lines.append(title + phrases.bracket(day))
    for book in judgement.rules.books {
      lines.append(
        "\(phrases.word(AdmissionWording.books))\(say("：", ": "))\(book.title)\(phrases.bracket(inForce(book)))"
      )
    }
    for parameter in judgement.rules.parameters {
      lines.append(
        say("参数：", "Parameter: ") + "\(parameter.label) = "
          + phrases.value(parameter.value, parameter.type.unit))
    }
  }

  /// The edition: id and days in force.
  private func inForce(_ book: CompiledBook) -> String {
    let from = book.inForce.from.map { say("\($0) 起", "from \($0)") }
    let to = book.inForce.to.map { say("至 \($0)", "to \($0)") }
    return ([book.id] + [from, to].compactMap(\.self)).joined(separator: phrases.comma)
  }

  private mutating func batch() {
    let counts = AdmissionOutcome.allCases.map { outcome in
      "\(phrases.outcome(outcome)) \(judgement.results.count { $0.outcome == outcome })"
    }
    lines.append(
      say("共 \(judgement.results.count) 个项目：", "\(judgement.results.count) projects: ")
        + counts.joined(separator: phrases.comma))
    lines.append("")
    for result in judgement.results {
      let name = result.name.map { " \($0)" } ?? ""
      let grounds = phrases.grounds(result).joined(separator: phrases.semicolon)
      let decided = result.entry.decision.map { phrases.semicolon + decision($0, result) } ?? ""
      entry(
        "\(phrases.outcome(result.outcome))  \(result.id)\(name)"
          + (grounds.isEmpty ? "" : say("：", ": ") + grounds) + decided)
    }
  }

  // MARK: One project

  private mutating func project(_ result: ProjectResult) {
    lines += ["", "\(result.id)\(result.name.map { " \($0)" } ?? "")"]
    lines.append(
      "\(phrases.word(AdmissionWording.outcome))\(say("：", ": "))\(phrases.outcome(result.outcome))")
    for ground in phrases.grounds(result) { entry(ground) }
    if let decision = result.entry.decision { panel(decision, result) }
    facts(result.whole.row)
    if result.plots.isEmpty || result.entry.isJoint { land(result.whole) }
    if !result.plots.isEmpty { plots(result) }
    milestones(result)
    if let account = result.account { self.account(account) }
  }

  private mutating func facts(_ row: Int) {
    section(AdmissionWording.promises)
    let table = judgement.projects.table
    for name in judgement.projects.facts(row) where name != "project_id" && name != "name" {
      let value = judgement.value(name, row)
      var unit: Unit?
      if case .number(let column)? = table.column(name) { unit = column.unit }
      let origin =
        table.isDerived(name, row: row) ? phrases.bracket(phrases.word(AdmissionWording.derived)) : ""
      entry("\(phrases.label(name)) \(phrases.value(value, unit))\(origin)")
    }
  }

  private mutating func land(_ land: LandResult) {
    section(AdmissionWording.items)
    for item in land.items {
      entry("[\(phrases.verdict(item))] \(phrases.sentence(item, row: land.row))")
      detail(say("依据 ", "Basis: ") + phrases.source(judgement.standard(item)))
    }
    strictest(land)
    peers(land)
    demands(land)
  }

  private mutating func peers(_ land: LandResult) {
    var seen: Set<String> = []
    let compared = land.items.compactMap { item -> String? in
      let metric = judgement.metric(item)
      guard let peers = judgement.peers[metric.name], let median = peers.median, let promised = item.promised,
        let below = peers.share(below: promised), seen.insert(metric.name).inserted
      else { return nil }
      let middle = phrases.number(median, metric.unit)
      let share = phrases.percent(below)
      return "\(metric.label)\(say("：", ": "))"
        + say(
          "现有 \(peers.count) 家企业中位数 \(middle)，本项目承诺 \(phrases.number(promised, metric.unit))，高于其中 \(share)",
          "median of \(peers.count) enterprises \(middle); the promise of \(phrases.number(promised, metric.unit)) exceeds \(share) of them"
        )
    }
    guard !compared.isEmpty else { return }
    section(AdmissionWording.peers)
    for line in compared { entry(line) }
  }

  private mutating func strictest(_ land: LandResult) {
    let shared = land.strictest.filter {
      $0.items.count > 1 && ($0.lower != nil || $0.upper != nil)
    }
    guard !shared.isEmpty else { return }
    section(AdmissionWording.strictest)
    for bounds in shared {
      func line(_ sign: String, _ place: Int, _ bound: ItemBound?) {
        let item = land.items[place]
        let unit = judgement.metric(item).unit
        let source = phrases.bracket(phrases.source(judgement.standard(item)))
        entry("\(bounds.label) \(sign) \(phrases.number(bound?.threshold, unit))\(source)")
      }
      if let lower = bounds.lower { line("≥", lower, land.items[lower].lower) }
      if let upper = bounds.upper { line("≤", upper, land.items[upper].upper) }
    }
  }

  private mutating func demands(_ land: LandResult) {
    let told = land.land.flatMap { demand in demandLines(demand, land) }
    guard !told.isEmpty else { return }
    section(AdmissionWording.land)
    for line in told { entry(line) }
    let binding = land.land.filter { !judgement.standard(land.items[$0.item]).isTarget }.compactMap(\.most)
    let all = land.land.compactMap(\.most)
    if let least = binding.min(), binding.count > 1 {
      entry(
        say("各项必须达到的标准合起来最多支撑 ", "All binding standards together support at most ")
          + phrases.number(least, .mu))
    } else if let least = all.min(), all.count > 1 {
      entry(say("各项合起来最多支撑 ", "All together support at most ") + phrases.number(least, .mu))
    }
  }

  private func demandLines(_ demand: LandDemand, _ land: LandResult) -> [String] {
    let label = judgement.standard(land.items[demand.item]).label
    let amount = phrases.amount(demand.amount)
    let promised = phrases.number(demand.promised, demand.unit)
    var parts: [String] = []
    if let most = demand.most {
      parts.append(
        say("承诺\(amount) \(promised)，最多支撑 ", "\(amount) of \(promised) supports at most ")
          + phrases.number(most, .mu))
    }
    if let least = demand.least {
      parts.append(say("至少要用地 ", "needs at least ") + phrases.number(least, .mu))
    }
    let wanted = phrases.value(judgement.value("land", land.row), .mu)
    if let needed = demand.needed {
      let gap = demand.promised.flatMap { $0 < needed ? needed - $0 : nil }
      let more = gap.map {
        phrases.bracket(say("还差 ", "") + phrases.number($0, demand.unit) + say("", " more"))
      }
      parts.append(
        say("拟用地 \(wanted)，须承诺\(amount)不少于 ", "for \(wanted), \(amount) must be at least ")
          + phrases.number(needed, demand.unit) + (more ?? ""))
    }
    if let allowed = demand.allowed {
      let most = phrases.number(allowed, demand.unit)
      parts.append(
        demand.needed == nil
          ? say("拟用地 \(wanted)，\(amount)不得多于 \(most)", "for \(wanted), \(amount) may be at most \(most)")
          : say("不得多于 \(most)", "and at most \(most)"))
    }
    return parts.isEmpty ? [] : ["\(label)\(say("：", ": "))" + parts.joined(separator: phrases.semicolon)]
  }

  private mutating func plots(_ result: ProjectResult) {
    section(AdmissionWording.plots)
    if result.entry.isJoint { entry(say("合并核算，分地块仅供参考", "Judged as one; plot by plot for information")) }
    for plot in result.plots {
      let land = phrases.value(judgement.value("land", plot.row), .mu)
      entry("\(plot.id)\(phrases.bracket(land))\(say("：", ": "))\(phrases.outcome(plot.outcome))")
      for item in plot.items where item.verdict != .notApplicable {
        detail("[\(phrases.verdict(item))] \(phrases.sentence(item, row: plot.row))")
      }
    }
  }

  // MARK: Milestones and the panel

  private mutating func milestones(_ result: ProjectResult) {
    guard !result.milestones.isEmpty else { return }
    section(AdmissionWording.milestones)
    for step in result.milestones {
      let milestone = judgement.rules.milestones[step.milestone]
      var parts: [String] = []
      if let promised = step.promised { parts.append(say("约定 \(promised)", "promised \(promised)")) }
      if let latest = step.latest {
        parts.append(say("最迟 \(latest)", "at the latest \(latest)"))
      } else if let after = milestone.after, let within = milestone.within {
        let earlier = judgement.rules.milestones[after].label
        parts.append(
          say(
            "\(earlier)后 \(AdmissionPhrases.duration(within, .zh))内",
            "within \(AdmissionPhrases.duration(within, .en)) of \(earlier)"))
      }
      if step.holds == .no, let promised = step.promised, let latest = step.latest {
        let days = Int(promised.number - latest.number)
        parts.append(say("晚 \(days) 天", "\(days) days late"))
      }
      if milestone.isTarget { parts.append(phrases.word(AdmissionWording.target)) }
      if parts.isEmpty { parts.append(say("未填报", "not stated")) }
      entry("\(milestone.label)\(say("：", ": "))" + parts.joined(separator: phrases.comma))
    }
  }

  private func decision(_ decision: PanelDecision, _ result: ProjectResult) -> String {
    let outcome = phrases.word(AdmissionWording.decision(decision.outcome.rawValue))
    let override = decision.overrides(result.outcome) ? say("，与核算结果不同", ", other than worked out") : ""
    return phrases.word(AdmissionWording.decision) + say("：", ": ") + outcome + override
  }

  private mutating func panel(_ decision: PanelDecision, _ result: ProjectResult) {
    lines.append(self.decision(decision, result))
    let signed = [decision.by, decision.date?.description].compactMap(\.self)
    if !signed.isEmpty { entry(say("决定人 ", "decided by ") + signed.joined(separator: phrases.comma)) }
    if let reason = decision.reason { entry(say("理由：", "reason: ") + reason) }
    for condition in decision.conditions { entry(say("条件：", "condition: ") + condition) }
    for opinion in decision.opinions {
      let signed = [opinion.by, opinion.date?.description].compactMap(\.self)
      let by = signed.isEmpty ? "" : phrases.bracket(signed.joined(separator: phrases.comma))
      entry("\(opinion.bureau)\(say("：", ": "))\(opinion.opinion)\(by)")
    }
  }

  // MARK: The account

  private mutating func account(_ account: AccountResult) {
    section(AdmissionWording.account)
    guard account.missing.isEmpty else {
      let names = account.missing.map { phrases.word(AdmissionWording.accountItem($0)) }
      entry(say("算不出来，请补：", "It cannot be worked out; state ") + names.joined(separator: phrases.pause))
      return
    }
    for line in phrases.account(account) { entry(line) }
  }
}
