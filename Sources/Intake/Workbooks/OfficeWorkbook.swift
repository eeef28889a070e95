/// What the XML of an XLSX workbook says beside its cells' values: which sheets, rows and columns are hidden, what is
/// merged, which formulas have no result.
struct OfficeWorkbook {
  let path: String
  private let sheets: [(entry: SheetEntry, part: String)]
  /// Whether the workbook counts its days from 1904, as old Macs did: GDAL would read them four years early.
  let countsFrom1904: Bool

  private static let listLimit = 4 << 20
  private static let pieceSize = 1 << 20

  init(_ path: String) {
    self.path = path
    func text(_ member: String) -> String {
      ZipArchive.text(member, in: path, limit: OfficeWorkbook.listLimit)
    }
    var targets: [String: String] = [:]
    for tag in XMLTag.all(in: text("xl/_rels/workbook.xml.rels"), named: "Relationship") {
      if let id = tag["Id"], let target = tag["Target"] { targets[id] = target }
    }
    let workbook = text("xl/workbook.xml")
    countsFrom1904 = XMLTag.all(in: workbook, named: "workbookPr").contains { $0.isTrue("date1904") }
    sheets = XMLTag.all(in: workbook, named: "sheet").compactMap { tag in
      guard let name = tag["name"], let id = tag["r:id"] ?? tag["id"], let target = targets[id] else {
        return nil
      }
      let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      let isHidden = tag["state"].map { $0 != "visible" } ?? false
      return (SheetEntry(name: XMLTag.plain(name), isHidden: isHidden), part)
    }
  }

  var entries: [SheetEntry] { sheets.map(\.entry) }

  /// The part of the archive that a sheet is.
  func part(of name: String) -> String? { sheets.first { $0.entry.name == name }?.part }

  func marks(of name: String) -> SheetMarks {
    var scan = SheetScan()
    guard let part = part(of: name) else { return scan.marks }
    var rest: [UInt8] = []
    ZipArchive.forEachPiece(part, in: path, size: OfficeWorkbook.pieceSize) { piece in
      rest.append(contentsOf: piece)
      let done = rest.withUnsafeBufferPointer { scan.read($0) }
      rest.removeFirst(done)
      // A tag has no business to be longer than a piece.
      return rest.count < OfficeWorkbook.pieceSize
    }
    return scan.marks
  }
}

/// Goes through the XML of a sheet once, tag by tag.
struct SheetScan {
  var marks = SheetMarks()
  private var line: Int32 = 0
  private var column = -1
  private var hasFormula = false
  private var hasValue = false

  /// - Returns: how many bytes are done with; what is left is the beginning of a tag.
  mutating func read(_ bytes: Bytes) -> Int {
    var at = 0
    while let open = bytes.first(0x3C, from: at) {
      // What follows a tag tells whether it holds something; the last tag of a sheet is none that matters.
      guard let close = bytes.first(0x3E, from: open), close + 1 < bytes.count else { return open }
      take(Bytes(rebasing: bytes[(open + 1)..<close]), holdsText: bytes[close + 1] != 0x3C)
      at = close + 1
    }
    return bytes.count
  }

  /// Only five kinds of tag say anything; they are told by their first letters, as a sheet has millions.
  private mutating func take(_ tag: Bytes, holdsText: Bool) {
    guard let name = XMLTag.localName(tag) else { return }
    let isClosing = tag[0] == 0x2F
    switch (name.count, name[0]) {
    case (1, 0x63):  // c
      if !isClosing { startCell(tag) }
      if isClosing || tag[tag.count - 1] == 0x2F { endCell() }
    case (1, 0x66):  // f
      if !isClosing { hasFormula = true }
    case (1, 0x76):  // v
      hasValue = hasValue || holdsText && !isClosing
    case (3, 0x72):  // row
      if !isClosing { startRow(XMLTag(tag)) }
    case (3, 0x63):  // col
      readColumns(XMLTag(tag))
    case (9, 0x6D):  // mergeCell
      if let block = XMLTag(tag)["ref"].flatMap(CellReference.block) { marks.merged.append(block) }
    default: break
    }
  }

  private mutating func startRow(_ tag: XMLTag) {
    line = tag["r"].flatMap { Int32($0) } ?? line &+ 1
    column = -1
    if tag.isTrue("hidden") || tag["ht"].flatMap(Double.init) == 0 { marks.hiddenRows.insert(line) }
  }

  private mutating func startCell(_ tag: Bytes) {
    column = XMLTag.value(of: 0x72, in: tag).flatMap(CellReference.column) ?? column + 1
    hasFormula = false
    let reach = marks.reach ?? CellSpot(line: 1, column: 0)
    if line > reach.line || column > reach.column || marks.reach == nil {
      marks.reach = CellSpot(line: max(line, reach.line), column: max(column, reach.column))
    }
    // The result of a formula may be a text without letters.
    hasValue = XMLTag.value(of: 0x74, in: tag)?.elementsEqual("str".utf8) ?? false
  }

  private mutating func endCell() {
    if hasFormula, !hasValue { marks.uncomputed.append(CellSpot(line: line, column: column)) }
    hasFormula = false
  }

  private mutating func readColumns(_ tag: XMLTag) {
    guard tag.isTrue("hidden") || tag["width"].flatMap(Double.init) == 0,
      let first = tag["min"].flatMap({ Int($0) }),
      let last = tag["max"].flatMap({ Int($0) }), first >= 1, first <= last
    else { return }
    marks.hiddenColumns.formUnion((first - 1)...(min(last, CellReference.columnLimit) - 1))
  }
}

/// Places of cells as spreadsheets write them.
enum CellReference {
  static let columnLimit = 16_384

  /// AB12 or $AB$12.
  static func spot(_ text: String) -> CellSpot? {
    var column = 0
    var line = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A where line == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39 where column > 0: line = line * 10 + Int(byte - 0x30)
      case 0x24: continue
      default: return nil
      }
      guard column <= columnLimit, line <= 1 << 21 else { return nil }
    }
    return column > 0 && line > 0 ? CellSpot(line: Int32(line), column: column - 1) : nil
  }

  /// The column of AB12.
  static func column(_ place: Bytes) -> Int? {
    var column = 0
    for byte in place {
      guard (0x41...0x5A).contains(byte), column <= columnLimit else { break }
      column = column * 26 + Int(byte - 0x40)
    }
    return column > 0 && column <= columnLimit ? column - 1 : nil
  }

  /// AB12.
  static func text(_ spot: CellSpot) -> String { ColumnLetters.letters(spot.column) + String(spot.line) }

  /// A1:B2.
  static func block(_ text: String) -> CellBlock? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let a = spot(String(parts[0])), let b = spot(String(parts[1])), a.line <= b.line,
      a.column <= b.column
    else { return nil }
    return CellBlock(lines: a.line...b.line, columns: a.column...b.column)
  }
}
