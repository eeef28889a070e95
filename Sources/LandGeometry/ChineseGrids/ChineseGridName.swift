/// Reads the names Chinese offices give to reference systems: `CGCS2000 3度带 38带`, `西安80 中央经线111`,
/// `2000国家大地坐标系 经纬度`.
///
/// A name is a row of known words in any order. A word that is not known, or two that contradict each other, make it
/// unknown: a reference system is never guessed.
public struct ChineseGridName {
  /// Forms that are understood, as examples for messages.
  public static let examples = [
    "CGCS2000 3度带 38带", "CGCS2000 3度带 中央经线111", "西安80 3度带 38带", "北京54 6度带 19带", "2000国家大地坐标系 经纬度",
  ]

  /// Authority and code of the system a name means (`EPSG:4526`); nil where it is not understood.
  public static func definition(named text: String) -> String? {
    var reader = ChineseGridName(text)
    guard reader.readWords() else { return nil }
    return reader.definition
  }

  private var rest: Substring
  private var datum: GeodeticDatum?
  private var width: ChineseGrid.Width?
  private var widthUnlessSaid: ChineseGrid.Width?
  private var zone: Int?
  private var centralMeridian: Int?
  private var isPrefixed: Bool?
  private var isGeographic = false

  private init(_ text: String) { rest = ChineseGridName.folded(text)[...] }

  /// One width, small letters, without blanks and marks but for one blank between two numbers.
  private static func folded(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isApart = false
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      guard narrow == "°" || narrow.properties.isAlphabetic || narrow.properties.numericType != nil else {
        isApart = true
        continue
      }
      if isApart, isDigit(narrow), let last = out.last, isDigit(last) { out.append(" ") }
      isApart = false
      out.append(narrow)
    }
    return String(out).lowercased().replacing("°", with: "度").replacing("kruger", with: "krüger")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: Words

  /// Longer ones first.
  private static let datums: [(word: String, datum: GeodeticDatum)] = [
    ("2000国家大地坐标系cgcs2000", .cgcs2000), ("国家大地坐标系2000", .cgcs2000), ("2000国家大地坐标系", .cgcs2000),
    ("2000国家坐标系", .cgcs2000), ("国家2000坐标系", .cgcs2000), ("国家2000大地坐标系", .cgcs2000),
    ("国家大地2000", .cgcs2000), ("大地2000", .cgcs2000), ("国家2000", .cgcs2000),
    ("chinageodeticcoordinatesystem2000", .cgcs2000), ("cgcs2000", .cgcs2000),
    ("1980西安坐标系", .xian1980), ("西安1980坐标系", .xian1980), ("西安80坐标系", .xian1980), ("80西安坐标系", .xian1980),
    ("1980西安", .xian1980), ("西安1980", .xian1980), ("西安80", .xian1980), ("80西安", .xian1980),
    ("xian1980", .xian1980), ("xian80", .xian1980),
    ("1954北京坐标系", .beijing1954), ("1954年北京坐标系", .beijing1954), ("北京1954坐标系", .beijing1954),
    ("北京54坐标系", .beijing1954), ("54北京坐标系", .beijing1954), ("1954北京", .beijing1954),
    ("北京1954", .beijing1954),
    ("北京54", .beijing1954), ("54北京", .beijing1954), ("beijing1954", .beijing1954),
    ("beijing54", .beijing1954),
    ("wgs1984", .wgs84), ("wgs84", .wgs84),
  ].sorted { $0.0.count > $1.0.count }

  private static let widths: [(word: String, width: ChineseGrid.Width)] = [
    ("3度分带", .three), ("三度分带", .three), ("3度带", .three), ("三度带", .three), ("3degree", .three),
    ("6度分带", .six), ("六度分带", .six), ("6度带", .six), ("六度带", .six), ("6degree", .six),
    ("3度", .three), ("三度", .three), ("6度", .six), ("六度", .six),
  ]

  private static let silent = [
    "高斯克吕格投影", "高斯克吕格", "高斯投影", "高斯", "平面直角坐标系", "平面直角坐标", "平面坐标系", "平面坐标",
    "投影坐标系", "投影坐标", "投影", "坐标系", "横坐标", "坐标",
  ]

  private static let prefixes: [(word: String, isPrefixed: Bool)] = [
    ("不加带号", false), ("不带带号", false), ("不含带号", false), ("无带号", false), ("加带号", true), ("带带号", true),
    ("含带号", true), ("有带号", true),
  ]

  private static let geographic = ["经纬度", "地理坐标系", "地理坐标", "大地坐标", "longlat", "lonlat"]

  private static let meridians = ["中央经线", "中央子午线", "中央经度", "经线", "cm"]

  private mutating func readWords() -> Bool {
    while !rest.isEmpty {
      guard rest.first != " " else {
        rest = rest.dropFirst()
        continue
      }
      guard readWord() else { return false }
    }
    return true
  }

  private mutating func readWord() -> Bool {
    if let found = take(ChineseGridName.datums.map { ($0.word, $0.datum) }) { return set(\.datum, found) }
    if let found = take(ChineseGridName.widths.map { ($0.word, $0.width) }) { return set(\.width, found) }
    if let found = take(ChineseGridName.prefixes.map { ($0.word, $0.isPrefixed) }) {
      return set(\.isPrefixed, found)
    }
    if take(ChineseGridName.geographic.map { ($0, true) }) != nil {
      isGeographic = true
      return true
    }
    if take(ChineseGridName.meridians.map { ($0, true) }) != nil { return readMeridian() }
    if take(["带号", "zone", "第"].map { ($0, true) }) != nil {
      guard let number = takeNumber() else { return false }
      _ = take([("带", true)])
      return set(\.zone, number)
    }
    // The register and ArcGIS name the width of zones of 3 degrees only.
    if take([("gausskrüger", true), ("gk", true)]) != nil {
      widthUnlessSaid = .six
      return true
    }
    if take(ChineseGridName.silent.map { ($0, true) }) != nil { return true }
    guard let number = takeNumber() else { return false }
    if take([("带", true)]) != nil { return set(\.zone, number) }
    // 111度, 111e: a meridian without the word.
    return take([("度e", true), ("度", true), ("e", true)]) != nil && set(\.centralMeridian, number)
  }

  private mutating func readMeridian() -> Bool {
    guard let number = takeNumber() else { return false }
    _ = take([("度e", true), ("度", true), ("e", true)])
    return set(\.centralMeridian, number)
  }

  private mutating func take<Meaning>(_ words: [(String, Meaning)]) -> Meaning? {
    for (word, meaning) in words where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return meaning
    }
    return nil
  }

  private mutating func takeNumber() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  /// Notes what a word said; false where an earlier one said something else.
  private mutating func set<Value: Equatable>(
    _ path: WritableKeyPath<ChineseGridName, Value?>, _ value: Value
  ) -> Bool {
    if let before = self[keyPath: path], before != value { return false }
    self[keyPath: path] = value
    return true
  }

  // MARK: The system

  private var definition: String? {
    guard let datum else { return nil }
    if isGeographic {
      let saysPlane = width != nil || zone != nil || centralMeridian != nil || isPrefixed != nil
      return saysPlane ? nil : "EPSG:\(datum.geographicCode)"
    }
    return grid(of: datum)?.definition
  }

  private func grid(of datum: GeodeticDatum) -> ChineseGrid? {
    guard let zone else {
      guard let centralMeridian else { return nil }
      // The same plane whatever the width: without a zone's number only the meridian counts.
      let width = width ?? widthUnlessSaid ?? .three
      return ChineseGrid(
        datum: datum, width: width, centralMeridian: centralMeridian, isPrefixed: isPrefixed ?? false)
    }
    let width = width ?? ChineseGrid.Width.allCases.first { $0.zones.contains(zone) }
    guard let width,
      let grid = ChineseGrid(datum: datum, width: width, zone: zone, isPrefixed: isPrefixed ?? true),
      centralMeridian == nil || centralMeridian == grid.centralMeridian
    else { return nil }
    return grid
  }
}
