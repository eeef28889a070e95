internal import Diagnostics
internal import Tables
internal import Units

/// Applies the rows of the corrections table in the order of the file (contract V11). One that does not find what it
/// says it corrects changes nothing and is listed.
struct Corrections {
  private var tables: [TableName: AssembledTable]
  private(set) var refused: [CellAddress: String]
  private(set) var issues: [Issue] = []
  private var rowsByKey: [TableName: [String: [Int]]] = [:]
  private var columns: [ColumnAddress: Column] = [:]
  private var raws: [ColumnAddress: TextColumn] = [:]

  private struct ColumnAddress: Hashable {
    let table: TableName
    let column: String
  }

  /// Where a correction is in its file, and what it says.
  private struct Entry {
    let place: Place
    let fields: [String: String]

    subscript(name: String) -> String? { fields[name] }
  }

  init(tables: [TableName: AssembledTable], refused: [CellAddress: String]) {
    self.tables = tables
    self.refused = refused
  }

  /// The tables with the corrections made.
  mutating func corrected() -> [TableName: AssembledTable] {
    guard let corrections = tables[.corrections]?.table else { return tables }
    for row in 0..<corrections.count {
      let entry = entry(row, of: corrections)
      if let reason = apply(entry) {
        list(entry, .correctionRefused, .warning, ["reason": .term(reason)])
        tables[.corrections]?.counts.setAside(row: row, of: corrections, because: .correctionRefused)
      }
    }
    for (address, column) in columns {
      tables[address.table]?.table.replace(address.column, with: column, raw: raws[address])
    }
    return tables
  }

  private func entry(_ row: Int, of table: Table) -> Entry {
    var fields: [String: String] = [:]
    for name in ["table", "key", "column", "old", "new", "reason", "document", "by"] {
      fields[name] = table.texts(name)?[row]
    }
    let place = table.origin(row: row).map {
      Place(file: $0.source.file, layer: $0.source.layer, row: $0.row)
    }
    return Entry(place: place ?? .unknown, fields: fields)
  }

  private mutating func list(
    _ entry: Entry, _ message: Message, _ severity: Severity, _ more: [String: Argument] = [:]
  ) {
    let dash = "-"
    let arguments: [String: Argument] = [
      "table": .text(entry["table"] ?? dash), "key": .text(entry["key"] ?? dash),
      "column": .text(entry["column"] ?? dash), "by": .text(entry["by"] ?? dash),
      "document": .text(entry["document"] ?? entry["reason"] ?? dash),
    ]
    issues.append(
      Issue(
        severity, message, table: TableName.corrections.rawValue, at: entry.place, subject: entry["key"],
        arguments.merging(more) { _, new in new }))
  }

  // MARK: One correction

  /// - Returns: why it cannot be made, nil where it was made.
  private mutating func apply(_ entry: Entry) -> Bilingual? {
    guard let tableText = entry["table"], let name = TableTitles.table(tableText), name != .corrections,
      let assembled = tables[name]
    else { return CorrectionReasons.noTable }
    guard let columnText = entry["column"], let column = columnName(columnText, in: assembled.table)
    else { return CorrectionReasons.noColumn }
    let schema = TableSchema.of(name)
    guard !schema.key.contains(column) else { return CorrectionReasons.keyColumn }
    let rows = entry["key"].map { self.rows(of: $0, in: name) } ?? []
    guard let row = rows.first else { return CorrectionReasons.noRow }
    guard rows.count == 1 else { return CorrectionReasons.severalRows }
    let address = ColumnAddress(table: name, column: column)
    guard let present = columns[address] ?? assembled.table.column(column) else {
      return CorrectionReasons.noColumn
    }
    let cell = CorrectedCell(
      column: present, name: column, table: name, unit: unit(of: column, row: row, in: assembled))
    let texts = refusedCells(column, row, in: assembled)
    guard cell.holds(entry["old"], at: row, refusedTexts: texts.map(\.text)) else {
      return CorrectionReasons.otherValue
    }
    columns[address] = nil
    guard let changed = cell.changed(to: entry["new"], at: row) else {
      columns[address] = present
      return CorrectionReasons.badValue
    }
    columns[address] = changed
    correctRaw(entry["new"], address, row: row, in: assembled)
    for text in texts { refused[text.address] = nil }
    list(entry, .corrected, .info)
    return nil
  }

  private mutating func correctRaw(
    _ text: String?, _ address: ColumnAddress, row: Int, in assembled: AssembledTable
  ) {
    guard var raw = raws[address] ?? assembled.table.rawText(address.column) else { return }
    raws[address] = nil
    raw[row] = text
    raws[address] = raw
  }

  /// The table's column meant by a canonical name, a header, or an alias.
  private func columnName(_ text: String, in table: Table) -> String? {
    if table.column(text) != nil { return text }
    let header = HeaderText(text)
    let known = table.columnNames
    if let byHeader = known.first(where: { ColumnMatching.names(table.headers[$0] ?? $0, header) }) {
      return byHeader
    }
    return header.forms.lazy.compactMap { AliasCatalogue.standard.canonical($0.name, in: table.name) }
      .first { known.contains($0) }
  }

  /// The unit that figures of a cell's source are in: corrections quote what the file shows.
  private func unit(of column: String, row: Int, in assembled: AssembledTable) -> Unit? {
    let origin = assembled.table.origin(row: row, column: column)
    let present = assembled.table.sources.indices.filter { assembled.table.sources[$0].rows[row] >= 0 }
    let supplier = present.first {
      assembled.table.sources[$0].file == origin?.source.file
        && assembled.table.sources[$0].layer == origin?.source.layer
    }
    let indices = [supplier].compactMap { $0 } + present
    return indices.lazy
      .compactMap { assembled.plans[AssembledTable.PlanKey(source: $0, column: column)]?.unit }.first
  }

  private func refusedCells(
    _ column: String, _ row: Int, in assembled: AssembledTable
  ) -> [(address: CellAddress, text: String)] {
    assembled.sources.indices.compactMap { index in
      let line = assembled.table.sources[index].rows[row]
      let address = CellAddress(source: assembled.sources[index], column: column, line: line)
      return line < 0 ? nil : refused[address].map { (address, $0) }
    }
  }

  // MARK: Keys

  private mutating func rows(of key: String, in name: TableName) -> [Int] {
    if rowsByKey[name] == nil, let table = tables[name]?.table { rowsByKey[name] = Corrections.index(table) }
    let index = rowsByKey[name] ?? [:]
    return CorrectionKey.forms(of: key, in: name).lazy.compactMap { index[$0] }.first ?? []
  }

  private static func index(_ table: Table) -> [String: [Int]] {
    let names = TableSchema.of(table.name).key
    var index: [String: [Int]] = [:]
    for row in 0..<table.count {
      let parts = names.map { name -> String in
        if let texts = table.texts(name) { return texts[row] ?? "" }
        return table.numbers(name)?[row].map { RawColumn.text(of: $0) } ?? ""
      }
      index[CorrectionKey.joined(parts), default: []].append(row)
    }
    return index
  }
}

/// Keys as the corrections table writes them: `ID`, `ID/2021`, `ID 2021`.
enum CorrectionKey {
  static func joined(_ parts: [String]) -> String { parts.joined(separator: "\u{1F}") }

  /// The ways a text can be a key of the table, in normal form.
  static func forms(of text: String, in table: TableName) -> [String] {
    let schema = TableSchema.of(table)
    guard schema.key.count > 1 else { return [part(text, schema.key.first ?? "", in: schema)] }
    let text = CellText.folded(text)
    return text.indices.reversed().filter { "/|,、; _:@".contains(text[$0]) }.map { cut in
      joined([
        part(String(text[..<cut]), schema.key[0], in: schema),
        part(String(text[text.index(after: cut)...]), schema.key[1], in: schema),
      ])
    }
  }

  private static func part(_ text: String, _ name: String, in schema: TableSchema) -> String {
    switch schema.column(name)?.content {
    case .identifier?: Identifier.normalised(CellText.trimmed(text))
    case .parcelIdentifier?: Identifier.parcel(CellText.trimmed(text))
    case .number?:
      if case .value(let year) = YearText.read(text) {
        RawColumn.text(of: year)
      } else {
        CellText.trimmed(text)
      }
    default: CellText.trimmed(text)
    }
  }
}
