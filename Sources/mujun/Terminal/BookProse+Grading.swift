internal import Documents
internal import RuleBooks

/// Gradings as prose.
extension BookProse {
  mutating func schemes() {
    for scheme in book.schemes {
      item("\(scheme.label) [\(scheme.id.text)](\(subject(scheme.subject)))")
      tenants(scheme)
      if let tax = scheme.tax {
        detail(say("计入的税收：", "Taxes that count: ") + "\(tax.label) [\(tax.id.text)]")
      }
      populations(scheme)
      groups(scheme.groups)
      for exemption in scheme.exemptions {
        let grade = exemption.grade.map { say("，记为 \($0)", ", marked \($0)") } ?? ""
        detail(say("免评：", "Exempt: ") + exemption.condition.text + because(exemption.because) + grade)
        validity(exemption.validity)
        cite(exemption.citation)
      }
      indicators(scheme)
      if let factor = scheme.factor { detail(say("得分乘以修正系数 ", "The sum is multiplied by ") + factor.text) }
      adjustments(scheme.adjustments)
      grades(scheme.grades)
      for veto in scheme.vetoes {
        detail(say("一票否决：", "Veto: ") + veto.condition.text + because(veto.because) + effect(veto.effect))
        validity(veto.validity)
        cite(veto.citation)
      }
      cite(scheme.citation)
      remark(scheme.note)
    }
  }

  private func because(_ text: String?) -> String { text.map { say("（\($0)）", " (\($0))") } ?? "" }

  private mutating func validity(_ validity: ValidityItem) {
    guard validity.from != nil || validity.to != nil else { return }
    let from = validity.from?.text ?? "…"
    let to = validity.to?.text ?? "…"
    detail("  " + say("有效期 \(from) 至 \(to)", "valid from \(from) to \(to)"))
  }

  // MARK: Who

  private mutating func tenants(_ scheme: SchemeItem) {
    if let companies = scheme.companies {
      detail(say("集团合并评价，按 ", "Companies of one group are graded together, by ") + companies.text)
    }
    guard let tenants = scheme.tenants else { return }
    switch tenants.treatment {
    case .merged:
      detail(say("租赁企业并入土地持有企业，共享评价结果", "Tenants count with the holder of the land and share its grade"))
    case .both:
      detail(say("各企业独立评价，并另列与租赁企业合并的评价", "Everybody alone, and holders with tenants merged beside it"))
    case .population: detail(say("租赁企业单独排名", "Tenants are ranked by themselves"))
    case .families: detail(say("租赁企业用单独的指标，单独排名", "Tenants have indicators and a ranking of their own"))
    case .floorArea:
      detail(
        say("租赁企业租用建筑面积达到 ", "Tenants take part from a rented floor area of ")
          + (tenants.atLeast?.text ?? "…") + say(" 的参加评价", ""))
    }
    if let except = tenants.except { detail("  " + say("除外：", "Except: ") + except.text) }
  }

  private mutating func populations(_ scheme: SchemeItem) {
    for population in scheme.populations {
      let condition = population.condition?.text ?? say("其余全部", "everybody left")
      detail(say("总体 ", "Population ") + "\(population.label) [\(population.id.text)]: \(condition)")
    }
  }

  private mutating func groups(_ groups: GroupsItem?) {
    guard let groups else { return }
    var text = say("分组：", "Groups: ") + groups.keys.map(\.text).joined(separator: say("、", ", "))
    if let least = groups.atLeast?.text {
      text += say("，不足 \(least) 家的并入 ", "; those with fewer than \(least) come together as ")
      text += groups.otherwise?.text ?? "…"
    }
    detail(text)
  }

  // MARK: Points

  private mutating func indicators(_ scheme: SchemeItem) {
    switch scheme.indicators {
    case .shared(let items): for item in items { indicator(item) }
    case .byPopulation(let sets):
      for set in sets {
        let label = scheme.populations.first { $0.id.text == set.population.text }?.label
        detail(say("指标，总体 ", "Indicators of ") + (label ?? set.population.text))
        for item in set.items { indicator(item) }
      }
    }
  }

  private mutating func indicator(_ item: IndicatorItem) {
    let metric = book.metrics.first { $0.id.text == item.metric.text }?.label ?? item.metric.text
    let weight = say("权重 ", "weight ") + item.weight.text
    detail("  \(metric) [\(item.metric.text)], \(weight): \(form(item))")
    var bounds: [String] = []
    if let cap = item.cap?.text { bounds.append(say("上限为权重的 \(cap) 倍", "at most \(cap) times the weight")) }
    if let floor = item.floor?.text {
      bounds.append(say("下限为权重的 \(floor) 倍", "at least \(floor) times the weight"))
    }
    if let most = item.atMost?.text { bounds.append(say("最高 \(most) 分", "at most \(most) points")) }
    if let least = item.atLeast?.text { bounds.append(say("最低 \(least) 分", "at least \(least) points")) }
    bounds.append(missing(item.missing))
    detail("    " + bounds.joined(separator: say("；", "; ")))
  }

  private func form(_ item: IndicatorItem) -> String {
    switch item.form {
    case .ratio: say("值 ÷ 基准值 × 权重，基准值 ", "value ÷ base × weight, base ") + base(item.base)
    case .reverse:
      say("(2 − 值 ÷ 基准值) × 权重，基准值 ", "(2 − value ÷ base) × weight, base ") + base(item.base)
    case .best: say("值 ÷ 最大值 × 权重", "value ÷ the best × weight") + circle(item.circle)
    case .rank: say("按名次计分", "by place") + circle(item.circle)
    case .minMax:
      say(
        "按最小与最大值折算为权重的 \(item.low?.text ?? "…")% 至 \(item.high?.text ?? "…")%",
        "from \(item.low?.text ?? "…") % of the weight for the least to \(item.high?.text ?? "…") % for the most"
      )
        + circle(item.circle)
    }
  }

  private func circle(_ circle: Circle) -> String {
    switch circle {
    case .group: say("（本组）", " (of the group)")
    case .population: say("（本总体）", " (of the population)")
    case .all: say("（全部参评）", " (of all that take part)")
    }
  }

  private func base(_ base: BaseItem?) -> String {
    switch base {
    case nil: return "…"
    case .given(let dated):
      return dated.spans.map { span in
        let from = span.from.map { say("自 \($0) 起 ", "from \($0) ") } ?? ""
        return from + (span.expression?.text ?? say("（终止）", "(ended)"))
      }.joined(separator: say("，", ", "))
    case .computed(let computed):
      let statistic =
        switch computed.statistic {
        case .weightedMean: say("加权平均", "weighted mean")
        case .mean: say("算术平均", "plain mean")
        case .median: say("中位数", "median")
        case .max: say("最大值", "greatest")
        }
      let year = computed.year == .previous ? say("上年", " of the year before") : ""
      let times = computed.times.map { say(" 的 \($0.text) 倍", " times \($0.text)") } ?? ""
      return (language == .zh ? year + statistic : statistic + year) + circle(computed.circle) + times
    }
  }

  private func missing(_ rule: MissingItem) -> String {
    switch rule {
    case .ungraded: say("缺数则无法评分", "missing: cannot be scored")
    case .zero: say("缺数计零分", "missing: no points")
    case .populationMean: say("缺数取总体该项平均得分", "missing: the population's mean points of the item")
    case .reweigh: say("缺数不计此项，其余按权重放大", "missing: left out, the rest scaled up")
    case .penalty(let points): say("缺数计 \(points.text) 分", "missing: \(points.text) points")
    }
  }

  private mutating func adjustments(_ adjustments: AdjustmentsItem) {
    for item in adjustments.items {
      let condition = item.condition.map { say("，当 ", " where ") + $0.text } ?? ""
      detail(
        say("加减分：", "Adjustment: ") + item.points.text + condition + because(item.because)
          + bounds(item.atMost, item.atLeast))
      validity(item.validity)
      cite(item.citation)
    }
    let total = bounds(adjustments.atMost, adjustments.atLeast)
    if !total.isEmpty { detail(say("加减分合计", "Adjustments together") + total) }
  }

  private func bounds(_ most: SourcedText?, _ least: SourcedText?) -> String {
    (most.map { say("，最多 \($0.text) 分", ", at most \($0.text)") } ?? "")
      + (least.map { say("，最少 \($0.text) 分", ", at least \($0.text)") } ?? "")
  }

  // MARK: Grades

  private mutating func grades(_ grades: GradesItem) {
    if !grades.quota.isEmpty {
      let shares = grades.quota.map { "\($0.label.text) \($0.share.text)" }.joined(separator: say("、", ", "))
      let per = grades.perGroup ? say("按组", "per group") : say("按总体", "per population")
      let rounding =
        switch grades.rounding {
        case .halfUp: say("四舍五入", "rounded half up")
        case .down: say("舍去小数", "rounded down")
        case .up: say("进一", "rounded up")
        }
      let ties =
        grades.ties == .better
        ? say("并列取好的等级", "ties get the better grade") : say("并列取差的等级", "ties get the worse grade")
      detail(
        say("按比例定级：", "Grades by quota: ") + shares + say("；", "; ")
          + [per, say("累计名额", "cumulated places ") + rounding, ties].joined(separator: say("，", ", ")))
    }
    if !grades.thresholds.isEmpty {
      let scores = grades.thresholds.map { "\($0.label.text) ≥ \($0.score.text)" }
      let rest = grades.otherwise.map { say("，其余 ", ", else ") + $0.text } ?? ""
      detail(say("分数线：", "Least scores: ") + scores.joined(separator: say("、", ", ")) + rest)
    }
    for need in grades.needs {
      detail(
        say("评为 \(need.grade.text) 还须：", "\(need.grade.text) also needs: ") + (need.condition?.text ?? "")
          + because(need.because) + say("，否则降一级，名额不递补", ", else one grade lower; the place does not pass on"))
      cite(need.citation)
    }
    for rule in grades.only {
      let below = rule.below.map { say("得分低于 \($0.text)", "score below \($0.text)") }
      let conditions = [rule.condition?.text, below].compactMap(\.self).joined(separator: say("，且", " and "))
      detail(
        say("只有符合下列条件的才评为 \(rule.grade.text)：", "\(rule.grade.text) only where: ") + conditions
          + because(rule.because) + say("，否则升一级", ", else one grade better"))
      cite(rule.citation)
    }
  }

  private func effect(_ effect: VetoEffectItem) -> String {
    switch effect {
    case .grade(let grade): say("，评为 \(grade.text)", ", graded \(grade.text)")
    case .down(let steps): say("，下降 \(steps.text) 级", ", \(steps.text) lower")
    case .atBest(let grade): say("，最高评为 \(grade.text)", ", \(grade.text) at best")
    }
  }
}
