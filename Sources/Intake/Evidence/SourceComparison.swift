internal import Diagnostics
internal import Tables
internal import Units

/// Two sources that report one column in different units: row by row one is a thousand times the other.
enum SourceComparison {
  /// - Parameter sources: of one table, in the order in which they are merged.
  static func issues(_ name: TableName, _ sources: [SourceTable], bands: SanityBands = .standard) -> [Issue] {
    guard sources.count > 1, name != .occupancy, !TableSchema.of(name).key.isEmpty else { return [] }
    var keys = MergedKeys(name)
    let rows = sources.map { source in
      Dictionary(keys.rows(of: source).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return sources.indices.flatMap { second in
      sources[second].columns.compactMap { column -> Issue? in
        guard let first = sources.indices.first(where: { sources[$0].column(column.plan.name) != nil }),
          first < second
        else { return nil }
        return issue(column, (sources[first], rows[first]), (sources[second], rows[second]), bands)
      }
    }
  }

  private typealias Side = (source: SourceTable, rows: [Int: Int])

  private static func issue(_ column: TypedColumn, _ a: Side, _ b: Side, _ bands: SanityBands) -> Issue? {
    guard case .number(let ours) = column.column, let theirs = a.source.numbers(column.plan.name),
      let unit = column.plan.unit, ours.unit == theirs.unit
    else { return nil }
    let ratios = b.rows.compactMap { key, row -> Double? in
      guard let other = a.rows[key], let x = ours[row], let y = theirs[other], x > 0, y > 0 else {
        return nil
      }
      return x / y
    }
    guard ratios.count >= UnitSuspicion.fewest else { return nil }
    let family = bands.families.first { $0.contains(unit) } ?? []
    let factors = family.flatMap { a in family.compactMap { a.conversion(to: $0)?(1) } }.filter { $0 != 1 }
    let isUnitApart = factors.contains { factor in
      ratios.count { Magnitude.distance($0, factor) <= 1.5 } * 10 >= ratios.count * 6
    }
    guard isUnitApart, let median = Quantiles.median(ratios) else { return nil }
    return Issue(
      .warning, .unitSourcesDiffer, table: b.source.name.table.rawValue,
      at: b.source.name.place(column: column.plan.header),
      [
        "other": .text(a.source.name.file), "count": .count(ratios.count),
        "ratio": .text(Magnitude.text(median)),
        "unit": .text(unit.symbol),
      ])
  }
}
