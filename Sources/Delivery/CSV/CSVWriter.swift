internal import Diagnostics
internal import Tables
internal import Units

/// Writes a CSV file: comma, LF, RFC 4180 quoting, empty for missing. Bytes go through one buffer.
struct CSVWriter: ~Copyable, RowSink {
  private var sink: FileSink
  private var bytes: [UInt8] = []
  private var isRowEmpty = true

  private static let block = 1 << 18
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Creates the file.
  ///
  /// - Parameter marked: begins with a byte order mark, by which Excel knows UTF-8.
  init(path: String, marked: Bool = false) throws(Refusal) {
    sink = try FileSink(path: path)
    bytes.reserveCapacity(CSVWriter.block + 4096)
    if marked { bytes += [0xEF, 0xBB, 0xBF] }
  }

  /// Writes what is left.
  mutating func finish() throws(Refusal) { try sink.flush(&bytes) }

  // MARK: Rows

  /// A row of texts.
  mutating func row(_ texts: [String]) throws(Refusal) {
    for text in texts { self.text(text) }
    try endRow()
  }

  /// Ends a row.
  mutating func endRow() throws(Refusal) {
    bytes.append(CSVWriter.lineFeed)
    isRowEmpty = true
    if bytes.count >= CSVWriter.block { try sink.flush(&bytes) }
  }

  // MARK: Cells

  /// A missing value.
  mutating func empty() { beginCell() }

  /// A text.
  mutating func text(_ text: String?) {
    beginCell()
    guard var text else { return }
    text.withUTF8 { CSVWriter.append($0, to: &bytes) }
  }

  /// A text given as its bytes.
  mutating func text(utf8: [UInt8]) {
    beginCell()
    utf8.withUnsafeBufferPointer { CSVWriter.append($0, to: &bytes) }
  }

  /// A text that was quoted before.
  mutating func text(_ text: RepeatedText) {
    beginCell()
    bytes.append(contentsOf: text.csv)
  }

  /// A number; one that is not finite counts as missing, as in `NumberColumn.storage`.
  mutating func number(_ value: Double) {
    beginCell()
    if value.isFinite { NumberText.append(value, to: &bytes) }
  }

  /// A whole number.
  mutating func count(_ value: Int) {
    beginCell()
    NumberText.append(value, to: &bytes)
  }

  /// A truth.
  mutating func truth(_ value: Truth) {
    beginCell()
    switch value {
    case .yes: bytes.append(contentsOf: "true".utf8)
    case .no: bytes.append(contentsOf: "false".utf8)
    case .unknown: break
    }
  }

  /// A day, as 2021-12-31.
  mutating func day(_ day: CalendarDay?) {
    beginCell()
    if let day { bytes.append(contentsOf: day.description.utf8) }
  }

  private mutating func beginCell() {
    if isRowEmpty { isRowEmpty = false } else { bytes.append(CSVWriter.comma) }
  }

  // MARK: Quoting

  /// Adds a text, in quotes where it holds a comma, a quote or a line break.
  fileprivate static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard text.contains(where: needsQuotes) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(quote)
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == comma || byte == quote || byte == lineFeed || byte == 0x0D
  }
}

/// A text that stands in many rows, quoted once.
struct RepeatedText {
  /// The text; nil is missing.
  let text: String?
  /// Its bytes as they stand in a CSV file.
  let csv: [UInt8]

  /// Quotes a text; nil gives an empty cell.
  init(_ text: String?) {
    self.text = text
    var bytes: [UInt8] = []
    if var text { text.withUTF8 { CSVWriter.append($0, to: &bytes) } }
    csv = bytes
  }
}
