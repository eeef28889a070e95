internal import Diagnostics
internal import Tables
internal import Units

/// The number columns of a table, told apart by the sources that supplied them and by the years that look alike.
struct TableFigures {
  let assembled: AssembledTable
  let bands: SanityBands
  private var levels: [String: YearLevels] = [:]
  /// The rows by firm and year.
  let rows: FirmYears

  var table: Table { assembled.table }

  init(_ assembled: AssembledTable, bands: SanityBands) {
    self.assembled = assembled
    self.bands = bands
    let table = assembled.table
    let firms = table.name == .figures ? table.texts("enterprise_id")?.codes : nil
    rows = FirmYears(table.numbers("year"), firms: firms, count: table.count)
    guard firms != nil else { return }
    for name in table.columnNames where name != "year" {
      guard let figures = table.numbers(name), let unit = unit(of: name) else { continue }
      let family = bands.families.first { $0.contains(unit) } ?? []
      let factors = family.compactMap { unit.conversion(to: $0)?(1) }.map { max($0, 1 / $0) }.filter {
        $0 > 1
      }
      levels[name] = YearLevels(figures.storage, rows, factors: Set(factors).sorted(by: >))
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

  func year(_ row: Int) -> Int? { rows.year(row) }

  /// The series of a column, row by row; nil for a column the table does not have.
  func codes(of column: String) -> SeriesCodes? {
    table.supplier(of: column).map {
      SeriesCodes(column, from: $0, places: rows.places, levels: levels[column])
    }
  }

  /// The figures above 0 of a column, series by series.
  func series(of column: String) -> [(key: SeriesKey, figures: [Double])] {
    guard let figures = table.numbers(column)?.storage, let codes = codes(of: column) else { return [] }
    var groups = FigureGroups()
    for row in figures.indices where figures[row] > 0 { groups.add(figures[row], to: codes[row]) }
    return groups.all().map { (codes.key($0.code), $0.figures) }
  }

  /// The figures above 0 of a series.
  func values(of key: SeriesKey) -> [Double] {
    series(of: key.column).first { $0.key == key }?.figures ?? []
  }

  /// How many sources have a column.
  func sourceCount(of column: String) -> Int {
    assembled.sources.indices.count { plan(column, $0) != nil }
  }
}
