import Testing
import Units

@Suite struct CalendarDayTests {
  private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso), "\(iso)") }

  @Test(arguments: [
    ("2020-02-29", 1, "2021-02-28"), ("2020-02-29", 4, "2024-02-29"), ("2020-02-29", -1, "2019-02-28"),
    ("2021-02-28", 3, "2024-02-28"), ("2021-12-31", 1, "2022-12-31"), ("1999-03-01", 101, "2100-03-01"),
    ("2096-02-29", 4, "2100-02-28"),
  ])
  func `years later it is the same day, 29 February becoming the 28th`(
    from: String, years: Int, to: String
  ) throws {
    #expect(try day(from).adding(months: 12 * years) == day(to))
    #expect(try day(from).adding(CalendarDuration(months: 12 * years)) == day(to))
  }

  @Test(arguments: [
    ("2021-01-31", 1, "2021-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2021-03-31", 1, "2021-04-30"),
    ("2021-10-31", 4, "2022-02-28"), ("2021-05-15", 18, "2022-11-15"), ("2021-03-31", -1, "2021-02-28"),
    ("2021-01-15", -1, "2020-12-15"), ("2021-12-31", 2, "2022-02-28"), ("2021-06-30", 0, "2021-06-30"),
    ("0001-01-01", 0, "0001-01-01"),
  ])
  func `months later it is the same day or the month's last`(from: String, months: Int, to: String) throws {
    #expect(try day(from).adding(months: months) == day(to))
  }

  @Test func `outside the calendar there is no day`() throws {
    #expect(try day("9999-12-31").adding(days: 1) == nil)
    #expect(try day("9999-12-31").adding(months: 1) == nil)
    #expect(try day("0001-01-01").adding(days: -1) == nil)
    #expect(try day("0001-01-01").adding(months: -1) == nil)
    #expect(try day("2021-01-01").adding(days: .max) == nil)
    #expect(try day("2021-01-01").adding(months: .min + 1) == nil)
    #expect(CalendarDay(year: 2021, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: 2000, month: 2, day: 29) != nil)
  }

  /// From a day to another: completed years.
  @Test(arguments: [
    ("2018-12-31", "2021-12-31", 3), ("2019-01-01", "2021-12-31", 2), ("2020-02-29", "2021-02-27", 0),
    ("2020-02-29", "2021-02-28", 1), ("2020-02-29", "2024-02-28", 3), ("2020-02-29", "2024-02-29", 4),
    ("2021-06-01", "2021-06-01", 0), ("2021-12-31", "2018-12-31", -3), ("2021-12-31", "2019-01-01", -2),
    ("2021-06-02", "2021-06-01", 0), ("2024-02-29", "2020-02-29", -4), ("1999-12-31", "2000-01-01", 0),
  ])
  func `completed years are counted from anniversary to anniversary`(from: String, to: String, years: Int)
    throws
  {
    #expect(try day(from).completedYears(to: day(to)) == years)
  }

  @Test(arguments: [
    ("2021-12-31", 18_992), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016),
    ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func `days are counted from 1970`(iso: String, number: Int32) throws {
    #expect(try day(iso).number == number)
    #expect(CalendarDay(number: number).description == iso)
  }

  @Test func `every day of eight hundred years reads back from its text`() throws {
    var expected = try day("1600-01-01")
    var wrong: [Int32] = []
    for number in expected.number..<expected.number + 292_194 {
      let found = CalendarDay(number: number)
      let parts = found.parts
      if CalendarDay(year: parts.year, month: parts.month, day: parts.day) != found { wrong.append(number) }
      expected = CalendarDay(number: expected.number + 1)
    }
    #expect(wrong == [])
    #expect(expected.description == "2400-01-01")
  }

  @Test(arguments: [
    "", "2021", "2021-12", "2021-13-01", "2021-00-10", "2021-02-30", "21-01-01", "2021-1-", "2021/01/01",
    "2021-12-31 ", " 2021-12-31", "+021-01-01", "2021-+1-01", "2021-01-+5", "2021--1-01", "２０２１-01-01",
    "20210-1-1",
    "2021-012-1", "-2021-01-01",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CalendarDay(iso: text) == nil, "\(text)")
  }

  @Test func `a date may leave out leading zeros of month and day`() throws {
    #expect(try day("2021-3-5").description == "2021-03-05")
  }
}
