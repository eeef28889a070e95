internal import Diagnostics
internal import Documents
internal import Intake
internal import RuleBooks
internal import Tables

/// The tables of a case: rows written in full under `tables`, and those that its subjects in short come to.
struct CaseTables {
  /// The year evaluated.
  let year: Int
  private(set) var rows: [TableName: [CaseRow]] = [:]
  /// Tables of subjects in short: they have every canonical column, blank where nobody wrote a value.
  private(set) var complete: Set<TableName> = []
  private(set) var main: [Subject: String] = [:]

  init(year: Int) { self.year = year }

  /// Takes `enterprise`, `parcel`, `zone`, `years`, `others` and `tables`.
  ///
  /// - Parameter isOptional: whether the case may do without.
  mutating func read(
    _ mapping: inout MappingReader, common: CommonInputs, isOptional: Bool, into refusals: inout [Refusal]
  ) {
    let place = mapping.place
    var short = ShortSubjects(year: year, common: common)
    short.read(&mapping, into: &refusals)
    for (table, written) in short.rows { rows[table, default: []] += written }
    complete = Set(short.rows.keys)
    main = short.main
    if let node = mapping.node("tables"), let tables = MappingReader(node, of: "tables", into: &refusals) {
      for entry in tables.all { readTable(entry, into: &refusals) }
    }
    if rows.isEmpty, !isOptional { refusals.append(Refusal(.badInput, .caseWithoutInputs, at: place)) }
  }

  private mutating func readTable(_ entry: DocumentNode.Entry, into refusals: inout [Refusal]) {
    guard let table = TableName(rawValue: entry.key.text) else {
      let known = TableName.allCases.map(\.rawValue)
      refusals.append(
        Refusal(
          .badInput, .unknownKey, at: entry.key.place,
          ["key": .text(entry.key.text), "known": .list(known)],
          suggestion: NearName.of(entry.key.text, among: known)))
      return
    }
    guard case .sequence(let nodes) = entry.value.content else {
      refusals.append(
        Refusal(.badInput, .caseRowsExpected, at: entry.value.place, ["table": .text(table.rawValue)]))
      return
    }
    rows[table, default: []] += nodes.compactMap { CaseRow($0, of: table.rawValue, into: &refusals) }
  }

  /// The dataset, once it is known which further columns the other cases of the file have.
  func inputs(file: String, _ defaults: CaseDefaults, _ further: FurtherColumns) -> CaseInputs {
    var others: [SourcedText] = []
    let tables = TableName.allCases.compactMap { name -> WrittenTable? in
      guard let rows = rows[name] else { return nil }
      var table = TableDraft(name)
      for row in rows { table.add(row) }
      others += table.further
      if complete.contains(name) { table.complete(with: further.headers[name] ?? []) }
      return table.written(defaults)
    }
    return CaseInputs(
      dataset: WrittenDataset(
        file: file, name: "case", year: defaults.year ?? year, asOf: defaults.dayJudged, tables: tables),
      main: main, furtherHeaders: others)
  }
}

/// A row as it is written.
struct CaseRow: Sendable {
  let line: Int
  private(set) var cells: [(header: SourcedText, text: String)] = []

  /// A row to be filled.
  init(at place: Place) { line = place.line ?? 0 }

  /// A row written as a mapping of cells.
  init?(_ node: DocumentNode, of table: String, into refusals: inout [Refusal]) {
    guard let mapping = MappingReader(node, of: table, into: &refusals) else { return nil }
    self.init(at: node.place)
    for entry in mapping.all { add(entry, into: &refusals) }
  }

  /// Adds a cell; what is no text is refused.
  mutating func add(_ entry: DocumentNode.Entry, into refusals: inout [Refusal]) {
    guard let text = entry.value.text else {
      refusals.append(
        Refusal(.badInput, .textExpected, at: entry.value.place, ["key": .text(entry.key.text)]))
      return
    }
    cells.append((entry.key, entry.value.isNull ? "" : text.text))
  }

  mutating func add(_ header: String, _ text: String, at place: Place) {
    cells.append((SourcedText(header, at: place), text))
  }

  /// The cell of a canonical column, under whatever name it stands.
  func cell(_ column: String, of table: TableName) -> String? {
    cells.first { WrittenValue.column($0.header.text, of: table)?.name == column }?.text
  }
}

/// Columns that are not canonical, of the tables of subjects in short, by table: if one case of a file has them,
/// all have, so that a rule that names them can be judged.
struct FurtherColumns {
  private(set) var headers: [TableName: [String]] = [:]

  init(_ cases: [CaseTables]) {
    for tables in cases {
      for (name, rows) in tables.rows where tables.complete.contains(name) {
        for header in rows.flatMap(\.cells).map(\.header.text)
        where WrittenValue.column(header, of: name) == nil
          && !headers[name, default: []].contains(header)
        {
          headers[name, default: []].append(header)
        }
      }
    }
  }
}

/// A table on its way from the rows of a case to the readers of tables.
struct TableDraft {
  private let name: TableName
  private var headers: [String] = []
  /// The header under which each canonical column was first written.
  private var canonical: [String: String] = [:]
  private var rows: [WrittenTable.Row] = []
  /// Headers that are no canonical columns.
  private(set) var further: [SourcedText] = []

  init(_ name: TableName) { self.name = name }

  mutating func add(_ row: CaseRow) {
    var cells: [String: String] = [:]
    for (header, text) in row.cells {
      cells[place(header)] = text
    }
    rows.append(WrittenTable.Row(line: row.line, cells: cells))
  }

  /// The header a cell goes under: names of one column in several rows are one.
  private mutating func place(_ header: SourcedText) -> String {
    let column = WrittenValue.column(header.text, of: name)
    if let column, !column.statesUnit, let first = canonical[column.name] { return first }
    if !headers.contains(header.text) {
      headers.append(header.text)
      if let column { canonical[column.name] = canonical[column.name] ?? header.text }
      if column == nil, header.text != WrittenTable.shapeHeader { further.append(header) }
    }
    return header.text
  }

  /// Adds the canonical columns that nobody wrote, and those that other cases of the file have.
  mutating func complete(with others: [String]) {
    for column in TableSchema.of(name).columns
    where canonical[column.name] == nil && !TableDraft.left.contains(column.name) {
      headers.append(column.name)
    }
    headers += others.filter { !headers.contains($0) }
  }

  /// Columns that say how rows are to be read and are used up in reading.
  private static let left: Set<String> = ["month", "month_to", "tax_type", "enterprise_name", "meter"]

  func written(_ defaults: CaseDefaults) -> WrittenTable {
    WrittenTable(
      name, headers: headers, rows: rows, units: defaults.units.filter { headers.contains($0.header) },
      reference: defaults.reference)
  }
}
