internal import RuleBooks
internal import Tables
internal import Units

/// The days by which the books want a project to have come how far.
struct MilestoneJudge {
  let rules: Rules
  let table: Table

  /// In the books' order. Time runs from the day promised for the earlier step, else from the last one allowed for it.
  func results(_ row: Int) -> [MilestoneResult] {
    var days: [Int: CalendarDay] = [:]
    return rules.milestones.enumerated().map { index, milestone in
      let promised = table.days(milestone.id)?[row]
      var latest: CalendarDay?
      if let after = milestone.after, let within = milestone.within {
        latest = days[after].flatMap { $0.adding(within) }
      }
      days[index] = promised ?? latest
      let holds: Truth =
        if let promised, let latest { Truth(promised <= latest) } else {
          milestone.after == nil ? .yes : .unknown
        }
      return MilestoneResult(milestone: index, promised: promised, latest: latest, holds: holds)
    }
  }
}
