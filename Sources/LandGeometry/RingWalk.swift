/// The vertices of a ring in an order that depends on neither where it begins nor which way it runs: from the
/// westernmost (of several the southernmost) towards that of its neighbours which comes first in the same order.
///
/// Formats turn rings and begin them where they like; sums over a walk are the same to the last bit all the same. Only
/// a ring that touches itself at the very vertex the walk begins with can have two walks.
struct RingWalk {
  private let ring: RingSpan
  /// How many vertices there are, a last one that repeats the first left out.
  let count: Int
  private let start: Int
  private let isReversed: Bool

  init(_ ring: RingSpan, in bytes: RawSpan) {
    self.ring = ring
    var count = Int(ring.count)
    if count > 1, ring.vertex(0, in: bytes) == ring.vertex(count - 1, in: bytes) { count -= 1 }
    self.count = count
    var start = 0
    var first = ring.vertex(0, in: bytes)
    for index in 1..<max(1, count) {
      let vertex = ring.vertex(index, in: bytes)
      if vertex < first { (start, first) = (index, vertex) }
    }
    self.start = start
    isReversed = RingWalk.turnsBack(ring, in: bytes, from: start, count: count)
  }

  /// Whether the neighbour before a vertex comes first; repeated vertices are passed over.
  private static func turnsBack(_ ring: RingSpan, in bytes: RawSpan, from start: Int, count: Int) -> Bool {
    let vertex = ring.vertex(start, in: bytes)
    var next = vertex
    var before = vertex
    for offset in 1..<max(1, count) where next == vertex || before == vertex {
      if next == vertex { next = ring.vertex((start + offset) % count, in: bytes) }
      if before == vertex { before = ring.vertex((start + count - offset) % count, in: bytes) }
    }
    return before < next
  }

  /// Hands over every vertex once.
  func forEach(in bytes: RawSpan, _ body: ((x: Double, y: Double)) -> Void) {
    var index = start
    for _ in 0..<count {
      body(ring.vertex(index, in: bytes))
      if isReversed {
        index = (index == 0 ? count : index) - 1
      } else {
        index = index + 1 == count ? 0 : index + 1
      }
    }
  }
}
