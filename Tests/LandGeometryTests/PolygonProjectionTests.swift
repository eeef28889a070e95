import Testing

@testable import LandGeometry

/// Polygons brought from one projection of a datum into another: there and back, and never across datums.
@Suite struct PolygonProjectionTests {
  let wkb = WKB()

  private func square(_ x: Double, _ y: Double, _ side: Double) -> [UInt8] {
    wkb.polygon([[(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]])
  }

  @Test(arguments: ["EPSG:4546", "EPSG:4526", "EPSG:4490"])
  func thereAndBack(_ other: String) throws {
    let (own, far) = (try References.of("EPSG:4547"), try References.of(other))
    let there = try #require(PolygonProjection(from: own, to: far))
    let back = try #require(PolygonProjection(from: far, to: own))
    let shape = square(500_000, 3_000_000, 200)
    let turned = try #require(there.project(shape[...]))
    let (again, box) = try #require(back.project(turned.wkb[...]))
    #expect(abs(box.minX - 500_000) < 1e-6 && abs(box.maxY - 3_000_200) < 1e-6)
    let surveyor = try #require(OverlapSurveyor(reference: own))
    let whole = Envelope(minX: 499_999, minY: 2_999_999, maxX: 500_201, maxY: 3_000_201)
    let common = surveyor.overlap(shape[...], again[...], boxes: (whole, box))
    #expect(abs((common ?? 0) - 40_000) < 1e-3)
  }

  @Test func longEdgesStayWhereTheyWere() throws {
    let (own, degrees) = (try References.of("EPSG:4547"), try References.of("EPSG:4490"))
    let there = try #require(PolygonProjection(from: own, to: degrees))
    let turned = try #require(there.project(square(500_000, 3_000_000, 10_000)[...]))
    var reader = WKBReader()
    try reader.read(turned.wkb.span.bytes)
    #expect(reader.rings.map { Int($0.count) } == [161])
  }

  @Test(arguments: [("EPSG:4547", "EPSG:2383"), ("EPSG:4547", "EPSG:4326"), ("EPSG:4547", "EPSG:2436")])
  func anotherDatumIsNoProjection(own: String, other: String) throws {
    let (own, other) = (try References.of(own), try References.of(other))
    #expect(!own.sharesDatum(with: other))
    #expect(PolygonProjection(from: own, to: other) == nil)
  }

  @Test func whatHasNoPlaceIsRefused() throws {
    let there = PolygonProjection(from: try References.of("EPSG:4490"), to: try References.of("EPSG:4547"))
    #expect(try #require(there).project(square(0, 120, 1)[...]) == nil)
  }
}
