internal import Tables
internal import Units

/// A source after its header is known, its cells still as they were read.
struct RawTable {
  var arena: ByteArena
  /// One per column.
  var headers: [HeaderText]
  /// One per header.
  var columns: [RawColumn]
  /// The line of each row in the file, or its FID.
  var lines: [Int32]
  /// Row for row, where the source is a layer with geometry.
  var geometry: GeometryColumn?

  var rowCount: Int { lines.count }

  /// Whether two rows have the same cells and the same geometry, byte for byte.
  func rowsAreIdentical(_ a: Int, _ b: Int) -> Bool {
    columns.allSatisfy { $0.isIdentical(a, b, in: arena) }
      && geometry.map { $0.wkb(a).elementsEqual($0.wkb(b)) } ?? true
  }

  /// For each of some rows the first among them that is identical, itself where there is none before it.
  func firstIdentical(among rows: [Int]) -> [Int] {
    var seen: [Int: [Int]] = [:]
    return rows.map { row in
      var hasher = Hasher()
      for column in columns { column.hash(row, in: arena, into: &hasher) }
      let hash = hasher.finalize()
      if let first = seen[hash]?.first(where: { rowsAreIdentical($0, row) }) { return first }
      seen[hash, default: []].append(row)
      return row
    }
  }
}

/// The cells of one column as the source has them.
enum RawColumn {
  case text([CellRange])
  case sheet(SheetColumn)
  case integers([Int64?])
  /// NaN where missing; infinities are kept, to be reported.
  case numbers([Double])
  case days([Int32?])
  case truths([Bool?])

  func isIdentical(_ a: Int, _ b: Int, in arena: ByteArena) -> Bool {
    switch self {
    case .text(let cells):
      arena.withBytes(of: cells[a]) { x in arena.withBytes(of: cells[b]) { x.elementsEqual($0) } }
    case .sheet(let cells):
      arena.withBytes(of: cells[a]) { x in arena.withBytes(of: cells[b]) { x.elementsEqual($0) } }
    case .integers(let values): values[a] == values[b]
    case .numbers(let values): values[a].bitPattern == values[b].bitPattern
    case .days(let values): values[a] == values[b]
    case .truths(let values): values[a] == values[b]
    }
  }

  func hash(_ row: Int, in arena: ByteArena, into hasher: inout Hasher) {
    switch self {
    case .text(let cells):
      arena.withBytes(of: cells[row]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .sheet(let cells):
      arena.withBytes(of: cells[row]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .integers(let values): hasher.combine(values[row])
    case .numbers(let values): hasher.combine(values[row].bitPattern)
    case .days(let values): hasher.combine(values[row])
    case .truths(let values): hasher.combine(values[row])
    }
  }

  /// The same cells as text: for columns that turn out to hold something else than their field type says,
  /// such as codes in a number field.
  func rendered(into arena: inout ByteArena) -> [CellRange] {
    switch self {
    case .text(let cells): cells
    case .sheet(let cells): cells.all
    case .integers(let values): values.map { $0.map { arena.append(String($0)) } ?? .empty }
    case .numbers(let values): values.map { $0.isNaN ? .empty : arena.append(RawColumn.text(of: $0)) }
    case .days(let values):
      values.map { $0.map { arena.append(CalendarDay(number: $0).description) } ?? .empty }
    case .truths(let values): values.map { $0.map { arena.append($0 ? "true" : "false") } ?? .empty }
    }
  }

  /// A number in its shortest form, whole ones without a decimal point.
  static func text(of value: Double) -> String {
    if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
    return "\(value)"
  }
}
