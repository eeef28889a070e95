/// The bytes of a cell while they are being looked at.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Where a cell's text stands in an arena; an empty one is an empty cell.
struct CellRange: Hashable {
  var start: UInt32
  var count: UInt32

  static let empty = CellRange(start: 0, count: 0)

  /// - Precondition: arenas are kept below four gigabytes.
  init(start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }

  var isEmpty: Bool { count == 0 }
  var end: Int { Int(start) + Int(count) }
}

/// The text of all cells of a source, end to end: a cell is eight bytes that point here, not a String.
struct ByteArena {
  private(set) var bytes: [UInt8]

  /// More text than cells can point into.
  static let limit = Int(UInt32.max)

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// Adds a text; past the limit it is dropped and the arena is marked as full.
  mutating func append(_ text: Bytes) -> CellRange {
    guard !text.isEmpty, bytes.count + text.count < ByteArena.limit else {
      isFull = isFull || !text.isEmpty
      return .empty
    }
    let start = bytes.count
    bytes.append(contentsOf: text)
    return CellRange(start: start, count: text.count)
  }

  /// Adds a text.
  mutating func append(_ text: String) -> CellRange {
    var text = text
    return text.withUTF8 { append($0) }
  }

  /// Whether a text did not fit any more.
  private(set) var isFull = false

  /// Looks at a cell's bytes.
  func withBytes<Result>(of cell: CellRange, _ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(ByteArena.slice($0, cell)) }
  }

  /// The cell as a String; bytes that are not UTF-8 cannot be here once a source is decoded.
  func string(_ cell: CellRange) -> String {
    withBytes(of: cell) { String(decoding: $0, as: UTF8.self) }
  }

  /// The part of an arena's bytes that a cell is.
  static func slice(_ all: Bytes, _ cell: CellRange) -> Bytes {
    cell.isEmpty ? Bytes(start: nil, count: 0) : Bytes(rebasing: all[Int(cell.start)..<cell.end])
  }
}
