/// The edges of polygons within a strip from west to east, each with the side of it that the polygon lies on.
///
/// A polygon is a sum of trapezoids: under each edge, down to a common base line, counted positive where the polygon
/// ends at the edge from below and negative where it begins there. What is asked of the polygon can then be asked of
/// the trapezoids one by one.
struct EdgeProfile {
  /// An edge of the strip, from west to east, with its heights over the base line.
  struct Edge {
    let west: Double
    let east: Double
    let heightWest: Double
    let heightEast: Double
    /// 1 where the polygon lies under the edge, -1 where it lies over it.
    let side: Double

    /// The height at a place between the ends.
    @inline(__always)
    func height(at x: Double) -> Double {
      if x == west { return heightWest }
      if x == east { return heightEast }
      return heightWest + (heightEast - heightWest) * ((x - west) / (east - west))
    }
  }

  private(set) var edges: [Edge] = []

  /// Takes the edges of valid polygons that reach into a strip, cut to it.
  ///
  /// - Parameters:
  ///   - origin: what coordinates are counted from: no higher than any vertex, and near, so that differences keep
  ///     their digits.
  ///   - strip: west and east, counted from the origin.
  mutating func load(
    _ rings: [RingSpan], in bytes: RawSpan, from origin: (x: Double, y: Double),
    strip: ClosedRange<Double>
  ) {
    edges.removeAll(keepingCapacity: true)
    for ring in rings where ring.count > 2 {
      let start = edges.count
      let doubledArea = append(ring, in: bytes, from: origin, strip: strip)
      // Whichever way a ring runs, a shell adds and a hole takes away.
      if (doubledArea < 0) == ring.isShell { flip(from: start) }
    }
  }

  /// - Returns: twice the ring's signed area: positive for one that runs clockwise.
  private mutating func append(
    _ ring: RingSpan, in bytes: RawSpan, from origin: (x: Double, y: Double), strip: ClosedRange<Double>
  ) -> Double {
    let count = Int(ring.count)
    let last = ring.vertex(count - 1, in: bytes)
    var from = (x: last.x - origin.x, y: last.y - origin.y)
    var doubledArea = 0.0
    for index in 0..<count {
      let vertex = ring.vertex(index, in: bytes)
      let to = (x: vertex.x - origin.x, y: vertex.y - origin.y)
      doubledArea += (to.x - from.x) * (to.y + from.y)
      if from.x < to.x {
        append(from, to, side: 1, strip)
      } else if to.x < from.x {
        append(to, from, side: -1, strip)
      }
      from = to
    }
    return doubledArea
  }

  private mutating func append(
    _ west: (x: Double, y: Double), _ east: (x: Double, y: Double), side: Double,
    _ strip: ClosedRange<Double>
  ) {
    guard west.x < strip.upperBound, east.x > strip.lowerBound else { return }
    let whole = Edge(west: west.x, east: east.x, heightWest: west.y, heightEast: east.y, side: side)
    let from = max(west.x, strip.lowerBound)
    let to = min(east.x, strip.upperBound)
    edges.append(
      Edge(
        west: from, east: to, heightWest: whole.height(at: from), heightEast: whole.height(at: to),
        side: side))
  }

  private mutating func flip(from start: Int) {
    for index in start..<edges.count {
      let edge = edges[index]
      edges[index] = Edge(
        west: edge.west, east: edge.east, heightWest: edge.heightWest, heightEast: edge.heightEast,
        side: -edge.side)
    }
  }

  /// The area that two profiles over one base line have in common.
  ///
  /// Over all pairs of edges, what lies under both: no point of intersection has to be found and no topology built,
  /// so that edges which coincide or nearly do are no special case. They give nothing, as they should.
  /// - Complexity: O(n·m) in the edges.
  static func commonArea(_ a: EdgeProfile, _ b: EdgeProfile) -> Double {
    var sum = 0.0
    for edge in a.edges {
      for other in b.edges where other.west < edge.east && edge.west < other.east {
        sum += edge.side * other.side * areaUnderBoth(edge, other)
      }
    }
    return sum
  }

  /// The area under the lower of two edges, where both are.
  private static func areaUnderBoth(_ a: Edge, _ b: Edge) -> Double {
    let west = max(a.west, b.west)
    let east = min(a.east, b.east)
    let width = east - west
    let (aWest, aEast) = (a.height(at: west), a.height(at: east))
    let (bWest, bEast) = (b.height(at: west), b.height(at: east))
    let before = aWest - bWest
    let after = aEast - bEast
    if before <= 0, after <= 0 { return (aWest + aEast) / 2 * width }
    if before >= 0, after >= 0 { return (bWest + bEast) / 2 * width }
    // They cross: the lower one changes.
    let part = before / (before - after)
    let height = aWest + (aEast - aWest) * part
    return (min(aWest, bWest) + height) / 2 * (width * part)
      + (height + min(aEast, bEast)) / 2 * (width * (1 - part))
  }
}
