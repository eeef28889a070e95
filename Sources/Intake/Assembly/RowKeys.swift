internal import Tables

/// The keys of a source's rows as numbers: equal keys have equal numbers, in order of first appearance.
struct RowKeys {
  /// Per row the number of its key, -1 where a part of the key is missing.
  let codes: [Int32]
  /// How many different keys there are.
  let count: Int

  /// - Returns: nil where the source lacks a column of the key.
  init?(_ table: SourceTable) {
    let schema = TableSchema.of(table.name.table)
    var codes: [Int32]?
    var count = 0
    for name in schema.key {
      guard let column = table.column(name), let part = RowKeys.codes(of: column) else { return nil }
      if let known = codes {
        (codes, count) = RowKeys.combined(known, part)
      } else {
        (codes, count) = (part, (part.max() ?? -1) < 0 ? 0 : Int(part.max() ?? 0) + 1)
      }
    }
    guard let codes else { return nil }
    self.codes = codes
    self.count = count
  }

  private static func codes(of column: Column) -> [Int32]? {
    switch column {
    case .text(let texts): texts.codes
    case .number(let numbers): numbers.storage.map { $0.isNaN ? -1 : Int32(clamping: Int($0)) }
    default: nil
    }
  }

  private static func combined(_ a: [Int32], _ b: [Int32]) -> (codes: [Int32], count: Int) {
    var numbers: [UInt64: Int32] = [:]
    numbers.reserveCapacity(a.count)
    let codes = zip(a, b).map { x, y -> Int32 in
      if x < 0 || y < 0 { return -1 }
      let pair = UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))
      if let known = numbers[pair] { return known }
      let next = Int32(numbers.count)
      numbers[pair] = next
      return next
    }
    return (codes, numbers.count)
  }

  /// The rows of each key that has several, in the order of the rows.
  var repeated: [[Int]] {
    var seen = [Int32](repeating: 0, count: count)
    for code in codes where code >= 0 { seen[Int(code)] += 1 }
    var groups: [Int32: [Int]] = [:]
    for (row, code) in codes.enumerated() where code >= 0 && seen[Int(code)] > 1 {
      groups[code, default: []].append(row)
    }
    return groups.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}
