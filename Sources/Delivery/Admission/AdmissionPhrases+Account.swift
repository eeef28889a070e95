internal import Diagnostics
internal import Evaluation
internal import Units

extension AdmissionPhrases {
  /// The account in lines: what it rests on, both sides, year by year.
  func account(_ account: AccountResult) -> [String] {
    var lines = account.assumptions.map { assumption in
      let values = assumption.value.map { self.value($0, assumption) }.joined(separator: pause)
      let origin =
        assumption.origin == .project ? bracket(say("取自项目承诺", "as the project promises")) : ""
      return "\(word(AdmissionWording.accountItem(assumption.name))) \(values)\(origin)"
    }
    lines.append(
      say(
        "第 0 年为交地当年；税收和奖补从第 1 年起算，按年折现到第 0 年。",
        "Year 0 is that of the hand-over; tax and incentives run from year 1 and are discounted to year 0."))
    lines.append(
      say("小账（土地价款－土地成本－基础设施－奖补）", "Small account (price of the land less land, infrastructure, incentives) ")
        + say(" ", "") + money(account.small))
    lines.append(say("大账（地方留成税收） ", "Large account (local part of the tax) ") + money(account.large))
    lines.append(say("合计 ", "Together ") + money(account.total))
    lines.append(
      account.breakEven.map { say("第 \($0) 年收支相抵", "Breaks even in year \($0)") }
        ?? say("测算年限内不能收支相抵", "Does not break even within the years looked at"))
    for year in account.years {
      lines.append(
        say(
          "第 \(year.year) 年：地价 \(money(year.landPrice))，支出 \(money(year.spent))，税收 \(money(year.tax))，累计（折现）\(money(year.balance))",
          "Year \(year.year): land \(money(year.landPrice)), spent \(money(year.spent)), tax \(money(year.tax)), balance (discounted) \(money(year.balance))"
        ))
    }
    return lines
  }

  private func money(_ value: Double?) -> String { number(value, .tenThousandYuan) }

  private func value(_ value: Double, _ assumption: AccountResult.Assumption) -> String {
    if assumption.name == "years" { return NumberText.readable(value) + say(" 年", "") }
    return assumption.isShare ? percent(value) : money(value)
  }

  /// 1 年 6 个月
  static func duration(_ duration: CalendarDuration, _ language: Language) -> String {
    let (years, months) = duration.months.quotientAndRemainder(dividingBy: 12)
    let parts = [
      (years, Bilingual(zh: "年", en: "years")), (months, Bilingual(zh: "个月", en: "months")),
      (duration.days, Bilingual(zh: "天", en: "days")),
    ]
    return parts.filter { $0.0 != 0 }.map { "\($0.0) \($0.1(language))" }.joined(separator: " ")
  }
}
