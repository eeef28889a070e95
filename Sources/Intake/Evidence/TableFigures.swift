internal import Diagnostics
internal import Tables
internal import Units

/// Figures of one column that came from one source, of years that look alike: what has one unit.
struct SeriesKey: Hashable {
  let column: String
  let source: Int
  let level: Int
}

/// The number columns of a table, told apart by the sources that supplied them and by the years that look alike.
struct TableFigures {
  let assembled: AssembledTable
  let bands: SanityBands
  private var levels: [String: YearLevels] = [:]
  private let years: [Int?]

  var table: Table { assembled.table }

  init(_ assembled: AssembledTable, bands: SanityBands) {
    self.assembled = assembled
    self.bands = bands
    let table = assembled.table
    let yearColumn = table.numbers("year")
    years = (0..<table.count).map { row in yearColumn?[row].flatMap { Int(exactly: $0) } }
    guard table.name == .figures, let ids = table.texts("enterprise_id") else { return }
    let earlier = YearLevels.earlierRows(of: ids.codes, in: years)
    for name in table.columnNames where name != "year" {
      guard let figures = table.numbers(name), let unit = unit(of: name) else { continue }
      let family = bands.families.first { $0.contains(unit) } ?? []
      let factors = family.compactMap { unit.conversion(to: $0)?(1) }.map { max($0, 1 / $0) }.filter {
        $0 > 1
      }
      levels[name] = YearLevels(
        figures.storage, earlier: earlier, in: years, factors: Set(factors).sorted(by: >))
    }
  }

  /// The unit that a column of the first source that has it is in; nil for one without unit.
  private func unit(of column: String) -> Unit? {
    assembled.sources.indices.lazy.compactMap { plan(column, $0)?.unit }.first
  }

  func plan(_ key: SeriesKey) -> ColumnPlan? { plan(key.column, key.source) }

  /// What a column was taken for; of a total that was summed up, what its first part was taken for.
  private func plan(_ column: String, _ source: Int) -> ColumnPlan? {
    if let plan = assembled.plans[AssembledTable.PlanKey(source: source, column: column)] { return plan }
    guard column == "tax" else { return nil }
    let parts = table.columnNames.filter { $0.hasPrefix("tax_") }
    return parts.lazy.compactMap { part in
      assembled.plans[AssembledTable.PlanKey(source: source, column: part)]
    }.first
  }

  func levels(of column: String) -> [YearLevels.Level] { levels[column]?.levels ?? [] }

  func year(_ row: Int) -> Int? { years[row] }

  /// The series a figure belongs to; nil for a column the table does not have.
  func key(_ column: String, _ row: Int) -> SeriesKey? {
    guard let supplier = table.supplier(of: column) else { return nil }
    return SeriesKey(
      column: column, source: supplier[row], level: levels[column]?.level(of: years[row]) ?? 0)
  }

  /// The figures above 0 of a column, series by series.
  func series(of column: String) -> [SeriesKey: [Double]] {
    guard let figures = table.numbers(column) else { return [:] }
    var series: [SeriesKey: [Double]] = [:]
    for row in 0..<figures.count {
      guard let value = figures[row], value > 0, let key = key(column, row) else { continue }
      series[key, default: []].append(value)
    }
    return series
  }

  /// The figures above 0 of a series.
  func values(of key: SeriesKey) -> [Double] { series(of: key.column)[key] ?? [] }

  /// How many sources have a column.
  func sourceCount(of column: String) -> Int {
    assembled.sources.indices.count { plan(column, $0) != nil }
  }
}
