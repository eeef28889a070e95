import Testing

@testable import LandGeometry

/// Gaps, slivers and blocks, worked out by hand.
@Suite struct PatchTests {
  let wkb = WKB()
  let limits = GapLimits(largestGap: 100, widestSliver: 0.5)

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [WKB.Point] {
    let (west, south) = (500_000 + x, 3_000_000 + y)
    return [
      (west, south), (west + width, south), (west + width, south + height), (west, south + height),
      (west, south),
    ]
  }

  private func gaps(_ block: [[WKB.Point]], islands: [[WKB.Point]] = []) throws -> [Patch] {
    let surveyor = try #require(PatchSurveyor(reference: try References.of("EPSG:4547")))
    let shapes = islands.map { wkb.polygon([$0]) }
    return try #require(
      surveyor.gaps(in: block.map { wkb.polygon([$0])[...] }, limits: limits) { _ in shapes.map { $0[...] } })
  }

  /// Four parcels around a middle of some width and height.
  private func around(_ width: Double, _ height: Double) -> [[WKB.Point]] {
    [
      box(-50, -50, 100 + width, 50), box(-50, height, 100 + width, 50), box(-50, 0, 50, height),
      box(width, 0, 50, height),
    ]
  }

  @Test func aSmallHoleIsAGap() throws {
    let found = try gaps(around(8, 5))
    #expect(found.map(\.area) == [40])
    let gap = try #require(found.first)
    #expect(!limits.isSliver(gap))
    #expect(abs(gap.meanWidth - 80 / 26) < 1e-9)
    #expect((500_000...500_008).contains(gap.x) && (3_000_000...3_000_005).contains(gap.y))
  }

  @Test func aLongThinHoleIsASliver() throws {
    let found = try gaps(around(1000, 0.25))
    #expect(found.map(\.area) == [250])
    #expect(found.map { limits.isSliver($0) } == [true])
  }

  @Test(arguments: [(20.0, 20.0), (500, 5)])
  func courtyardsAndWaysAreNone(width: Double, height: Double) throws {
    #expect(try gaps(around(width, height)).isEmpty)
  }

  @Test func whatAnIslandLeavesIsLookedAt() throws {
    // A metre apart on all sides of 98 m: 396 m², too much for a gap; a decimetre: a sliver.
    #expect(try gaps(around(100, 100), islands: [box(1, 1, 98, 98)]).isEmpty)
    let found = try gaps(around(100, 100), islands: [box(0.1, 0.1, 99.8, 99.8)])
    #expect(found.count == 1)
    #expect(abs((found.first?.area ?? 0) - 39.96) < 1e-6)
    #expect(found.first.map { limits.isSliver($0) } == true)
  }

  @Test func blocksAreWhatTouches() {
    // 0 and 1 share an edge, 2 has a corner on the edge of 1, 3 is a centimetre away from 0, 4 far off.
    let boxes = [
      box(0, 0, 10, 10), box(10, 0, 10, 10), box(13, 10, 2, 10), box(-10.01, 0, 10, 10), box(90, 0, 10, 10),
    ]
    let shapes = boxes.map { wkb.polygon([$0]) }
    let envelopes = Envelope.around(count: shapes.count) { shapes[$0][...] }
    func blocks(_ united: [(Int, Int)] = []) -> [[Int]] {
      TouchingBlocks.blocks(
        of: Array(0..<5), envelopes: envelopes, wkb: { shapes[$0][...] }, united: united, tolerance: 0.001)
    }
    #expect(blocks() == [[0, 1, 2], [3], [4]])
    #expect(blocks([(3, 4)]) == [[0, 1, 2], [3, 4]])
  }
}
