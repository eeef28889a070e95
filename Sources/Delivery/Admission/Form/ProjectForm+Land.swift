internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

extension ProjectForm {
  /// Where several standards speak of one thing.
  var strictest: [FormBlock] {
    var lines: [String] = []
    for land in result.deciding {
      for bounds in land.strictest where bounds.items.count > 1 {
        func add(_ sign: String, _ place: Int?, _ bound: (AdmissionItem) -> ItemBound?) {
          guard let place, let threshold = bound(land.items[place])?.threshold else { return }
          let standard = judgement.standard(land.items[place])
          let value = phrases.number(threshold, judgement.metric(land.items[place]).unit)
          let line =
            "\(bounds.label) \(sign) \(value)"
            + phrases.bracket(phrases.citation(standard.citation, standard.book))
          if !lines.contains(line) { lines.append(line) }
        }
        add("≥", bounds.lower) { $0.lower }
        add("≤", bounds.upper) { $0.upper }
      }
    }
    guard !lines.isEmpty else { return [] }
    return [.heading(phrases.word(AdmissionWording.strictest)), .notes(lines)]
  }

  /// How much land.
  var land: [FormBlock] {
    let isSeveral = result.deciding.count > 1
    var rows: [FormTable.Row] = []
    var notes: [String] = []
    for land in result.deciding {
      let demands = land.land.map { row($0, land) }
      if isSeveral, !demands.isEmpty {
        rows.append(FormTable.Row(cells: [FormCell(land.id, .label)], isWhole: true))
      }
      rows += demands
      let binding = land.land.filter { !judgement.standard(land.items[$0.item]).isTarget }.compactMap(\.most)
      let all = binding.isEmpty ? land.land.compactMap(\.most) : binding
      if all.count > 1, let least = all.min() {
        let place = isSeveral ? land.id + say("：", ": ") : ""
        notes.append(
          place
            + (binding.isEmpty
              ? say("各项合起来最多支撑 ", "All together support at most ")
              : say("各项必须达到的标准合起来最多支撑 ", "All binding standards together support at most "))
            + phrases.number(least, .mu) + say("。", "."))
      }
    }
    guard !rows.isEmpty else { return [] }
    let columns: [FormTable.Column] = [
      .init(heading: say("按哪一项", "By which item"), width: 14),
      .init(heading: say("项目承诺", "Promised"), width: 12),
      .init(heading: say("支撑的用地", "Land supported"), width: 9, alignment: .centre),
      .init(heading: say("照拟用地须承诺", "Asked for the land wanted"), width: 13),
    ]
    return [
      .heading(say("三、用地测算", "3  How much land")), .table(FormTable(columns: columns, rows: rows)),
    ] + (notes.isEmpty ? [] : [.notes(notes)])
  }

  private func row(_ demand: LandDemand, _ land: LandResult) -> FormTable.Row {
    let standard = judgement.standard(land.items[demand.item])
    let target = standard.isTarget ? phrases.bracket(phrases.word(AdmissionWording.target)) : ""
    var supports: [String] = []
    if let most = demand.most { supports.append(say("最多 ", "at most ") + phrases.number(most, .mu)) }
    if let least = demand.least { supports.append(say("最少 ", "at least ") + phrases.number(least, .mu)) }
    var asked: [String] = []
    if let needed = demand.needed {
      let gap = demand.promised.flatMap { $0 < needed ? needed - $0 : nil }
      let more = gap.map {
        phrases.bracket(say("还差 ", "") + phrases.number($0, demand.unit) + say("", " more"))
      }
      asked.append("≥ " + phrases.number(needed, demand.unit) + (more ?? ""))
    }
    if let allowed = demand.allowed { asked.append("≤ " + phrases.number(allowed, demand.unit)) }
    return FormTable.Row(cells: [
      FormCell(standard.label + target),
      FormCell(phrases.amount(demand.amount) + " " + phrases.number(demand.promised, demand.unit)),
      FormCell(supports.joined(separator: "\n")), FormCell(asked.joined(separator: "\n")),
    ])
  }

  /// The days by which the books want what.
  var milestones: [FormBlock] {
    let rows = result.milestones.map { step -> FormTable.Row in
      let milestone = judgement.rules.milestones[step.milestone]
      let target = milestone.isTarget ? phrases.bracket(phrases.word(AdmissionWording.target)) : ""
      var latest = step.latest?.description ?? ""
      if step.latest == nil, let after = milestone.after, let within = milestone.within {
        let earlier = judgement.rules.milestones[after].label
        latest = say(
          "\(earlier)后 \(AdmissionPhrases.duration(within, .zh))内",
          "within \(AdmissionPhrases.duration(within, .en)) of \(earlier)")
      }
      var state = FormCell("")
      if step.holds == .no, let promised = step.promised, let latest = step.latest {
        let days = Int(promised.number - latest.number)
        state = FormCell(say("晚 \(days) 天", "\(days) days late"), milestone.isTarget ? .condition : .bad)
      } else if step.promised != nil, step.latest != nil {
        state = FormCell(say("按期", "in time"), .good)
      }
      return FormTable.Row(cells: [
        FormCell(milestone.label + target), FormCell(step.promised?.description ?? say("未填报", "not stated")),
        FormCell(latest), state, FormCell(phrases.citation(milestone.citation, milestone.book)),
      ])
    }
    guard !rows.isEmpty else { return [] }
    let columns: [FormTable.Column] = [
      .init(heading: say("节点", "Milestone"), width: 9),
      .init(heading: say("项目约定", "Promised"), width: 9, alignment: .centre),
      .init(heading: say("最迟", "At the latest"), width: 11, alignment: .centre),
      .init(heading: say("结果", "Result"), width: 7, alignment: .centre),
      .init(heading: say("依据", "Source"), width: 12),
    ]
    return [
      .heading(phrases.word(AdmissionWording.milestones)), .table(FormTable(columns: columns, rows: rows)),
    ]
  }
}
