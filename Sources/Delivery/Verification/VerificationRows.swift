public import Cadastre
public import Diagnostics
public import Tables
internal import Units

/// The values of some subjects, one by one, as the files have them: what a clerk goes through in a verification or an
/// appeal.
public struct VerificationRows: Sendable {
  /// A value and where a correction would have to look for it.
  struct Item: Sendable {
    let table: TableName
    let key: String
    let name: String
    let column: String
    /// What people call the column; nil where another one of the table has that name.
    let label: String?
    let unit: String
    let value: String
    let isTruth: Bool
  }

  let items: [Item]
  /// The subjects that have values.
  public let subjects: Set<String>
  /// Rows that no correction could name, by table.
  public let repeated: [TableName: Int]

  /// How many values there are.
  public var count: Int { items.count }

  /// The tables that are gone through where nobody names others.
  public static let usualTables: [TableName] = [.enterprises, .figures, .occupancy, .parcels]
  /// The tables whose rows belong to a parcel or enterprise.
  public static let possibleTables: [TableName] =
    usualTables + [.contracts, .buildings, .history]

  /// - Parameters:
  ///   - subjects: keys of parcels and enterprises; an enterprise brings the parcels it is on.
  ///   - tables: the tables to go through.
  ///   - issues: what reading found: cells that could not be read are shown as they stand.
  public init(_ land: LinkedLand, subjects: Set<String>, tables: [TableName], issues: [Issue] = []) {
    let unread = VerificationRows.unread(issues)
    var wanted = subjects
    for key in subjects {
      guard let enterprise = land.enterprises.row(of: key) else { continue }
      for link in land.years[land.year]?.links.of(enterprise: enterprise) ?? [] {
        wanted.insert(land.parcels.keys[link.parcel])
      }
    }
    var items: [Item] = []
    var found: Set<String> = []
    var repeated: [TableName: Int] = [:]
    for name in TableName.allCases where tables.contains(name) {
      guard let table = land.dataset.tables[name] else { continue }
      let rows = TableRows(table, land: land, subjects: wanted, unread: unread)
      items += rows.items
      found.formUnion(rows.found)
      if rows.repeated > 0 { repeated[name] = rows.repeated }
    }
    self.items = items
    self.subjects = found
    self.repeated = repeated
  }

  /// The texts of cells that gave no value, by their places.
  private static func unread(_ issues: [Issue]) -> [Place: String] {
    let messages: Set<Message> = [
      .badNumber, .badDate, .badTruth, .areaNotPositive, .areaNegative, .ruinedCode,
    ]
    return issues.reduce(into: [:]) { texts, issue in
      guard messages.contains(issue.message), case .text(let text)? = issue.arguments["text"] else { return }
      texts[issue.place] = text
    }
  }
}

/// The rows of one table that belong to the subjects, sorted by key.
private struct TableRows {
  private(set) var items: [VerificationRows.Item] = []
  private(set) var found: Set<String> = []
  private(set) var repeated = 0
  private let table: Table
  private let schema: TableSchema
  private let land: LinkedLand
  private let unread: [Place: String]

  init(_ table: Table, land: LinkedLand, subjects: Set<String>, unread: [Place: String]) {
    self.table = table
    self.land = land
    self.unread = unread
    schema = TableSchema.of(table.name)
    let subjectColumns = ["enterprise_id", "parcel_id"].compactMap { table.texts($0) }
    var rowsByKey: [String: [Int]] = [:]
    for row in 0..<table.count {
      let own = subjectColumns.compactMap { $0[row] }.filter { subjects.contains($0) }
      guard !own.isEmpty, isOfYear(row) else { continue }
      found.formUnion(own)
      rowsByKey[key(row), default: []].append(row)
    }
    for (key, rows) in rowsByKey.sorted(by: { Identifier.precedes($0.key, $1.key) }) {
      if rows.count == 1 { add(rows[0], key) } else { repeated += rows.count }
    }
  }

  /// Figures of earlier years are settled.
  private func isOfYear(_ row: Int) -> Bool {
    guard table.name == .figures, let years = table.numbers("year") else { return true }
    return years[row] == Double(land.year)
  }

  private func key(_ row: Int) -> String {
    schema.key.map { name in
      if let texts = table.texts(name) { return texts[row] ?? "" }
      return table.numbers(name)?[row].map { NumberText.string($0) } ?? ""
    }.joined(separator: "/")
  }

  private func name(_ row: Int) -> String {
    if let id = table.texts("enterprise_id")?[row], let place = land.enterprises.row(of: id) {
      if case .text(let names)? = land.enterprises.column("name") { return names[place] ?? "" }
    }
    return (table.texts("holder_name") ?? table.texts("name"))?[row] ?? ""
  }

  private mutating func add(_ row: Int, _ key: String) {
    let name = name(row)
    for column in schema.columns.map(\.name) + families where !schema.key.contains(column) {
      guard let values = table.column(column), !table.isDerived(column, row: row) else { continue }
      var (value, unit) = written(values, row, column)
      if !values.isKnown(row) { value = unreadText(row, column) ?? "" }
      items.append(
        VerificationRows.Item(
          table: table.name, key: key, name: name, column: column, label: label(of: column), unit: unit,
          value: value, isTruth: values.kind == .truth))
    }
  }

  private func label(of column: String) -> String? {
    guard let label = ColumnLabels.label(of: column)?.zh, table.column(label) == nil else { return nil }
    return label
  }

  /// Types of tax and the like, which the schema knows by their beginning only.
  private var families: [String] {
    table.columnNames.filter { name in
      schema.column(name) != nil && !schema.columns.contains { $0.name == name }
    }
  }

  /// A value as the file has it, in its unit.
  private func written(_ column: Column, _ row: Int, _ name: String) -> (text: String, unit: String) {
    switch column {
    case .number(let numbers):
      let unit = unit(of: name, row) ?? numbers.unit
      let text = numbers[row].flatMap { FileFigure.text(of: $0, from: numbers.unit, in: unit) }
      return (text ?? "", unit.symbol)
    case .text(let texts): return (texts[row] ?? "", "")
    case .day(let days): return (days[row]?.description ?? "", "")
    case .truth(let truths): return (truths.values[row].known.map { $0 ? "true" : "false" } ?? "", "")
    }
  }

  /// What stands in a cell that could not be read.
  private func unreadText(_ row: Int, _ name: String) -> String? {
    table.sources.lazy.compactMap { source -> String? in
      guard source.rows[row] >= 0, let header = source.columns[name]?.header else { return nil }
      return unread[
        Place(file: source.file, layer: source.layer, row: Int(source.rows[row]), column: header)]
    }.first
  }

  private func unit(of name: String, _ row: Int) -> Unit? {
    if let unit = table.origin(row: row, column: name)?.source.columns[name]?.unit { return unit }
    return table.sources.filter { $0.rows[row] >= 0 }.lazy.compactMap { $0.columns[name]?.unit }.first
  }
}

/// A figure as a file in another unit would have it.
enum FileFigure {
  /// The shortest text from 12 digits on that is read back as the very same figure: converting there leaves noise in
  /// the last digits that nobody wrote.
  static func text(of value: Double, from unit: Unit, in other: Unit) -> String? {
    guard let there = unit.conversion(to: other), let back = other.conversion(to: unit) else { return nil }
    let converted = there(value)
    let before = digitsBeforePoint(converted)
    for digits in 12...17 {
      let rounded = converted.roundedHalfAway(decimals: max(0, digits - before))
      if back(rounded) == value { return NumberText.string(rounded) }
    }
    return NumberText.string(converted)
  }

  private static func digitsBeforePoint(_ value: Double) -> Int {
    var rest = abs(value)
    var count = 0
    while rest >= 1 {
      rest /= 10
      count += 1
    }
    return count
  }
}
