/// A Gauss–Krüger grid of the Chinese national surveys: a datum, zones of 3 or 6 degrees, one of these zones, and
/// whether eastings carry the zone's number in front (38 500 000) or not (500 000).
public struct ChineseGrid: Hashable, Sendable {
  /// How many degrees a zone spans.
  public enum Width: Int, CaseIterable, Sendable {
    case three = 3
    case six = 6

    /// The zones that the EPSG register has for China, 73° to 136° E.
    public var zones: ClosedRange<Int> { self == .three ? 25...45 : 13...23 }

    /// The meridian in the middle of a zone.
    public func centralMeridian(of zone: Int) -> Int { self == .three ? 3 * zone : 6 * zone - 3 }

    /// The zone around a meridian; nil for one that is in the middle of none.
    public func zone(centralMeridian: Int) -> Int? {
      let zone = self == .three ? centralMeridian / 3 : (centralMeridian + 3) / 6
      return zones.contains(zone) && self.centralMeridian(of: zone) == centralMeridian ? zone : nil
    }
  }

  /// The datum.
  public let datum: GeodeticDatum
  /// The width of its zones.
  public let width: Width
  /// The number of the zone.
  public let zone: Int
  /// Whether the zone's number stands before eastings.
  public let isPrefixed: Bool

  /// A grid by its zone; nil where China has no such zone, and for WGS 84, which has no such grids.
  public init?(datum: GeodeticDatum, width: Width, zone: Int, isPrefixed: Bool) {
    guard datum != .wgs84, width.zones.contains(zone) else { return nil }
    self.datum = datum
    self.width = width
    self.zone = zone
    self.isPrefixed = isPrefixed
  }

  /// A grid by its central meridian in degrees east; eastings then carry no zone unless said otherwise.
  public init?(datum: GeodeticDatum, width: Width, centralMeridian: Int, isPrefixed: Bool = false) {
    guard let zone = width.zone(centralMeridian: centralMeridian) else { return nil }
    self.init(datum: datum, width: width, zone: zone, isPrefixed: isPrefixed)
  }

  /// The same grid with or without the zone's number before eastings.
  public func prefixed(_ isPrefixed: Bool) -> ChineseGrid {
    ChineseGrid(datum, width, zone, isPrefixed)
  }

  private init(_ datum: GeodeticDatum, _ width: Width, _ zone: Int, _ isPrefixed: Bool) {
    self.datum = datum
    self.width = width
    self.zone = zone
    self.isPrefixed = isPrefixed
  }

  /// The central meridian in degrees east.
  public var centralMeridian: Int { width.centralMeridian(of: zone) }

  /// What is added to eastings.
  public var falseEasting: Double { (isPrefixed ? Double(zone) * 1_000_000 : 0) + 500_000 }

  /// The EPSG code.
  public var code: Int { firstCode + zone - width.zones.lowerBound }

  /// Authority and code: `EPSG:4526`.
  public var definition: String { "EPSG:\(code)" }

  /// The name in the EPSG register: `CGCS2000 / 3-degree Gauss-Kruger zone 38`.
  public var name: String {
    let zones = width == .three ? "3-degree Gauss-Kruger" : "Gauss-Kruger"
    return "\(datum.name) / \(zones) \(isPrefixed ? "zone \(zone)" : "CM \(centralMeridian)E")"
  }

  /// The name in Chinese: `2000国家大地坐标系(CGCS2000) 3度带 第38带(横坐标带带号)`.
  public var chineseName: String {
    "\(datum.chineseName) \(width.rawValue)度带 "
      + (isPrefixed ? "第\(zone)带(横坐标带带号)" : "中央经线\(centralMeridian)°(横坐标不带带号)")
  }

  /// Where the register begins to count the zones of a family.
  private var firstCode: Int {
    switch (datum, width, isPrefixed) {
    case (.beijing1954, .three, true): 2401
    case (.beijing1954, .three, false): 2422
    case (.beijing1954, .six, true): 21413
    case (.beijing1954, .six, false): 21453
    case (.xian1980, .three, true): 2349
    case (.xian1980, .three, false): 2370
    case (.xian1980, .six, true): 2327
    case (.xian1980, .six, false): 2338
    case (.cgcs2000, .three, true), (.wgs84, .three, true): 4513
    case (.cgcs2000, .three, false), (.wgs84, .three, false): 4534
    case (.cgcs2000, .six, true), (.wgs84, .six, true): 4491
    case (.cgcs2000, .six, false), (.wgs84, .six, false): 4502
    }
  }

  /// The zone whose number stands before an easting of eight digits: 38 394 500 is of the 3-degree zone 38. Zones of
  /// 3 and of 6 degrees have different numbers in China.
  public static func zone(prefixing easting: Double) -> (width: Width, zone: Int)? {
    guard easting >= 1e7, easting < 1e8 else { return nil }
    let zone = Int(easting / 1e6)
    return Width.allCases.first { $0.zones.contains(zone) }.map { ($0, zone) }
  }
}
