import LandGeometry
import Testing

/// What two polygons have in common, worked out by hand.
@Suite struct OverlapTests {
  let wkb = WKB()

  /// The overlap of two geometries on the plane, asked both ways.
  private func overlap(
    _ a: [UInt8], _ b: [UInt8], in definition: String = "EPSG:4547"
  ) throws -> Double {
    let reference = try References.of(definition)
    let surveyor = try #require(OverlapSurveyor(reference: reference))
    let boxes = try [a, b].map { try #require(examine($0, in: reference).envelope) }
    let area = try #require(surveyor.overlap(a[...], b[...], boxes: (boxes[0], boxes[1])))
    let back = try #require(surveyor.overlap(b[...], a[...], boxes: (boxes[1], boxes[0])))
    #expect(abs(area - back) <= 1e-9 * max(1, area))
    return area
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [WKB.Point] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
  }

  @Test func neighboursWithAnEdgeInCommonDoNotOverlap() throws {
    let x = 412_345.678
    let y = 3_081_234.567
    let a = wkb.polygon([[(x, y), (x + 33.3, y + 7.1), (x + 30.1, y + 55.5), (x - 2, y + 41), (x, y)]])
    let b = wkb.polygon([
      [(x + 33.3, y + 7.1), (x + 80, y), (x + 77, y + 60), (x + 30.1, y + 55.5), (x + 33.3, y + 7.1)]
    ])
    #expect(try overlap(a, b) == 0)
  }

  @Test(arguments: [0.0, 1e-9, 1e-5])
  func aVertexOnTheNeighboursEdgeIsNoOverlap(inside: Double) throws {
    let whole = wkb.polygon([box(500_000, 3_000_000, 100, 100)])
    let edge = 500_100 - inside
    let corners: [WKB.Point] = [
      (500_100, 3_000_000), (500_200, 3_000_000), (500_200, 3_000_100), (500_100, 3_000_100),
      (edge, 3_000_033), (500_100, 3_000_000),
    ]
    #expect(try overlap(whole, wkb.polygon([corners])) == 0)
  }

  @Test func crossingBoxesShareTheirCrossing() throws {
    let a = wkb.polygon([box(500_000, 3_000_000, 100, 10)])
    let b = wkb.polygon([Array(box(500_040, 2_999_950, 20, 100).reversed())])
    #expect(try overlap(a, b) == 200)
  }

  @Test func slantedEdgesAreCut() throws {
    let triangle = wkb.polygon([
      [(500_000, 3_000_000), (500_100, 3_000_000), (500_000, 3_000_100), (500_000, 3_000_000)]
    ])
    // The square from (40, 40) to (80, 80) keeps the triangle's tip: legs of 20.
    #expect(abs(try overlap(triangle, wkb.polygon([square(500_040, 3_000_040, side: 40)])) - 200) < 1e-9)
  }

  @Test func aHoleIsNotThere() throws {
    let ring = wkb.polygon([
      square(500_000, 3_000_000, side: 100), square(500_020, 3_000_020, side: 50),
    ])
    let enclave = wkb.polygon([square(500_020, 3_000_020, side: 50)])
    #expect(try overlap(ring, enclave) == 0)
    #expect(try overlap(ring, wkb.polygon([square(500_010, 3_000_010, side: 20)])) == 300)
  }

  @Test func partsCountOneByOne() throws {
    let parts = wkb.multiPolygon([
      [square(500_000, 3_000_000, side: 10)], [square(500_050, 3_000_000, side: 10)],
    ])
    #expect(try overlap(parts, wkb.polygon([box(500_005, 3_000_000, 50, 4)])) == 40)
  }

  @Test func theSamePolygonTwiceOverlapsWhole() throws {
    let shell = square(500_000, 3_000_000, side: 100)
    let rotated = Array(shell[2...] + shell[1...2])
    #expect(try overlap(wkb.polygon([shell]), wkb.polygon([rotated])) == 10_000)
  }

  @Test(arguments: [(0.000_099, false), (0.000_101, true)])
  func aHundredthOfASquareMetreIsNone(depth: Double, counts: Bool) throws {
    let a = wkb.polygon([square(0, 0, side: 100)])
    let b = wkb.polygon([square(100 - depth, 0, side: 100)])
    #expect((try overlap(a, b) > 0) == counts)
  }

  @Test func squareMetresWhateverTheUnit() throws {
    let a = wkb.polygon([square(980_000, 200_000, side: 100)])
    let b = wkb.polygon([square(980_050, 200_050, side: 100)])
    let foot = 1200.0 / 3937
    #expect(abs(try overlap(a, b, in: "EPSG:2263") - 2500 * foot * foot) < 1e-6)
  }

  @Test func degreesAreMeasuredOnTheEllipsoid() throws {
    let a = wkb.polygon([square(112.9, 27.8, side: 0.002)])
    let b = wkb.polygon([square(112.901, 27.801, side: 0.002)])
    let corner = wkb.polygon([square(112.901, 27.801, side: 0.001)])
    let expected = try #require(examine(corner, in: try References.cgcs2000()).measuredArea)
    #expect(agree(try overlap(a, b, in: "EPSG:4490"), expected, within: 1e-8))
  }

  @Test func whatSeveralOverlapCountsOnce() throws {
    let surveyor = try #require(OverlapSurveyor(reference: try References.gauss114()))
    let a = wkb.polygon([square(500_000, 3_000_000, side: 100)])
    // Both lie over the middle; the second also only touches the eastern edge with a spur's end.
    let b = wkb.polygon([box(500_020, 3_000_020, 40, 40)])
    let c = wkb.polygon([
      [
        (500_040, 3_000_040), (500_080, 3_000_040), (500_080, 3_000_080), (500_040, 3_000_080),
        (500_040, 3_000_040),
      ]
    ])
    let area = surveyor.overlap(a[...], withAll: [b[...], c[...]])
    #expect(agree(area, 1600 + 1600 - 400))
  }

  @Test func anIntersectionThatIsPartlyALineStillCounts() throws {
    let surveyor = try #require(OverlapSurveyor(reference: try References.gauss114()))
    let a = wkb.polygon([square(500_000, 3_000_000, side: 100)])
    // Reaches in below and only touches the edge above: the intersection is a polygon and a line.
    let comb: [WKB.Point] = [
      (500_090, 3_000_000), (500_200, 3_000_000), (500_200, 3_000_090), (500_100, 3_000_090),
      (500_100, 3_000_060), (500_150, 3_000_060), (500_150, 3_000_030), (500_090, 3_000_030),
      (500_090, 3_000_000),
    ]
    let other = wkb.polygon([square(500_000, 3_000_000, side: 20)])
    #expect(agree(surveyor.overlap(a[...], withAll: [wkb.polygon([comb])[...], other[...]]), 300 + 400))
  }
}
