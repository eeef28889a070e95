internal import Units

/// The text in which surveyors hand over land: 勘测定界界址点坐标. A head of `名=值` lines, then for each parcel a line
/// of facts that ends in `@` and a line per boundary point: name, ring, X to the north, Y to the east.
///
/// Programs and people write it in many ways: commas of either width, tabs or blanks between the fields, no `@`, no
/// `J` before the numbers, no head. Everything that can be told apart is read; what cannot is left for the issues.
struct BoundaryPointText {
  /// A boundary point as it is written.
  struct Point {
    let ring: Int
    /// By the format to the north.
    let first: Double
    /// By the format to the east, mostly with the zone's number before it.
    let second: Double
  }

  /// A parcel as it is written.
  struct Parcel {
    /// The line of its facts.
    let line: Int32
    /// 点数, 地块面积, 地块编号, 地块名称, 图形属性, 图幅号, 地块用途, 地类编码: in this order, empty where left out.
    let facts: [String]
    var points: [Point] = []
    /// Lines among its points that cannot be read.
    var unreadable: [Int32] = []

    /// How many points it is said to have.
    var statedCount: Int? { Int(facts[0]) }
  }

  /// The facts by their place in a parcel's line, the first one being the number of points.
  static let factCount = 8

  /// Names and values of the head, in one width.
  private(set) var head: [(name: String, value: String)] = []
  private(set) var parcels: [Parcel] = []
  /// Lines that belong to no parcel and cannot be read.
  private(set) var strayLines: [Int32] = []

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8]) {
    var isInHead = false
    for (number, line) in BoundaryLines(bytes) {
      switch BoundaryLine(line) {
      case .blank: continue
      case .section(let name):
        isInHead = name != BoundaryLine.coordinates
        // What stands before the first section is a title or a remark.
        if parcels.isEmpty { strayLines = [] }
      case .attribute(let name, let value) where isInHead || parcels.isEmpty: head.append((name, value))
      case .parcel(let facts): parcels.append(Parcel(line: number, facts: facts))
      case .point(let ring, let first, let second): add(ring: ring, first, second, line: number)
      case .attribute, .other:
        if isInHead { continue }
        if parcels.isEmpty {
          strayLines.append(number)
        } else {
          parcels[parcels.count - 1].unreadable.append(number)
        }
      }
    }
  }

  private mutating func add(ring: Int?, _ first: Double, _ second: Double, line: Int32) {
    if parcels.isEmpty {
      let facts = [String](repeating: "", count: BoundaryPointText.factCount)
      parcels.append(Parcel(line: line, facts: facts))
    }
    let last = parcels.count - 1
    let number = ring ?? parcels[last].ringOfNextPoint
    parcels[last].points.append(Point(ring: number, first: first, second: second))
  }

  private static let linesLooked = 80

  /// Whether a text is one of these, by what stands in it: the head of the coordinates, or points below a parcel's
  /// line, or nothing but points.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    var points = 0
    var hasParcel = false
    var hasOther = false
    for (number, line) in BoundaryLines(bytes) {
      if number > linesLooked { return false }
      switch BoundaryLine(line) {
      case .section(BoundaryLine.coordinates): return true
      case .blank, .section, .attribute: break
      case .parcel: hasParcel = true
      case .point(let ring?, _, _) where ring > 0 && !hasOther:
        points += 1
        if hasParcel || points >= 3 { return true }
      case .point, .other: hasOther = true
      }
    }
    return false
  }
}

extension BoundaryPointText.Parcel {
  /// The ring a point without a ring's number belongs to: the last one, or the next where that has come back to its
  /// beginning.
  fileprivate var ringOfNextPoint: Int {
    guard let last = points.last else { return 1 }
    let ring = points.filter { $0.ring == last.ring }
    let isClosed =
      ring.count > 3 && ring[0].first == last.first && ring[0].second == last.second
    return last.ring + (isClosed ? 1 : 0)
  }
}

/// The lines of a text with their numbers.
private struct BoundaryLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var number: Int32 = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (number: Int32, line: String)? {
    guard position < bytes.count else { return nil }
    var end = position
    while end < bytes.count, !Ascii.endsLine(bytes[end]) { end += 1 }
    let line = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end + 1
    if end + 1 < bytes.count, bytes[end] == Ascii.carriageReturn, bytes[end + 1] == Ascii.lineFeed {
      position += 1
    }
    number &+= 1
    return (number, line)
  }
}
