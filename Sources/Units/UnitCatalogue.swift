extension Unit {
  static let area = Dimension([.length: 2])
  static let volume = Dimension([.volume: 1])
  static let money = Dimension([.renminbi: 1])
  static let mass = Dimension([.mass: 1])

  /// A plain number.
  public static let one = Unit("", .none)
  /// 百分比, a hundredth.
  public static let percent = Unit("%", .none, 1, per: 100)
  /// 平方米.
  public static let squareMetre = Unit("m²", area)
  /// 亩, 2000/3 m².
  public static let mu = Unit("亩", area, 2000, per: 3)
  /// 公顷.
  public static let hectare = Unit("公顷", area, 10_000)
  /// 万平方米, of floors.
  public static let tenThousandSquareMetres = Unit("万m²", area, 10_000)
  /// 万元, ten thousand yuan.
  public static let tenThousandYuan = Unit("万元", money, 10_000)
  /// 万元/亩.
  public static let tenThousandYuanPerMu = Unit("万元/亩", money / area, 30_000, per: 2000)
  /// 吨.
  public static let tonne = Unit("t", mass)
  /// 吨标准煤, tonne of coal equivalent.
  public static let tonneCoalEquivalent = Unit("tce", Dimension([.energy: 1]))
  /// 万千瓦时.
  public static let tenThousandKilowattHours = Unit("万kWh", Dimension([.electricity: 1]), 10_000)
  /// 立方米.
  public static let cubicMetre = Unit("m³", volume)
  /// 米.
  public static let metre = Unit("m", Dimension([.length: 1]))
  /// 人.
  public static let person = Unit("人", Dimension([.people: 1]))
  /// 天.
  public static let day = Unit("天", Dimension([.time: 1]))

  /// The units known by name, each with the spellings found in office files and rule books.
  static let catalogue: [(unit: Unit, spellings: [String])] = [
    (one, ["1", "无量纲", "比例", "倍"]),
    (percent, ["%", "百分比", "百分点"]),
    (Unit("‰", .none, 1, per: 1000), ["‰"]),

    (squareMetre, ["m²", "m2", "㎡", "平方米", "平米", "平方公尺", "sqm"]),
    (mu, ["亩", "mu", "市亩"]),
    (hectare, ["公顷", "ha", "hm²", "hm2"]),
    (Unit("km²", area, 1_000_000), ["km²", "km2", "平方公里", "平方千米"]),
    (tenThousandSquareMetres, ["万m²", "万m2", "万㎡", "万平方米", "万平米"]),
    // The international foot, 0.3048 m exactly.
    (Unit("ft²", area, 9_290_304, per: 100_000_000), ["ft²", "ft2", "sqft", "平方英尺"]),
    (Unit("acre", area, 40_468_564_224, per: 10_000_000), ["acre", "英亩"]),
    (metre, ["m", "米"]),
    (Unit("km", Dimension([.length: 1]), 1000), ["km", "千米", "公里"]),

    (Unit("元", money), ["元", "人民币元", "cny", "rmb", "yuan"]),
    (Unit("千元", money, 1000), ["千元"]),
    (tenThousandYuan, ["万元", "人民币万元"]),
    (Unit("百万元", money, 1_000_000), ["百万元"]),
    (Unit("千万元", money, 10_000_000), ["千万元"]),
    (Unit("亿元", money, 100_000_000), ["亿元"]),
    (Unit("美元", Dimension([.dollar: 1])), ["美元", "usd", "us$", "$"]),
    (Unit("万美元", Dimension([.dollar: 1]), 10_000), ["万美元"]),
    (Unit("欧元", Dimension([.euro: 1])), ["欧元", "eur", "€"]),
    (Unit("万欧元", Dimension([.euro: 1]), 10_000), ["万欧元"]),
    (Unit("港元", Dimension([.hongKongDollar: 1])), ["港元", "港币", "hkd"]),
    (Unit("万港元", Dimension([.hongKongDollar: 1]), 10_000), ["万港元"]),

    (tonneCoalEquivalent, ["tce", "吨标准煤", "吨标煤"]),
    (
      Unit("kgce", Dimension([.energy: 1]), 1, per: 1000),
      ["kgce", "千克标准煤", "公斤标准煤", "千克标煤", "公斤标煤"]
    ),
    (Unit("万tce", Dimension([.energy: 1]), 10_000), ["万tce", "万吨标准煤", "万吨标煤"]),
    (Unit("kWh", Dimension([.electricity: 1])), ["kwh", "kw·h", "千瓦时", "度"]),
    (Unit("MWh", Dimension([.electricity: 1]), 1000), ["mwh", "兆瓦时", "千度"]),
    (
      tenThousandKilowattHours,
      ["万kwh", "万kw·h", "万千瓦时", "万度"]
    ),
    (Unit("亿kWh", Dimension([.electricity: 1]), 100_000_000), ["亿kwh", "亿千瓦时", "亿度"]),

    (tonne, ["t", "吨"]),
    (Unit("kg", mass, 1, per: 1000), ["kg", "千克", "公斤"]),
    (Unit("g", mass, 1, per: 1_000_000), ["g", "克"]),
    (Unit("万t", mass, 10_000), ["万t", "万吨"]),
    (cubicMetre, ["m³", "m3", "立方米", "方", "立方"]),
    (Unit("万m³", volume, 10_000), ["万m³", "万m3", "万立方米", "万方"]),
    (Unit("L", volume, 1, per: 1000), ["l", "升"]),
    (person, ["人", "名"]),
    (Unit("万人", Dimension([.people: 1]), 10_000), ["万人"]),
    (day, ["天", "日"]),
  ]

  private static let bySpelling: [String: Unit] = {
    var table: [String: Unit] = [:]
    for entry in catalogue {
      for spelling in entry.spellings { table[folded(spelling)] = entry.unit }
    }
    return table
  }()

  /// Every spelling of a simple unit, longest first: what a reader of expressions tries in turn.
  public static let spellings: [String] =
    catalogue.flatMap(\.spellings).sorted { ($0.count, $0) > ($1.count, $1) }

  /// Reads a unit: a known spelling, or quotients and products of them (万元/亩, 元/kWh, t/万元, 万元/亩/年).
  ///
  /// A year below the line is dropped, since every figure is a yearly one already.
  /// - Returns: nil where a part is not known.
  public static func named(_ text: String) -> Unit? {
    let text = folded(text)
    if let unit = bySpelling[text] { return unit }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = product(parts[0]) else { return nil }
    var unit = first
    for part in parts.dropFirst() {
      // 元/平方米·年 is written as often as 元/平方米/年.
      let factors = part.split(whereSeparator: isProductSign).filter { !yearly.contains(String($0)) }
      if factors.isEmpty, !part.isEmpty, part.allSatisfy({ !isProductSign($0) }) { continue }
      guard !part.isEmpty, let below = product(factors.joined(separator: "·")) else { return nil }
      unit = unit / below
    }
    // 亿元 multiplied by itself often enough is more than a number can hold.
    guard unit.numerator.isNormal, unit.denominator.isNormal, (unit.numerator / unit.denominator).isNormal
    else {
      return nil
    }
    return Unit(text.replacing("m2", with: "m²").replacing("kwh", with: "kWh"), unit)
  }

  private static func isProductSign(_ character: Character) -> Bool { character == "·" || character == "*" }

  private static func product(_ text: some StringProtocol) -> Unit? {
    if let unit = bySpelling[String(text)] { return unit }
    let parts = text.split(whereSeparator: isProductSign)
    guard parts.count > 1 else { return nil }
    var unit = one
    for part in parts {
      guard let factor = bySpelling[String(part)] else { return nil }
      unit = unit * factor
    }
    return unit
  }

  /// The same unit under another symbol.
  init(_ symbol: String, _ unit: Unit) {
    self.init(symbol, unit.dimension, unit.numerator, per: unit.denominator)
  }

  private static let yearly: Set<String> = ["年", "a", "year", "y"]

  static func folded(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "\u{FF0F}", "÷": out += "/"
      case "\u{FF05}": out += "%"
      case "\u{FF04}": out += "$"
      case "×": out += "*"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out.lowercased()
  }

  /// The unit in which composite figures of a dimension are rounded and shown: money in 万元, land in 亩,
  /// electricity in 万kWh, everything else in its base unit (contract V5).
  public static func canonical(of dimension: Dimension) -> Unit {
    if let unit = canonicalUnits.first(where: { $0.dimension == dimension }) { return unit }
    var numerator = 1.0
    var denominator = 1.0
    func take(_ unit: Unit, _ exponent: Int) {
      for _ in 0..<abs(exponent) {
        numerator *= exponent > 0 ? unit.numerator : unit.denominator
        denominator *= exponent > 0 ? unit.denominator : unit.numerator
      }
    }
    for base in Dimension.Base.allCases where base != .length {
      take(canonicalBase(base), dimension.exponent(of: base))
    }
    let length = dimension.exponent(of: .length)
    take(mu, length / 2)
    take(metre, length % 2)
    return Unit(baseSymbol(dimension), dimension, numerator, per: denominator)
  }

  private static let canonicalUnits: [Unit] = [
    one, tenThousandYuan, mu, tenThousandYuanPerMu, cubicMetre, metre, tonne, tonneCoalEquivalent,
    tenThousandKilowattHours, person, day,
  ]

  private static func canonicalBase(_ base: Dimension.Base) -> Unit {
    switch base {
    case .length: metre
    case .volume: cubicMetre
    case .renminbi: tenThousandYuan
    case .dollar: Unit("美元", Dimension([.dollar: 1]))
    case .euro: Unit("欧元", Dimension([.euro: 1]))
    case .hongKongDollar: Unit("港元", Dimension([.hongKongDollar: 1]))
    case .energy: tonneCoalEquivalent
    case .electricity: tenThousandKilowattHours
    case .mass: tonne
    case .people: person
    case .time: day
    }
  }

  /// A symbol put together from the canonical units of a dimension's parts: 万元/亩, m³/万元.
  static func baseSymbol(_ dimension: Dimension) -> String {
    var above: [String] = []
    var below: [String] = []
    func put(_ symbol: String, _ exponent: Int) {
      guard exponent != 0 else { return }
      let power = abs(exponent) == 1 ? symbol : "\(symbol)^\(abs(exponent))"
      if exponent > 0 { above.append(power) } else { below.append(power) }
    }
    for base in Dimension.Base.allCases where base != .length {
      put(canonicalBase(base).symbol, dimension.exponent(of: base))
    }
    let length = dimension.exponent(of: .length)
    put("亩", length / 2)
    put("m", length % 2)
    let top = above.isEmpty ? "1" : above.joined(separator: "·")
    return below.isEmpty ? top : top + "/" + below.joined(separator: "/")
  }
}
