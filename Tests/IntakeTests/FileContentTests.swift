import Diagnostics
import Foundation
import Intake
import Tables
import Testing

/// Files that are not what their ending says are known by their bytes and answered with what to do.
@Suite struct FileContentTests {
  private static let table = "税号,年度,税收\nA0001,2021,1\n"

  private static func zip(_ members: String...) -> [UInt8] {
    var zip = ZipArchive()
    for member in members { zip.add(member, "x") }
    return zip.bytes
  }

  private static let workbook = WorkbookFile(sheets: [
    .init(
      name: "s",
      rows: [
        (1, [("A", .text("税号")), ("B", .text("年度")), ("C", .text("税收"))]),
        (2, [("A", .text("A0001")), ("B", .number("2021")), ("C", .number("1"))]),
      ])
  ]).bytes

  private static let refused: [(name: String, bytes: [UInt8], code: String)] = [
    ("a.xls", [], "file_empty"), ("a.csv", [], "file_empty"), ("a.shp", [], "file_empty"),
    ("a.xls", Array("<html><table><tr><td>税号</td></tr></table></html>".utf8), "content_web_page"),
    ("a.xls", Array("\u{FEFF}\r\n  <TABLE border=1><TR><TD>税号".utf8), "content_web_page"),
    ("a.csv", Array("<!DOCTYPE HTML>\n<html>".utf8), "content_web_page"),
    ("a.html", Array("<html><table>".utf8), "content_web_page"),
    ("a.xls", Encoded.utf16("<html><table>"), "content_web_page"),
    ("a.xls", Array("MIME-Version: 1.0\nContent-Type: multipart/related".utf8), "content_web_page"),
    (
      "a.xls", Array("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>".utf8),
      "content_spreadsheet_xml"
    ),
    ("a.xls", Array(table.utf8), "content_text"),
    ("a.xlsx", Encoded.gb18030(table.replacing(",", with: "\t")), "content_text"),
    ("a.xls", Encoded.utf16(table.replacing(",", with: "\t")), "content_text"),
    ("a.pdf", Array("%PDF-1.7\n".utf8), "content_pdf"), ("a.xlsx", Array("%PDF-1.7\n".utf8), "content_pdf"),
    ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "content_image"),
    ("a.xls", [0x89, 0x50, 0x4E, 0x47, 13, 10], "content_image"),
    ("a.rar", Array("Rar!".utf8) + [0x1A, 7], "content_packed"),
    ("a.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "content_packed"),
    ("a.xlsx", zip("企业.csv"), "content_packed"),
    ("a.docx", zip("[Content_Types].xml", "word/document.xml"), "content_document"),
    ("a.xlsx", zip("[Content_Types].xml", "word/document.xml"), "content_document"),
    ("a.pptx", zip("[Content_Types].xml", "ppt/presentation.xml"), "content_presentation"),
    ("a.xlsb", zip("[Content_Types].xml", "xl/workbook.bin"), "content_binary_workbook"),
    ("a.numbers", zip("Index/Document.iwa"), "content_numbers"),
    ("a.xlsx", Array(workbook.prefix(workbook.count / 2)), "content_damaged"),
    ("a.xlsx", CompoundBytes.file([("EncryptionInfo", []), ("EncryptedPackage", [])]), "content_encrypted"),
    ("a.xls", CompoundBytes.file([("Workbook", old + [0x2F, 0, 2, 0, 0, 0])]), "content_encrypted"),
    ("a.et", CompoundBytes.file([("Workbook", old)]), "content_old_workbook"),
    ("a.xlsx", CompoundBytes.file([("Workbook", old)]), "content_old_workbook"),
    ("a.doc", CompoundBytes.file([("WordDocument", [])]), "content_document"),
    ("a.wps", CompoundBytes.file([("WpsDocument", [])]), "content_document"),
    ("a.xls", Array("SQLite format 3\0".utf8), "content_geodata"),
    (
      "a.xlsx", [3, 121, 11, 21, 1, 0, 0, 0, 65, 0, 11, 0] + Array(repeating: 0, count: 60),
      "workbook_is_none"
    ),
    ("~$a.xlsx", [5, 0x77, 0x70, 0x73], "lock_file"),
  ]

  /// The record that starts a workbook of Excel 97 and later.
  private static let old: [UInt8] = [0x09, 8, 16, 0, 0, 6, 5, 0] + [UInt8](repeating: 0, count: 12)

  @Test(arguments: refused.indices) func aFileOfAnotherKindIsRefused(_ index: Int) throws {
    let (name, bytes, code) = FileContentTests.refused[index]
    let folder = try TemporaryFolder()
    try folder.write(name, bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: \(name)}\n")
    let refusals = try Outcome(folder).refusals
    #expect(refusals.map(\.message.code) == [code], "\(name)")
    #expect(refusals.allSatisfy { $0.kind == .badInput && $0.text(in: .zh).contains("请") })
  }

  @Test(arguments: ["xls", "csv", "ods", "et", "dat"]) func aWorkbookIsReadUnderAnyName(_ ending: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.\(ending)", FileContentTests.workbook)
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: a.\(ending)}\n")
    let reading = try #require(try Outcome(folder).reading)
    #expect(reading.dataset.tables[.figures]?.shown(0, "tax") == "1")
    #expect(reading.notes == ["info content_office_workbook a.\(ending)"])
  }

  @Test func anOpenDocumentNeedsItsEnding() throws {
    let folder = try TemporaryFolder()
    let layer = LayerFile(name: "s", system: nil, geometries: [nil], fields: [.text("税号", ["A0001"])])
    LayerFile.write([layer], to: folder.file("a.ods"), driver: "ODS")
    try folder.write("b.xlsx", try #require(folder.bytes("a.ods")))
    try folder.write("dataset.yaml", "year: 2021\ntables: {enterprises: b.xlsx}\n")
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["content_open_document"])
  }

  /// Containers whose chains lead nowhere or in circles end in a refusal.
  @Test func damagedContainersAreRefused() throws {
    let folder = try TemporaryFolder()
    let whole = CompoundBytes.file([("Workbook", FileContentTests.old)])
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: a.xls}\n")
    for place in [
      30, 48, 60, 68, 76, 512, 516, 520, 1024 + 128 + 64, 1024 + 128 + 116, 1024 + 128 + 120, 1536,
    ] {
      for value: UInt8 in [0, 1, 2, 0x7F, 0xFF] {
        var bytes = whole
        for at in place..<(place + 4) { bytes[at] = value }
        try folder.write("a.xls", bytes)
        #expect(try !Outcome(folder).refusals.isEmpty)
      }
    }
    for size in [8, 511, 512, 700, 1024, 1600, 4000] {
      try folder.write("a.xls", Array(whole.prefix(size)))
      #expect(try !Outcome(folder).refusals.isEmpty)
    }
  }
}
