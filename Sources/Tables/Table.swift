/// A table of typed columns, addressed by name, that knows where each row came from.
public struct Table: Sendable {
  /// Which table of the dataset.
  public let name: TableName
  /// How many rows.
  public let count: Int
  /// Column names in order: canonical names, and the headers of columns that are not canonical.
  public private(set) var columnNames: [String]
  /// The files the rows were read from.
  public let sources: [RowSource]
  private var columns: [String: Column]
  private var suppliers: [String: ColumnSupplier]
  /// The headers as the files have them, by column name.
  public private(set) var headers: [String: String]
  /// For columns that are not canonical: the cells as they were read, so that a rule may take figures for codes.
  private var rawTexts: [String: TextColumn]
  /// The geometry layer, where the table has one: row for row.
  public var geometry: GeometryColumn?

  /// A table without columns.
  public init(_ name: TableName, count: Int, sources: [RowSource]) {
    self.name = name
    self.count = count
    self.sources = sources
    columnNames = []
    columns = [:]
    suppliers = [:]
    headers = [:]
    rawTexts = [:]
  }

  /// Adds a column, or replaces the one of that name.
  ///
  /// - Precondition: it has as many rows as the table.
  public mutating func set(
    _ name: String, _ column: Column, header: String? = nil, raw: TextColumn? = nil,
    from supplier: ColumnSupplier = .source(0)
  ) {
    precondition(column.count == count, "a column has one value per row")
    if columns[name] == nil { columnNames.append(name) }
    columns[name] = column
    suppliers[name] = supplier
    if let header { headers[name] = header }
    if let raw { rawTexts[name] = raw }
  }

  /// Puts other values into a column that is there; where it came from and its header stay as they are.
  ///
  /// - Precondition: the table has the column, and the values are as many as the rows.
  public mutating func replace(_ name: String, with column: Column, raw: TextColumn? = nil) {
    precondition(columns[name] != nil && column.count == count, "one value per row of a known column")
    columns[name] = column
    if let raw { rawTexts[name] = raw }
  }

  /// The rows named, in that order, with where each came from.
  public func gathered(_ kept: [Int]) -> Table {
    let sources = sources.map { source in
      RowSource(
        file: source.file, layer: source.layer, rows: kept.map { source.rows[$0] }, summands: source.summands,
        matches: source.matches)
    }
    var table = Table(name, count: kept.count, sources: sources)
    for name in columnNames {
      guard let column = columns[name] else { continue }
      let raw = rawTexts[name]?.gathered(kept)
      table.set(
        name, column.gathered(kept), header: headers[name], raw: raw,
        from: suppliers[name]?.gathered(kept) ?? .source(0))
    }
    table.geometry = geometry?.gathered(kept)
    return table
  }

  /// The column of that name, nil where the table has none.
  public func column(_ name: String) -> Column? { columns[name] }

  /// The column's cells as text, as they were read; for columns that are not canonical.
  public func rawText(_ name: String) -> TextColumn? { rawTexts[name] }

  /// The numbers of a column, nil where it is absent or holds something else.
  public func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = columns[name] { column } else { nil }
  }

  /// The texts of a column, nil where it is absent or holds something else.
  public func texts(_ name: String) -> TextColumn? {
    if case .text(let column)? = columns[name] { column } else { nil }
  }

  /// The days of a column, nil where it is absent or holds something else.
  public func days(_ name: String) -> DayColumn? {
    if case .day(let column)? = columns[name] { column } else { nil }
  }

  /// The truths of a column, nil where it is absent or holds something else.
  public func truths(_ name: String) -> TruthColumn? {
    if case .truth(let column)? = columns[name] { column } else { nil }
  }

  /// Which source supplied a column, nil where the table has none of that name.
  public func supplier(of name: String) -> ColumnSupplier? { suppliers[name] }

  /// Where a cell came from: the source and the row in it.
  public func origin(row: Int, column name: String) -> CellOrigin? {
    guard let supplier = suppliers[name] else { return nil }
    let index = supplier[row]
    guard sources.indices.contains(index) else { return nil }
    let line = sources[index].rows[row]
    return line < 0
      ? nil
      : CellOrigin(
        source: sources[index], row: Int(line), header: headers[name] ?? name, subject: subject(row: row))
  }

  /// How a row came to its enterprise without a code; nil where it has one. Of a sum it is the way of its first line.
  public func match(row: Int) -> RowMatch? {
    let subject = subject(row: row)
    return sources.lazy.compactMap { $0.matches[RowAddress(line: $0.rows[row], subject: subject)] }.first
  }

  /// The first column of the key.
  private func subject(row: Int) -> String? {
    TableSchema.of(name).key.first.flatMap { texts($0)?[row] }
  }

  /// How many rows of which sources stand behind a row: several where sources were merged or rows added up.
  public func rowsRead(at row: Int) -> [(source: Int, count: Int)] {
    sources.indices.compactMap { index in
      let line = sources[index].rows[row]
      let summands = sources[index].summands[RowAddress(line: line, subject: subject(row: row))]
      return line < 0 ? nil : (index, summands?.count ?? 1)
    }
  }

  /// How many rows of all sources stand behind a row.
  public func countOfRowsRead(at row: Int) -> Int {
    rowsRead(at: row).reduce(0) { $0 + $1.count }
  }

  /// Where a row came from first.
  public func origin(row: Int) -> (source: RowSource, row: Int)? {
    for source in sources where source.rows[row] >= 0 { return (source, Int(source.rows[row])) }
    return nil
  }
}

/// One file that supplied rows to a table.
public struct RowSource: Sendable {
  /// The source as named in the manifest.
  public let file: String
  /// Layer or sheet, where it matters.
  public let layer: String?
  /// Per table row its line in the file (header included) or its FID; -1 where this file has none.
  public let rows: [Int32]
  /// The lines that were added up into one row, by the first of them; empty for rows that stand for themselves.
  public let summands: [RowAddress: [Int32]]
  /// How the rows without a code came to their enterprise.
  public let matches: [RowAddress: RowMatch]

  /// A source with the line of each table row.
  public init(
    file: String, layer: String?, rows: [Int32], summands: [RowAddress: [Int32]] = [:],
    matches: [RowAddress: RowMatch] = [:]
  ) {
    self.file = file
    self.layer = layer
    self.rows = rows
    self.summands = summands
    self.matches = matches
  }
}

/// Which source a column's values came from.
public enum ColumnSupplier: Sendable {
  /// All from one.
  case source(Int)
  /// Row for row, where several were merged.
  case perRow([UInt8])

  /// The place among the table's sources of the one that a row's value came from.
  public subscript(row: Int) -> Int {
    switch self {
    case .source(let index): index
    case .perRow(let indices): Int(indices[row])
    }
  }

  func gathered(_ kept: [Int]) -> ColumnSupplier {
    switch self {
    case .source: self
    case .perRow(let indices): .perRow(kept.map { indices[$0] })
    }
  }
}

/// The cell of a file that a value came from.
public struct CellOrigin: Sendable {
  /// The file.
  public let source: RowSource
  /// The line in it, or the FID.
  public let row: Int
  /// The header there.
  public let header: String

  /// The first column of the row's key.
  let subject: String?

  /// All lines that were added up into the value, where it is a sum; nil where it stands in one.
  public var summands: [Int]? {
    source.summands[RowAddress(line: Int32(row), subject: subject)]?.map { Int($0) }
  }

  /// How its rows came to their enterprise without its code, each way once; empty where they have the code.
  public var matches: [RowMatch] {
    guard !source.matches.isEmpty else { return [] }
    var seen: Set<RowMatch> = []
    return (summands ?? [row]).compactMap { line in
      source.matches[RowAddress(line: Int32(line), subject: subject)]
    }.filter { seen.insert($0).inserted }
  }
}
