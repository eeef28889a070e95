package import Cadastre
internal import Diagnostics
package import LandGeometry
package import Tables
package import Units

/// A dataset written down in code: tables from literals, as a clerk would fill them in. Areas in m², money in 万元,
/// days as 2021-06-30, everything else as it reads; nil is missing.
package struct Parish {
  package var year = 2021
  package var coordinates: PointDatum?
  package var policy = LandPolicy()
  private var tables: [TableName: Table] = [:]

  package init(year: Int = 2021) { self.year = year }

  /// Adds a table: its columns, then its rows.
  package mutating func table(
    _ name: TableName, _ columns: [String], _ rows: [[Any?]], units: [String: Unit] = [:]
  ) {
    let source = RowSource(file: "\(name.rawValue).csv", layer: nil, rows: rows.indices.map { Int32($0 + 2) })
    var table = Table(name, count: rows.count, sources: [source])
    for (index, column) in columns.enumerated() {
      table.set(column, Parish.column(column, of: name, rows.map { $0[index] }, unit: units[column]))
    }
    tables[name] = table
  }

  /// Adds a column to a table.
  package mutating func add(_ column: String, to name: TableName, _ cells: [Any?]) {
    tables[name]?.set(column, Parish.column(column, of: name, cells, unit: nil))
  }

  /// Lets a column of numbers be read as the text it was written in.
  package mutating func keepText(_ column: String, of name: TableName) {
    guard let numbers = tables[name]?.numbers(column) else { return }
    let texts = (0..<numbers.count).map { row in
      numbers[row].map { $0 == $0.rounded() ? "0\(Int($0))" : "\($0)" }
    }
    tables[name]?.set(column, .number(numbers), raw: TextColumn(texts))
  }

  /// The same parish with the rows of every table in another order. Geometry is left out.
  package func shuffled(_ seed: UInt64) -> Parish {
    var chance = SplitMix64(seed: seed)
    var parish = self
    for (name, table) in tables.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let order = (0..<table.count).shuffled(using: &chance)
      var other = Table(name, count: table.count, sources: table.sources)
      for column in table.columnNames {
        guard let values = table.column(column)?.gathered(order) else { continue }
        var raw: TextColumn?
        if let text = table.rawText(column), case .text(let gathered) = Column.text(text).gathered(order) {
          raw = gathered
        }
        other.set(column, values, raw: raw)
      }
      parish.tables[name] = other
    }
    return parish
  }

  /// Gives the parcels, or another table, their geometry.
  package mutating func draw(
    _ shapes: [[UInt8]], of name: TableName = .parcels, reference: String = "EPSG:4547"
  ) {
    var geometry = GeometryColumn()
    for shape in shapes { geometry.append(shape, reference: reference) }
    tables[name]?.geometry = geometry
  }

  private static func column(_ name: String, of table: TableName, _ cells: [Any?], unit: Unit?) -> Column {
    let schema = TableSchema.of(table).column(name)
    switch schema?.kind ?? kind(of: cells) {
    case .number:
      let canonical = schema?.unit ?? unit ?? .one
      let column = NumberColumn(unit: unit ?? canonical, cells.map { number($0) ?? .nan })
      return .number(column.converted(to: canonical) ?? column)
    case .text: return .text(TextColumn(cells.map { $0.map { "\($0)" } }))
    case .day: return .day(DayColumn(cells.map { cell in cell.flatMap { CalendarDay(iso: "\($0)") } }))
    case .truth: return .truth(TruthColumn(cells.map { ($0 as? Bool).map { Truth($0) } ?? .unknown }))
    }
  }

  private static func kind(of cells: [Any?]) -> ColumnKind {
    cells.allSatisfy { $0 == nil || number($0) != nil } ? .number : .text
  }

  private static func number(_ cell: Any?) -> Double? { (cell as? Double) ?? (cell as? Int).map(Double.init) }

  package var dataset: Dataset {
    Dataset(
      name: "parish", title: "村", year: year,
      asOf: CalendarDay(year: year, month: 12, day: 31) ?? CalendarDay(number: 0),
      coordinates: coordinates, policy: policy, tables: tables,
      counts: tables.mapValues { RowCounts(used: $0.count) }, inputs: [])
  }

  package func linked(threads: Int = 1) async -> Linked {
    Linked(await LinkedLand(dataset, threads: threads))
  }
}

/// Linked land asked the way a clerk asks.
package struct Linked {
  package let land: LinkedLand

  package init(_ land: LinkedLand) { self.land = land }

  /// The links of a year as `E1 P1 occupancy 3 1` with land in mu and share; `?` where unknown.
  package func links(in year: Int? = nil) -> [String] {
    (land.years[year ?? land.year]?.links.links ?? []).map { link in
      [
        land.enterprises.keys[link.enterprise], land.parcels.keys[link.parcel], link.basis.rawValue,
        told(link.land),
        told(link.share),
      ].joined(separator: " ") + (link.isAssumed ? " assumed" : "")
    }
  }

  package func landOf(_ enterprise: String, in year: Int? = nil) -> Double? {
    land.enterprises.row(of: enterprise).flatMap { land.years[year ?? land.year]?.enterpriseLand[$0] }
  }

  package func landOf(parcel: String) -> Double? {
    land.parcels.row(of: parcel).flatMap { land.parcelLand[$0] }
  }

  package func amount(_ name: String, on parcel: String, in year: Int? = nil) -> Double? {
    land.parcels.row(of: parcel).flatMap { land.years[year ?? land.year]?.parcelAmount(name)?[$0] }
  }

  /// in, placed, unplaced.
  package func total(_ name: String) -> [Double]? {
    land.totals.first { $0.name == name }.map { [$0.totalIn, $0.placed, $0.unplaced] }
  }

  /// `code subject`, sorted.
  package var issues: [String] {
    Diagnostics.Issue.inReportOrder(land.issues).map { "\($0.message.code) \($0.subject ?? "-")" }
  }

  private func told(_ value: Double?) -> String {
    guard let value else { return "?" }
    let rounded = value.roundedHalfAway(decimals: 6)
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
