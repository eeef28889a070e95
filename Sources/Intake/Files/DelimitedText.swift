/// Reads comma-, semicolon-, tab- or bar-separated text (RFC 4180) that is UTF-8 already.
///
/// GDAL's CSV driver will not do: it fixes the number of columns at the first line, which in office files is a
/// title, and it leaves blank lines out, so that the rows it counts are not the rows the user sees.
struct DelimitedText {
  private var bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var cells: [CellRange] = []
  /// From here on a quote is an ordinary character: one was opened that nothing closes.
  private var quotesAreLiteral = false
  /// The row with a quote that nothing closes.
  private(set) var openQuoteLine: Int?

  /// So many rows tell how long the others are.
  private static let sample = 2000

  /// More columns than a table can have; a file with more is none.
  static let columnLimit = 4096

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    delimiter = DelimiterGuess.of(bytes)
  }

  /// All rows, blank ones included, so that a row's number is its line in a spreadsheet; nil where a row has more
  /// columns than any table.
  mutating func grid() -> Grid? {
    var ranges: [CellRange] = []
    var ends: [Int] = []
    while position < bytes.count {
      if ends.count == DelimitedText.sample {
        // As many rows as the first ones suggest, and a few: room that grows by doubling would be half empty.
        let rows = (bytes.count / max(1, position / ends.count)) * 17 / 16
        ends.reserveCapacity(rows)
        ranges.reserveCapacity(rows * (ranges.count / ends.count))
      }
      let before = ranges.count
      readRecord(into: &ranges, line: ends.count + 1)
      guard ranges.count - before <= DelimitedText.columnLimit else { return nil }
      ends.append(ranges.count)
    }
    var grid = Grid(arena: ByteArena(bytes), cells: ranges)
    for (index, end) in ends.enumerated() { grid.closeRow(at: end, line: index + 1) }
    return grid
  }

  private mutating func readRecord(into ranges: inout [CellRange], line: Int) {
    while true {
      ranges.append(readField(line: line))
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == delimiter {
        if position == bytes.count { ranges.append(.empty) }
        continue
      }
      if byte == Ascii.carriageReturn, position < bytes.count, bytes[position] == Ascii.lineFeed {
        position += 1
      }
      return
    }
  }

  /// Reads a field and stands on what ends it: a delimiter, a line end, or the end of the file.
  private mutating func readField(line: Int) -> CellRange {
    if position < bytes.count, bytes[position] == Ascii.quote, !quotesAreLiteral {
      if let range = readQuoted() { return range }
      quotesAreLiteral = true
      openQuoteLine = openQuoteLine ?? line
    }
    let start = position
    bytes.withUnsafeBufferPointer { all in
      while position < all.count, all[position] != delimiter, !Ascii.endsLine(all[position]) { position += 1 }
    }
    return CellRange(start: start, count: position - start)
  }

  /// Reads a quoted field, its doubled quotes made single in place; nil, without having moved, where no quote
  /// closes it.
  private mutating func readQuoted() -> CellRange? {
    let start = position + 1
    guard let end = closingQuote(from: start) else { return nil }
    var write = start
    var read = start
    while read < end {
      if bytes[read] == Ascii.quote, read + 1 < end, bytes[read + 1] == Ascii.quote { read += 1 }
      if write != read { bytes[write] = bytes[read] }
      write += 1
      read += 1
    }
    position = end + 1
    return CellRange(start: start, count: write - start)
  }

  /// The quote that is followed by a delimiter, a line end or the end of the file; one followed by anything else
  /// is taken as meant.
  private func closingQuote(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { all in
      var at = start
      while at < all.count {
        if all[at] == Ascii.quote {
          guard at + 1 < all.count else { return at }
          let next = all[at + 1]
          if next == delimiter || Ascii.endsLine(next) { return at }
          if next == Ascii.quote { at += 1 }
        }
        at += 1
      }
      return nil
    }
  }
}

/// Which character separates the fields of a file.
enum DelimiterGuess {
  private static let candidates: [UInt8] = [Ascii.comma, Ascii.tab, Ascii.semicolon, Ascii.bar]
  private static let linesLooked = 40

  /// The candidate that most of the first lines agree on, the more of it the better; a line `sep=;` says it.
  static func of(_ bytes: [UInt8]) -> UInt8 {
    if let stated = stated(bytes) { return stated }
    var counts: [[UInt8: Int]] = []
    var current: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(200_000) where counts.count < linesLooked {
      if byte == Ascii.quote { isQuoted.toggle() }
      if Ascii.endsLine(byte), !isQuoted {
        if !current.isEmpty { counts.append(current) }
        current = [:]
      } else if !isQuoted, candidates.contains(byte) {
        current[byte, default: 0] += 1
      }
    }
    if !current.isEmpty { counts.append(current) }
    return best(counts)
  }

  private static func best(_ lines: [[UInt8: Int]]) -> UInt8 {
    var best = (byte: Ascii.comma, agreeing: 0, count: 0)
    for byte in candidates {
      let counts = lines.compactMap { $0[byte] }
      for count in Set(counts).sorted() {
        let agreeing = counts.count { $0 == count }
        if (agreeing, count) > (best.agreeing, best.count) { best = (byte, agreeing, count) }
      }
    }
    return best.byte
  }

  private static func stated(_ bytes: [UInt8]) -> UInt8? {
    let prefix = Array("sep=".utf8)
    guard bytes.count > 5, bytes.starts(with: prefix), candidates.contains(bytes[4]), Ascii.endsLine(bytes[5])
    else { return nil }
    return bytes[4]
  }
}

/// The few characters that structure text files.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let bar: UInt8 = 0x7C

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) }

  static func endsLine(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}
