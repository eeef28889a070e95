internal import Diagnostics

/// Cells whose text was guarded against spreadsheets: '00123 and ="00123".
struct GuardedCells {
  /// The line of each.
  let lines: [Int32]

  /// The rows named in one message.
  private static let shown = 20

  /// How many bytes to take off a cell's front and back; nil where it is not guarded.
  static func guards(_ cell: Bytes) -> (front: Int, back: Int)? {
    let quote = Ascii.quote
    if cell[0] == 0x3D, cell.count > 2, cell[1] == quote, cell[cell.count - 1] == quote {
      return cell.dropFirst(2).dropLast().contains(quote) ? nil : (2, 1)
    }
    if cell[0] == 0x27, isCode(cell[1]) { return cell.dropFirst().contains(0x27) ? nil : (1, 0) }
    // \u{2018} or \u{2019}, as Chinese input methods type it.
    if cell[0] == 0xE2, cell.count > 3, cell[1] == 0x80, cell[2] == 0x98 || cell[2] == 0x99, isCode(cell[3]) {
      return (3, 0)
    }
    return nil
  }

  private static func isCode(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x2E
  }

  func issue(among data: [Int32], _ source: SourceName) -> Issue? {
    let data = Set(data)
    let found = lines.filter { data.contains($0) }
    guard !found.isEmpty else { return nil }
    return Issue(
      .info, .guardedCells, table: source.table.rawValue, at: source.place(row: found.first),
      ["count": .count(found.count), "rows": .text(LineList.text(Array(Set(found)).sorted()))])
  }
}

/// Lines of a file in a message.
enum LineList {
  private static let limit = 30

  /// 3–5、8, cut off where there are very many.
  static func text(_ lines: [Int32]) -> String {
    var runs: [ClosedRange<Int32>] = []
    for line in lines {
      if let last = runs.last, line == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...line
      } else {
        runs.append(line...line)
      }
    }
    let shown = runs.prefix(limit).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return shown.joined(separator: ", ") + (runs.count > limit ? " …" : "")
  }
}
