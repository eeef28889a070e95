import LandGeometry
import Testing

@Suite struct PointLocatorTests {
  private func locator(_ geometries: [[UInt8]]) -> PointLocator {
    PointLocator(count: geometries.count) { geometries[$0][...] }
  }

  @Test func insideOutsideAndOnTheBoundary() {
    let locator = locator([WKB().polygon([square(0, 0, side: 10), square(4, 4, side: 2)])])
    for (x, y) in [(1.0, 1.0), (0, 5), (10, 10), (0, 0), (5, 0), (5, 10), (4, 5), (6, 6), (3, 4), (7, 6)] {
      #expect(locator.parcels(coveringX: x, y: y) == [0], "(\(x), \(y))")
    }
    for (x, y) in [(5.0, 5.0), (-1, 5), (11, 5), (5, 10.000001), (-1, 0), (11, 10), (4.1, 5.9)] {
      #expect(locator.parcels(coveringX: x, y: y).isEmpty, "(\(x), \(y))")
    }
  }

  @Test func twoParcelsCoverAPoint() {
    let locator = locator([
      WKB().polygon([square(90, 90, side: 1)]), WKB().polygon([square(5, 0, side: 10)]), [],
      WKB().polygon([square(0, 0, side: 10)]),
    ])
    #expect(locator.parcels(coveringX: 7, y: 5) == [1, 3])
    #expect(locator.parcels(coveringX: 5, y: 5) == [1, 3])
    #expect(locator.parcels(coveringX: 2, y: 5) == [3])
  }

  @Test func slantedBoundaryAtBigCoordinates() {
    // (3, 1) thirds of the way: the point is exactly on the line, a bit beside it is not.
    let (x, y) = (38_500_000.0, 3_076_000.0)
    let locator = locator([WKB().polygon([[(x, y), (x + 9, y + 3), (x, y + 3), (x, y)]])])
    #expect(locator.parcels(coveringX: x + 3, y: y + 1) == [0])
    #expect(locator.parcels(coveringX: (x + 3).nextUp, y: y + 1).isEmpty)
    #expect(locator.parcels(coveringX: (x + 3).nextDown, y: y + 1) == [0])
  }

  @Test func partsAndUnclosedRings() {
    let locator = locator([
      WKB().multiPolygon([[square(0, 0, side: 2)], [square(10, 0, side: 2).dropLast()]])
    ])
    #expect(locator.parcels(coveringX: 1, y: 1) == [0])
    #expect(locator.parcels(coveringX: 10, y: 1) == [0])
    #expect(locator.parcels(coveringX: 5, y: 1).isEmpty)
  }

  @Test func whatCannotBeReadIsNotFound() {
    let bad = Array(WKB().polygon([square(0, 0, side: 10)]).dropLast(3))
    let locator = locator([bad, [], WKB().point(5, 5), WKB().polygon([[(0, 0), (.nan, 9), (9, 9), (0, 0)]])])
    #expect(locator.parcels(coveringX: 5, y: 5).isEmpty)
    #expect(locator.parcels(coveringX: .nan, y: 5).isEmpty)
    #expect(locator.parcels(coveringX: .infinity, y: 5).isEmpty)
    #expect(self.locator([]).parcels(coveringX: 0, y: 0).isEmpty)
  }

  @Test func agreesWithLookingAtEveryBox() {
    var random = SeededGenerator(state: 3)
    let boxes = (0..<2_000).map { number -> Envelope? in
      if number % 50 == 0 { return nil }
      let x = Double.random(in: 0...1_000, using: &random)
      let y = Double.random(in: 0...1_000, using: &random)
      let side = number % 97 == 0 ? 500.0 : 10
      return Envelope(minX: x, minY: y, maxX: x + side, maxY: y + side)
    }
    let index = EnvelopeIndex(boxes)
    for _ in 0..<200 {
      let x = Double.random(in: -10...1_010, using: &random)
      let y = Double.random(in: -10...1_010, using: &random)
      let asked = Envelope(minX: x, minY: y, maxX: x + 30, maxY: y + 5)
      let expected = boxes.indices.filter { boxes[$0]?.intersects(asked) ?? false }
      #expect(index.rows(meeting: asked) == expected)
    }
  }

  @Test func envelopes() {
    let box = Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10)
    #expect(box.contains(x: 10, y: 0))
    #expect(!box.contains(x: 10.1, y: 0))
    #expect(box.intersects(Envelope(minX: 10, minY: 10, maxX: 11, maxY: 11)))
    #expect(!box.intersects(Envelope(minX: 10.5, minY: 0, maxX: 11, maxY: 11)))
    #expect(
      box.union(Envelope(minX: -1, minY: 5, maxX: 3, maxY: 20))
        == Envelope(minX: -1, minY: 0, maxX: 10, maxY: 20))
  }
}
