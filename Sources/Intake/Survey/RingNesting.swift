internal import LandGeometry

/// Which of some rings lies in which.
struct RingNesting {
  /// For each ring the smallest one around it; nil where there is none.
  let parents: [Int?]
  private let depths: [Int]

  /// - Parameter locator: of the rings, where there is one already.
  init(_ rings: [PlaneRing], locator: PointLocator? = nil) {
    let areas = rings.map(\.area)
    let locator = locator ?? RingNesting.locator(of: rings)
    let parents = rings.indices.map { ring -> Int? in
      guard let inner = rings[ring].innerPoint else { return nil }
      let around = locator.parcels(coveringX: inner.x, y: inner.y).filter {
        $0 != ring && areas[$0] > areas[ring]
      }
      // A ring that only reaches into another overlaps it and is not in it.
      let whole = rings[ring].points.reduce(into: around) { left, point in
        guard !left.isEmpty else { return }
        let covering = Set(locator.parcels(coveringX: point.x, y: point.y))
        left.removeAll { !covering.contains($0) }
      }
      return whole.min { (areas[$0], $0) < (areas[$1], $1) }
    }
    self.parents = parents
    // Every parent is larger than its child, so the way up ends.
    depths = rings.indices.map { ring in
      var depth = 0
      var at = parents[ring]
      while let parent = at {
        depth += 1
        at = parents[parent]
      }
      return depth
    }
  }

  /// Finds the rings around a point.
  static func locator(of rings: [PlaneRing]) -> PointLocator {
    let shapes = rings.map { PlaneShape.polygons([[$0]]) }
    return PointLocator(count: shapes.count) { shapes[$0][...] }
  }

  /// Whether a ring bounds land from within: a hole, a hole in an island, and so on.
  func isHole(_ ring: Int) -> Bool { depths[ring] % 2 == 1 }

  /// All rings as polygons: every shell with the holes right inside it.
  func polygons(of rings: [PlaneRing]) -> [[PlaneRing]] {
    var children: [Int: [Int]] = [:]
    for ring in rings.indices { if let parent = parents[ring] { children[parent, default: []].append(ring) } }
    return rings.indices.filter { !isHole($0) }.map { shell in
      [rings[shell]] + (children[shell] ?? []).map { rings[$0] }
    }
  }
}
