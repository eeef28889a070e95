import LandGeometry
import Testing

/// Areas on the ellipsoid against those of pyproj 3.4.1 (GeographicLib's Python-side polygon sums), got with
/// `abs(CRS(code).get_geod().polygon_area_perimeter(longitudes, latitudes)[0])`.
@Suite struct GeodesicAreaTests {
  let wkb = WKB()
  let quarter: [WKB.Point] = [
    (113.00, 27.80), (113.02, 27.80), (113.025, 27.815), (113.01, 27.82), (113.00, 27.815), (113.00, 27.80),
  ]
  let pond: [WKB.Point] = [
    (113.005, 27.805), (113.01, 27.805), (113.01, 27.81), (113.005, 27.81), (113.005, 27.805),
  ]

  /// CRS("EPSG:4490"): 4367666.2425432205 less 272985.309568882.
  @Test func shellLessHole() throws {
    let reference = try References.cgcs2000()
    #expect(agree(examine(wkb.polygon([quarter]), in: reference).measuredArea, 4_367_666.2425432205))
    let found = examine(wkb.polygon([quarter, pond.reversed()]), in: reference)
    #expect(agree(found.measuredArea, 4_094_680.9329743385))
    #expect(found.isValid == true)
  }

  /// CRS("EPSG:4214"), Beijing 1954 on Krassowsky's ellipsoid.
  @Test func eachSystemOnItsOwnEllipsoid() throws {
    let reference = try References.of("EPSG:4214")
    #expect(agree(examine(wkb.polygon([quarter]), in: reference).measuredArea, 4_367_816.547288179))
  }

  /// CRS("EPSG:4807"), NTF (Paris), whose unit is the gon; pyproj was given degrees (× 0.9).
  @Test func gonsAreNotDegrees() throws {
    let reference = try References.of("EPSG:4807")
    let ring: [WKB.Point] = [(0, 52), (0.01, 52), (0.01, 52.01), (0, 52.01), (0, 52)]
    #expect(agree(examine(wkb.polygon([ring]), in: reference).measuredArea, 687_371.1796827316))
  }

  /// CRS(4326).
  @Test func acrossTheDateLine() throws {
    let reference = try References.of("EPSG:4326")
    let ring: [WKB.Point] = [
      (179.99, -17), (-179.99, -17), (-179.99, -16.99), (179.99, -16.99), (179.99, -17),
    ]
    #expect(agree(examine(wkb.polygon([ring]), in: reference).originalArea, 2_357_002.9010686874))
  }

  @Test func anUnclosedRingIsClosed() throws {
    let reference = try References.cgcs2000()
    let found = examine(wkb.polygon([quarter.dropLast()]), in: reference)
    #expect(agree(found.originalArea, 4_367_666.2425432205))
  }

  /// CRS(3857): vertices turned into longitude and latitude by Transformer, area on WGS 84. The plane says 1 km².
  @Test func webMercatorIsMeasuredOnTheEllipsoid() throws {
    let reference = try References.of("EPSG:3857")
    let found = examine(wkb.polygon([square(12_600_000, 4_865_000, side: 1_000)]), in: reference)
    #expect(agree(found.measuredArea, 586_185.4616794586, within: 1e-9))
  }

  /// One parcel at the central meridian, where the projection is true to scale; corners projected with pyproj's
  /// Transformer.from_crs("EPSG:4490", "EPSG:4547", always_xy=True).
  @Test func bothFormsOfALayerAgree() throws {
    let degrees: [WKB.Point] = [
      (113.999, 27.80), (114.001, 27.80), (114.001, 27.802), (113.999, 27.802), (113.999, 27.80),
    ]
    let metres: [WKB.Point] = [
      (499901.4571241147, 3076278.179557889), (500098.5428758841, 3076278.179557889),
      (500098.5410717397, 3076499.81205659), (499901.45892825903, 3076499.81205659),
      (499901.4571241147, 3076278.179557889),
    ]
    let onEllipsoid = examine(wkb.polygon([degrees]), in: try References.cgcs2000())
    let onPlane = examine(wkb.polygon([metres]), in: try References.gauss114())
    #expect(agree(onEllipsoid.measuredArea, 43_680.207766890526, within: 1e-10))
    #expect(agree(onPlane.measuredArea, 43_680.207766890526, within: 1e-8))
  }

  /// Metres under a reference system in degrees: a frequent mistake that must not become a figure.
  @Test func beyondThePolesIsNoArea() throws {
    let found = examine(
      wkb.polygon([square(500_000, 3_076_000, side: 100)]), in: try References.cgcs2000())
    #expect(found.defects == [.unmeasurable(ring: 0)])
    #expect(found.isValid == true)
    #expect(found.originalArea == nil)
    #expect(found.measuredArea == nil)
  }
}
