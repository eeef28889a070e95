import Testing

@testable import Delivery

@Suite struct SheetTextTests {
  @Test func namesOfSheetsAreValidAndEachOnce() {
    var names = SheetNames()
    #expect(names.name(for: "疑似闲置[2021]/初核:第*批?") == "疑似闲置-2021-初核-第-批")
    #expect(names.name(for: "名单") == "名单")
    #expect(names.name(for: "名单") == "名单 (2)")
    #expect(names.name(for: "'x'") == "x")
    #expect(names.name(for: "X") == "X (2)")
    #expect(names.name(for: "History") == "History-")
    #expect(names.name(for: "///") == "-")
    let long = String(repeating: "低效用地", count: 10)
    #expect(names.name(for: long).utf16.count == 31)
    #expect(names.name(for: long).hasSuffix(" (2)"))
  }

  @Test func cellsHoldNoControlCharactersAndNoMoreThanTheyCan() {
    #expect(SheetText.clean("a\u{0}b\nc\u{FFFE}") == "ab\nc")
    #expect(SheetText.clean(String(repeating: "长", count: 40_000)).unicodeScalars.count == 32_001)
    #expect(SheetText.inFooter("A&B\nC") == "A&&B C")
  }

  @Test func ideographsTakeTwo() {
    #expect(DisplayWidth.of("亩均tax") == 7)
    #expect(DisplayWidth.ofWidestLine("亩均税收\n(万元/亩)") == 9)
    #expect(DisplayWidth.lines("一二三四五", in: 4) == 3)
    #expect(DisplayWidth.paddedLeft("亩", to: 4) == "  亩")
  }

  @Test func formatsFollowUnitAndFigures() {
    #expect(NumberFormat(unit: .percent, id: "x", values: [12.5]).code == "0.0%")
    #expect(NumberFormat(unit: .percent, id: "x", values: [12.5]).scale == 0.01)
    #expect(NumberFormat(unit: .person, id: "x", values: [1200]).code == "#,##0")
    #expect(NumberFormat(unit: nil, id: "year", values: [2021]).code == "0")
    #expect(NumberFormat(unit: .mu, id: "land", values: [30]).code == "#,##0.00")
    #expect(NumberFormat(unit: .mu, id: "land", values: [0.0123]).code == "#,##0.0000")
  }
}
