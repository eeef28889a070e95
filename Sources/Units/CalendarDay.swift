/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int32

  /// The day with that count.
  public init(number: Int32) { self.number = number }

  /// - Returns: nil where the calendar has no such day, or outside the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    number = CalendarDay.count(year, month, day)
  }

  /// The earlier one comes first.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// Days of a month, leap years counted.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days of a year.
  public static func length(ofYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

  /// Whether February has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years start in March, eras are 400 years.
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func count(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The date as 2021-12-31.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ n: Int, _ width: Int) -> String {
      let digits = String(n)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads 2021-12-31.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
      (1...2).contains(parts[2].count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),  // Int reads signs as well
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension CalendarDay {
  /// The same calendar day so many months later, or the month's last day where it has no such day
  /// (contract V4); twelve months are a year, so 29 February becomes 28 February.
  ///
  /// - Returns: nil outside the years 1 to 9999.
  public func adding(months: Int) -> CalendarDay? {
    let (year, month, day) = parts
    guard abs(months) <= 120_000 else { return nil }
    let index = year * 12 + month - 1 + months
    let newYear = Int((Double(index) / 12).rounded(.down))
    let newMonth = index - newYear * 12 + 1
    guard (1...9999).contains(newYear) else { return nil }
    return CalendarDay(
      year: newYear, month: newMonth,
      day: min(day, CalendarDay.length(ofMonth: newMonth, year: newYear)))
  }

  /// The day so many days later.
  ///
  /// - Returns: nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDay? {
    guard abs(days) < 4_000_000 else { return nil }
    let sum = CalendarDay(number: number + Int32(days))
    return (1...9999).contains(sum.parts.year) ? sum : nil
  }

  /// Completed years from this day to another: the greatest n with this day plus n years not after it.
  /// Negative where the other day is earlier.
  public func completedYears(to end: CalendarDay) -> Int {
    if end < self { return -end.completedYears(to: self) }
    var years = end.parts.year - parts.year
    if let anniversary = adding(months: 12 * years), anniversary > end { years -= 1 }
    return years
  }
}

/// A length of time in calendar terms.
public struct CalendarDuration: Hashable, Sendable {
  /// Years and months, as months.
  public let months: Int
  /// Days beside them.
  public let days: Int

  /// A duration of months and days.
  public init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }

  /// The duration backwards.
  public static prefix func - (a: CalendarDuration) -> CalendarDuration {
    CalendarDuration(months: -a.months, days: -a.days)
  }
}

extension CalendarDay {
  /// Months first, then days.
  public func adding(_ duration: CalendarDuration) -> CalendarDay? {
    adding(months: duration.months)?.adding(days: duration.days)
  }
}
