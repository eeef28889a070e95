import LandGeometry
import Testing

/// Polygons in the one form maps are written in.
@Suite struct MultiPolygonTests {
  let wkb = WKB()
  let square: [WKB.Point] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]

  @Test func aPolygonBecomesAMultiPolygonOfOne() throws {
    var writer = MultiPolygonWriter()
    let result = writer.write(wkb.polygon([square])[...])
    let written = try #require(result)
    #expect(Array(written[0..<9]) == [1, 6, 0, 0, 0, 1, 0, 0, 0])
    #expect(Array(written[9...]) == wkb.polygon([square]))
  }

  @Test func severalAreSetSideBySide() throws {
    var writer = MultiPolygonWriter()
    let result = writer.write(wkb.polygon([square])[...])
    let one = try #require(result)
    let both = MultiPolygonWriter.joined([one, one])
    #expect(Array(both[0..<9]) == [1, 6, 0, 0, 0, 2, 0, 0, 0])
    #expect(both.count == 9 + 2 * (one.count - 9))
    let again = writer.write(both[...])
    #expect(again == both)
  }

  @Test func whatIsNoPolygonIsNothing() {
    var writer = MultiPolygonWriter()
    let nothing = [
      [], [1, 2, 3], wkb.polygon([[(0, 0), (1, .nan), (1, 1), (0, 0)]]),
      wkb.polygon([[(0, 0), (1, 0), (0, 0)]]), wkb.point(1, 1),
    ]
    for geometry in nothing {
      let written = writer.write(geometry[...])
      #expect(written == nil)
    }
  }
}
