/// Who needs whom among metrics, standards and flags (contract R6).
struct RuleGraph {
  private var nodes: [RuleNode] = []
  private var needs: [RuleNode: [RuleNode]] = [:]

  enum Outcome {
    /// Each node after those it needs; otherwise as added.
    case order([RuleNode])
    /// Nodes that need each other, the first named again at the end.
    case circle([RuleNode])
  }

  mutating func add(_ node: RuleNode, names: [RuleNode]) {
    nodes.append(node)
    needs[node] = names
  }

  /// Depth first without recursion: a book may chain thousands of items.
  func sorted() -> Outcome {
    var done: Set<RuleNode> = []
    var order: [RuleNode] = []
    for start in nodes where !done.contains(start) {
      var path: [RuleNode] = [start]
      var onPath: Set<RuleNode> = [start]
      var nextNeed: [Int] = [0]
      while let node = path.last, let next = nextNeed.last {
        let needed = needs[node] ?? []
        if next == needed.count {
          path.removeLast()
          nextNeed.removeLast()
          onPath.remove(node)
          done.insert(node)
          order.append(node)
          continue
        }
        nextNeed[nextNeed.count - 1] += 1
        let other = needed[next]
        if onPath.contains(other) {
          let start = path.firstIndex(of: other) ?? 0
          return .circle(Array(path[start...]) + [other])
        }
        if !done.contains(other) {
          path.append(other)
          onPath.insert(other)
          nextNeed.append(0)
        }
      }
    }
    return .order(order)
  }
}
