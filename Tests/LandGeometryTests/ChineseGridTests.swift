import LandGeometry
import Testing

@Suite struct ChineseGridTests {
  /// Every grid there is: three datums, two widths, with and without the zone's number.
  private static let all: [ChineseGrid] = GeodeticDatum.allCases.flatMap { datum in
    ChineseGrid.Width.allCases.flatMap { width in
      width.zones.flatMap { zone in
        [true, false].compactMap { ChineseGrid(datum: datum, width: width, zone: zone, isPrefixed: $0) }
      }
    }
  }

  @Test func thereAreThreeTimesSixtyFour() { #expect(ChineseGridTests.all.count == 3 * 2 * (21 + 11)) }

  @Test func everyCodeIsTheRegistersForTheName() throws {
    for grid in ChineseGridTests.all {
      let reference = try References.of(grid.definition)
      #expect(reference.name == grid.name)
      #expect(reference.datum == grid.datum)
      #expect(reference.transverseMercator?.centralMeridian == Double(grid.centralMeridian))
      #expect(reference.transverseMercator?.falseEasting == grid.falseEasting)
      #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
    }
  }

  @Test func everyNameIsReadBack() {
    for grid in ChineseGridTests.all {
      #expect(ChineseGridName.definition(named: grid.name) == grid.definition)
      #expect(ChineseGridName.definition(named: grid.chineseName) == grid.definition)
      let names = [GeodeticDatum.cgcs2000: "CGCS2000", .xian1980: "西安80", .beijing1954: "北京54"]
      let datum = names[grid.datum] ?? ""
      let place = grid.isPrefixed ? "\(grid.zone)带" : "中央经线\(grid.centralMeridian)"
      let spoken = "\(datum) \(grid.width.rawValue)度带 \(place)"
      #expect(ChineseGridName.definition(named: spoken) == grid.definition)
    }
  }

  @Test func datumsInLongitudeAndLatitude() throws {
    for datum in GeodeticDatum.allCases {
      let reference = try References.of("EPSG:\(datum.geographicCode)")
      #expect(reference.datum == datum)
      #expect(reference.kind == .geographic)
      let name = "\(datum.chineseName) 经纬度"
      #expect(ChineseGridName.definition(named: name) == "EPSG:\(datum.geographicCode)")
    }
  }

  @Test(arguments: [
    ("cgcs2000３度带３８带", "EPSG:4526"), ("CGCS2000_3_Degree_GK_Zone_37", "EPSG:4525"),
    ("CGCS2000_3_Degree_GK_CM_111E", "EPSG:4546"), ("Xian_1980_3_Degree_GK_Zone_38", "EPSG:2362"),
    ("Beijing_1954_3_Degree_GK_CM_114E", "EPSG:2435"), ("国家2000 38带", "EPSG:4526"),
    ("国家2000 19带", "EPSG:4497"),
    ("CGCS2000 中央经线111 3度带", "EPSG:4546"), ("CGCS2000 中央子午线 111° 高斯克吕格投影", "EPSG:4546"),
    ("CGCS2000 3度带 37带 中央经线111", "EPSG:4525"), ("CGCS2000 三度带 第38带 不加带号", "EPSG:4547"),
    ("北京54 6度带 19带", "EPSG:21419"), ("1980西安坐标系,6°带,中央经线117°E", "EPSG:2345"),
    ("2000国家大地坐标系 经纬度", "EPSG:4490"), ("WGS84 经纬度", "EPSG:4326"), ("1954年北京坐标系 经纬度", "EPSG:4214"),
  ])
  func namesOffices(text: String, definition: String) {
    #expect(ChineseGridName.definition(named: text) == definition)
  }

  @Test(arguments: [
    "", "CGCS2000", "CGCS2000 3度带", "3度带 38带", "西安80 3度带 19带", "西安80 6度带 38带", "CGCS2000 3度带 6度带 38带",
    "CGCS2000 38带 39带", "CGCS2000 38带 中央经线111", "西安80 北京54 38带", "CGCS2000 中央经线112", "CGCS2000 6度带 中央经线114",
    "WGS84 3度带 38带", "CGCS2000 经纬度 38带", "湘潭独立坐标系", "EPSG:4526", "CGCS2000 3度带 38带 湘潭",
  ])
  func othersAreNotGuessed(text: String) { #expect(ChineseGridName.definition(named: text) == nil) }

  @Test func zonesBeforeEastings() throws {
    let three = try #require(ChineseGrid.zone(prefixing: 38_394_500))
    #expect(three == (.three, 38))
    let six = try #require(ChineseGrid.zone(prefixing: 19_394_500))
    #expect(six == (.six, 19))
    for easting in [500_000, 9_999_999, 12_500_000, 24_500_000, 46_500_000, 380_000_000, -38_500_000] {
      #expect(ChineseGrid.zone(prefixing: Double(easting)) == nil)
    }
  }
}
