import Testing

@testable import LandGeometry

@Suite struct SimplicityProofTests {
  private func isProven(_ points: [WKB.Point]) throws -> Bool {
    let wkb = WKB().polygon([points])
    let bytes = wkb.span.bytes
    var reader = WKBReader()
    try reader.read(bytes)
    let ring = try #require(reader.rings.first)
    var proof = SimplicityProof()
    return proof.holds(for: ring, in: bytes)
  }

  @Test func ordinaryParcels() throws {
    #expect(try isProven(square(38_500_000, 3_076_000, side: 100)))
    // Vertices on straight edges, a slanted one among them.
    #expect(
      try isProven([(0, 0), (5, 0), (10, 0), (10, 10), (6, 10), (4, 8), (2, 6), (0, 4), (0, 2), (0, 0)]))
    // Neither convex nor starlike.
    #expect(
      try isProven([
        (0, 0), (9, 0), (9, 9), (1, 9), (1, 2), (7, 2), (7, 7), (6, 7), (6, 3), (2, 3), (2, 8), (8, 8),
        (8, 1), (0, 1), (0, 0),
      ]))
  }

  @Test func touchesAndCrossingsAreNotProven() throws {
    #expect(try !isProven([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]))
    // A vertex on an edge, on a vertex, the same vertex twice running, a spike, nothing but a line.
    #expect(try !isProven([(0, 0), (10, 0), (10, 10), (5, 0), (0, 10), (0, 0)]))
    #expect(try !isProven([(0, 0), (5, 5), (10, 0), (10, 10), (5, 5), (0, 10), (0, 0)]))
    #expect(try !isProven([(0, 0), (10, 0), (10, 0), (10, 10), (0, 0)]))
    #expect(try !isProven([(0, 0), (10, 0), (10, 10), (10, 20), (10, 10), (0, 10), (0, 0)]))
    #expect(try !isProven([(0, 0), (1, 1), (2, 2), (0, 0)]))
    #expect(try !isProven([(1, 1), (1, 1), (1, 1), (1, 1)]))
  }

  /// On a small lattice nearly every way of touching oneself occurs.
  @Test func nothingProvenIsInvalidToGEOS() throws {
    let judge = try #require(ValidityJudge())
    var random = SeededGenerator(state: 5)
    var proven = 0
    for round in 0..<20_000 {
      let size = 3 + round % 5
      var points = (0..<Int.random(in: 3...8, using: &random)).map { _ -> WKB.Point in
        (Double(Int.random(in: 0...size, using: &random)), Double(Int.random(in: 0...size, using: &random)))
      }
      points.append(points[0])
      let isProven = try isProven(points)
      let isValid = try judge.objection(to: judge.shape(WKB().polygon([points]))) == nil
      if isProven {
        proven += 1
        #expect(isValid, "\(points)")
      }
    }
    #expect(proven > 1_000)
  }
}
