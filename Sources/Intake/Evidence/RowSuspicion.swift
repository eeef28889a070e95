internal import Diagnostics
internal import Tables
internal import Units

/// Single cells in another unit than their column: many times the same firm's figure of another year and far above
/// everybody else's.
enum RowSuspicion {
  /// A firm may grow a hundredfold from its first year to the next; then it becomes one among others, not one far
  /// above them. Both together are what a cell in 元 among 万元 looks like. Cells too low are left alone: closing down
  /// looks the same.
  static func issues(_ column: String, in figures: TableFigures) -> [Issue] {
    let table = figures.table
    guard table.name == .figures, let numbers = table.numbers(column), let ids = table.texts("enterprise_id"),
      table.column("year") != nil, TableSchema.of(.figures).column(column)?.isAdditive == true
    else { return [] }
    guard let codes = figures.codes(of: column) else { return [] }
    let limits = limits(codes, column, figures)
    // Few cells are that far above the others: only of those is the firm's other years asked for.
    return numbers.storage.indices.compactMap { row -> Issue? in
      let value = numbers.storage[row]
      guard value > 0, ids.codes[row] >= 0, figures.year(row) != nil, value >= limits[codes[row]] else {
        return nil
      }
      let level = codes.key(codes[row]).level
      let near = figures.rows.nearest(to: row) { other in
        numbers.storage[other] > 0 && codes.key(codes[other]).level == level
      }
      let times = near.map { value / numbers.storage[$0] }
      guard let least = times.min(), least >= 1000, times.allSatisfy({ $0 <= 200_000 }) else { return nil }
      return issue(row, near.first, least, codes.key(codes[row]), figures, subject: ids[row])
    }
  }

  /// By series, from where on a cell is far above everybody else's.
  private static func limits(_ codes: SeriesCodes, _ column: String, _ figures: TableFigures) -> [Double] {
    var medians: [SeriesKey: Double] = [:]
    for series in figures.series(of: column) where series.figures.count >= 2 * UnitSuspicion.fewest {
      medians[series.key] = Quantiles.median(series.figures)
    }
    return (0..<codes.count).map { 100 * (medians[codes.key($0)] ?? .infinity) }
  }

  private static func issue(
    _ row: Int, _ other: Int?, _ times: Double, _ key: SeriesKey, _ figures: TableFigures, subject: String?
  ) -> Issue? {
    guard let origin = figures.table.origin(row: row, column: key.column), let unit = figures.unit(of: key)
    else {
      return nil
    }
    let likely = figures.bands.likely(insteadOf: unit, excess: times)
    return Issue(
      .warning, .unitRowDoubtful, table: figures.table.name.rawValue,
      at: Place(
        file: origin.source.file, layer: origin.source.layer, row: origin.row, column: figures.shown(key)),
      subject: subject,
      [
        "year": .count(other.flatMap { figures.year($0) } ?? 0), "times": .text(Magnitude.text(times)),
        "unit": .term(figures.read(key)), "looks": .term(UnitWords.looks(likely)),
      ])
  }
}
