import Testing

@testable import LandGeometry

/// What cancelling edges says of blocks, held against the union.
@Suite struct BlockOutlineTests {
  private let limits = GapLimits(largestGap: 100, widestSliver: 0.5)

  /// Blocks as they are drawn well and badly: corners that neighbours share, that only one of them has, that differ by
  /// less and more than a millimetre, cells left out, thin strips between cells.
  private struct RandomBlock {
    var chance: SeededGenerator
    let size: Double
    /// By how much corners of single cells are moved, in metres.
    let slips: [Double]
    let leavesCellsOut: Bool
    /// How far beside a straight side a corner on it lies, in metres.
    var beside = [0, 0, 0.000_3, 0.002]
    /// Whether neighbours have all corners of their common side in common.
    var sharesCorners = false

    private struct Side: Hashable {
      let node: Int
      let isUpright: Bool
    }

    mutating func cells(_ columns: Int, _ rows: Int) -> [[WKB.Point]] {
      let nodes = (0...rows).flatMap { row in
        (0...columns).map { column in (row: row, column: column) }
      }.map { place -> WKB.Point in
        (Double(place.column) * size + shaken(0.3), Double(place.row) * size + shaken(0.3))
      }
      var middles: [Side: [WKB.Point]] = [:]
      var cells: [[WKB.Point]] = []
      func at(_ column: Int, _ row: Int) -> Int { row * (columns + 1) + column }
      for row in 0..<rows {
        for column in 0..<columns where !leavesCellsOut || chance.next() % 7 > 0 {
          let corners = [
            at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1),
          ]
          var ring: [WKB.Point] = []
          for side in 0..<4 {
            let (from, to) = (corners[side], corners[(side + 1) % 4])
            let key = Side(node: min(from, to), isUpright: side % 2 == 1)
            let points = middles[key] ?? middle(nodes[min(from, to)], nodes[max(from, to)])
            middles[key] = points
            // A corner in a straight side may be known to one neighbour only.
            let own = !sharesCorners && chance.next() % 4 == 0 ? [] : points
            ring += [slipped(nodes[from])] + (from < to ? own : own.reversed()).map { slipped($0) }
          }
          cells.append(ring + ring.prefix(1))
        }
      }
      return cells
    }

    /// Corners along a side: on it to the last digit, or a few tenths of a millimetre beside it.
    private mutating func middle(_ a: WKB.Point, _ b: WKB.Point) -> [WKB.Point] {
      let count = Int(chance.next() % 3)
      let beside = beside[Int(chance.next() % UInt64(beside.count))]
      return (0..<count).map { index in
        let part = Double(index + 1) / Double(count + 1)
        return (
          a.x + (b.x - a.x) * part + Double.random(in: -1...1, using: &chance) * beside,
          a.y + (b.y - a.y) * part + Double.random(in: -1...1, using: &chance) * beside
        )
      }
    }

    private mutating func slipped(_ point: WKB.Point) -> WKB.Point {
      guard !slips.isEmpty, chance.next() % 12 == 0 else { return point }
      let slip = slips[Int(chance.next() % UInt64(slips.count))]
      return (
        point.x + Double.random(in: -slip...slip, using: &chance),
        point.y + Double.random(in: -slip...slip, using: &chance)
      )
    }

    private mutating func shaken(_ part: Double) -> Double {
      Double.random(in: -part...part, using: &chance) * size
    }
  }

  private enum Plane: String, CaseIterable {
    case metres = "EPSG:4547"
    case degrees = "EPSG:4490"

    /// Coordinates of a place so many metres from a corner, rounded to a grid where there is one.
    func point(_ place: WKB.Point, rounded step: Double?) -> WKB.Point {
      func rounded(_ value: Double) -> Double {
        step.map { (value / $0).rounded() * $0 } ?? value
      }
      switch self {
      case .metres: return (500_000 + rounded(place.x), 3_000_000 + rounded(place.y))
      case .degrees: return (113 + rounded(place.x) * 1e-5, 28 + rounded(place.y) * 0.9e-5)
      }
    }
  }

  private func gaps(_ cells: [[WKB.Point]], _ plane: Plane) throws -> (isShown: Bool, united: [Patch]) {
    let shapes = cells.map { WKB().polygon([$0]) }
    let reference = try References.of(plane.rawValue)
    guard shapes.allSatisfy({ examine($0, in: reference).isValid == true }) else { return (false, []) }
    let surveyor = try #require(PatchSurveyor(reference: reference))
    let block = shapes.map { $0[...] }
    return (
      surveyor.leavesNoGap(block, limits: limits) { _ in [] },
      try #require(surveyor.unitedGaps(in: block, limits: limits) { _ in [] })
    )
  }

  @Test(arguments: 0..<120) func `no gap is shown only where the union has none`(seed: UInt64) throws {
    let slips = [[], [0.000_3], [0.000_8, 0.001_5], [0.002, 0.004, 0.02], [0.3, 1]][Int(seed % 5)]
    var blocks = RandomBlock(
      chance: SeededGenerator(state: seed), size: [4, 9, 30][Int(seed % 3)], slips: slips,
      leavesCellsOut: seed % 2 == 0)
    for plane in Plane.allCases {
      for step in [nil, 0.001, 0.000_1] {
        let cells = blocks.cells(4, 4).map { $0.map { plane.point($0, rounded: step) } }
        let found = try gaps(cells, plane)
        #expect(!found.isShown || found.united.isEmpty)
      }
    }
  }

  @Test(arguments: 0..<20) func `blocks that are drawn well are shown to have none`(seed: UInt64) throws {
    var blocks = RandomBlock(
      chance: SeededGenerator(state: seed), size: 30, slips: [], leavesCellsOut: seed % 2 == 0,
      beside: [0.02, 0.5],
      sharesCorners: true)
    let cells = blocks.cells(5, 5)
    for plane in Plane.allCases {
      let found = try gaps(cells.map { $0.map { plane.point($0, rounded: nil) } }, plane)
      // Cells left out are larger than gaps are; only cells that meet in a corner hide them.
      #expect(found.isShown || seed % 2 == 0)
      #expect(found.united.isEmpty)
    }
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [WKB.Point] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map {
      Plane.metres.point($0, rounded: nil)
    }
  }

  /// Four parcels around a middle of some width and height, two of them with corners on the others' edges.
  private func around(_ width: Double, _ height: Double) -> [[WKB.Point]] {
    [
      box(-50, -50, 100 + width, 50), box(-50, height, 100 + width, 50), box(-50, 0, 50, height),
      box(width, 0, 50, height),
    ]
  }

  @Test func `a courtyard is shown to be no gap, and a gap is not`() throws {
    #expect(try gaps(around(20, 20), .metres).isShown)
    #expect(try gaps(around(500, 5), .metres).isShown)
    #expect(try gaps(around(0, 20), .metres).isShown)
    #expect(try !gaps(around(8, 5), .metres).isShown)
    #expect(try !gaps(around(1000, 0.25), .metres).isShown)
  }

  @Test func `an island in a courtyard is looked at`() throws {
    let surveyor = try #require(PatchSurveyor(reference: try References.of("EPSG:4547")))
    let block = around(20, 20).map { WKB().polygon([$0]) }
    let island = WKB().polygon([box(0.1, 0.1, 19.8, 19.8)])
    #expect(!surveyor.leavesNoGap(block.map { $0[...] }, limits: limits) { _ in [island[...]] })
  }

  /// A bay of 400 m² with a mouth of a millimetre: on the grid it may close.
  @Test func `a narrow mouth is left to the union`() throws {
    let bay: [WKB.Point] = [
      (0, 0), (50, 0), (50, 50), (25.000_9, 50), (25.000_9, 40), (35, 40), (35, 20), (15, 20), (15, 40),
      (25, 40),
      (25, 50), (0, 50), (0, 0),
    ]
    #expect(try !gaps([bay.map { Plane.metres.point($0, rounded: nil) }], .metres).isShown)
  }
}
