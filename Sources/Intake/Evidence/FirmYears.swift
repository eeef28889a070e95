internal import Tables

/// The rows of a table by firm and year, both as small numbers: no firm has two rows of a year.
struct FirmYears {
  /// The years there are, ascending.
  let years: [Int]
  /// Per row the place of its year among them; -1 where it has none.
  let places: [Int32]
  /// Per row its firm, -1 where it has none; empty for tables without firms.
  private let firms: [Int32]
  /// The rows of firm f that have a year, by year: `rows[starts[f]..<starts[f + 1]]`.
  private let starts: [Int]
  private let rows: [Int32]

  /// - Parameters:
  ///   - column: the years; nil where the table has none.
  ///   - firms: per row a number of its firm, or -1; nil where the table has none.
  init(_ column: NumberColumn?, firms: [Int32]?, count: Int) {
    let (years, places) = FirmYears.numbered(column, count: count)
    self.years = years
    self.places = places
    self.firms = firms ?? []
    (starts, rows) = FirmYears.ordered(self.firms, by: places)
  }

  func year(_ row: Int) -> Int? { places[row] < 0 ? nil : years[Int(places[row])] }

  /// The row of the same firm in the year before, of all the years a table has; -1 where there is none.
  func earlier(_ row: Int) -> Int {
    guard let own = position(of: row), own.index > own.firm.lowerBound else { return -1 }
    let before = Int(rows[own.index - 1])
    return places[before] == places[row] - 1 ? before : -1
  }

  /// The rows of the same firm in the nearest earlier year and in the nearest later one for which something holds.
  func nearest(to row: Int, where holds: (Int) -> Bool) -> [Int] {
    guard let own = position(of: row) else { return [] }
    let before = (own.firm.lowerBound..<own.index).reversed().lazy.map { Int(rows[$0]) }.first(where: holds)
    let after = (own.index + 1..<own.firm.upperBound).lazy.map { Int(rows[$0]) }.first(where: holds)
    return [before, after].compactMap(\.self)
  }

  /// Where a row stands among those of its firm; nil for one without firm or year.
  private func position(of row: Int) -> (index: Int, firm: Range<Int>)? {
    guard firms.indices.contains(row), firms[row] >= 0, places[row] >= 0 else { return nil }
    let firm = starts[Int(firms[row])]..<starts[Int(firms[row]) + 1]
    var (low, high) = (firm.lowerBound, firm.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if places[Int(rows[middle])] < places[row] { low = middle + 1 } else { high = middle }
    }
    return (low, firm)
  }

  // MARK: Making

  private static func numbered(_ column: NumberColumn?, count: Int) -> (years: [Int], places: [Int32]) {
    guard let column else { return ([], Array(repeating: -1, count: count)) }
    var seen: [Int: Int32] = [:]
    var last: (figure: Double, place: Int32) = (.nan, -1)
    var places = column.storage.map { figure -> Int32 in
      if figure == last.figure { return last.place }
      guard let year = Int(exactly: figure) else { return -1 }
      let place = seen[year] ?? Int32(seen.count)
      seen[year] = place
      last = (figure, place)
      return place
    }
    let years = seen.keys.sorted()
    var ranks = [Int32](repeating: 0, count: years.count)
    for (rank, year) in years.enumerated() { seen[year].map { ranks[Int($0)] = Int32(rank) } }
    for row in places.indices where places[row] >= 0 { places[row] = ranks[Int(places[row])] }
    return (years, places)
  }

  private static func ordered(_ firms: [Int32], by places: [Int32]) -> (starts: [Int], rows: [Int32]) {
    var starts = [Int](repeating: 0, count: Int(firms.max() ?? -1) + 2)
    let known = firms.indices.filter { firms[$0] >= 0 && places[$0] >= 0 }
    for row in known { starts[Int(firms[row]) + 1] += 1 }
    for firm in starts.indices.dropFirst() { starts[firm] += starts[firm - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: known.count)
    for row in known {
      rows[next[Int(firms[row])]] = Int32(row)
      next[Int(firms[row])] += 1
    }
    for firm in starts.indices.dropLast() where starts[firm + 1] - starts[firm] > 1 {
      rows[starts[firm]..<starts[firm + 1]].sort { places[Int($0)] < places[Int($1)] }
    }
    return (starts, rows)
  }
}
