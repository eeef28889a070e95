internal import Diagnostics
internal import LandGeometry

/// Reference systems and extents in the words of a message.
enum ReferenceWords {
  /// A system by its datum, zone and code in Chinese, by the register's name in English.
  static func described(_ reference: SpatialReference) -> Bilingual {
    if let grid = grid(of: reference) { return with(grid.definition, name(grid)) }
    guard let datum = reference.datum else { return Bilingual(zh: reference.name, en: reference.name) }
    if reference.kind == .geographic { return with("EPSG:\(datum.geographicCode)", name(datum)) }
    return Bilingual(zh: "\(reference.name)（\(datum.chineseName)）", en: "\(reference.name) (\(datum.name))")
  }

  static func name(_ grid: ChineseGrid) -> Bilingual { Bilingual(zh: grid.chineseName, en: grid.name) }

  static func name(_ datum: GeodeticDatum) -> Bilingual {
    Bilingual(zh: "\(datum.chineseName) 经纬度", en: "\(datum.name) longitude and latitude")
  }

  private static func with(_ definition: String, _ name: Bilingual) -> Bilingual {
    Bilingual(zh: "\(name.zh)，\(definition)", en: "\(name.en), \(definition)")
  }

  /// The national grid a system is, whatever it is called.
  static func grid(of reference: SpatialReference) -> ChineseGrid? {
    guard let datum = reference.datum, let projection = reference.transverseMercator, projection.scale == 1,
      projection.falseNorthing == 0, let meridian = Int(exactly: projection.centralMeridian)
    else { return nil }
    let width: ChineseGrid.Width = reference.isOfThreeDegrees ? .three : .six
    let candidates = ([width] + ChineseGrid.Width.allCases).flatMap { width in
      [false, true].compactMap {
        ChineseGrid(datum: datum, width: width, centralMeridian: meridian, isPrefixed: $0)
      }
    }
    return candidates.first { $0.falseEasting == projection.falseEasting }
  }

  /// What a zone's number means: `3度带第38带，中央经线114°`.
  static func meaning(_ width: ChineseGrid.Width, _ zone: Int) -> Bilingual {
    let meridian = width.centralMeridian(of: zone)
    return Bilingual(
      zh: "\(width.rawValue)度带第\(zone)带，中央经线\(meridian)°",
      en: "zone \(zone) of \(width.rawValue) degrees, central meridian \(meridian)°")
  }

  /// The box of a layer, whole metres or four decimals of a degree.
  static func extent(_ box: Envelope) -> Bilingual {
    let first = "\(rounded(box.minX))–\(rounded(box.maxX))"
    let second = "\(rounded(box.minY))–\(rounded(box.maxY))"
    return Bilingual(zh: "第一个坐标 \(first)，第二个坐标 \(second)", en: "first coordinate \(first), second \(second)")
  }

  private static func rounded(_ value: Double) -> String {
    guard abs(value) > 360 else { return "\((value * 10_000).rounded() / 10_000)" }
    return Int(exactly: value.rounded()).map { "\($0)" } ?? "\(value)"
  }
}

/// The systems that coordinates speak for, and what to write if it is so.
struct ReferenceProposal {
  let table: String
  /// Whether the layer itself states what it is in: then it is the layer that has to be set right.
  let isOwn: Bool

  /// - Parameter systems: what to write and what it is, in words.
  func remedy(_ systems: [(definition: String, words: Bilingual)]) -> Bilingual {
    guard !systems.isEmpty else {
      return Bilingual(zh: "请向测绘单位核实坐标系。", en: "Ask the surveyor for the reference system. ")
    }
    let zh = systems.map { "\(place($0.definition))（\($0.words.zh)）" }.joined(separator: "或 ")
    let en = systems.map { "\(place($0.definition)) (\($0.words.en))" }.joined(separator: " or ")
    return isOwn
      ? Bilingual(
        zh: "若坐标无误，请用 GIS 软件的“定义投影”（不是“投影变换”）把图层的坐标系改为 \(zh)。",
        en:
          "If the coordinates are right, define the layer's reference system anew (without reprojecting) as \(en). "
      )
      : Bilingual(
        zh: "若坐标无误，请在 dataset.yaml 写 \(zh)。",
        en: "If the coordinates are right, write \(en) in dataset.yaml. ")
  }

  private func place(_ definition: String) -> String {
    isOwn ? definition : "crs: {\(table): \"\(definition)\"}"
  }

  /// What a layer without a system may be in.
  func proposal(for form: CoordinateForm?) -> Bilingual {
    switch form {
    case .prefixed(let width, let zone, let isSwapped)?:
      let words = ReferenceWords.meaning(width, zone)
      let grids = GeodeticDatum.allCases.compactMap {
        ChineseGrid(datum: $0, width: width, zone: zone, isPrefixed: true)
      }
      let remedy = choice(grids.map { ($0.definition, $0.datum) })
      return swapped(
        isSwapped,
        Bilingual(
          zh: "横坐标前两位是带号 \(zone)（\(words.zh)）。请向测绘单位问明是哪个坐标系，再在 dataset.yaml 写其中一行：\(remedy.zh)。",
          en:
            "Eastings begin with the zone number \(zone) (\(words.en)). Ask the surveyor for the datum and write one of "
            + "these in dataset.yaml: \(remedy.en)."))
    case .unprefixed(let isSwapped)?:
      return swapped(
        isSwapped,
        Bilingual(
          zh: "坐标是不带带号的平面坐标，从坐标看不出中央经线。请向测绘单位问明坐标系（北京54、西安80 还是 CGCS2000）、几度带和中央经线，"
            + "再在 dataset.yaml 写 crs，如 crs: {\(table): \"CGCS2000 3度带 中央经线111\"}。",
          en:
            "Eastings carry no zone, and coordinates do not tell the central meridian. Ask the surveyor for the datum, "
            + "the width of zones and the meridian, and write them under crs in dataset.yaml, such as "
            + "crs: {\(table): \"CGCS2000 3度带 中央经线111\"}."))
    case .degrees(let isSwapped)?:
      let remedy = choice(GeodeticDatum.allCases.map { ("EPSG:\($0.geographicCode)", $0) })
      return swapped(
        isSwapped,
        Bilingual(
          zh: "坐标看来是经纬度。请问明是哪个坐标系，再在 dataset.yaml 写其中一行：\(remedy.zh)。",
          en:
            "Coordinates look like longitude and latitude. Find out the datum and write one of these in dataset.yaml: "
            + "\(remedy.en)."))
    case nil:
      return Bilingual(
        zh: "从坐标看不出是哪个坐标系，可能是地方独立坐标系。请向测绘单位问明，再在 dataset.yaml 的 crs 里写明 \(table) 的坐标系。",
        en:
          "Coordinates do not tell which; it may be a system of a town's own. Ask the surveyor and state it for "
          + "\(table) under crs in dataset.yaml.")
    }
  }

  private func choice(_ systems: [(String, GeodeticDatum)]) -> Bilingual {
    let line = { (definition: String) in "crs: {\(table): \"\(definition)\"}" }
    return Bilingual(
      zh: systems.map { "\(line($0))（\($1.chineseName)）" }.joined(separator: "、"),
      en: systems.map { "\(line($0)) (\($1.name))" }.joined(separator: ", "))
  }

  private func swapped(_ isSwapped: Bool, _ text: Bilingual) -> Bilingual {
    guard isSwapped else { return text }
    return Bilingual(
      zh: "横、纵坐标看来颠倒了，请先对调后重新导出图层。" + text.zh,
      en: "The axes look exchanged; exchange them and export the layer anew first. " + text.en)
  }
}
