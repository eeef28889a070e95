import Diagnostics
import Intake
import Tables
import Testing

/// Encodings are decided by what the bytes show, and never by replacing what does not fit.
@Suite struct EncodingTests {
  /// The markings of Shapefiles that GDAL believes or overlooks, and what must come out: always the right text.
  struct Marking: CustomTestStringConvertible, Sendable {
    var codePage: String?
    var languageByte: UInt8 = 0
    var encoding = "GB18030"
    /// Whether the marking did not say what the bytes show.
    var isDetected: Bool

    var testDescription: String { "\(encoding), cpg \(codePage ?? "-"), byte \(languageByte)" }
  }

  static let markings: [Marking] =
    ["GBK", "gbk", "GB2312", "GB18030", "936", "CP936", "ANSI 936"].map {
      Marking(codePage: $0, isDetected: false)
    }
    + [
      Marking(languageByte: 0x4D, isDetected: false),
      Marking(languageByte: 0x7A, isDetected: false),
      Marking(languageByte: 0x00, isDetected: true),
      Marking(languageByte: 0x57, isDetected: true),
      Marking(languageByte: 0x03, isDetected: true),
      Marking(codePage: "UTF-8", isDetected: true),
      Marking(codePage: "ISO-8859-1", isDetected: true),
      Marking(codePage: "UTF-8", encoding: "UTF-8", isDetected: false),
      Marking(codePage: "65001", encoding: "UTF-8", isDetected: false),
      Marking(languageByte: 0x00, encoding: "UTF-8", isDetected: true),
      Marking(languageByte: 0x57, encoding: "UTF-8", isDetected: true),
      Marking(languageByte: 0x4D, encoding: "UTF-8", isDetected: true),
      Marking(codePage: "GBK", encoding: "UTF-8", isDetected: true),
    ]

  private func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    encoding == "UTF-8" ? Array(text.utf8) : Encoded.gb18030(text)
  }

  @Test(arguments: markings) func shapefilesAreReadByWhatTheirBytesShow(_ marking: Marking) throws {
    let folder = try TemporaryFolder()
    func encode(_ text: String) -> [UInt8] { encoded(text, marking.encoding) }
    // In UTF-8 ten bytes end within a character.
    let file = DatabaseFile(
      languageByte: marking.languageByte, names: [encode("宗地代码"), encode("权利人"), encode("备注说明文字")],
      rows: [[encode("G1"), encode("杭州公司"), encode("甲")], [encode("G2"), encode("土地"), encode("")]])
    try folder.write("p.dbf", file.bytes)
    if let page = marking.codePage { try folder.write("p.cpg", page + "\n") }
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.dbf}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect(table.shown(0, "parcel_id") == "G1")
    #expect(table.shown(0, "holder_name") == "杭州公司")
    #expect(table.shown(1, "holder_name") == "土地")
    #expect(table.columnNames.contains(marking.encoding == "UTF-8" ? "备注说" : "备注说明文"))
    #expect(reading.codes.contains("encoding_detected") == marking.isDetected)
  }

  @Test func theManifestOverrulesTheMarking() throws {
    let folder = try TemporaryFolder()
    let file = DatabaseFile(
      languageByte: 0x4D, names: [Array("parcel_id".utf8), Encoded.big5("權利人")],
      rows: [[Array("G1".utf8), Encoded.big5("臺北")]])
    try folder.write("p.dbf", file.bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.dbf}\nencoding: {parcels: Big5}\n")
    let table = try #require(try Outcome(folder).reading?.dataset.tables[.parcels])
    #expect(table.shown(0, "權利人") == "臺北")
  }

  @Test func aTextCutWithinACharacterKeepsTheRestAndIsListed() throws {
    let folder = try TemporaryFolder()
    let file = DatabaseFile(
      languageByte: 0x4D, names: [Array("parcel_id".utf8), Array("name".utf8)],
      rows: [[Array("G1".utf8), Encoded.gb18030("一二三四五六七八九十")], [Array("G2".utf8), Encoded.gb18030("甲")]],
      width: 9)
    try folder.write("p.dbf", file.bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.dbf}\n")
    let reading = try #require(try Outcome(folder).reading)
    #expect(reading.dataset.tables[.parcels]?.shown(0, "name") == "一二三四")
    #expect(reading.notes == ["warning cut_text p.dbf:0 name"])
  }

  @Test func cutFieldNamesAreKnownByWhatIsLeft() throws {
    let folder = try TemporaryFolder()
    let names = ["parcel_id", "certificate_area", "holder_name", "agreed_start", "统一社会信用代码"]
    let file = DatabaseFile(
      languageByte: 0x4D, names: names.map { Encoded.gb18030($0) },
      rows: [["G1", "12.5", "甲", "20210304", "A"].map { Encoded.gb18030($0) }])
    try folder.write("p.dbf", file.bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.dbf}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect(table.shown(0, "certificate_area") == "12.5")
    #expect(table.shown(0, "agreed_start") == "2021-03-04")
    #expect(table.shown(0, "holder_name") == "甲")
    #expect(table.shown(0, "holder_id") == "A")
    #expect(Set(reading.codes) == ["cut_header"])
  }

  @Test(arguments: ["GB18030", "UTF-16", "UTF-8 with BOM", "UTF-8"])
  func delimitedTextIsReadInAnyOfItsEncodings(_ encoding: String) throws {
    let text = "税号,名称,成立日期\nA0001,甲公司㐀𠮷,2021年1月2日\n"
    let bytes: [UInt8] =
      switch encoding {
      case "GB18030": Encoded.gb18030(text)
      case "UTF-16": Encoded.utf16(text)
      case "UTF-8": Array(text.utf8)
      default: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      }
    let folder = try TemporaryFolder()
    try folder.write("e.csv", bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {enterprises: e.csv}\n")
    let reading = try #require(try Outcome(folder).reading)
    #expect(reading.dataset.tables[.enterprises]?.shown(0, "name") == "甲公司㐀𠮷")
    #expect(reading.dataset.tables[.enterprises]?.shown(0, "founded") == "2021-01-02")
    #expect(reading.codes == (encoding == "GB18030" ? ["encoding_detected"] : []))
  }

  @Test func textInNoKnownEncodingIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", Array("税号,名称\nA,".utf8) + [0xFF, 0x80, 0x0A])
    try folder.write("dataset.yaml", "year: 2021\ntables: {enterprises: e.csv}\n")
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["encoding_broken"])
    try folder.write("e.csv", [0xFF, 0x80, 0x0A, 0xFF, 0x81])
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["encoding_unknown"])
    try folder.write("e.csv", Encoded.gb18030("税号,名称\nA,甲\n"))
    try folder.write(
      "dataset.yaml", "year: 2021\ntables: {enterprises: e.csv}\nencoding: {enterprises: UTF-8}\n")
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["encoding_unknown"])
  }
}
