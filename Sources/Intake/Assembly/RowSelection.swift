internal import Diagnostics
internal import Tables

/// Chooses the rows of a source that can be used: those with a key that no other row contradicts (contract V8).
struct RowSelection {
  private let source: SourceTable
  private let keys: RowKeys
  private let raw: RawTable
  private var dropped: Set<Int> = []
  private var partsLeft: [Int32: Int]
  /// Rows of parcels and enterprises that stay without values, so that links to them stand.
  private(set) var emptied: Set<Int> = []
  /// The source's counts with the rows that stay empty or not at all.
  private(set) var counts: SourceCounts
  private(set) var issues: [Issue] = []

  /// A message names so many of the rows that share a key.
  private static let linesNamed = 10

  init(_ source: SourceTable, keys: RowKeys, raw: RawTable) {
    self.source = source
    self.keys = keys
    self.raw = raw
    counts = source.counts
    partsLeft = source.partsOfLines
  }

  /// The rows that stay, in order.
  var kept: [Int] { (0..<source.rowCount).filter { !dropped.contains($0) } }

  /// A row without its key belongs to nothing. Where the key could not be read, an issue says so already.
  mutating func setAsideMissingKeys(refused: [CellAddress: String]) {
    let schema = TableSchema.of(source.name.table)
    for row in keys.codes.indices where keys.codes[row] < 0 {
      let refusal = schema.key.compactMap { name in
        refused[CellAddress(source: source.name, column: name, line: source.lines[row])].map {
          ColumnTyping.refusal(ofKey: name, text: $0)
        }
      }.first
      drop(row, because: refusal ?? .missingKey)
      if refusal != nil { continue }
      let missing = schema.key.filter { source.column($0)?.isKnown(row) != true }
      list(row, .missingKey, .error, ["columns": .list(missing)])
    }
  }

  /// Equal rows count once; of rows that differ under one key none can be believed.
  mutating func setAsideDuplicates() {
    let table = source.name.table
    for rows in keys.repeated {
      guard let first = rows.first else { continue }
      let others = rows.dropFirst()
      if others.allSatisfy({ raw.rowsAreIdentical(first, $0) }) {
        for row in others { setAsideIdentical(row, as: first) }
        continue
      }
      let lines = rows.prefix(RowSelection.linesNamed).map { String(source.lines[$0]) }
      let named = lines + (rows.count > lines.count ? ["…"] : [])
      let isNamed = table == .figures && rows.contains { source.matches[source.address($0)] != nil }
      let advice = Argument.term(isNamed ? NameWording.addUp : NameWording.keepOne)
      for row in rows { list(row, .duplicateRowKey, .error, ["rows": .list(named), "advice": advice]) }
      let keepsOne = table == .parcels || table == .enterprises
      if keepsOne { emptied.insert(first) }
      if keepsOne { counts.setAside(because: .duplicateRowKey) }
      for row in keepsOne ? Array(others) : rows { drop(row, because: .duplicateRowKey) }
    }
  }

  /// Rows of one key that are equal byte for byte count once; others stand side by side.
  mutating func setAsideIdentical() {
    for rows in keys.repeated {
      for (row, first) in zip(rows, raw.firstIdentical(among: rows)) where row != first {
        setAsideIdentical(row, as: first)
      }
    }
  }

  /// Rows that are added up may be equal by right, as two equal bills; or one was entered twice.
  mutating func reportIdenticalSummands() {
    for rows in keys.repeated {
      for (row, first) in zip(rows, raw.firstIdentical(among: rows)) where row != first {
        list(row, .identicalSummand, .warning, ["row": .count(Int(source.lines[first]))])
      }
    }
  }

  private mutating func setAsideIdentical(_ row: Int, as first: Int) {
    drop(row, because: .identicalRow)
    list(row, .identicalRow, .info, ["row": .count(Int(source.lines[first]))])
  }

  private mutating func drop(_ row: Int, because reason: Message) {
    guard dropped.insert(row).inserted else { return }
    // A row that several share is set aside once none of its parts is left.
    if let parts = partsLeft[source.lines[row]] {
      partsLeft[source.lines[row]] = parts - 1
      if parts > 1 { return }
    }
    counts.setAside(because: reason)
  }

  private mutating func list(
    _ row: Int, _ message: Message, _ severity: Severity, _ arguments: [String: Argument]
  ) {
    issues.append(
      Issue(
        severity, message, table: source.name.table.rawValue, at: source.name.place(row: source.lines[row]),
        subject: subject(row), arguments))
  }

  private func subject(_ row: Int) -> String? {
    TableSchema.of(source.name.table).key.first.flatMap { source.texts($0)?[row] }
  }
}
