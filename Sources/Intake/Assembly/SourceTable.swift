internal import Diagnostics
internal import Tables
internal import Units

/// A source as typed columns, its rows told apart by key.
struct SourceTable {
  let name: SourceName
  /// Per row its line in the file or its FID.
  var lines: [Int32]
  /// The lines added up into one row, by the first of them.
  var summands: [RowAddress: [Int32]] = [:]
  /// How the rows without a code came to their enterprise.
  var matches: [RowAddress: RowMatch] = [:]
  /// The rows in use by how their enterprise was found, for tables whose rows name one.
  var matched: [MatchBasis: Int] = [:]
  var columns: [TypedColumn]
  var geometry: GeometryColumn?
  /// Rows found, used and set aside.
  var counts: SourceCounts
  /// Row for row the months its figures are of, where the source says so.
  var months: [MonthPeriod?]?
  /// Where its rows stood before any was set aside; nil while all stand where they stood.
  var places: [Int]?
  /// What stands over its header.
  var titles: [String] = []

  var rowCount: Int { lines.count }

  func column(_ name: String) -> Column? { columns.first { $0.plan.name == name }?.column }

  func texts(_ name: String) -> TextColumn? {
    if case .text(let column)? = column(name) { column } else { nil }
  }

  func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = column(name) { column } else { nil }
  }

  /// A row as it concerns its subject.
  func address(_ row: Int) -> RowAddress {
    let key = TableSchema.of(name.table).key.first ?? ""
    return RowAddress(line: lines[row], subject: texts(key)?[row])
  }

  /// Keeps some rows; of the emptied ones only the key.
  mutating func keep(_ rows: [Int], emptied: Set<Int> = []) {
    if rows.count == rowCount, emptied.isEmpty { return }
    let key = Set(TableSchema.of(name.table).key)
    let blanked = emptied.isEmpty ? rows : rows.map { emptied.contains($0) ? -1 : $0 }
    for index in columns.indices {
      let isKey = key.contains(columns[index].plan.name)
      columns[index].column = columns[index].column.gathered(isKey ? rows : blanked)
      columns[index].raw = columns[index].raw?.gathered(rows)
      columns[index].speaksOf = columns[index].speaksOf.map { speaks in rows.map { speaks[$0] } }
    }
    geometry = geometry?.gathered(blanked)
    months = months.map { months in rows.map { months[$0] } }
    places = rows.map { places?[$0] ?? $0 }
    lines = rows.map { lines[$0] }
  }

  /// A row in words: 税务.xlsx「2021」第 12 行（税务）; of rows added up all of them, as far as a sentence holds them.
  func described(_ row: Int) -> Bilingual {
    let rows = summands[address(row)] ?? []
    let first = Int(lines[row])
    let named = rows.sorted().prefix(6).map { String($0) } + (rows.count > 6 ? ["…"] : [])
    func text(_ language: Language, sum: String, owner: String) -> String {
      let place = Place(file: name.file, layer: name.layer, row: rows.isEmpty ? first : nil)
      return place.described(in: language) + (rows.isEmpty ? "" : sum) + owner
    }
    let owner = counts.owner
    return Bilingual(
      zh: text(
        .zh, sum: " 第 \(named.joined(separator: "、")) 行之和", owner: owner.map { "（\($0)）" } ?? ""),
      en: text(
        .en, sum: " sum of rows \(named.joined(separator: ", "))", owner: owner.map { " (\($0))" } ?? ""))
  }
}
