import Testing
import Units

@Suite struct UnitSpellingTests {
  @Test(arguments: [
    ("㎡", "m²"), ("M2", "m²"), ("平方米", "m²"), (" 万 元 ", "万元"), ("人民币万元", "万元"), ("KWH", "kWh"),
    ("kW·h", "度"), ("万千瓦时", "万度"), ("万 kW·h", "万kWh"), ("HM²", "公顷"), ("％", "%"), ("US$", "美元"),
    ("元／㎡", "元/m²"), ("万元/亩/年", "万元/亩"), ("万元/年/亩", "万元/亩"), ("元/m²/a", "元/平方米"),
    ("万元/亩/YEAR", "万元/亩"), ("吨/年", "t"), ("万元÷亩", "万元/亩"), ("元/平方米·年", "元/m²"),
    ("1/亩", "1/亩"), ("万元/亩·年", "万元/亩"),
  ])
  func `a unit is read in many spellings`(spelling: String, same: String) throws {
    let unit = try #require(Unit.named(spelling))
    #expect(unit == Unit.named(same))
  }

  @Test(arguments: ["", "/", "万元/", "/亩", "万元//亩", "币", "万元/亩/月", "亩 亩", "年", "万元·", "平方", "NaN", "0"])
  func `what is no unit is refused`(spelling: String) {
    #expect(Unit.named(spelling) == nil)
  }

  @Test func `longer spellings come before the shorter ones they begin with`() throws {
    let spellings = Unit.spellings
    for (index, spelling) in spellings.enumerated() {
      let earlier = spellings[..<index]
      #expect(!earlier.contains { spelling != $0 && spelling.hasPrefix($0) }, "\(spelling)")
    }
    let long = try #require(spellings.firstIndex(of: "万kwh"))
    let short = try #require(spellings.firstIndex(of: "kwh"))
    #expect(long < short)
  }

  @Test func `every spelling reads as a unit and no two units share one`() {
    var seen: [String: Unit] = [:]
    for spelling in Unit.spellings {
      let unit = Unit.named(spelling)
      #expect(unit != nil, "\(spelling)")
      #expect(seen[spelling.lowercased()] == nil, "\(spelling)")
      seen[spelling.lowercased()] = unit
    }
  }

  @Test func `a unit keeps the words it was written in`() {
    #expect(Unit.named("万元/亩/年")?.symbol == "万元/亩/年")
    #expect(Unit.named("元/M2")?.symbol == "元/m²")
    #expect(Unit.named("KWH/人")?.symbol == "kWh/人")
  }
}
