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
    let rows = (0..<table.count).filter {
      (numbers[$0] ?? 0) > 0 && figures.year($0) != nil && ids.codes[$0] >= 0
    }
    let medians = figures.series(of: column).compactMapValues {
      $0.count >= 2 * UnitSuspicion.fewest ? Quantiles.median($0) : nil
    }
    let ofFirm = Dictionary(grouping: rows) { ids.codes[$0] }
    return rows.compactMap { row -> Issue? in
      guard let key = figures.key(column, row), let median = medians[key],
        let value = numbers[row], value >= 100 * median,
        let near = nearest(to: row, among: ofFirm[ids.codes[row]] ?? [], key, column, figures)
      else { return nil }
      let times = near.map { value / numbers.storage[$0] }
      guard let least = times.min(), least >= 1000, times.allSatisfy({ $0 <= 200_000 }) else { return nil }
      return issue(row, near.first, least, key, figures, subject: ids[row])
    }
  }

  /// The rows of the same firm in the years before and after, of the same level; nil without any.
  private static func nearest(
    to row: Int, among rows: [Int], _ key: SeriesKey, _ column: String, _ figures: TableFigures
  ) -> [Int]? {
    guard let year = figures.year(row) else { return nil }
    let others = rows.compactMap { other -> (year: Int, row: Int)? in
      guard other != row, let year = figures.year(other),
        figures.key(column, other)?.level == key.level
      else { return nil }
      return (year, other)
    }
    let before = others.filter { $0.year < year }.max { $0.year < $1.year }
    let after = others.filter { $0.year > year }.min { $0.year < $1.year }
    let found = [before, after].compactMap { $0?.row }
    return found.isEmpty ? nil : found
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
