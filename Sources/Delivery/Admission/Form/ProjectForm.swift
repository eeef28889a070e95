internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// Puts the review form of one project together.
struct ProjectForm {
  let result: ProjectResult
  let phrases: AdmissionPhrases

  var judgement: AdmissionJudgement { phrases.judgement }
  func say(_ zh: String, _ en: String) -> String { phrases.say(zh, en) }

  var page: FormPage {
    let name = result.name ?? result.id
    return FormPage(
      id: result.id, title: say("项目准入审查表", "Admission review"),
      subtitle: say(
        "编号 \(result.id)　　判定日期 \(judgement.asOf)", "Project \(result.id) · judged on \(judgement.asOf)"),
      blocks: [outcome(name)] + stated + items + asking + strictest + land + milestones + account + panel
        + [.notes(glossary + phrases.basis)],
      footer: phrases.word(AdmissionWording.remark))
  }

  // MARK: The head

  private func outcome(_ name: String) -> FormBlock {
    var rows = [
      FormTable.Row(cells: [FormCell(say("项目", "Project"), .label), FormCell(name, isLarge: true)])
    ]
    if case .text(let applicant)? = judgement.value("applicant", result.whole.row) {
      rows.append(FormTable.Row(cells: [FormCell(phrases.label("applicant"), .label), FormCell(applicant)]))
    }
    rows.append(
      FormTable.Row(cells: [
        FormCell(say("核算结论", "Outcome"), .label),
        FormCell(phrases.outcome(result.outcome), result.outcome.look, isLarge: true),
      ]))
    let grounds = phrases.grounds(result, asks: false)
    if !grounds.isEmpty {
      rows.append(
        FormTable.Row(cells: [
          FormCell(say("理由", "Grounds"), .label), FormCell(grounds.joined(separator: "\n")),
        ]))
    }
    return .table(
      FormTable(
        columns: [.init(heading: "", width: 7), .init(heading: "", width: 41)], rows: rows, hasHeadings: false
      ))
  }

  private static let inHead: Set<String> = ["project_id", "name", "applicant"]

  private var stated: [FormBlock] {
    let table = judgement.projects.table
    var derived = false
    let pairs = judgement.projects.facts(result.whole.row).filter { !ProjectForm.inHead.contains($0) }
      .map { name in
        var unit: Unit?
        if case .number(let column)? = table.column(name) { unit = column.unit }
        let value = phrases.value(judgement.value(name, result.whole.row), unit)
        let isDerived = table.isDerived(name, row: result.whole.row)
        derived = derived || isDerived
        return (label: phrases.label(name), value: isDerived ? value + " *" : value)
      }
    guard !pairs.isEmpty else { return [] }
    let note = derived ? [FormBlock.notes(["* " + phrases.word(AdmissionWording.derived)])] : []
    return [
      .heading(say("一、项目填报", "1  What the project states")),
      .table(.pairs(pairs, widths: phrases.language == .zh ? (8, 8) : (14, 10))),
    ] + note
  }

  // MARK: Items

  private var items: [FormBlock] {
    let isSeveral = result.deciding.count > 1
    let isChinese = phrases.language == .zh
    var rows: [FormTable.Row] = []
    var number = 0
    for land in result.deciding {
      if isSeveral { rows.append(plotRow(land)) }
      for item in land.items {
        number += 1
        rows.append(row(item, number, land))
      }
    }
    var blocks: [FormBlock] = [
      .heading(say("二、逐项对照", "2  Item by item")),
      .table(
        FormTable(
          columns: [
            .init(heading: say("序", "No."), width: 2, alignment: .centre),
            .init(heading: say("审查事项", "Item"), width: isChinese ? 10 : 9),
            .init(heading: say("项目承诺", "Promised"), width: isChinese ? 7 : 6, alignment: .centre),
            .init(heading: say("准入要求", "Required"), width: isChinese ? 7 : 6, alignment: .centre),
            .init(heading: say("余量、差额", "Margin"), width: isChinese ? 9 : 13),
            .init(heading: say("结论", "Result"), width: isChinese ? 4 : 5, alignment: .centre),
            .init(heading: say("依据", "Source"), width: isChinese ? 9 : 7),
          ], rows: rows)),
    ]
    if result.entry.isJoint {
      let plots = result.plots.map { plot in
        "\(plot.id)\(phrases.bracket(area(plot)))\(say("：", ": "))\(phrases.outcome(plot.outcome))"
      }
      blocks.append(
        .notes([
          say("几个地块合并核算，各地块单独看（仅供参考）：", "Judged as one; each plot by itself, for information: ")
            + plots.joined(separator: phrases.semicolon)
        ]))
    }
    return blocks
  }

  private func area(_ land: LandResult) -> String { phrases.value(judgement.value("land", land.row), .mu) }

  private func plotRow(_ land: LandResult) -> FormTable.Row {
    let text = "\(land.id)\(phrases.bracket(area(land)))\(say("：", ": "))\(phrases.outcome(land.outcome))"
    return FormTable.Row(cells: [FormCell(text, .label)], isWhole: true)
  }

  private func row(_ item: AdmissionItem, _ number: Int, _ land: LandResult) -> FormTable.Row {
    let standard = judgement.standard(item)
    let target = standard.isTarget ? phrases.bracket(phrases.word(AdmissionWording.target)) : ""
    let promised =
      item.promised.map { phrases.number($0, judgement.metric(item).unit) }
      ?? say("未填报", "not stated")
    return FormTable.Row(cells: [
      FormCell("\(number)"), FormCell(standard.label + target),
      FormCell(item.verdict == .notApplicable ? "" : promised), FormCell(phrases.bounds(item)),
      FormCell(remark(item, land)), FormCell(phrases.verdict(item), item.verdict.look),
      FormCell(phrases.citation(standard.citation, standard.book)),
    ])
  }

  /// How far it is from the line, and whatever else has to be known about it.
  private func remark(_ item: AdmissionItem, _ land: LandResult) -> String {
    var parts = [phrases.margin(item), item.because ?? ""]
    if item.nearLine == .yes { parts.append(phrases.word(AdmissionWording.near)) }
    if item.verdict == .undecided { parts.append(phrases.asking(item, row: land.row)) }
    let isOpen = item.lower == nil && item.upper == nil
    if isOpen, item.verdict == .pass || item.verdict == .fail {
      parts.append(say("例外是否适用不能确定，但结果都一样", "the same whether the exceptions apply or not"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: phrases.comma)
  }

  private var asking: [FormBlock] {
    let asked = result.deciding.flatMap { land in
      judgement.questions(land.items, row: land.row).map { question in
        let place = result.deciding.count > 1 ? land.id + say("：", ": ") : ""
        return "□ " + place + phrases.question(question, row: land.row)
      }
    }
    guard !asked.isEmpty else { return [] }
    return [
      .heading(say("请申请单位补充", "To be supplied by the applicant")),
      .notes([asked.joined(separator: say("　　", "    "))]),
    ]
  }

  // MARK: Words

  /// What the words of the form mean: only of those that stand on it.
  private var glossary: [String] {
    let items = result.deciding.flatMap(\.items)
    var words = [
      say(
        "说明：余是承诺比要求好出的数，差、超是还差或超出的数，括号里是它占要求的百分比；1 公顷＝15 亩，1 亩≈666.67 平方米。",
        "Words: “to spare”, “short by” and “too much” say how far the promise is from what is required, in brackets as a share of it; 1 mu (亩) is 1/15 ha, about 666.67 m²."
      )
    ]
    if items.contains(where: { judgement.standard($0).isTarget }) {
      words.append(
        say(
          "参照：导向标准，达不到的附条件，不因此不予准入。",
          "Target: points the way; missing it leads to conditions and not to a refusal."))
    }
    if items.contains(where: { $0.nearLine == .yes }) {
      words.append(
        say(
          "临界：离要求不到 0.5%，或结论取决于四位小数的取舍，请核对原始数。",
          "Near the line: within 0.5 % of what is required, or decided by rounding to four decimals; check the figures."
        ))
    }
    if items.contains(where: { $0.verdict == .undecided }) {
      words.append(
        say(
          "无法判定：缺材料，既不算达标，也不算不达标。",
          "Cannot be decided: something is missing; it counts neither as a pass nor as a failure."))
    }
    if items.contains(where: { $0.verdict == .caseByCase }) {
      words.append(
        say(
          "一事一议：文件没有定统一的数，由评审会对本项目个别决定。",
          "Case by case: the document sets no general figure; the panel decides for this project."))
    }
    if items.contains(where: { $0.verdict == .notApplicable }) {
      words.append(say("不适用：文件的这一条不管本项目。", "Not applicable: this clause is not about such a project."))
    }
    if result.outcome == .conditions {
      words.append(
        say(
          "附条件准入：必须达到的都达到，有参照标准未达到、一事一议或时间节点偏晚的，由评审会定条件。",
          "Admit on conditions: nothing that binds fails; the panel sets conditions for targets missed, cases of their own or late milestones."
        ))
    }
    if judgement.isKnown("counted_floor_area", result.whole.row) {
      words.append(say("计容建筑面积：层高超过 8 米的，该层面积加倍计算。", "Counted floor area: a storey above 8 m counts twice."))
    }
    return words
  }
}
