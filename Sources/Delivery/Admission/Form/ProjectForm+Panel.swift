internal import Diagnostics
internal import Evaluation
internal import Tables
internal import Units

extension ProjectForm {
  // MARK: The account

  var account: [FormBlock] {
    guard let account = result.account else { return [] }
    let heading = FormBlock.heading(
      phrases.word(AdmissionWording.account) + phrases.bracket(say("万元，两位小数", "万元, two decimals")))
    guard account.missing.isEmpty else {
      let names = account.missing.map { phrases.word(AdmissionWording.accountItem($0)) }
      return [
        heading,
        .notes([say("算不出来，请补：", "It cannot be worked out; state ") + names.joined(separator: phrases.pause)]),
      ]
    }
    let ends: [(label: String, value: String)] = [
      (say("小账（地价－成本－基础设施－奖补）", "Small account"), money(account.small)),
      (say("大账（地方留成税收）", "Large account"), money(account.large)),
      (say("合计", "Together"), money(account.total)),
      (
        say("收支相抵", "Breaks even"),
        account.breakEven.map { say("第 \($0) 年", "in year \($0)") } ?? say("测算年限内不能", "not within the years")
      ),
    ]
    return [
      heading, .table(.pairs(ends, widths: (15, 9))), .table(years(account)),
      .notes([
        say("测算依据：", "Rests on: ")
          + account.assumptions.map { assumption($0) }.joined(separator: phrases.semicolon)
          + say(
            "。第 0 年为交地当年，各年按折现率折到第 0 年。", ". Year 0 is that of the hand-over; all years are discounted to it."
          )
      ]),
    ]
  }

  private func assumption(_ assumption: AccountResult.Assumption) -> String {
    let values = assumption.value.map { value in
      assumption.name == "years"
        ? NumberText.readable(value) + say(" 年", "")
        : assumption.isShare ? phrases.percent(value) : phrases.number(value, .tenThousandYuan)
    }
    let origin =
      assumption.origin == .project ? phrases.bracket(say("取自项目承诺", "as the project promises")) : ""
    return phrases.word(AdmissionWording.accountItem(assumption.name)) + " "
      + values.joined(separator: phrases.pause) + origin
  }

  private func money(_ value: Double?) -> String {
    value.map { NumberText.string($0.roundedHalfAway(decimals: 2)) } ?? phrases.word(AdmissionWording.missing)
  }

  /// Years beside each other, eleven at a time.
  private func years(_ account: AccountResult) -> FormTable {
    let across = 11
    var rows: [FormTable.Row] = []
    for start in stride(from: 0, to: account.years.count, by: across) {
      let years = account.years[start..<min(start + across, account.years.count)]
      func row(_ label: String, _ text: (AccountResult.Year) -> String, _ look: FormLook = .plain) {
        let cells = years.map { FormCell(text($0), look) }
        let blanks = Array(repeating: FormCell(""), count: across - cells.count)
        rows.append(FormTable.Row(cells: [FormCell(label, .label)] + cells + blanks))
      }
      row(say("年", "Year"), { "\($0.year)" }, .label)
      row(say("地价", "Land"), { money($0.landPrice) })
      row(say("支出", "Spent"), { money($0.spent) })
      row(say("税收", "Tax"), { money($0.tax) })
      row(say("累计", "Balance"), { money($0.balance) })
    }
    let columns =
      [FormTable.Column(heading: "", width: 4)]
      + (0..<across).map { _ in FormTable.Column(heading: "", width: 4, alignment: .centre) }
    return FormTable(columns: columns, rows: rows, hasHeadings: false)
  }

  // MARK: The panel

  var panel: [FormBlock] {
    [
      .heading(say("四、部门意见和评审会决定", "4  Opinions and the panel's decision")), .table(opinions),
      .table(decision), .table(signatures),
    ]
  }

  private var opinions: FormTable {
    let stated = result.entry.decision?.opinions ?? []
    var rows = stated.map { opinion in
      FormTable.Row(cells: [
        FormCell(opinion.bureau), FormCell(opinion.opinion), FormCell(opinion.by ?? ""),
        FormCell(opinion.date?.description ?? ""),
      ])
    }
    if rows.isEmpty {
      rows = (0..<2).map { _ in FormTable.Row(cells: (0..<4).map { _ in FormCell("") }, lines: 2) }
    }
    return FormTable(
      columns: [
        .init(heading: say("部门", "Bureau"), width: 9), .init(heading: say("意见", "Opinion"), width: 23),
        .init(heading: say("签字", "Signed"), width: 8, alignment: .centre),
        .init(heading: say("日期", "Date"), width: 8, alignment: .centre),
      ], rows: rows)
  }

  private var decision: FormTable {
    var rows: [FormTable.Row] = []
    func add(_ label: String, _ text: String, lines: Int = 1, look: FormLook = .plain) {
      rows.append(FormTable.Row(cells: [FormCell(label, .label), FormCell(text, look)], lines: lines))
    }
    let reason = say("理由", "Reason")
    let conditions = say("附加条件", "Conditions")
    if let decision = result.entry.decision {
      let overrides = decision.overrides(result.outcome)
      let other = overrides ? say("（与核算结论不同）", " (other than worked out)") : ""
      let signed = [decision.by, decision.date?.description].compactMap(\.self).joined(
        separator: phrases.comma)
      add(
        say("评审会决定", "Decision"), phrases.word(AdmissionWording.decision(decision.outcome.rawValue)) + other,
        look: overrides ? .condition : .plain)
      add(say("决定人、日期", "By, date"), signed)
      add(reason, decision.reason ?? "")
      if !decision.conditions.isEmpty {
        add(conditions, decision.conditions.joined(separator: phrases.semicolon))
      }
    } else {
      let choices = ["admit", "conditions", "refuse", "defer"].map {
        "□ " + phrases.word(AdmissionWording.decision($0))
      }
      add(say("评审会决定", "Decision"), choices.joined(separator: say("　　", "      ")))
      add(reason + say("、条件", ", conditions"), "", lines: 2)
    }
    return FormTable(
      columns: [.init(heading: "", width: 9), .init(heading: "", width: 39)], rows: rows, hasHeadings: false)
  }

  private var signatures: FormTable {
    let labels = [
      say("审查人", "Examined by"), say("复核人", "Checked by"), say("负责人", "Approved by"), say("日期", "Date"),
    ]
    let cells = labels.flatMap { [FormCell($0, .label), FormCell("")] }
    return FormTable(
      columns: labels.flatMap { _ in
        [FormTable.Column(heading: "", width: 5), FormTable.Column(heading: "", width: 7)]
      }, rows: [FormTable.Row(cells: cells, lines: 2)], hasHeadings: false)
  }
}
