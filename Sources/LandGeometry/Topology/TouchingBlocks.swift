/// Gathers polygons into blocks: each touches another of its block, and none of another block.
public enum TouchingBlocks {
  /// The blocks of the members named, each ascending, in the order of their first members.
  ///
  /// - Parameters:
  ///   - members: which rows to gather; of one reference system.
  ///   - united: pairs that belong together in any case.
  ///   - tolerance: how near is touching, in units of the coordinates.
  /// - Complexity: O(n log n) for polygons of few vertices.
  public static func blocks(
    of members: [Int], envelopes: [Envelope?], wkb: (Int) -> ArraySlice<UInt8>, united: [(Int, Int)],
    tolerance: Double
  ) -> [[Int]] {
    let places = Dictionary(members.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var forest = Forest(count: members.count)
    for (a, b) in united {
      if let a = places[a], let b = places[b] { forest.unite(a, b) }
    }
    let boxes = members.map { envelopes[$0]?.grown(by: tolerance) }
    let index = EnvelopeIndex(boxes)
    var contact = BoundaryContact(tolerance: tolerance)
    for place in members.indices {
      guard let box = boxes[place] else { continue }
      for other in index.rows(meeting: box)
      where other > place && forest.root(of: place) != forest.root(of: other) {
        guard let own = envelopes[members[place]], let others = envelopes[members[other]] else { continue }
        if contact.touch(wkb(members[place]), wkb(members[other]), boxes: (own, others)) {
          forest.unite(place, other)
        }
      }
    }
    var blocks: [Int: [Int]] = [:]
    for place in members.indices { blocks[forest.root(of: place), default: []].append(members[place]) }
    return blocks.values.sorted { $0[0] < $1[0] }
  }

  /// Sets that grow together.
  private struct Forest {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(of place: Int) -> Int {
      var root = place
      while parents[root] != root { root = parents[root] }
      var next = place
      while parents[next] != root { (parents[next], next) = (root, parents[next]) }
      return root
    }

    mutating func unite(_ a: Int, _ b: Int) {
      let (a, b) = (root(of: a), root(of: b))
      parents[max(a, b)] = min(a, b)
    }
  }
}
