internal import Diagnostics
internal import Tables
internal import Units

/// Whether the headers and units that the manifest states are in the sources they are stated for.
struct ManifestUsage {
  private let table: TableName
  private var headers: [HeaderText] = []
  private var names: Set<String> = []

  init(table: TableName) { self.table = table }

  mutating func note(_ reading: SourceReading) {
    headers += reading.raw.headers.filter { !$0.isEmpty }
    names.formUnion(reading.plans.map(\.name))
  }

  /// What is stated for the whole table and is in none of its sources.
  func refusals(of entry: Manifest.TableEntry) -> [Refusal] {
    refusals(columns: entry.columns, units: entry.units)
  }

  /// What is stated for one source and is not in it.
  func refusals(of source: Manifest.SourceEntry) -> [Refusal] {
    refusals(columns: source.columns + source.ignored, units: source.units)
  }

  private func refusals(columns: [Manifest.ColumnEntry], units: [Manifest.UnitEntry]) -> [Refusal] {
    let absent = columns.filter { !isHeader($0.header) }.map { ($0.header, $0.place) }
    let schema = TableSchema.of(table)
    let unplaced = units.filter {
      !names.contains($0.name) && schema.column($0.name) == nil && !isHeader($0.name)
    }
    .map { ($0.name, $0.place) }
    let shown = headers.map(\.shown)
    return clashes(units)
      + (absent + unplaced).map { name, place in
        Refusal(
          .badInput, .manifestHeaderAbsent, at: place,
          [
            "header": .text(name), "table": .text(table.rawValue),
            "headers": .list(Array(shown.prefix(40))),
          ],
          suggestion: NearName.of(name, among: shown))
      }
  }

  /// Units stated for a header whose column they cannot be in.
  private func clashes(_ units: [Manifest.UnitEntry]) -> [Refusal] {
    units.compactMap { stated in
      let canonical = HeaderText(stated.name).forms.lazy
        .compactMap { AliasCatalogue.standard.canonical($0.name, in: table) }.first
      guard let canonical, canonical != stated.name,
        let expected = TableSchema.of(table).column(canonical)?.unit,
        !stated.unit.converts(to: expected)
      else { return nil }
      return Refusal(
        .badInput, .manifestUnitClash, at: stated.place,
        [
          "unit": .text(stated.unit.symbol), "column": .text(stated.name), "expected": .text(expected.symbol),
        ])
    }
  }

  private func isHeader(_ name: String) -> Bool { headers.contains { ColumnMatching.names(name, $0) } }
}
