/// The outline of a block of valid polygons, found without an overlay where the block is drawn well.
///
/// A polygon is the sum of its directed edges. In the sum over a block an edge that two neighbours share runs both ways
/// and cancels out; what is left bounds the block. Where that is a set of rings that keep clear of each other and of
/// every other edge, the block covers what lies inside them and leaves open what lies inside those that run clockwise:
/// no line has to be cut by another. Everything happens on the grid that `Overlay.union(of:grid:)` rounds to. Lines
/// that keep `clearance` from each other there did so before they were rounded, and rounding puts nothing else onto
/// them; so the union has these holes and no others. Whoever gets nil has to ask for the union.
///
/// One per thread; its buffers are used again.
struct BlockOutline {
  /// Corners and edges that do not belong together are at least so many grid steps apart. Rounding moves a corner by
  /// 0.71 of a step, a corner that is put onto an edge by 0.45 more: 4 leaves room for both lines to move.
  static let clearance = 4.0
  /// A corner so near to an edge is put onto it by the union, whose pixels reach half a step to each side.
  static let contact = 0.45

  private let scale: Double
  private var reader = WKBReader()
  private var edges: [GridEdge] = []
  private var splits: [Split] = []

  /// - Parameter grid: the step of the grid, in units of the coordinates.
  init(grid: Double) { scale = 1 / grid }

  /// A corner that lies on an edge without being an end of it.
  private struct Split {
    let edge: Int
    let corner: GridPoint
  }

  /// The rings that bound what a block leaves open inside, each as a Polygon in well-known binary.
  ///
  /// - Returns: nil where it cannot be told without an overlay.
  mutating func holes(of block: [ArraySlice<UInt8>]) -> [[UInt8]]? {
    edges.removeAll(keepingCapacity: true)
    var origin: GridPoint.Origin?
    for shape in block {
      let bytes = shape.span.bytes
      guard (try? reader.read(bytes)) != nil else { return nil }
      for ring in reader.rings {
        guard append(ring, in: bytes, &origin) else { return nil }
      }
    }
    guard let origin, cancel(), keepClear() else { return nil }
    if !splits.isEmpty {
      split()
      guard cancel(), keepClear(), splits.isEmpty else { return nil }
    }
    return rings()?.filter { GridPoint.doubledArea(of: $0) < 0 }.map {
      GridPoint.polygon($0, from: origin, scale: scale)
    }
  }

  // MARK: Edges

  /// Takes the edges of a ring, shells counter-clockwise and holes clockwise.
  private mutating func append(_ ring: RingSpan, in bytes: RawSpan, _ origin: inout GridPoint.Origin?) -> Bool
  {
    var corners: [GridPoint] = []
    corners.reserveCapacity(Int(ring.count))
    for index in 0..<Int(ring.count) {
      let vertex = ring.vertex(index, in: bytes)
      guard let corner = GridPoint(vertex, scale: scale, &origin) else { return false }
      if corner != corners.last { corners.append(corner) }
    }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    let area = GridPoint.doubledArea(of: corners)
    guard corners.count > 2, area != 0 else { return false }
    let runsAsItShould = (area > 0) == ring.isShell
    var from = corners[corners.count - 1]
    for to in corners {
      edges.append(runsAsItShould ? GridEdge(from, to) : GridEdge(to, from))
      from = to
    }
    return true
  }

  /// Adds up edges between the same corners.
  ///
  /// - Returns: false where one is left over twice: there polygons lie over each other.
  private mutating func cancel() -> Bool {
    edges.sort { $0.precedes($1) }
    var kept = 0
    var next = 0
    while next < edges.count {
      var sum = edges[next]
      next += 1
      while next < edges.count, edges[next].joinsTheSame(as: sum) {
        sum.direction += edges[next].direction
        next += 1
      }
      guard abs(sum.direction) <= 1 else { return false }
      edges[kept] = sum
      kept += 1
    }
    edges.removeSubrange(kept...)
    return true
  }

  private mutating func split() {
    var whole = edges
    for (edge, corners) in Dictionary(grouping: splits, by: \.edge) {
      let (old, places) = (edges[edge], Set(corners.map(\.corner)))
      var from = old.low
      for corner in places.sorted(by: { old.part(at: $0) < old.part(at: $1) }) + [old.high] {
        whole.append(GridEdge(from, corner, direction: old.direction))
        from = corner
      }
      whole[edge].direction = GridEdge.gone
    }
    whole.removeAll { $0.direction == GridEdge.gone }
    edges = whole
  }

  // MARK: Clearance

  /// Whether all edges keep clear of each other; corners on edges are noted.
  private mutating func keepClear() -> Bool {
    splits.removeAll(keepingCapacity: true)
    let boxes = edges.map { GridBox($0) }
    guard var whole = boxes.first else { return false }
    for box in boxes { whole.widen(to: box) }
    let isWide = whole.isWide
    let spans = boxes.map { isWide ? $0 : $0.turned }
    let order = spans.indices.sorted { spans[$0].minX < spans[$1].minX }
    let margin = Int32(BlockOutline.clearance)
    for place in order.indices {
      let span = spans[order[place]].grown(by: margin)
      var next = place + 1
      while next < order.count, spans[order[next]].minX <= span.maxX {
        if spans[order[next]].isBeside(span), !keepsClear(order[place], order[next]) { return false }
        next += 1
      }
    }
    return true
  }

  private mutating func keepsClear(_ index: Int, _ other: Int) -> Bool {
    let (a, b) = (edges[index], edges[other])
    let noted = splits.count
    guard keepsClear(b.low, of: index, a), keepsClear(b.high, of: index, a), keepsClear(a.low, of: other, b),
      keepsClear(a.high, of: other, b)
    else { return false }
    // A corner on an edge may lie a hair on the other side of it. It will be put onto it.
    return splits.count > noted || !a.crosses(b)
  }

  private mutating func keepsClear(_ corner: GridPoint, of index: Int, _ edge: GridEdge) -> Bool {
    if edge.ends(in: corner) { return true }
    let distance = edge.distance(to: corner)
    if distance >= BlockOutline.clearance { return true }
    guard distance <= BlockOutline.contact else { return false }
    splits.append(Split(edge: index, corner: corner))
    return true
  }

  // MARK: Rings

  /// The edges left over, as closed rings.
  ///
  /// - Returns: nil where rings meet in a corner.
  private func rings() -> [[GridPoint]]? {
    var next: [GridPoint: GridPoint] = [:]
    for edge in edges where edge.direction != 0 {
      guard next.updateValue(edge.to, forKey: edge.from) == nil else { return nil }
    }
    var rings: [[GridPoint]] = []
    for edge in edges where edge.direction != 0 {
      guard var corner = next.removeValue(forKey: edge.from) else { continue }
      var ring = [edge.from]
      while corner != edge.from {
        ring.append(corner)
        guard let following = next.removeValue(forKey: corner) else { return nil }
        corner = following
      }
      rings.append(ring)
    }
    return rings
  }
}
