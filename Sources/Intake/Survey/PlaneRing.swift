/// A closed line on the plane, as drawings and surveys give it: its corners once each, the last one joined to the first.
struct PlaneRing {
  typealias Point = (x: Double, y: Double)

  /// At least three; the first is not repeated.
  let points: [Point]

  /// - Parameter points: a corner repeated at the end closes the ring and is no corner of its own.
  /// - Returns: nil for fewer than three different corners in a row, or coordinates that are no numbers.
  init?(_ points: [Point]) {
    var corners = points
    if corners.count > 1, let first = corners.first, let last = corners.last, first == last {
      corners.removeLast()
    }
    guard corners.count >= 3, corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
    self.points = corners
  }

  /// The area inside, whichever way the ring runs.
  var area: Double { abs(signedArea) }

  /// The surveyor's formula about the first corner, so that long coordinates do not eat up the digits.
  private var signedArea: Double {
    let origin = points[0]
    var sum = 0.0
    var from = points[points.count - 1]
    for to in points {
      sum += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
      from = to
    }
    return sum / 2
  }

  /// A point that is surely inside: the middle of the widest stretch of a level line halfway between two corners'
  /// heights; nil for a ring without an inside.
  var innerPoint: Point? {
    let heights = points.map(\.y).sorted()
    guard let lowest = heights.first, let highest = heights.last, lowest < highest else { return nil }
    let middle = (lowest + highest) / 2
    // The level line passes between corners, so that it crosses edges only.
    let above = heights.first { $0 > middle } ?? highest
    let below = heights.last { $0 <= middle } ?? lowest
    let level = (above + below) / 2
    let crossings = self.crossings(ofLevel: level).sorted()
    var widest: (from: Double, to: Double)?
    for index in stride(from: 0, to: crossings.count - 1, by: 2) {
      let (from, to) = (crossings[index], crossings[index + 1])
      if to - from > (widest.map { $0.to - $0.from } ?? 0) { widest = (from, to) }
    }
    return widest.map { (($0.from + $0.to) / 2, level) }
  }

  private func crossings(ofLevel level: Double) -> [Double] {
    var crossings: [Double] = []
    var from = points[points.count - 1]
    for to in points {
      if (from.y > level) != (to.y > level) {
        crossings.append(from.x + (level - from.y) / (to.y - from.y) * (to.x - from.x))
      }
      from = to
    }
    return crossings
  }

  /// What is the same for rings with the same corners in the same turn, wherever they begin and whichever way they
  /// run: a line drawn twice.
  var fingerprint: [UInt64] {
    let bits = points.map { ($0.x.bitPattern, $0.y.bitPattern) }
    func turned(_ corners: [(UInt64, UInt64)]) -> [UInt64] {
      let start = corners.indices.min { corners[$0] < corners[$1] } ?? 0
      return (corners[start...] + corners[..<start]).flatMap { [$0.0, $0.1] }
    }
    let (forwards, backwards) = (turned(bits), turned(bits.reversed()))
    return forwards.lexicographicallyPrecedes(backwards) ? forwards : backwards
  }
}

/// Well-known binary of what a survey measured.
enum PlaneShape {
  /// Polygons, each a shell and its holes: one as a Polygon, several as a MultiPolygon, none as nothing.
  static func polygons(_ polygons: [[PlaneRing]]) -> [UInt8] {
    var out = Bytes()
    if polygons.count > 1 {
      out.header(6)
      out.count(polygons.count)
    }
    for rings in polygons {
      out.header(3)
      out.count(rings.count)
      for ring in rings {
        out.count(ring.points.count + 1)
        for point in ring.points { out.point(point) }
        out.point(ring.points[0])
      }
    }
    return out.bytes
  }

  /// A line, or a point where there is but one.
  static func line(_ points: [PlaneRing.Point]) -> [UInt8] {
    guard let first = points.first else { return [] }
    var out = Bytes()
    out.header(points.count == 1 ? 1 : 2)
    if points.count == 1 {
      out.point(first)
    } else {
      out.count(points.count)
      for point in points { out.point(point) }
    }
    return out.bytes
  }

  /// Little-endian, x and y only.
  private struct Bytes {
    private(set) var bytes: [UInt8] = []

    mutating func header(_ type: UInt32) {
      bytes.append(1)
      append(type)
    }

    mutating func count(_ count: Int) { append(UInt32(clamping: count)) }

    mutating func point(_ point: PlaneRing.Point) {
      append(point.x.bitPattern)
      append(point.y.bitPattern)
    }

    private mutating func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }
}
