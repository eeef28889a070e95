/// What stands in a header beside its name: marks of footnotes, of fields that must be filled in, numbers of the
/// column, 其中.
enum HeaderMarks {
  /// The name in normal form without any of it.
  static func removed(from text: String) -> String {
    let name = HeaderText.normalised(String(String.UnicodeScalarView(withoutSigns(text))))
    return withoutLeading(withoutNotes(name))
  }

  /// Circled digits and stars; a raised digit only behind a Chinese character, for 5m² has one of its own. They have
  /// to go first, since in one width ① is 1.
  private static func withoutSigns(_ text: String) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2460...0x24FF, 0x2776...0x2793: continue
      case 0xB2, 0xB3, 0xB9, 0x2070...0x2079:
        if let last = kept.last, (0x4E00...0x9FFF).contains(last.value) { continue }
      default: if signs.contains(scalar) { continue }
      }
      kept.append(scalar)
    }
    return kept
  }

  private static let signs: Set<Unicode.Scalar> = [
    "*", "\u{FF0A}", "※", "★", "☆", "▲", "△", "▼", "●", "○", "#", "\u{FF03}", "†", "‡", "√",
  ]

  private static let remarks = ["注", "必填", "必录", "选填", "可选", "非必填", "下拉", "请", "见"]

  /// (注1), (必填), 注2 at the end, and ,必填 beside a unit in brackets.
  private static func withoutNotes(_ name: String) -> String {
    var name = name
    for word in ["必填", "选填", "必填项", "非必填"] {
      for mark in [",", "、", ";"] { name = name.replacing("\(mark)\(word))", with: ")") }
    }
    var search = name.startIndex
    while let open = name[search...].firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") {
      let inside = name[name.index(after: open)..<close]
      if remarks.contains(where: { inside.hasPrefix($0) }) {
        name.removeSubrange(open...close)
        search = name.startIndex
      } else {
        search = name.index(after: close)
      }
    }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = name.dropLast(digits)
    return stem.hasSuffix("注") && stem.count > 1 && !stem.hasSuffix("备注") ? String(stem.dropLast()) : name
  }

  /// 1. or 一、 or (1) before a name, and 其中.
  private static func withoutLeading(_ name: String) -> String {
    var rest = name[...]
    while true {
      let before = rest
      if rest.first == "(", let close = rest.firstIndex(of: ")"),
        isNumber(rest[rest.index(after: rest.startIndex)..<close])
      {
        rest = rest[rest.index(after: close)...]
      } else if let mark = rest.firstIndex(where: { "、.)".contains($0) }), isNumber(rest[..<mark]) {
        rest = rest[rest.index(after: mark)...]
      }
      if rest.hasPrefix("其中"), rest.count > 2 { rest = rest.dropFirst(2).drop { ":,、;".contains($0) } }
      if rest.isEmpty { return String(before) }
      if rest == before { return String(rest) }
    }
  }

  /// A name without the words that say it is the year's total: 全年税收, 增值税合计; nil where it has none of them.
  /// 本年累计 is not among them, for it may end in June.
  static func ofWholeYear(_ name: String) -> String? {
    var rest = name[...]
    for word in ["本年度", "当年", "全年"] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
    for word in ["(合计)", "(全年)", "合计", "总计", "小计"] where rest.hasSuffix(word) {
      rest = rest.dropLast(word.count)
      break
    }
    return rest.count > 1 && rest.count < name.count ? String(rest) : nil
  }

  /// At most two digits or three Chinese ones.
  static func isNumber(_ text: Substring) -> Bool {
    if text.isEmpty { return false }
    if text.count <= 2, text.allSatisfy({ ("0"..."9").contains($0) }) { return true }
    return text.count <= 3 && text.allSatisfy { "一二三四五六七八九十".contains($0) }
  }
}

/// Years in headers and titles.
enum HeaderYear {
  /// 2021, 2021年, 2021年度, 2021年1-12月 and nothing else.
  static func alone(_ text: String) -> Int? {
    guard text.utf8.count <= HeaderText.longest, let (year, rest) = leading(HeaderMarks.removed(from: text)),
      rest.isEmpty
    else { return nil }
    return year
  }

  /// 2021年税收 or 税收(2021年): the year and the rest of a name in normal form.
  static func split(_ name: String) -> (year: Int, rest: String)? {
    if let (year, rest) = leading(name), !rest.isEmpty, name.dropFirst(4).first == "年" { return (year, rest) }
    guard let open = name.lastIndex(of: "("), let close = name[open...].firstIndex(of: ")"),
      let (year, rest) = leading(String(name[name.index(after: open)..<close])), rest.isEmpty
    else { return nil }
    let kept = name[..<open] + name[name.index(after: close)...]
    return kept.isEmpty ? nil : (year, String(kept))
  }

  /// The years a title speaks of: 2021年, 2021年度.
  static func mentioned(in text: String) -> Set<Int> {
    var years: Set<Int> = []
    let characters = Array(HeaderText.normalised(text))
    for at in characters.indices.dropFirst(4) where characters[at] == "年" {
      let digits = String(characters[at - 4..<at])
      let isLonger = at > 4 && characters[at - 5].isNumber
      if !isLonger, let year = YearText.year(digits) { years.insert(year) }
    }
    return years
  }

  private static func leading(_ name: String) -> (year: Int, rest: String)? {
    guard let year = YearText.year(String(name.prefix(4))) else { return nil }
    var rest = name.dropFirst(4)
    if rest.isEmpty { return (year, "") }
    guard rest.first == "年" else { return nil }
    for ending in ["年度", "年末", "年底", "年"] where rest.hasPrefix(ending) {
      rest = rest.dropFirst(ending.count)
      break
    }
    for months in ["1-12月份", "1-12月", "1~12月", "01-12月", "全年"] where rest.hasPrefix(months) {
      rest = rest.dropFirst(months.count)
      break
    }
    return (year, String(rest.drop { "_,:".contains($0) }))
  }
}
