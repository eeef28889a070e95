/// The records of an old workbook (BIFF) that say what GDAL does not: which sheets, rows and columns are hidden, what
/// is merged, what formulas and truths came to ([MS-XLS]).
struct OldWorkbook {
  private let bytes: [UInt8]
  private var sheets: [(entry: SheetEntry, start: Int)] = []
  private(set) var isEncrypted = false
  private let isUnicode: Bool

  private enum Record {
    static let formula = [0x0006, 0x0206, 0x0406]
    static let text = 0x0207
    static let endOfPart = 0x000A
    static let password = 0x002F
    static let columns = 0x007D
    static let sheet = 0x0085
    static let merged = 0x00E5
    static let truth = 0x0205
    static let row = 0x0208
    static let start = [0x0009, 0x0209, 0x0409, 0x0809]
  }

  /// - Returns: nil where the container holds no workbook.
  init?(_ file: CompoundFile) {
    guard let stream = file.stream("Workbook") ?? file.stream("Book") else { return nil }
    bytes = stream
    isUnicode = stream.little16(4) == 0x0600
    var at = 0
    while let record = record(at), record.kind != Record.endOfPart {
      if record.kind == Record.password { isEncrypted = true }
      if record.kind == Record.sheet { addSheet(record) }
      at = record.next
    }
  }

  var entries: [SheetEntry] { sheets.map(\.entry) }

  private struct Part {
    let kind: Int
    let start: Int
    let count: Int
    var next: Int { start + count }
  }

  private func record(_ at: Int) -> Part? {
    guard at >= 0, at + 4 <= bytes.count else { return nil }
    let part = Part(kind: bytes.little16(at), start: at + 4, count: bytes.little16(at + 2))
    return part.next <= bytes.count ? part : nil
  }

  private mutating func addSheet(_ record: Part) {
    guard record.count >= 8 else { return }
    let name = text(record.start + 6, length: Int(bytes[record.start + 6]), prefix: 1)
    let start = Int(bytes.little32(record.start))
    sheets.append((SheetEntry(name: name, isHidden: bytes[record.start + 4] & 3 != 0), start))
  }

  /// A text behind its length: of one byte or two per character as the byte before it says, always one in files
  /// older than 1997.
  private func text(_ at: Int, length: Int, prefix: Int) -> String {
    let isWide = isUnicode && at + prefix < bytes.count && bytes[at + prefix] & 1 == 1
    let start = at + prefix + (isUnicode ? 1 : 0)
    let end = start + length * (isWide ? 2 : 1)
    guard end <= bytes.count else { return "" }
    if isWide {
      let units = stride(from: start, to: end, by: 2).map { UInt16(bytes.little16($0)) }
      return String(decoding: units, as: UTF16.self)
    }
    return String(String.UnicodeScalarView(bytes[start..<end].map { Unicode.Scalar($0) }))
  }

  // MARK: One sheet

  func marks(of name: String) -> SheetMarks {
    var marks = SheetMarks()
    guard let start = sheets.first(where: { $0.entry.name == name })?.start else { return marks }
    var at = start
    var depth = 0
    var awaiting: CellSpot?
    while let record = record(at) {
      at = record.next
      if Record.start.contains(record.kind) { depth += 1 }
      if record.kind == Record.endOfPart {
        depth -= 1
        if depth <= 0 { break }
      }
      // Charts are parts within the sheet's.
      guard depth == 1 else { continue }
      if record.kind == Record.text, let spot = awaiting {
        marks.results[spot] = text(record.start, length: bytes.little16(record.start), prefix: 2)
        awaiting = nil
      }
      if Record.formula.contains(record.kind) { awaiting = readFormula(record, &marks) }
      read(record, &marks)
    }
    return marks
  }

  private func read(_ record: Part, _ marks: inout SheetMarks) {
    let at = record.start
    switch record.kind {
    case Record.row where record.count >= 16 && bytes[at + 12] & 0x20 != 0:
      marks.hiddenRows.insert(Int32(bytes.little16(at) + 1))
    case Record.columns where record.count >= 10 && bytes[at + 8] & 1 != 0:
      let (first, last) = (bytes.little16(at), min(255, bytes.little16(at + 2)))
      if first <= last { marks.hiddenColumns.formUnion(first...last) }
    case Record.truth where record.count >= 8:
      let isTruth = bytes[at + 7] == 0
      marks.results[spot(at)] = isTruth ? OldWorkbook.truth(bytes[at + 6]) : OldWorkbook.error(bytes[at + 6])
    case Record.merged:
      for index in 0..<min(bytes.little16(at), (record.count - 2) / 8) {
        let block = at + 2 + 8 * index
        let (top, bottom) = (bytes.little16(block), bytes.little16(block + 2))
        let (left, right) = (bytes.little16(block + 4), bytes.little16(block + 6))
        guard top <= bottom, left <= right else { continue }
        marks.merged.append(CellBlock(lines: Int32(top + 1)...Int32(bottom + 1), columns: left...right))
      }
    default: break
    }
  }

  private func spot(_ at: Int) -> CellSpot {
    CellSpot(line: Int32(bytes.little16(at) + 1), column: bytes.little16(at + 2))
  }

  /// Keeps what a formula came to. A text follows in a record of its own: then its cell is given back.
  private func readFormula(_ record: Part, _ marks: inout SheetMarks) -> CellSpot? {
    guard record.count >= 14 else { return nil }
    let value = record.start + 6
    let spot = spot(record.start)
    guard bytes.little16(value + 6) == 0xFFFF else {
      let pattern = UInt64(bytes.little32(value)) | UInt64(bytes.little32(value + 4)) << 32
      marks.results[spot] = RawColumn.text(of: Double(bitPattern: pattern))
      return nil
    }
    switch bytes[value] {
    case 0: return spot
    case 1: marks.results[spot] = OldWorkbook.truth(bytes[value + 2])
    case 2: marks.results[spot] = OldWorkbook.error(bytes[value + 2])
    default: break
    }
    return nil
  }

  private static func truth(_ byte: UInt8) -> String { byte == 0 ? "false" : "true" }

  private static func error(_ byte: UInt8) -> String {
    switch byte {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    default: "#N/A"
    }
  }
}
