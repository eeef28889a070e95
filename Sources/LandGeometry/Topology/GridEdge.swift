/// A corner on a grid, counted from the first one of its block.
struct GridPoint: Hashable {
  let x: Int32
  let y: Int32

  /// Where a block is counted from, in steps of the grid.
  struct Origin {
    let x: Double
    let y: Double
  }

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// Rounds a vertex as GEOS does.
  ///
  /// - Returns: nil where it is too far from the origin, and where it hangs on the last digit which way it is rounded.
  init?(_ vertex: (x: Double, y: Double), scale: Double, _ origin: inout Origin?) {
    guard let x = GridPoint.rounded(vertex.x * scale), let y = GridPoint.rounded(vertex.y * scale) else {
      return nil
    }
    let from = origin ?? Origin(x: x, y: y)
    origin = from
    guard abs(x - from.x) < GridPoint.farthest, abs(y - from.y) < GridPoint.farthest else { return nil }
    self.x = Int32(x - from.x)
    self.y = Int32(y - from.y)
  }

  /// Some room is left to the ends of the numbers.
  private static let farthest = Double(1 << 30)

  /// Half steps go up; GEOS's rounding of negative ones differs between its versions.
  private static func rounded(_ value: Double) -> Double? {
    let rounded = (value + 0.5).rounded(.down)
    guard abs(value) < 1e15 else { return nil }
    return value < 0 && abs(rounded - value) > 0.499_999 ? nil : rounded
  }

  /// Twice the area in a ring of corners, positive where it runs counter-clockwise.
  static func doubledArea(of ring: [GridPoint]) -> Double {
    guard let first = ring.first else { return 0 }
    var sum = 0.0
    var from = ring[ring.count - 1]
    for to in ring {
      let (ax, ay) = (Double(from.x) - Double(first.x), Double(from.y) - Double(first.y))
      let (bx, by) = (Double(to.x) - Double(first.x), Double(to.y) - Double(first.y))
      sum += ax * by - bx * ay
      from = to
    }
    return sum
  }
}

extension GridPoint {
  /// A ring as a Polygon in well-known binary.
  static func polygon(_ ring: [GridPoint], from origin: Origin, scale: Double) -> [UInt8] {
    var bytes: [UInt8] = [1]
    for number in [GeometryType.polygon.rawValue, 1, UInt32(clamping: ring.count + 1)] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for corner in ring + ring.prefix(1) {
      for value in [(origin.x + Double(corner.x)) / scale, (origin.y + Double(corner.y)) / scale] {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }
}

/// An edge between two corners on a grid.
struct GridEdge {
  let low: GridPoint
  let high: GridPoint
  /// 1 where it runs from the lower corner to the higher one, -1 where it runs back, 0 where it runs both ways.
  var direction: Int

  /// The direction of an edge that was taken out.
  static let gone = Int.max

  init(_ from: GridPoint, _ to: GridPoint, direction: Int = 1) {
    let isUp = (from.x, from.y) < (to.x, to.y)
    low = isUp ? from : to
    high = isUp ? to : from
    self.direction = isUp ? direction : -direction
  }

  var from: GridPoint { direction > 0 ? low : high }
  var to: GridPoint { direction > 0 ? high : low }

  func precedes(_ other: GridEdge) -> Bool {
    (low.x, low.y, high.x, high.y) < (other.low.x, other.low.y, other.high.x, other.high.y)
  }

  func joinsTheSame(as other: GridEdge) -> Bool { low == other.low && high == other.high }

  func ends(in corner: GridPoint) -> Bool { low == corner || high == corner }

  /// How far along it a corner lies, from 0 to the square of its length.
  func part(at corner: GridPoint) -> Double {
    let (dx, dy) = GridEdge.difference(high, low)
    let (px, py) = GridEdge.difference(corner, low)
    return px * dx + py * dy
  }

  /// How far a corner is from it, in steps of the grid.
  func distance(to corner: GridPoint) -> Double {
    let (dx, dy) = GridEdge.difference(high, low)
    let (px, py) = GridEdge.difference(corner, low)
    let part = max(0, min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
    let (ex, ey) = (px - part * dx, py - part * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  /// Whether it goes through another from one side to the other.
  func crosses(_ other: GridEdge) -> Bool {
    side(of: other.low) * side(of: other.high) < 0 && other.side(of: low) * other.side(of: high) < 0
  }

  /// Above 0 on the left of it, below 0 on the right, 0 on its line.
  private func side(of corner: GridPoint) -> Double {
    let (dx, dy) = GridEdge.difference(high, low)
    let (px, py) = GridEdge.difference(corner, low)
    let product = dx * py - dy * px
    return product > 0 ? 1 : product < 0 ? -1 : 0
  }

  private static func difference(_ a: GridPoint, _ b: GridPoint) -> (Double, Double) {
    (Double(a.x) - Double(b.x), Double(a.y) - Double(b.y))
  }
}

/// The box around an edge, or around several.
struct GridBox {
  private(set) var minX: Int32
  private(set) var minY: Int32
  private(set) var maxX: Int32
  private(set) var maxY: Int32

  init(_ edge: GridEdge) {
    minX = edge.low.x
    maxX = edge.high.x
    minY = min(edge.low.y, edge.high.y)
    maxY = max(edge.low.y, edge.high.y)
  }

  mutating func widen(to other: GridBox) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// Whether it is wider than high.
  var isWide: Bool { Int64(maxX) - Int64(minX) >= Int64(maxY) - Int64(minY) }

  /// With x and y exchanged.
  var turned: GridBox {
    var box = self
    (box.minX, box.minY, box.maxX, box.maxY) = (minY, minX, maxY, maxX)
    return box
  }

  func grown(by margin: Int32) -> GridBox {
    var box = self
    (box.minX, box.minY, box.maxX, box.maxY) = (minX - margin, minY - margin, maxX + margin, maxY + margin)
    return box
  }

  /// Whether the heights meet.
  func isBeside(_ other: GridBox) -> Bool { minY <= other.maxY && other.minY <= maxY }
}
