import Testing

@testable import LandGeometry

@Suite struct PointProjectionTests {
  /// pyproj: Transformer.from_crs("EPSG:4326", "EPSG:4547", always_xy=True).transform(114.05, 27.8).
  @Test func intoAGaussKrugerZone() throws {
    let projection = try #require(PointProjection(to: try References.gauss114()))
    for datum in [PointDatum.wgs84, .cgcs2000] {
      let point = try #require(projection.project(longitude: 114.05, latitude: 27.8, datum: datum))
      #expect(abs(point.x - 504_927.14414996945) < 1e-6)
      #expect(abs(point.y - 3_076_279.181828659) < 1e-6)
    }
  }

  @Test func aPrjFileLeadsToTheSamePlace() throws {
    let reference = try References.of(References.esriGauss114)
    let projection = try #require(PointProjection(to: reference))
    let point = try #require(projection.project(longitude: 114.05, latitude: 27.8, datum: .cgcs2000))
    #expect(abs(point.x - 504_927.14414996945) < 1e-6)
  }

  @Test func intoLongitudeAndLatitude() throws {
    let projection = try #require(PointProjection(to: try References.cgcs2000()))
    let point = try #require(projection.project(longitude: 114.05, latitude: 27.8, datum: .wgs84))
    #expect(abs(point.x - 114.05) < 1e-12)
    #expect(abs(point.y - 27.8) < 1e-12)
  }

  @Test func mapOffsetsAreTakenOff() throws {
    let projection = try #require(PointProjection(to: try References.cgcs2000()))
    let gcj = ChinaOffsets.gcj02((114.05, 27.8))
    let point = try #require(
      projection.project(longitude: gcj.longitude, latitude: gcj.latitude, datum: .gcj02))
    #expect(abs(point.x - 114.05) < 1e-8)
    let bd = ChinaOffsets.bd09(gcj)
    let same = try #require(projection.project(longitude: bd.longitude, latitude: bd.latitude, datum: .bd09))
    #expect(abs(same.x - 114.05) < 1e-8)
    #expect(abs(same.y - 27.8) < 1e-8)
  }

  @Test(arguments: [
    #"LOCAL_CS["x",UNIT["m",1]]"#,
    // Xian 1980: no published parameters; taking the datums for one would be a hundred metres off.
    "EPSG:2383",
  ])
  func whereThereIsNoWay(definition: String) throws {
    let reference = try References.of(definition)
    #expect(PointProjection(to: reference) == nil)
  }

  @Test func noPlaceOnEarth() throws {
    let projection = try #require(PointProjection(to: try References.gauss114()))
    #expect(projection.project(longitude: 27.8, latitude: 114.05, datum: .wgs84) == nil)
    #expect(projection.project(longitude: .nan, latitude: 27.8, datum: .wgs84) == nil)
    #expect(projection.project(longitude: 0, latitude: .infinity, datum: .bd09) == nil)
  }

  /// The origin of the Dutch grid is a church tower, whose coordinates are published in both systems; with the datum
  /// left as it is, it would be 113 m off.
  @Test func anOlderDatumIsShifted() throws {
    let reference = try References.of("EPSG:28992")
    let projection = try #require(PointProjection(to: reference))
    let point = try #require(
      projection.project(longitude: 5.38720621, latitude: 52.15517440, datum: .wgs84))
    #expect(abs(point.x - 155_000) < 2)
    #expect(abs(point.y - 463_000) < 2)
  }
}

@Suite struct ChinaOffsetsTests {
  @Test func roundTrips() {
    var random = SeededGenerator(state: 11)
    for _ in 0..<5_000 {
      let point: ChinaOffsets.Point = (
        Double.random(in: 73...136, using: &random), Double.random(in: 3...54, using: &random)
      )
      let gcj = ChinaOffsets.gcj02(point)
      #expect(distance(ChinaOffsets.fromGCJ02(gcj), point) < 1e-8)
      #expect(distance(ChinaOffsets.fromBD09(ChinaOffsets.bd09(gcj)), gcj) < 1e-8)
      // 20 to 1200 m.
      #expect((0.0002...0.012).contains(distance(gcj, point)))
    }
  }

  /// The pair commonly printed with the formulas: Tian'anmen Square, 116.404, 39.915 in each system.
  @Test func printedPairs() {
    #expect(distance(ChinaOffsets.gcj02((116.404, 39.915)), (116.41024449916938, 39.91640428150164)) < 1e-9)
    #expect(distance(ChinaOffsets.bd09((116.404, 39.915)), (116.41036949371029, 39.92133699351021)) < 1e-9)
    // Printed from one step of the way back only.
    let back = ChinaOffsets.fromGCJ02((116.404, 39.915))
    #expect(distance(back, (116.39775550083061, 39.91359571849836)) < 1e-4)
  }

  @Test func abroadThereIsNoOffset() {
    for point in [(2.35, 48.85), (-74.0, 40.7), (151.2, -33.9)] as [ChinaOffsets.Point] {
      #expect(ChinaOffsets.gcj02(point) == point)
      #expect(ChinaOffsets.fromGCJ02(point) == point)
    }
  }

  private func distance(_ a: ChinaOffsets.Point, _ b: ChinaOffsets.Point) -> Double {
    max(abs(a.longitude - b.longitude), abs(a.latitude - b.latitude))
  }
}
