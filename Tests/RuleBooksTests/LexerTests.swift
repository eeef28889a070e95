import Testing
import Units

@testable import RuleBooks

/// Contract E1 and E2.
@Suite struct LexerTests {
  private func kinds(_ text: String) throws -> [Token.Kind] {
    try Lexer.tokens(of: text).dropLast().map(\.kind)
  }

  private func unit(_ text: String) throws -> Unit { try #require(Unit.named(text)) }

  @Test(
    arguments: [
      ("20", 20.0), ("0.5", 0.5), (".5", 0.5), ("1e3", 1000), ("1.5E-2", 0.015), ("25%", 0.25), ("２５％", 0.25),
      ("007", 7),
      ("12.5%", 0.125),
    ] as [(String, Double)])
  func `numbers are read, percent as a share`(text: String, value: Double) throws {
    #expect(try kinds(text) == [.number(value, nil)])
  }

  @Test(
    arguments: [
      ("20 万元/亩", 20.0, "万元/亩"), ("20万元/亩", 20, "万元/亩"), ("20 万元 / 亩", 20, "万元/亩"),
      ("20 万元/亩/年", 20, "万元/亩"), ("3 元/kWh", 3, "元/kWh"), ("0.3 tce/万元", 0.3, "tce/万元"), ("5 ‰", 5, "‰"),
      ("5 公顷", 5, "公顷"), ("5 KM²", 5, "km²"), ("5 m2", 5, "m²"), ("5 us$", 5, "美元"), ("7 人", 7, "人"),
      ("20 万元／亩", 20, "万元/亩"), ("1000 万kWh", 1000, "万kWh"), ("12 kW·h", 12, "kWh"), ("3 万元÷亩", 3, "万元/亩"),
      ("8 元/kW·h", 8, "元/kWh"),
    ] as [(String, Double, String)])
  func `a unit follows a number and is the longest run of known units`(
    text: String, value: Double, unit: String
  ) throws {
    #expect(try kinds(text) == [.number(value, self.unit(unit))])
  }

  @Test func `a unit ends where a column begins`() throws {
    let money = try unit("万元")
    #expect(try kinds("20 万元/land") == [.number(20, money), .symbol(.divided), .name("land", book: nil)])
    #expect(try kinds("20 万元/亩/land").count == 3)
    #expect(try kinds("5 tax") == [.number(5, nil), .name("tax", book: nil)])
    #expect(try kinds("5 亩产") == [.number(5, nil), .name("亩产", book: nil)])
    #expect(try kinds("land 亩") == [.name("land", book: nil), .name("亩", book: nil)])
    #expect(try kinds("20 万元 / 2 亩").count == 3)
  }

  @Test func `dates come before minus`() throws {
    let day = try #require(CalendarDay(iso: "2021-12-31"))
    #expect(try kinds("2021-12-31") == [.day(day)])
    #expect(try kinds("2021 - 12 - 31").count == 5)
    #expect(try kinds("2021-12-31 - 3 years").count == 3)
    #expect(try kinds("as_of>=2021-12-31").last == .day(day))
    #expect(throws: ExpressionError.self) { try kinds("2021-02-30") }
  }

  @Test(arguments: [
    ("3 years", 36, 0), ("1 year", 12, 0), ("18 months", 18, 0), ("30 days", 0, 30), ("1 day", 0, 1),
    ("3 年", 36, 0),
    ("18个月", 18, 0), ("30 天", 0, 30), ("30日", 0, 30),
  ])
  func `durations are read`(text: String, months: Int, days: Int) throws {
    #expect(try kinds(text) == [.duration(CalendarDuration(months: months, days: days))])
  }

  @Test func `a duration is whole and stands alone`() throws {
    #expect(try kinds("1.5 years") == [.number(1.5, nil), .name("years", book: nil)])
    #expect(try kinds("3 yearsold").first == .number(3, nil))
  }

  @Test func `Chinese words and full-width signs are those of the language`() throws {
    #expect(try kinds("a 且 b 或 非 c") == kinds("a and b or not c"))
    #expect(try kinds("（a ＋ b）×c ≥ d") == kinds("(a + b)*c >= d"))
    #expect(try kinds("a≤b") == kinds("a <= b"))
    #expect(try kinds("a≠b") == kinds("a != b"))
    #expect(try kinds("a·b") == kinds("a * b"))
    #expect(try kinds("min(a，b、c)") == kinds("min(a, b, c)"))
    #expect(try kinds("a＞＝b") == kinds("a >= b"))
    #expect(try kinds("Ａ　−　１") == kinds("A - 1"))
  }

  @Test func `words of the language inside longer names are names`() throws {
    #expect(try kinds("且末县") == [.name("且末县", book: nil)])
    #expect(try kinds("android") == [.name("android", book: nil)])
    #expect(try kinds("non_and") == [.name("non_and", book: nil)])
  }

  @Test func `texts stand in quotes of either kind, odd names in corner brackets`() throws {
    #expect(try kinds("\"13\"") == [.text("13")])
    #expect(try kinds("'a \"b\"'") == [.text("a \"b\"")])
    #expect(try kinds("“甲”") == [.text("甲")])
    #expect(try kinds("「评价得分(2021)」") == [.name("评价得分(2021)", book: nil)])
    #expect(throws: ExpressionError.self) { try kinds("\"open") }
    #expect(throws: ExpressionError.self) { try kinds("「open") }
  }

  @Test func `a name may carry its book`() throws {
    #expect(try kinds("tianyi-223-2021:tax") == [.name("tax", book: "tianyi-223-2021")])
    #expect(try kinds("a.b_c:税收") == [.name("税收", book: "a.b_c")])
    #expect(try kinds("a-b") == [.name("a", book: nil), .symbol(.minus), .name("b", book: nil)])
  }

  @Test func `every token knows its character`() throws {
    let tokens = try Lexer.tokens(of: "税收 >= 20 万元/亩 且 a")
    #expect(tokens.map(\.offset) == [0, 3, 6, 14, 16, 17])
    #expect(tokens.map(\.text) == ["税收", ">=", "20 万元/亩", "且", "a", ""])
  }

  @Test(arguments: [("a # b", 2), ("a ? b", 2), ("税收 > 5;", 6), ("a & b", 2), ("a\u{0}", 1), ("5 %", 2)])
  func `what belongs to no token is refused where it stands`(text: String, offset: Int) throws {
    let found = try #require(throws: ExpressionError.self) { try Lexer.tokens(of: text) }
    #expect(found.offset == offset)
    #expect(found.message == .unexpectedCharacter)
  }

  @Test(.timeLimit(.minutes(20)))
  func `the length of an expression is bounded, and long ones are read in one go`() throws {
    let longest = String(repeating: "a/", count: Lexer.lengthLimit / 2)
    #expect(try Lexer.tokens(of: longest).count == Lexer.lengthLimit + 1)
    #expect(throws: ExpressionError.self) { try Lexer.tokens(of: longest + "a") }
    #expect(throws: Never.self) { try Lexer.tokens(of: String(repeating: "9", count: 300)) }
    #expect(throws: ExpressionError.self) { try Lexer.tokens(of: String(repeating: "9", count: 400)) }
  }
}
