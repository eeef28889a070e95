/// An XLSX workbook with cells as they are stored, so that a test says exactly what a sheet holds.
struct WorkbookFile {
  /// A stored cell.
  enum Cell {
    case text(String)
    /// The digits in the file, and the number of a cell format.
    case number(String, format: Int = 0)
    case truth(Bool)
    case error(String)
    /// A formula, with its result if the program that wrote it left one.
    case formula(String, result: String?)
  }

  struct Sheet {
    let name: String
    /// By row and column letter.
    let rows: [(row: Int, cells: [(column: String, cell: Cell)])]
    var state = "visible"
    var hiddenRows: Set<Int> = []
    /// Numbers from 1.
    var hiddenColumns: Set<Int> = []
    /// A1:A3 and the like.
    var merged: [String] = []
    /// What stands before the name of every tag of the sheet, as some programs write it.
    var prefix = ""
  }

  var sheets: [Sheet]
  var countsFrom1904 = false

  /// Cell format 1 shows days, 2 percentages, 3 days in words.
  private static let styles = """
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>\
    <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs>\
    <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>
    """

  var bytes: [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let numbered = Array(sheets.enumerated())
    var zip = ZipArchive()
    let kinds = numbered.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0.offset + 1).xml\" ContentType="
        + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    }
    zip.add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType="
        + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\(kinds.joined())</Types>"
    )
    zip.add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" "
        + "Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
    let names = numbered.map {
      "<sheet name=\"\($0.element.name)\" sheetId=\"\($0.offset + 1)\" state=\"\($0.element.state)\" r:id=\"rId\($0.offset + 1)\"/>"
    }
    zip.add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">"
        + (countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "")
        + "<sheets>\(names.joined())</sheets></workbook>")
    let targets = numbered.map {
      "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(relations)/worksheet\" "
        + "Target=\"worksheets/sheet\($0.offset + 1).xml\"/>"
    }
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)/relationships\">\(targets.joined())"
        + "<Relationship Id=\"rIdS\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/></Relationships>")
    zip.add("xl/styles.xml", WorkbookFile.styles)
    for (index, sheet) in numbered {
      zip.add(
        "xl/worksheets/sheet\(index + 1).xml",
        text(of: sheet, main))
    }
    return zip.bytes
  }

  private func text(of sheet: Sheet, _ main: String) -> String {
    let columns = sheet.hiddenColumns.sorted().map { "<col min=\"\($0)\" max=\"\($0)\" hidden=\"1\"/>" }
    let merged = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }
    let rows = sheet.rows.map { xml($0, isHidden: sheet.hiddenRows.contains($0.row)) }
    let text =
      "<worksheet xmlns=\"\(main)\">" + (columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")
      + "<sheetData>\(rows.joined())</sheetData>"
      + (merged.isEmpty ? "" : "<mergeCells>\(merged.joined())</mergeCells>") + "</worksheet>"
    if sheet.prefix.isEmpty { return text }
    return text.replacing("xmlns=", with: "xmlns:\(sheet.prefix)=").replacing("</", with: "\u{1}")
      .replacing("<", with: "<\(sheet.prefix):").replacing("\u{1}", with: "</\(sheet.prefix):")
  }

  private func xml(_ row: (row: Int, cells: [(column: String, cell: Cell)]), isHidden: Bool) -> String {
    let cells = row.cells.map { column, cell -> String in
      let place = "r=\"\(column)\(row.row)\""
      return switch cell {
      case .text(let text): "<c \(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
      case .number(let digits, let format): "<c \(place) s=\"\(format)\"><v>\(digits)</v></c>"
      case .truth(let value): "<c \(place) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
      case .error(let code): "<c \(place) t=\"e\"><v>\(code)</v></c>"
      case .formula(let text, let result):
        "<c \(place)><f>\(text)</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
      }
    }
    return "<row r=\"\(row.row)\"\(isHidden ? " hidden=\"1\"" : "")>\(cells.joined())</row>"
  }
}

/// A zip archive whose entries are stored, not compressed.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ text: String) { add(Array(name.utf8), Array(text.utf8)) }

  /// - Parameter flags: bit 11 says that the name is UTF-8, bit 0 that the content is encrypted.
  mutating func add(_ name: [UInt8], _ content: [UInt8], flags: Int = 0x0800) {
    let offset = body.count
    let facts =
      little(flags, 2) + little(0, 2) + little(0, 2) + little(0x5421, 2)
      + little(Int(ZipArchive.checksum(content)), 4) + little(content.count, 4) + little(content.count, 4)
      + little(name.count, 2) + little(0, 2)
    body += [0x50, 0x4B, 3, 4, 20, 0] + facts + name + content
    directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + facts + little(0, 2) + little(0, 2) + little(0, 2)
    directory += little(0, 4) + little(offset, 4) + name
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + [0, 0]
  }

  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
