import LandGeometry
import Testing

/// Twenty parcels of a hundred metres about a place.
private func parcels(x: Double, y: Double, side: Double = 100) -> [Envelope?] {
  (0..<20).map { index in
    let west = x + Double(index % 5) * 3 * side
    let south = y + Double(index / 5) * 3 * side
    return Envelope(minX: west, minY: south, maxX: west + side, maxY: south + side)
  }
}

@Suite struct CoordinateEvidenceTests {
  private func finding(
    _ definition: String, x: Double, y: Double, side: Double = 100
  ) throws -> CoordinateEvidence.Finding? {
    let evidence = try #require(CoordinateEvidence(parcels(x: x, y: y, side: side)))
    return evidence.finding(against: try References.of(definition))
  }

  @Test(arguments: [
    ("EPSG:4526", 38_394_500.0, 3_078_000.0), ("EPSG:4547", 394_500, 3_078_000),
    ("EPSG:4497", 19_694_500, 3_078_000),
    ("EPSG:4508", 694_500, 3_078_000), ("EPSG:2362", 38_394_500, 3_078_000),
    ("EPSG:32649", 689_000, 3_078_000),
    // The far east and west of a wide county, Mohe and Sanya.
    ("EPSG:4547", 660_000, 3_078_000), ("EPSG:4550", 420_000, 5_880_000), ("EPSG:4545", 640_000, 2_020_000),
    // Elsewhere in the world, sites of their own, and grids that are none of China's.
    ("EPSG:2193", 1_750_000, 5_430_000), ("EPSG:32618", 585_000, 4_510_000),
    (#"LOCAL_CS["site",UNIT["metre",1]]"#, 113.0, 28.0), ("EPSG:3857", 12_600_000, 3_200_000),
    ("EPSG:4547", 0, 0),
  ])
  func ordinaryCoordinatesAreSilent(definition: String, x: Double, y: Double) throws {
    #expect(try finding(definition, x: x, y: y) == nil)
  }

  @Test func ordinaryDegreesAreSilent() throws {
    #expect(try finding("EPSG:4490", x: 113.05, y: 27.8, side: 0.001) == nil)
    #expect(try finding("EPSG:4326", x: -74, y: 40.7, side: 0.001) == nil)
  }

  @Test func zoneBeforeEastings() throws {
    #expect(
      try finding("EPSG:4547", x: 38_394_500, y: 3_078_000) == .zonePrefixed(width: .three, zone: 38))
    #expect(try finding("EPSG:4547", x: 19_694_500, y: 3_078_000) == .zonePrefixed(width: .six, zone: 19))
    #expect(try finding("EPSG:4526", x: 394_500, y: 3_078_000) == .zoneAbsent)
    #expect(try finding("EPSG:4526", x: 37_694_500, y: 3_078_000) == .otherZone(width: .three, zone: 37))
    #expect(try finding("EPSG:4526", x: 19_694_500, y: 3_078_000) == .otherZone(width: .six, zone: 19))
  }

  @Test func axes() throws {
    #expect(try finding("EPSG:4547", x: 3_078_000, y: 394_500) == .axesSwapped)
    #expect(try finding("EPSG:4526", x: 3_078_000, y: 38_394_500) == .axesSwapped)
    #expect(try finding("EPSG:4490", x: 27.8, y: 113.05, side: 0.001) == .axesSwapped)
    #expect(try finding("EPSG:4490", x: 39.5, y: 76, side: 0.001) == .axesSwapped)
  }

  @Test func degreesAndMetres() throws {
    #expect(try finding("EPSG:4547", x: 113.05, y: 27.8, side: 0.001) == .degrees)
    #expect(try finding("EPSG:3857", x: 113.05, y: 27.8, side: 0.001) == .degrees)
    #expect(try finding("EPSG:4490", x: 394_500, y: 3_078_000) == .notDegrees)
    #expect(try finding("EPSG:4490", x: 38_394_500, y: 3_078_000) == .notDegrees)
  }

  @Test func meridian() throws {
    #expect(try finding("EPSG:4547", x: 230_000, y: 3_078_000) == .farFromMeridian(kilometres: 269))
    #expect(try finding("EPSG:4526", x: 38_230_000, y: 3_078_000) == .farFromMeridian(kilometres: 269))
    #expect(try finding("EPSG:4508", x: 230_000, y: 3_078_000) == nil)
    #expect(try finding("EPSG:4508", x: 130_000, y: 3_078_000) == .farFromMeridian(kilometres: 369))
    let mixed = "+proj=tmerc +lon_0=78 +x_0=38500000 +ellps=GRS80 +type=crs"
    #expect(
      try finding(mixed, x: 38_394_500, y: 3_078_000) == .meridianNotOfZone(width: .three, zone: 38))
  }

  @Test func aFewStrangersDoNotSpeakForTheLayer() throws {
    let others = parcels(x: 3_078_000, y: 394_500).prefix(4)
    let evidence = try #require(CoordinateEvidence(parcels(x: 394_500, y: 3_078_000) + others + [nil]))
    #expect(evidence.finding(against: try References.gauss114()) == nil)
    #expect(CoordinateEvidence([nil, nil]) == nil)
  }

  @Test(arguments: [
    (
      "CGCS2000_3_Degree_GK_CM_111E", "GCS_China_Geodetic_Coordinate_System_2000", "D_China_2000", 111.0,
      500_000.0
    ),
    (
      "CGCS2000_3_Degree_GK_Zone_37", "GCS_China_Geodetic_Coordinate_System_2000", "D_China_2000", 111,
      37_500_000
    ),
    ("CGCS_2000_3_Degree_GK_Zone_37", "GCS_CGCS_2000", "D_CGCS_2000", 111, 37_500_000),
    ("Xian_1980_3_Degree_GK_Zone_38", "GCS_Xian_1980", "D_Xian_1980", 114, 38_500_000),
    ("Beijing_1954_3_Degree_GK_CM_114E", "GCS_Beijing_1954", "D_Beijing_1954", 114, 500_000),
    ("Unknown", "GCS_Xian_1980", "D_Xian_1980", 114, 500_000),
    ("Local", "GCS_Unknown", "D_Unknown", 114, 500_000),
  ])
  func definitionsOfArcGISAreCadastral(
    name: String, geographic: String, datum: String, meridian: Double, easting: Double
  ) throws {
    let figures = [
      "D_Xian_1980": "\"Xian_1980\",6378140.0,298.257",
      "D_Beijing_1954": "\"Krasovsky_1940\",6378245.0,298.3",
      "D_Unknown": "\"Unknown\",6378140.0,298.257",
    ]
    let figure = figures[datum] ?? "\"CGCS2000\",6378137.0,298.257222101"
    let reference = try References.of(
      #"PROJCS["\#(name)",GEOGCS["\#(geographic)",DATUM["\#(datum)",SPHEROID[\#(figure)]],"#
        + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],"#
        + #"PARAMETER["False_Easting",\#(easting)],PARAMETER["False_Northing",0.0],"#
        + #"PARAMETER["Central_Meridian",\#(meridian)],PARAMETER["Scale_Factor",1.0],"#
        + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#)
    #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
    #expect(reference.transverseMercator?.centralMeridian == meridian)
    #expect(reference.transverseMercator?.falseEasting == easting)
    let expected: GeodeticDatum =
      datum == "D_Beijing_1954" ? .beijing1954 : figure.contains("6378140") ? .xian1980 : .cgcs2000
    #expect(reference.datum == expected)
    let evidence = try #require(CoordinateEvidence(parcels(x: easting - 105_000, y: 3_078_000)))
    #expect(evidence.finding(against: reference) == nil)
  }
}

@Suite struct FarGeometriesTests {
  private func strays(_ boxes: [Envelope?], isInDegrees: Bool = false) -> [FarGeometries.Suspicion] {
    FarGeometries(boxes, isInDegrees: isInDegrees).found.map(\.suspicion)
  }

  @Test func saysWhatMayHaveHappened() {
    let place = parcels(x: 38_394_500, y: 3_078_000)
    #expect(strays(place) == [])
    #expect(strays(place + parcels(x: 3_078_000, y: 38_394_500).prefix(2)) == [.axesSwapped, .axesSwapped])
    #expect(strays(place + parcels(x: 394_500, y: 3_078_000).prefix(1)) == [.zoneAbsent])
    #expect(strays(place + parcels(x: 38_494_500, y: 3_078_000).prefix(1)) == [.unknown])
    let plain = parcels(x: 394_500, y: 3_078_000)
    #expect(strays(plain + parcels(x: 38_394_500, y: 3_078_000).prefix(1)) == [.zonePrefixed])
    let degrees = parcels(x: 113, y: 27.8, side: 0.001)
    #expect(
      strays(degrees + parcels(x: 27.8, y: 113, side: 0.001).prefix(1), isInDegrees: true) == [.axesSwapped])
    #expect(strays(degrees + parcels(x: 113.1, y: 27.8, side: 0.001).prefix(1), isInDegrees: true) == [])
  }

  @Test func aTownOfTheSameCountyIsNoStray() {
    let place = parcels(x: 394_500, y: 3_078_000)
    #expect(strays(place + parcels(x: 410_000, y: 3_090_000).prefix(1)) == [])
    // Two towns 60 km apart: neither is stray.
    #expect(strays(place + parcels(x: 450_000, y: 3_090_000).prefix(5)) == [])
  }

  @Test func theExtentLeavesThemOut() {
    let place = parcels(x: 394_500, y: 3_078_000)
    let far = FarGeometries(place + parcels(x: 0, y: 0).prefix(1) + [nil], isInDegrees: false)
    #expect(far.found.map(\.row) == [20])
    #expect(far.found.first?.kilometres == 3104)
    #expect(far.extent == FarGeometries(place, isInDegrees: false).extent)
    #expect(FarGeometries([nil], isInDegrees: false).extent == nil)
  }
}
