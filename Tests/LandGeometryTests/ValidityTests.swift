import LandGeometry
import Testing

/// What is wrong with geometries, and what repairing makes of them (contract G2).
@Suite struct ValidityTests {
  let wkb = WKB()

  private func examined(_ bytes: [UInt8]) throws -> Examination {
    examine(bytes, in: try References.gauss114())
  }

  @Test func bowtie() throws {
    // Two triangles of 1 m² each, run through in opposite directions.
    let found = try examined(wkb.polygon([[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]]))
    #expect(found.isValid == false)
    #expect(found.defects == [.invalid(reason: "Self-intersection", x: 1, y: 1)])
    #expect(found.originalArea == 0)
    #expect(found.measuredArea == 2)
    let again = try examined(try #require(found.repaired))
    #expect(again.isValid == true)
    #expect(again.originalArea == 2)
  }

  /// The structure method takes such a hole for a polygon of its own.
  @Test func holeOutsideItsShell() throws {
    let found = try examined(wkb.polygon([square(0, 0, side: 10), square(20, 20, side: 2)]))
    #expect(found.isValid == false)
    #expect(found.originalArea == 96)
    #expect(found.measuredArea == 104)
    #expect(found.defects == [.invalid(reason: "Hole lies outside shell", x: 20, y: 20)])
  }

  @Test func samePolygonTwice() throws {
    let found = try examined(wkb.multiPolygon([[square(0, 0, side: 10)], [square(0, 0, side: 10)]]))
    #expect(found.isValid == false)
    #expect(found.originalArea == 200)
    #expect(found.measuredArea == 100)
  }

  @Test func sameHoleTwice() throws {
    let found = try examined(
      wkb.polygon([square(0, 0, side: 10), square(1, 1, side: 2), square(1, 1, side: 2)]))
    #expect(found.isValid == false)
    #expect(found.originalArea == 92)
    #expect(found.measuredArea == 96)
  }

  @Test func unclosedRingsAreClosedAndTold() throws {
    let open = Array(square(0, 0, side: 10).dropLast())
    let found = try examined(wkb.polygon([open, square(1, 1, side: 2).dropLast()]))
    #expect(found.defects == [.unclosedRing(ring: 0), .unclosedRing(ring: 1)])
    #expect(found.isValid == false)
    #expect(found.originalArea == 96)
    #expect(found.measuredArea == 96)
    #expect(found.repaired == wkb.polygon([square(0, 0, side: 10), square(1, 1, side: 2)]))
  }

  @Test func notANumber() throws {
    for bad in [Double.nan, .infinity, -.infinity] {
      var ring = square(0, 0, side: 10)
      ring[2].y = bad
      let found = try examined(wkb.multiPolygon([[square(50, 50, side: 1)], [ring]]))
      #expect(found.defects == [.nonFinite(ring: 1)])
      #expect(found.isValid == false)
      #expect(found.originalArea == nil)
      #expect(found.measuredArea == nil)
      #expect(found.envelope == nil)
      #expect(found.repaired == nil)
    }
  }

  @Test func missingAndEmpty() throws {
    #expect(try examined([]).defects == [.missing])
    let empties = [
      wkb.polygon([]), wkb.polygon([[]]), wkb.multiPolygon([]), wkb.multiPolygon([[]]), wkb.collection([]),
      wkb.collection([wkb.collection([]), wkb.polygon([])]),
    ]
    for bytes in empties {
      let found = try examined(bytes)
      #expect(found.defects == [.empty])
      #expect(found.isValid == nil)
      #expect(found.originalArea == nil)
      #expect(found.measuredArea == nil)
    }
  }

  @Test func ringsWithTooFewPoints() throws {
    let sliver: [WKB.Point] = [(1, 1), (2, 2), (1, 1)]
    let hole = try examined(wkb.polygon([square(0, 0, side: 10), sliver]))
    #expect(hole.defects == [.tooFewPoints(ring: 1)])
    #expect(hole.isValid == false)
    #expect(hole.measuredArea == 100)
    #expect(hole.repaired == wkb.polygon([square(0, 0, side: 10)]))
    // A shell that does not count takes its hole with it.
    let shell = try examined(
      wkb.multiPolygon([[sliver, square(1, 1, side: 1)], [square(50, 50, side: 3)]]))
    #expect(shell.defects == [.tooFewPoints(ring: 0)])
    #expect(shell.originalArea == 9)
    let nothing = try examined(wkb.polygon([[(1, 1)], []]))
    #expect(
      nothing.defects == [.unclosedRing(ring: 0), .tooFewPoints(ring: 0), .tooFewPoints(ring: 1)])
    #expect(nothing.isValid == false)
    #expect(nothing.originalArea == nil)
  }

  /// Three corners, not closed: a triangle all the same.
  @Test func unclosedTriangle() throws {
    let found = try examined(wkb.polygon([[(0, 0), (4, 0), (0, 3)]]))
    #expect(found.defects == [.unclosedRing(ring: 0)])
    #expect(found.measuredArea == 6)
  }

  @Test func nothingLeftOfACollapsedPolygon() throws {
    let found = try examined(wkb.polygon([[(0, 0), (1, 1), (2, 2), (0, 0)]]))
    #expect(found.isValid == false)
    #expect(found.originalArea == 0)
    #expect(found.measuredArea == nil)
    #expect(found.repaired == nil)
    #expect(
      found.defects.contains {
        if case .repairFailed(let why) = $0 { why.contains("nothing") } else { false }
      })
  }

  @Test func pointsAndLinesAreNoParcels() throws {
    #expect(try examined(wkb.point(1, 2)).defects == [.notPolygonal("Point")])
    #expect(try examined(wkb.lineString([(0, 0), (1, 1)])).defects == [.notPolygonal("LineString")])
    let points = try examined(wkb.collection([wkb.point(1, 2)]))
    #expect(points.defects == [.notPolygonal("GeometryCollection")])
    #expect(points.isValid == nil)
    #expect(try examined(wkb.whole(10, [])).defects == [.notPolygonal("CurvePolygon")])
  }

  @Test func ofACollectionThePolygonsCount() throws {
    let inner = wkb.collection([
      wkb.multiPolygon([[square(20, 0, side: 2)], [square(30, 0, side: 3)]]),
      wkb.lineString([(0, 0), (1, 1)]),
    ])
    let found = try examined(
      wkb.collection([wkb.point(5, 5), wkb.polygon([square(0, 0, side: 10)]), inner]))
    #expect(found.defects == [.partsIgnored("Point, LineString")])
    #expect(found.isValid == true)
    #expect(found.measuredArea == 113)
  }

  @Test func overlappingPolygonsOfACollectionCountOnce() throws {
    let found = try examined(
      wkb.collection([wkb.polygon([square(0, 0, side: 10)]), wkb.polygon([square(5, 0, side: 10)])]))
    #expect(found.isValid == false)
    #expect(found.originalArea == 200)
    #expect(found.measuredArea == 150)
  }

  @Test func aThousandBadRingsAreNotAllTold() throws {
    let found = try examined(
      wkb.polygon([square(0, 0, side: 10)] + Array(repeating: [(1.0, 1.0), (2.0, 2.0)], count: 1_000)))
    #expect(found.defects.count == Surveyor.mostRingDefects)
    #expect(found.measuredArea == 100)
  }

  @Test func concurrentSurveyorsAgree() async throws {
    let reference = try References.of("EPSG:3857")
    let parcels = mixedParcels(count: 400)
    let alone = Surveyor(reference: reference)
    let expected = parcels.map { alone.examine($0[...]) }
    await withTaskGroup(of: [Examination].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let surveyor = Surveyor(reference: reference)
          return parcels.map { surveyor.examine($0[...]) }
        }
      }
      for await found in group { #expect(found == expected) }
    }
  }

  private func mixedParcels(count: Int) -> [[UInt8]] {
    var random = SeededGenerator(state: 7)
    return (0..<count).map { number in
      let x = Double.random(in: 12_500_000...12_600_000, using: &random)
      let y = Double.random(in: 3_200_000...3_300_000, using: &random)
      switch number % 4 {
      case 0: return wkb.polygon([square(x, y, side: 50), square(x + 5, y + 5, side: 10)])
      case 1: return wkb.polygon([[(x, y), (x + 20, y + 20), (x + 20, y), (x, y + 20), (x, y)]])
      case 2: return wkb.polygon([square(x, y, side: 30).dropLast()])
      default: return Array(wkb.polygon([square(x, y, side: 40)]).dropLast(number % 90))
      }
    }
  }
}
