internal import Diagnostics
public import Tables

/// The subjects of one kind, sorted by key, with their rows of the table that lists them.
public struct SubjectRows: Sendable {
  /// Keys sorted by their UTF-8 bytes.
  public let keys: [String]
  /// The listing table's columns in the order of the keys; nil where the subjects are known by their keys only.
  public let table: Table?
  /// Per key its row in the table as it was read, -1 where it has none.
  public let rows: [Int]
  private let index: [String: Int32]

  /// The subjects a table lists.
  init(listedIn table: Table, key: String) {
    let texts = table.texts(key) ?? TextColumn(missing: table.count)
    let order = (0..<table.count).filter { texts[$0] != nil }
      .sorted { Identifier.precedes(texts[$0] ?? "", texts[$1] ?? "") }
    self.init(keys: order.map { texts[$0] ?? "" }, rows: order, table: table)
  }

  /// Subjects known by their keys only.
  init(keys: Set<String>) {
    let sorted = keys.sorted(by: Identifier.precedes)
    self.init(keys: sorted, rows: Array(repeating: -1, count: sorted.count), table: nil)
  }

  private init(keys: [String], rows: [Int], table: Table?) {
    self.keys = keys
    self.rows = rows
    self.table = table
    index = Dictionary(
      keys.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many.
  public var count: Int { keys.count }

  /// The place of a key among the keys.
  public func row(of key: String) -> Int? { index[key].map(Int.init) }

  /// A column of the listing table in the order of the keys.
  public func column(_ name: String) -> Column? { table?.column(name)?.gathered(rows) }

  /// The cells of a column as they were read, in the order of the keys.
  public func rawText(_ name: String) -> TextColumn? {
    guard let raw = table?.rawText(name), case .text(let column) = Column.text(raw).gathered(rows) else {
      return nil
    }
    return column
  }

  /// Where the row of a subject was read from.
  func place(_ subject: Int) -> Place {
    let row = rows[subject]
    return row < 0 ? .unknown : table?.place(row: row) ?? .unknown
  }
}
