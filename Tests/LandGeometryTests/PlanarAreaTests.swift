import LandGeometry
import Testing

/// Areas worked out by hand on the plane.
@Suite struct PlanarAreaTests {
  let wkb = WKB()

  @Test func squareWithHole() throws {
    let found = examine(
      wkb.polygon([square(500_000, 3_076_000, side: 100), square(500_010, 3_076_010, side: 20)]),
      in: try References.gauss114())
    #expect(found.isValid == true)
    #expect(found.defects.isEmpty)
    #expect(found.originalArea == 9_600)
    #expect(found.measuredArea == 9_600)
    #expect(found.repaired == nil)
    #expect(
      found.envelope == Envelope(minX: 500_000, minY: 3_076_000, maxX: 500_100, maxY: 3_076_100))
  }

  @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
  func ringDirectionDoesNotMatter(shellReversed: Bool, holeReversed: Bool) throws {
    let shell = square(500_000, 3_076_000, side: 100)
    let hole = square(500_010, 3_076_010, side: 20)
    let found = examine(
      wkb.polygon([shellReversed ? shell.reversed() : shell, holeReversed ? hole.reversed() : hole]),
      in: try References.gauss114())
    #expect(found.originalArea == 9_600)
    #expect(found.isValid == true)
  }

  /// Formats turn rings and begin them elsewhere: the last bit must not depend on it.
  @Test(arguments: [false, true]) func theSameRingHasTheSameAreaHoweverItIsWritten(_ isInDegrees: Bool) throws
  {
    let degrees: [WKB.Point] = [
      (111.1234, 28.3), (111.1251, 28.30017), (111.1263, 28.3009), (111.1249, 28.30201), (111.1237, 28.3013),
      (111.1241, 28.3007),
    ]
    let metres: [WKB.Point] = degrees.map { (38_500_000 + $0.0 * 97.31, 3_000_000 + $0.1 * 101.07) }
    let corners = isInDegrees ? degrees : metres
    var areas: Set<Double> = []
    for start in corners.indices {
      for isReversed in [false, true] {
        var ring = Array(corners[start...] + corners[..<start])
        if isReversed { ring.reverse() }
        ring.append(ring[0])
        let reference = isInDegrees ? try References.cgcs2000() : try References.gauss114()
        areas.insert(try #require(examine(wkb.polygon([ring]), in: reference).originalArea))
      }
    }
    #expect(areas.count == 1)
  }

  @Test func partsAddUp() throws {
    let found = examine(
      wkb.multiPolygon([
        [square(0, 0, side: 10), square(2, 2, side: 3)],
        [Array(square(100, 100, side: 20).reversed())],
      ]), in: try References.gauss114())
    #expect(found.originalArea == 491)
    #expect(found.isValid == true)
    #expect(found.envelope == Envelope(minX: 0, minY: 0, maxX: 120, maxY: 120))
  }

  /// With zone number: eastings of eight digits, northings of seven, and an area of a hundredth of a square metre.
  @Test func bigCoordinatesKeepTheirDigits() throws {
    let found = examine(
      wkb.polygon([square(38_500_000.25, 4_999_999.5, side: 0.125)]), in: try References.gauss114())
    #expect(found.originalArea == 0.015625)
  }

  @Test func triangle() throws {
    let found = examine(wkb.polygon([[(0, 0), (4, 0), (0, 3), (0, 0)]]), in: try References.gauss114())
    #expect(found.originalArea == 6)
  }

  /// NAD83 / New York Long Island in US survey feet of 1200/3937 m.
  @Test func feetBecomeMetres() throws {
    let reference = try References.of("EPSG:2263")
    let found = examine(wkb.polygon([square(984_250, 200_000, side: 1_000)]), in: reference)
    #expect(agree(found.measuredArea, 1_000_000 * (1200.0 / 3937) * (1200.0 / 3937)))
  }

  @Test func localSystemInFeet() throws {
    let reference = try References.of(#"LOCAL_CS["厂区坐标系",UNIT["foot",0.3048]]"#)
    #expect(reference.kind == .local)
    let found = examine(wkb.polygon([square(0, 0, side: 100)]), in: reference)
    #expect(agree(found.measuredArea, 929.0304))
  }

  @Test func unknownSystemHasNoAreasButTheRest() {
    let bowtie: [WKB.Point] = [(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]
    let good = examine(wkb.polygon([square(0, 0, side: 5)]), in: nil)
    #expect(good.isValid == true)
    #expect(good.originalArea == nil)
    #expect(good.measuredArea == nil)
    #expect(good.envelope == Envelope(minX: 0, minY: 0, maxX: 5, maxY: 5))
    let bad = examine(wkb.polygon([bowtie]), in: nil)
    #expect(bad.isValid == false)
    #expect(bad.measuredArea == nil)
    #expect(bad.repaired != nil)
    #expect(bad.defects == [.invalid(reason: "Self-intersection", x: 1, y: 1)])
  }

  @Test func coordinatesTooLargeForArithmetic() throws {
    let found = examine(
      wkb.polygon([[(0, 0), (1e300, 0), (0, 1e300), (0, 0)]]), in: try References.gauss114())
    #expect(found.defects.contains(.unmeasurable(ring: 0)))
    #expect(found.originalArea == nil)
    #expect(found.measuredArea == nil)
  }
}
