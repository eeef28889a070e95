internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The lines of an explanation that are about grades.
struct GradeText {
  let language: Language
  let values: ValueText

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func points(_ value: Double) -> String {
    values.text(value.isNaN ? nil : value.roundedHalfAway(decimals: 6), nil)
  }

  func grade(_ line: GradeLine) -> String {
    let head = say("分级", "Grade") + " \(line.label) [\(line.name)]: "
    var parts: [String] = []
    switch line.standing {
    case .outside: return head + say("不在评价范围", "outside the scheme")
    case .undecided: return head + say("无法判定", "cannot be decided")
    case .exempt:
      return head + (line.grade ?? say("不定等级", "no grade")) + say("，免评，不参加排名", ", exempt and not ranked")
    case .member, .takesPart: parts.append(line.grade ?? say("无法判定", "cannot be decided"))
    }
    if let leader = line.leader { parts.append(say("与 \(leader) 合并评价", "graded together with \(leader)")) }
    parts.append(say("得分 ", "score ") + points(line.score))
    if line.rank > 0 {
      parts.append(say("第 \(line.rank) 位，共 \(line.ranked) 家", "place \(line.rank) of \(line.ranked)"))
    }
    if let population = line.population { parts.append(population) }
    if let group = line.group { parts.append(say("分组 ", "group ") + group) }
    return head + parts.joined(separator: say("，", ", "))
  }

  func item(_ metric: Metric, _ outcome: SchemeGrades.ItemOutcome) -> String {
    var parts = [say("得 ", "") + points(outcome.score) + say(" 分", " points")]
    parts.append(say("权重 ", "weight ") + points(outcome.indicator.weight))
    if !outcome.base.isNaN { parts.append(say("基准值 ", "base ") + values.text(outcome.base, metric.unit)) }
    if outcome.marks.contains(.noBase) {
      parts.append(say("没有可比的基准值", "there is no base to hold it against"))
    }
    if outcome.marks.contains(.filled) { parts.append(missing(outcome.indicator.missing)) }
    if outcome.marks.contains(.cap) {
      parts.append(say("已达上限，未限前 ", "capped, before that ") + points(outcome.raw))
    }
    if outcome.marks.contains(.floor) {
      parts.append(say("按下限计，未限前 ", "at the floor, before that ") + points(outcome.raw))
    }
    return say("评分项", "Item") + " \(metric.label): " + parts.joined(separator: say("，", ", "))
  }

  private func missing(_ rule: MissingRule) -> String {
    switch rule {
    case .ungraded: say("缺数", "missing")
    case .zero: say("缺数，按办法计零分", "missing, no points by the scheme")
    case .populationMean: say("缺数，按办法取总体平均得分", "missing, the population's mean points by the scheme")
    case .reweigh: say("缺数，按办法不计此项，其余放大", "missing, left out by the scheme, the rest scaled up")
    case .penalty: say("缺数，按办法扣分", "missing, a penalty by the scheme")
    }
  }

  func adjustment(_ text: String, _ truth: Truth, _ points: Double) -> String {
    let figure = points.isNaN ? say("无法判定", "cannot be decided") : self.points(points)
    return say("加减分", "Adjustment") + " \(text): \(figure)"
  }

  func factor(_ text: String, _ factor: Double) -> String {
    say("修正系数", "Factor") + " \(text) = \(points(factor))"
  }

  func step(_ kind: GradeStepKind, _ text: String, _ truth: Truth) -> String {
    let word =
      switch kind {
      case .needs: say("未满足该等级的条件", "Does not meet what the grade needs")
      case .only: say("不符合该等级的限定", "Not one of those the grade is for")
      case .veto: say("一票否决", "Veto")
      }
    return word + ": \(text)" + (truth == .unknown ? say("（无法判定）", " (cannot be decided)") : "")
  }

  func notes(_ notes: [GradeNote]) -> String {
    say("说明：", "Note: ") + GradeNoteText(language) { values.label($0) }.line(notes)
  }
}
