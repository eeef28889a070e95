internal import Units

/// Reads months and longer parts of a year as offices write them: 1, 01, 1月, 一月, 2021-01, 202101, 2021年1月, 2021/1/31,
/// 2021-01-01至2021-01-31, 2021年1-3月, 2021Q1, 一季度, 上半年, 2021.
enum MonthText {
  static func read(_ text: String) -> Reading<MonthPeriod> {
    let folded = CellText.folded(text)
    if CellText.meansMissing(folded) { return .missing }
    return period(folded).map { .value($0) } ?? .bad
  }

  /// A header or cell that names months in words: 1月, 2021年3月, 一季度. A bare number is none.
  static func label(_ text: String) -> MonthPeriod? {
    let folded = CellText.folded(text)
    guard folded.contains(where: { "月季半年Qq".contains($0) }) || isYearAndMonth(folded) else { return nil }
    return period(folded)
  }

  /// 202101 or 2021-01, and no other number.
  private static func isYearAndMonth(_ text: String) -> Bool {
    let digits = text.filter { ("0"..."9").contains($0) }
    guard digits.count == 6, text.count == 6 || text.count == 7, let year = Int(digits.prefix(4)) else {
      return false
    }
    return (1990...2100).contains(year)
  }

  /// No month takes more letters, 2021年01月01日 00:00:00至2021年01月31日 23:59:59 among them.
  private static let longest = 200

  private static func period(_ folded: String) -> MonthPeriod? {
    guard folded.utf8.count <= longest else { return nil }
    let plain = String(folded.lowercased().filter { !$0.isWhitespace })
    return whole(plain) ?? day(folded) ?? span(plain)
  }

  // MARK: From one to another

  private static let separators: Set<Character> = ["至", "到", "~", "\u{2014}", "\u{2013}", "-", "/"]

  private static func span(_ text: String) -> MonthPeriod? {
    for cut in text.indices where separators.contains(text[cut]) {
      var left = String(text[..<cut])
      let right = text[text.index(after: cut)...].drop { separators.contains($0) }
      while let last = left.last, separators.contains(last) { left.removeLast() }
      // 1-3月, 2021年1-3月: the word stands once, at the end.
      let ending = right.contains("月") && !left.contains("月") && !left.contains("季") ? "月" : ""
      guard let first = whole(left + ending) ?? whole(left), let last = whole(String(right)),
        !isBareNumber(left) || ending == "月", !isBareNumber(String(right))
      else { continue }
      if let span = first.through(last) { return span }
    }
    return nil
  }

  private static func isBareNumber(_ text: String) -> Bool {
    text.count <= 2 && text.allSatisfy { ("0"..."9").contains($0) }
  }

  // MARK: One part of a year

  private static func whole(_ text: String) -> MonthPeriod? {
    if let part = part(text) { return MonthPeriod(year: nil, months: part) }
    if let (year, rest) = yearBefore(text) {
      if ["", "年", "年度", "全年", "年全年"].contains(rest) { return MonthPeriod(year: year, months: 1...12) }
      var rest = rest[...]
      let separator = rest.first.flatMap { "年-/._".contains($0) ? $0 : nil }
      if separator != nil { rest.removeFirst() }
      // 20211 may be anything.
      let isClear = separator != nil || !isBareNumber(String(rest)) || rest.count == 2
      if isClear, let part = part(String(rest)) { return MonthPeriod(year: year, months: part) }
    }
    return day(text)
  }

  private static func day(_ text: String) -> MonthPeriod? {
    guard case .value(let day) = DayText.read(text), day.parts.year >= 1990 else { return nil }
    return MonthPeriod(year: day.parts.year, month: day.parts.month)
  }

  private static func yearBefore(_ text: String) -> (year: Int, rest: String)? {
    let digits = text.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ ("0"..."9").contains($0) }), let year = Int(digits),
      YearText.range.contains(year)
    else { return nil }
    return (year, String(text.dropFirst(4)))
  }

  /// A month, a quarter, half a year or all of it, without the year.
  private static func part(_ text: String) -> ClosedRange<Int>? {
    switch text {
    case "上半年", "h1": return 1...6
    case "下半年", "h2": return 7...12
    case "全年": return 1...12
    default: break
    }
    if let quarter = quarter(text) { return (quarter * 3 - 2)...(quarter * 3) }
    var month = text
    for ending in ["月份", "月"] where month.hasSuffix(ending) {
      month = String(month.dropLast(ending.count))
      break
    }
    // 一 alone is a dash as often as a one.
    let isNamed = month.count < text.count
    guard let number = number(month, inWords: isNamed), (1...12).contains(number) else { return nil }
    return number...number
  }

  private static func quarter(_ text: String) -> Int? {
    var rest = text
    if rest.hasPrefix("q") {
      rest = String(rest.dropFirst())
    } else if rest.hasSuffix("季度") {
      rest = String(rest.dropLast(2))
    } else if rest.hasSuffix("季") || rest.hasSuffix("q") {
      rest = String(rest.dropLast())
    } else {
      return nil
    }
    if rest.hasPrefix("第") { rest = String(rest.dropFirst()) }
    guard rest.count == 1, let number = number(rest, inWords: true), (1...4).contains(number) else {
      return nil
    }
    return number
  }

  private static let words: [String: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
  ]

  private static func number(_ text: String, inWords: Bool) -> Int? {
    if inWords, let word = words[text] { return word }
    guard (1...2).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return Int(text)
  }
}
