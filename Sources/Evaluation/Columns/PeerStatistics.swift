internal import RuleBooks
internal import Tables
internal import Units

/// Statistics of a group of values (contract E6). Values are in the order of the subjects' keys.
enum Statistics {
  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : sum(values) / Double(values.count)
  }

  static func sum(_ values: some Sequence<Double>) -> Double {
    var sum = NeumaierSum()
    for value in values { sum.add(value) }
    return sum.value
  }

  /// Descending, ties share the better rank: 1 2 2 4. Ties are told at nine significant digits (contract V6).
  static func ranks(_ values: [Double]) -> [Double] {
    let tied = values.map(\.tiedValue)
    let order = values.indices.sorted { tied[$0] > tied[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    for (place, index) in order.enumerated() {
      let before = place > 0 ? order[place - 1] : nil
      ranks[index] = before.flatMap { tied[$0] == tied[index] ? ranks[$0] : nil } ?? Double(place + 1)
    }
    return ranks
  }
}

/// Subjects gathered by what they have in common.
struct Grouping {
  /// Per subject its group, -1 where a key is missing.
  let groupOfRow: [Int32]
  let count: Int

  /// - Parameter keys: one column per key; none puts all subjects into one group.
  init(_ keys: [Column], rows: Int) {
    var groups = [Int32](repeating: 0, count: rows)
    var count = rows == 0 ? 0 : 1
    for key in keys {
      let codes = Grouping.codes(key)
      var seen: [Int64: Int32] = [:]
      for row in 0..<rows {
        guard groups[row] >= 0, codes[row] >= 0 else {
          groups[row] = -1
          continue
        }
        let pair = Int64(groups[row]) << 32 | Int64(codes[row])
        let group = seen[pair] ?? Int32(seen.count)
        seen[pair] = group
        groups[row] = group
      }
      count = seen.count
    }
    groupOfRow = groups
    self.count = count
  }

  /// Rows of each group in the order of the subjects.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, group) in groupOfRow.enumerated() where group >= 0 { members[Int(group)].append(row) }
    return members
  }

  /// A small number for each distinct value, -1 where missing.
  private static func codes(_ column: Column) -> [Int32] {
    switch column {
    case .text(let column): return column.codes
    case .truth(let column): return column.values.map { $0 == .unknown ? -1 : Int32($0.rawValue) }
    case .day(let column): return numbered((0..<column.count).map { column[$0]?.number })
    case .number(let column): return numbered((0..<column.count).map { column[$0].map { $0 + 0 } })
    }
  }

  private static func numbered<T: Hashable>(_ values: [T?]) -> [Int32] {
    var seen: [T: Int32] = [:]
    return values.map { value in
      guard let value else { return -1 }
      let code = seen[value] ?? Int32(seen.count)
      seen[value] = code
      return code
    }
  }
}

extension ColumnEvaluator {
  /// A statistic over peers, the same for all members of a group but for ranks.
  func peers(_ group: PeerGroup, _ scope: Scope) -> [Double] {
    let key = RuleKey(index: group.id, back: scope.back)
    if let known = peerCache[key] { return known }
    let grouping = Grouping(group.keys.map { column($0, scope) }, rows: scope.count)
    let input = PeerInput(group, evaluator: self, scope)
    var result = missing(scope)
    for members in grouping.members {
      let known = members.filter { input.isKnown($0) }
      guard known.count >= group.atLeast else { continue }
      if group.statistic == .rank {
        for (row, rank) in zip(known, Statistics.ranks(known.map { input.values[$0] })) { result[row] = rank }
        continue
      }
      let value = input.statistic(group, known) ?? NumberColumn.missing
      for row in members { result[row] = value }
    }
    remember(result, ofPeers: group.id, back: scope.back)
    return result
  }
}

/// The values a statistic is taken over.
private struct PeerInput {
  let values: [Double]
  let seconds: [Double]?

  init(_ group: PeerGroup, evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope) {
    seconds = group.second.map { evaluator.numbers($0, scope) }
    if case .number = group.value.type {
      values = evaluator.numbers(group.value, scope)
    } else {
      let column = evaluator.column(group.value, scope)
      values = (0..<scope.count).map { column.isKnown($0) ? 1 : NumberColumn.missing }
    }
  }

  func isKnown(_ row: Int) -> Bool {
    !values[row].isNaN && seconds.map { !$0[row].isNaN } ?? true
  }

  func statistic(_ group: PeerGroup, _ rows: [Int]) -> Double? {
    if group.statistic == .count { return Double(rows.count) }
    guard !rows.isEmpty else { return nil }
    let known = rows.map { values[$0] }
    switch group.statistic {
    case .mean: return Statistics.mean(known)
    case .median: return Quantiles.quantile(0.5, ofSorted: known.sorted())
    case .minimum: return known.min()
    case .maximum: return known.max()
    case .percentile: return Quantiles.quantile(group.probability, ofSorted: known.sorted())
    case .total: return Statistics.sum(known)
    case .ratio:
      guard let seconds else { return nil }
      let below = Statistics.sum(rows.lazy.map { seconds[$0] })
      return below == 0 ? nil : Statistics.sum(known) / below
    case .count, .rank: return nil
    }
  }
}
