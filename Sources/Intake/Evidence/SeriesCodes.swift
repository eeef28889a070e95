internal import Tables

/// Figures of one column that came from one source, of years that look alike: what has one unit.
struct SeriesKey: Hashable {
  let column: String
  let source: Int
  let level: Int
}

/// The series of a column as small numbers, row by row.
struct SeriesCodes {
  private let column: String
  /// The source of all rows, where it is one.
  private let source: Int
  /// The source of each row, where they differ.
  private let sources: [UInt8]
  private let places: [Int32]
  private let levelOfPlace: [Int]
  private let levels: Int
  /// All numbers are below it.
  let count: Int

  /// - Parameters:
  ///   - places: per row the place of its year, -1 without one.
  ///   - levels: of the column; nil where its years are not told apart.
  init(_ column: String, from supplier: ColumnSupplier, places: [Int32], levels: YearLevels?) {
    self.column = column
    switch supplier {
    case .source(let index): (source, sources) = (index, [])
    case .perRow(let indices): (source, sources) = (0, indices)
    }
    self.places = places
    levelOfPlace = levels?.levelOfPlace ?? []
    self.levels = max(1, levels?.levels.count ?? 0)
    count = (max(source, Int(sources.max() ?? 0)) + 1) * self.levels
  }

  subscript(row: Int) -> Int {
    (sources.isEmpty ? source : Int(sources[row])) * levels
      + (levelOfPlace.isEmpty ? 0 : levelOfPlace[Int(places[row]) + 1])
  }

  func key(_ code: Int) -> SeriesKey {
    SeriesKey(column: column, source: code / levels, level: code % levels)
  }
}

/// Figures gathered by the number of what they belong to.
struct FigureGroups {
  private var groups: [Int: [Double]] = [:]
  /// Rows of one group mostly follow each other: theirs are put away only when another group comes.
  private var open: (code: Int, figures: [Double]) = (0, [])

  mutating func add(_ figure: Double, to code: Int) {
    if code != open.code {
      putAway()
      open = (code, groups.removeValue(forKey: code) ?? [])
    }
    open.figures.append(figure)
  }

  /// The groups with figures, by their numbers.
  mutating func all() -> [(code: Int, figures: [Double])] {
    putAway()
    return groups.map { (code: $0.key, figures: $0.value) }.sorted { $0.code < $1.code }
  }

  private mutating func putAway() {
    if !open.figures.isEmpty { groups[open.code] = open.figures }
    open.figures = []
  }
}
