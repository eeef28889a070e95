import Testing
import Units

@Suite struct ConversionTests {
  private func convert(_ value: Double, _ from: String, _ to: String) throws -> Double {
    let unit = try #require(Unit.named(from), "\(from)")
    let other = try #require(Unit.named(to), "\(to)")
    let conversion = try #require(unit.conversion(to: other), "\(from) to \(to)")
    return conversion(value)
  }

  /// Worked by hand; exact where binary floating point allows it.
  @Test(
    arguments: [
      (1.0, "亩", "m²", 2000.0 / 3), (15, "亩", "公顷", 1), (1, "公顷", "亩", 15), (2000, "㎡", "亩", 3),
      (1, "万平方米", "亩", 15), (1, "平方公里", "亩", 1500), (1, "m²", "ft²", 1 / 0.092_903_04),
      (1, "平方英尺", "平方米", 0.092_903_04), (1, "英亩", "m²", 4046.856_422_4),
      (1, "亿元", "万元", 10_000), (25, "元", "万元", 0.0025), (3, "千元", "元", 3000), (2, "百万元", "万元", 200),
      (1, "元/m²", "万元/亩", 2.0 / 30), (15, "元/m²", "万元/亩", 1), (1, "万元/亩", "元/平方米", 15),
      (1, "万元/公顷", "万元/亩", 1.0 / 15), (150, "吨标煤/公顷", "tce/亩", 10),
      (1, "万kWh", "kWh", 10_000), (1, "度", "千瓦时", 1), (1, "MWh", "万千瓦时", 0.1), (3, "亿度", "万kWh", 30_000),
      (1000, "kgce", "tce", 1), (2, "万吨标准煤", "tce", 20_000), (250, "kg", "吨", 0.25), (5, "g", "kg", 0.005),
      (3, "万方", "m³", 30_000), (1000, "升", "立方米", 1), (2, "万人", "人", 20_000), (1, "km", "米", 1000),
      (25, "%", "1", 0.25), (5, "‰", "%", 0.5), (100, "万美元", "美元", 1_000_000),
    ] as [(Double, String, String, Double)])
  func `figures convert as by hand`(value: Double, from: String, to: String, expected: Double) throws {
    let found = try convert(value, from, to)
    #expect(abs(found - expected) <= 2 * expected.ulp, "\(value) \(from) in \(to)")
  }

  @Test func `square metres become mu by three over two thousand, in that order`() throws {
    for squareMetres in stride(from: 0.1, through: 50_000, by: 123.456_7) {
      #expect(try convert(squareMetres, "m²", "亩") == squareMetres * 3 / 2000)
    }
    #expect(try convert(666.67, "m²", "亩") == 666.67 * 3 / 2000)
    #expect(try convert(666.67, "m²", "亩") != 1)
  }

  @Test func `a figure in its own unit does not change by a bit`() throws {
    for symbol in ["亩", "万元/亩", "tce/万元", "ft²", "%", "万kWh"] {
      #expect(try convert(0.1 + 0.2, symbol, symbol) == 0.1 + 0.2)
    }
  }

  @Test(arguments: [
    ("亩", "万元"), ("m", "m²"), ("m²", "m³"), ("万元/亩", "万元"), ("元", "美元"), ("欧元", "港元"), ("tce", "kWh"),
    ("tce", "吨"), ("人", "1"), ("天", "1"), ("万元/人", "万元/亩"),
  ])
  func `unlike units do not convert`(from: String, to: String) throws {
    let unit = try #require(Unit.named(from))
    let other = try #require(Unit.named(to))
    #expect(unit.conversion(to: other) == nil)
    #expect(!unit.converts(to: other))
    #expect(unit != other)
  }

  @Test func `products and quotients of units know their size`() {
    #expect(Unit.tenThousandYuan / .mu == Unit.tenThousandYuanPerMu)
    #expect(Unit.tenThousandYuanPerMu * .mu == Unit.tenThousandYuan)
    #expect(Unit.mu / .squareMetre != Unit.one)
    #expect((Unit.mu / .squareMetre).dimension.isNone)
    #expect((Unit.tonne / .tenThousandYuan).symbol == "t/万元")
  }

  /// Contract V5: money in 万元, land in 亩 also inside quotients, electricity in 万kWh.
  @Test(arguments: [
    ("元/m²", "万元/亩"), ("元", "万元"), ("公顷", "亩"), ("kWh", "万kWh"), ("kgce/元", "tce/万元"), ("kg/公顷", "t/亩"),
    ("升/人", "m³/人"), ("元/kWh", "万元/万kWh"), ("%", "1"), ("kWh/m²", "万kWh/亩"), ("km", "m"),
  ])
  func `composite figures round in the canonical unit of their dimension`(unit: String, canonical: String)
    throws
  {
    let found = Unit.canonical(of: try #require(Unit.named(unit)).dimension)
    #expect(found == Unit.named(canonical), "\(found)")
  }
}
