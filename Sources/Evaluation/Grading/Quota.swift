internal import RuleBooks
internal import Tables
internal import Units

/// Ranks those with a score and gives out places by quota (contract V6 for ties).
struct Quota {
  private(set) var ranks: [Int32]
  /// How many are ranked together with a row.
  private(set) var counts: [Int32]
  /// The grade a row's place gives, by its place among the grades; -1 where not ranked.
  private(set) var grades: [Int8]

  private struct Entry {
    let score: Double
    let row: Int32
  }

  /// - Parameters:
  ///   - cells: per row whom it is ranked with, -1 for nobody.
  ///   - count: how many cells there are.
  init(_ ladder: GradeLadder, scores: [Double], cells: [Int32], count: Int) {
    ranks = Array(repeating: 0, count: scores.count)
    counts = ranks
    grades = Array(repeating: -1, count: scores.count)
    var entries = [[Entry]](repeating: [], count: count)
    for row in scores.indices where cells[row] >= 0 && !scores[row].isNaN {
      entries[Int(cells[row])].append(Entry(score: scores[row].tiedValue, row: Int32(row)))
    }
    for cell in entries.indices where !entries[cell].isEmpty {
      entries[cell].sort { $0.score != $1.score ? $0.score > $1.score : $0.row < $1.row }
      give(entries[cell], ladder)
    }
  }

  private mutating func give(_ entries: [Entry], _ ladder: GradeLadder) {
    let ends = Quota.ends(ladder, count: entries.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].score == entries[start].score { end += 1 }
      let place = ladder.ties == .better ? start : end - 1
      let grade = ends.map { ends in Int8(ends.firstIndex { place < $0 } ?? ends.count - 1) } ?? 0
      for entry in entries[start..<end] {
        let row = Int(entry.row)
        ranks[row] = Int32(start + 1)
        counts[row] = Int32(entries.count)
        grades[row] = grade
      }
      start = end
    }
  }

  /// How many places end with each grade: its cumulated share of those ranked, rounded; the last takes the rest.
  static func ends(_ ladder: GradeLadder, count: Int) -> [Int]? {
    guard let shares = ladder.quota else { return nil }
    var ends = shares.map { share -> Int in
      let places = share * Double(count)
      // A whole number of places is one, whatever binary arithmetic makes of the share.
      let nearest = places.rounded()
      if abs(places - nearest) < 1e-9 * Double(count) { return Int(nearest) }
      switch ladder.rounding {
      case .halfUp: return Int(places.roundedHalfAway)
      case .down: return Int(places.rounded(.down))
      case .up: return Int(places.rounded(.up))
      }
    }
    if let last = ends.indices.last { ends[last] = count }
    return ends
  }
}
