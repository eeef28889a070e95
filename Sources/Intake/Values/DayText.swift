internal import Units

/// Reads days as offices write them: 2021-12-31, 2021/12/31, 2021.12.31, 20211231, 2021年12月31日, with or without a time
/// of day, and the serial numbers Excel counts from 1900.
///
/// A month without a day and a two-figure year are no days: guessing one would move a deadline.
enum DayText {
  static func read(_ cell: Bytes) -> Reading<CalendarDay> {
    let bytes = CellText.trimmedAscii(cell)
    if bytes.isEmpty { return .missing }
    if let day = plain(bytes) { return .value(day) }
    return read(String(decoding: bytes, as: UTF8.self))
  }

  static func read(_ text: String) -> Reading<CalendarDay> {
    let folded = CellText.folded(text)
    if CellText.meansMissing(folded) || openEnds.contains(folded) { return .missing }
    if folded.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let serial = Double(folded) {
      if let day = joined(folded) ?? day(serial: serial, text: folded) { return .value(day) }
    }
    guard let day = day(parts: folded) else { return .bad }
    return .value(day)
  }

  /// Whether a cell that is a day is one by its serial number: digits that are not 20211231.
  static func isSerial(_ bytes: Bytes) -> Bool {
    if plain(bytes) != nil { return false }
    let folded = CellText.folded(String(decoding: bytes, as: UTF8.self))
    return Double(folded) != nil && joined(folded) == nil
  }

  /// Words for an end that is not set.
  private static let openEnds: Set<String> = ["长期", "至今", "永久", "无固定期限", "无期限", "长期有效"]

  /// An office's dates lie in these years; others come of damaged cells. 9999 is the databases' "for ever".
  private static let years = 1900...9999

  private static func plain(_ bytes: Bytes) -> CalendarDay? {
    guard bytes.count == 10, bytes[4] == bytes[7], bytes[4] == 0x2D || bytes[4] == 0x2F else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return self.day(year, month, day)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
    years.contains(year) ? CalendarDay(year: year, month: month, day: day) : nil
  }

  /// 20211231.
  private static func joined(_ text: String) -> CalendarDay? {
    guard text.count == 8, let number = Int(text) else { return nil }
    return day(number / 10_000, number / 100 % 100, number % 100)
  }

  /// A serial number of the 1900 system, which has a 29 February 1900 that never was. A bare year is none, nor is
  /// one with a point and a month: 2023.11 is November 2023, not a day of 1905.
  static func day(serial: Double, text: String) -> CalendarDay? {
    let mayBeYear = (1900..<2200).contains(serial) && (text.count == 4 || text.contains("."))
    guard serial >= 1, serial < 109_575, !mayBeYear else { return nil }
    let whole = Int(serial)
    guard whole != 60 else { return nil }
    return CalendarDay(number: Int32(whole + (whole < 60 ? 1 : 0) - 25_569))
  }

  private static func day(parts text: String) -> CalendarDay? {
    var rest = text[...]
    guard let year = number(&rest, digits: 4...4), let separator = take(&rest, "-/.年"),
      let month = number(&rest, digits: 1...2),
      take(&rest, separator == "年" ? "月" : String(separator)) != nil,
      let day = number(&rest, digits: 1...2)
    else { return nil }
    if separator == "年", take(&rest, "日号") == nil, !rest.isEmpty { return nil }
    return isTimeOfDay(rest) ? self.day(year, month, day) : nil
  }

  private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { ("0"..."9").contains($0) }
    guard digits.contains(run.count) else { return nil }
    rest = rest[run.endIndex...]
    let blanks = rest.prefix { $0 == " " }
    if let next = rest[blanks.endIndex...].first, "年月日号-/.".contains(next) { rest = rest[blanks.endIndex...] }
    return Int(run)
  }

  private static func take(_ rest: inout Substring, _ allowed: String) -> Character? {
    guard let first = rest.first, allowed.contains(first) else { return nil }
    rest.removeFirst()
    if first != "日", first != "号" { rest = rest.drop { $0 == " " } }
    return first
  }

  /// Nothing, or a blank or T and a time with its zone.
  private static func isTimeOfDay(_ text: Substring) -> Bool {
    guard let first = text.first else { return true }
    guard first == " " || first == "T" else { return false }
    let time = text.dropFirst().drop { $0 == " " }
    guard let digit = time.first, ("0"..."9").contains(digit) || "上下".contains(digit) else {
      return time.isEmpty
    }
    return time.allSatisfy { "0123456789:.+-Z时分秒上下午 AMPamp".contains($0) }
  }
}
