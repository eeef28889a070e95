internal import Synchronization
public import Tables
internal import Units

/// The figures of one year, enterprise by enterprise.
public struct YearFigures: Sendable {
  /// The year.
  public let year: Int
  /// Per enterprise its row of the figures table, -1 where it has none.
  public let rows: [Int]
  /// Rows of the table whose enterprise nobody knows: their amounts are unplaced.
  let strangers: [Int]

  private let table: Table?
  private let known = ColumnsAsked<Column>()

  init(year: Int, table: Table?, rows: [Int], strangers: [Int]) {
    self.year = year
    self.table = table
    self.rows = rows
    self.strangers = strangers
  }

  /// Whether the table has a column.
  public func has(_ name: String) -> Bool { table?.column(name) != nil }

  /// A column of this year in the order of the enterprises; nil where the table has no such column.
  public func column(_ name: String) -> Column? {
    guard let column = table?.column(name) else { return nil }
    return known.column(name) { column.gathered(rows) }
  }

  /// The numbers of a column.
  public func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = column(name) { column } else { nil }
  }
}

/// Columns worked out when they are first asked for: of years that no rule looks at, none is.
final class ColumnsAsked<Value: Sendable>: Sendable {
  private let columns = Mutex<[String: Value]>([:])

  func column(_ name: String, made make: () -> Value) -> Value {
    columns.withLock { columns in
      if let known = columns[name] { return known }
      let made = make()
      columns[name] = made
      return made
    }
  }
}

extension YearFigures {
  /// The figures of every year up to the one evaluated, by year. The year before it and years between are there
  /// even without figures: who held which land in them is known all the same (contract L8).
  static func all(in table: Table?, enterprises: SubjectRows, until last: Int) -> [Int: YearFigures] {
    var rows: [Int: [Int]] = [last: Array(repeating: -1, count: enterprises.count)]
    var strangers: [Int: [Int]] = [:]
    if let table, let ids = table.texts("enterprise_id"), let years = table.numbers("year") {
      for row in 0..<table.count {
        guard let id = ids[row], let year = years[row].flatMap({ Int(exactly: $0) }), year <= last else {
          continue
        }
        if let enterprise = enterprises.row(of: id) {
          rows[year, default: Array(repeating: -1, count: enterprises.count)][enterprise] = row
        } else {
          strangers[year, default: []].append(row)
        }
      }
    }
    let first = max(last - 200, min(last - 1, rows.keys.min() ?? last))
    for year in first...last where rows[year] == nil {
      rows[year] = Array(repeating: -1, count: enterprises.count)
    }
    return rows.reduce(into: [:]) { years, entry in
      years[entry.key] = YearFigures(
        year: entry.key, table: table, rows: entry.value, strangers: strangers[entry.key] ?? [])
    }
  }
}
