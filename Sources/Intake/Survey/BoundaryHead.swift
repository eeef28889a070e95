/// What the head of a 界址点坐标 text says about its coordinates.
struct BoundaryHead {
  /// The datum of 坐标系.
  enum Datum { case cgcs2000, xian80, beijing54 }

  /// A name that says nothing known, such as that of a town's own system.
  private(set) var unknownDatum: String?
  private(set) var datum: Datum?
  /// 3 or 6 degrees.
  private(set) var zoneWidth: Int?
  private(set) var zone: Int?
  /// In degrees.
  private(set) var centralMeridian: Int?
  /// 投影类型 or 计量单位 where it is not the usual one: `投影类型=墨卡托`.
  private(set) var oddity: String?

  init(_ head: [(name: String, value: String)]) {
    for (name, value) in head where !value.isEmpty {
      let word = value.lowercased()
      switch name {
      case "坐标系", "坐标系统", "坐标系名称", "坐标参考系":
        datum = BoundaryHead.datum(word)
        unknownDatum = datum == nil ? value : nil
      case "几度分带", "分带", "分带方式":
        zoneWidth = BoundaryHead.number(word).flatMap { [3, 6].contains($0) ? $0 : nil }
      case "带号", "投影带号": zone = BoundaryHead.number(word)
      case "中央子午线", "中央经线", "中央子午线经度": centralMeridian = BoundaryHead.number(word)
      case "投影类型", "投影方式", "投影":
        if !word.contains("高斯") && !word.contains("gauss") { oddity = "\(name)=\(value)" }
      case "计量单位", "单位", "坐标单位":
        if !["米", "m", "公尺", "metre", "meter"].contains(word) { oddity = "\(name)=\(value)" }
      default: break
      }
    }
  }

  private static func datum(_ text: String) -> Datum? {
    if text.contains("2000") { return .cgcs2000 }
    if text.contains("80") { return .xian80 }
    if text.contains("54") { return .beijing54 }
    return nil
  }

  /// 3, 三, 3度, 38带, 111°; nil for 111°30′, which no zone has.
  private static func number(_ text: String) -> Int? {
    if text.hasPrefix("三") { return 3 }
    if text.hasPrefix("六") { return 6 }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if rest.hasPrefix("."), Double(text).map({ $0 != $0.rounded() }) ?? false { return nil }
    return rest.contains { ("1"..."9").contains($0) } ? nil : Int(digits)
  }
}

/// The Gauss-Krüger systems of the EPSG register for China, by datum, width of zones, zone, and whether the easting has
/// the zone's number before it.
enum GaussKrueger {
  /// Zones of three degrees are 25 to 45, those of six 13 to 23: no number is one of both.
  static func zoneWidth(ofZone zone: Int) -> Int? {
    if (25...45).contains(zone) { return 3 }
    return (13...23).contains(zone) ? 6 : nil
  }

  /// The zone about a meridian; nil where none of that width has it in its middle.
  static func zone(width: Int, centralMeridian: Int) -> Int? {
    let zone = width == 3 ? centralMeridian / 3 : (centralMeridian + 3) / 6
    return self.centralMeridian(width: width, zone: zone) == centralMeridian ? zone : nil
  }

  private static func centralMeridian(width: Int, zone: Int) -> Int { width == 3 ? 3 * zone : 6 * zone - 3 }

  /// The code in the register; nil for a zone that China does not have.
  static func code(_ datum: BoundaryHead.Datum, width: Int, zone: Int, isPrefixed: Bool) -> Int? {
    guard zoneWidth(ofZone: zone) == width else { return nil }
    let first =
      switch (datum, width, isPrefixed) {
      case (.cgcs2000, 3, true): 4513
      case (.cgcs2000, 3, false): 4534
      case (.cgcs2000, _, true): 4491
      case (.cgcs2000, _, false): 4502
      case (.xian80, 3, true): 2349
      case (.xian80, 3, false): 2370
      case (.xian80, _, true): 2327
      case (.xian80, _, false): 2338
      case (.beijing54, 3, true): 2401
      case (.beijing54, 3, false): 2422
      case (.beijing54, _, true): 21413
      case (.beijing54, _, false): 21453
      }
    return first + zone - (width == 3 ? 25 : 13)
  }
}
