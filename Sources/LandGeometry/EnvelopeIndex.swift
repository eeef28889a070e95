/// Finds the boxes that meet a point or a box.
///
/// A packed R-tree: rows sorted into tiles (S. T. Leutenegger et al., "STR: A Simple and Efficient Algorithm for
/// R-Tree Packing", ICDE 1997), each level in one array. A value without lazy parts: threads may share it.
public struct EnvelopeIndex: Sendable {
  private static let fanout = 16

  /// The rows of the lowest level, tile by tile.
  private let rows: [Int32]
  /// Boxes per level: of the rows first, of everything last.
  private let levels: [[Envelope]]

  /// Indexes the rows that have a box, by their place in the array.
  ///
  /// - Complexity: O(n log n).
  public init(_ envelopes: [Envelope?]) {
    var entries: [(row: Int32, box: Envelope)] = []
    for (row, box) in envelopes.enumerated() {
      if let box { entries.append((Int32(row), box)) }
    }
    EnvelopeIndex.tile(&entries)
    rows = entries.map(\.row)
    var levels = [entries.map(\.box)]
    while let below = levels.last, below.count > 1 {
      levels.append(
        stride(from: 0, to: below.count, by: EnvelopeIndex.fanout).map { start in
          var box = below[start]
          for child in below[start..<min(start + EnvelopeIndex.fanout, below.count)] { box.formUnion(child) }
          return box
        })
    }
    self.levels = levels
  }

  /// The rows whose box meets this one, ascending.
  ///
  /// - Complexity: O(log n) for a small box, beyond what it finds.
  public func rows(meeting box: Envelope) -> [Int] {
    var found: [Int] = []
    visit(box) { found.append($0) }
    return found.sorted()
  }

  /// Calls `body` with each row whose box meets this one, in no particular order.
  public func visit(_ box: Envelope, _ body: (Int) -> Void) {
    guard let top = levels.last, let whole = top.first, whole.intersects(box) else { return }
    descend(levels.count - 1, 0, box, body)
  }

  private func descend(_ level: Int, _ node: Int, _ box: Envelope, _ body: (Int) -> Void) {
    guard level > 0 else {
      body(Int(rows[node]))
      return
    }
    let below = levels[level - 1]
    let start = node * EnvelopeIndex.fanout
    for child in start..<min(start + EnvelopeIndex.fanout, below.count) where below[child].intersects(box) {
      descend(level - 1, child, box, body)
    }
  }

  /// Sorts into vertical slices by the boxes' middles and each slice from south to north; rows break ties.
  private static func tile(_ entries: inout [(row: Int32, box: Envelope)]) {
    let leaves = (Double(entries.count) / Double(fanout)).rounded(.up)
    let slice = Int(leaves.squareRoot().rounded(.up)) * fanout
    entries.sort { ($0.box.minX / 2 + $0.box.maxX / 2, $0.row) < ($1.box.minX / 2 + $1.box.maxX / 2, $1.row) }
    guard slice > 0 else { return }
    for start in stride(from: 0, to: entries.count, by: slice) {
      entries[start..<min(start + slice, entries.count)].sort {
        ($0.box.minY / 2 + $0.box.maxY / 2, $0.row) < ($1.box.minY / 2 + $1.box.maxY / 2, $1.row)
      }
    }
  }
}
