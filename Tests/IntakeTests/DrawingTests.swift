import Diagnostics
import Intake
import Tables
import Testing

/// CAD drawings: closed polylines with the code as a text inside.
@Suite struct DrawingTests {
  private static let (a, b, c) = ("430224001001GB00001", "430224001001GB00002", "430224001001GB00003")

  private func outcome(_ bytes: [UInt8], layer: String? = "宗地", name: String = "d.dxf") throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(name, bytes)
    let layer = layer.map { ", layer: \($0)" } ?? ""
    try folder.write(
      "dataset.yaml",
      "year: 2021\ntables: {parcels: {source: \(name)\(layer)}}\ncrs: {parcels: \"EPSG:4547\"}\n")
    return try Outcome(folder)
  }

  private func reading(_ drawing: DrawingFile, layer: String? = "宗地") throws -> DatasetReading {
    try #require(try outcome(Array(drawing.text.utf8), layer: layer).reading)
  }

  private func shapes(_ reading: DatasetReading) throws -> [PlainWKB] {
    let geometry = try #require(reading.dataset.tables[.parcels]?.geometry)
    return (0..<geometry.count).map { PlainWKB(Array(geometry.wkb($0))) }
  }

  @Test func aClosedLineWithItsCodeInsideIsAParcel() throws {
    var drawing = DrawingFile(version: "AC1021")
    drawing.line("宗地", DrawingFile.square(500_000, 3_000_000, 100))
    drawing.oldLine("宗地", DrawingFile.square(500_200, 3_000_000, 100))
    drawing.text("注记", 500_010, 3_000_010, Self.a)
    drawing.text("注记", 500_010, 3_000_050, #"\U+7532公司"#)
    drawing.paragraph("注记", 500_250, 3_000_050, #"{\fSimSun|b0|i0;\H2.5;430224001001 GB00002}\P乙公司\P12.5亩"#)
    let reading = try reading(drawing)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect((0..<2).map { table.key($0) } == [Self.a, Self.b])
    #expect((0..<2).map { table.shown($0, "文字") } == ["甲公司", "乙公司;12.5亩"])
    #expect(table.shown(0, "图元句柄") == "A1")
    #expect(try shapes(reading).map(\.parts) == [[1], [1]])
    #expect(try shapes(reading)[0].rings[0].count == 5)
    #expect(table.geometry?.references.first??.contains("CM 114E") == true)
    #expect(reading.notes.isEmpty)
  }

  @Test(arguments: ["AC1009", "AC1015", "AC1032"], ["GB18030", "UTF-8"])
  func textsAreReadByWhatTheBytesShow(_ version: String, _ encoding: String) throws {
    var drawing = DrawingFile(version: version)
    drawing.line("宗地", DrawingFile.square(500_000, 3_000_000, 100))
    drawing.text("注记", 500_010, 3_000_010, Self.a)
    // 乗 and others have a backslash, brace or bar as their second byte in GBK.
    drawing.text("注记", 500_010, 3_000_050, "杭州乗俓亅公司")
    let bytes = encoding == "UTF-8" ? Array(drawing.text.utf8) : Encoded.gb18030(drawing.text)
    let reading = try #require(try outcome(bytes).reading)
    #expect(reading.dataset.tables[.parcels]?.shown(0, "文字") == "杭州乗俓亅公司")
    let isMarkedRight = (version == "AC1032") == (encoding == "UTF-8")
    #expect(reading.codes == (isMarkedRight ? [] : ["encoding_detected"]))
  }

  @Test func arcsAreFollowed() throws {
    var drawing = DrawingFile()
    // A circle of two halves, radius 50: 7853.98 m².
    drawing.line("宗地", [(0, 0), (100, 0)], bulges: [0: 1, 1: 1])
    drawing.text("注记", 50, 0, Self.a)
    let ring = try shapes(try reading(drawing))[0].rings[0]
    let area = zip(ring, ring.dropFirst()).reduce(0.0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] } / 2
    #expect(abs(abs(area) - 2500 * Double.pi) < 0.5)
  }

  @Test func ringsInsideAreHolesOrParcelsOfTheirOwn() throws {
    var drawing = DrawingFile(version: "AC1021")
    drawing.line("宗地", DrawingFile.square(0, 0, 100))
    drawing.line("宗地", DrawingFile.square(10, 10, 20))
    drawing.line("宗地", DrawingFile.square(50, 50, 20))
    drawing.text("注记", 5, 90, Self.a)
    drawing.text("注记", 15, 15, "水塘2")
    drawing.text("注记", 55, 55, Self.b)
    let reading = try reading(drawing)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect((0..<2).map { table.key($0) } == [Self.a, Self.b])
    #expect(try shapes(reading).map(\.parts) == [[3], [1]])
    #expect(
      reading.notes == [
        "info drawing_holes d.dxf:0", "info drawing_unused_texts d.dxf",
        "warning drawing_parcel_in_parcel d.dxf:2",
      ])
  }

  @Test func landBelowTheGroundIsNotCutOutOfThatAboveIt() throws {
    var drawing = DrawingFile(version: "AC1021")
    drawing.line("宗地", DrawingFile.square(0, 0, 100))
    drawing.line("宗地", DrawingFile.square(50, 50, 20))
    drawing.text("注记", 5, 90, Self.a)
    drawing.text("注记", 55, 55, "430224001001GX00002")
    let reading = try reading(drawing)
    #expect(try shapes(reading).map(\.parts) == [[1], [1]])
    #expect(reading.codes.isEmpty)
  }

  @Test func whatIsNoParcelIsListed() throws {
    var drawing = DrawingFile(version: "AC1021")
    drawing.line("宗地", DrawingFile.square(0, 0, 100))
    drawing.line("宗地", DrawingFile.square(0, 0, 100).reversed())
    drawing.line("宗地", DrawingFile.square(200, 0, 100))
    drawing.line("宗地", DrawingFile.square(400, 0, 100))
    drawing.line("宗地", DrawingFile.square(600, 0, 100), isClosed: false)
    drawing.line("宗地", DrawingFile.square(800, 0, 100) + [(800, 0.0009)], isClosed: false)
    drawing.circle("宗地", 50, 50, radius: 10)
    drawing.text("注记", 5, 90, Self.a)
    drawing.text("注记", 205, 90, Self.b)
    drawing.text("注记", 205, 80, Self.c)
    drawing.text("注记", 805, 90, "DK-5")
    drawing.text("注记", 5000, 90, "430224001001GB00009")
    drawing.text("路名", 5000, 90, "长江路")
    let reading = try reading(drawing)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect((0..<table.count).map { table.key($0) } == [Self.a, "DK-5"])
    #expect(reading.dataset.counts[.parcels].map { [$0.rowsIn, $0.used] } == [5, 2])
    #expect(
      reading.notes == [
        "error drawing_several_codes d.dxf:2", "error drawing_without_code d.dxf:3",
        "info drawing_joined_lines d.dxf:5",
        "info drawing_other_curves d.dxf:6", "info drawing_repeated_line d.dxf:1",
        "info drawing_unused_texts d.dxf",
        "warning drawing_open_lines d.dxf:4", "warning drawing_stray_code d.dxf",
      ])
  }

  @Test func theLayerMustBeToldWhereSeveralHaveClosedLines() throws {
    var drawing = DrawingFile(version: "AC1021")
    drawing.line("宗地", DrawingFile.square(0, 0, 100))
    drawing.line("建筑", DrawingFile.square(10, 10, 10))
    drawing.text("注记", 5, 90, Self.a)
    let bytes = Array(drawing.text.utf8)
    let refusals = try outcome(bytes, layer: nil).refusals
    #expect(refusals.map(\.message.code) == ["drawing_layer_not_chosen"])
    #expect(refusals.first?.text(in: .zh).contains("宗地 (1)") == true)
    #expect(try outcome(bytes, layer: "宗 地界").refusals.map(\.message.code) == ["drawing_layer_missing"])
    #expect(try outcome(bytes).reading?.dataset.tables[.parcels]?.count == 1)
    var single = DrawingFile(version: "AC1021")
    single.line("JZD", DrawingFile.square(0, 0, 100))
    single.text("ZDH", 5, 90, Self.a)
    #expect(try reading(single, layer: nil).dataset.tables[.parcels]?.count == 1)
  }

  @Test func whatIsNoTextDrawingIsRefusedWithTheRemedy() throws {
    let binary = Array("AutoCAD Binary DXF\r\n".utf8) + [0x1A, 0, 0, 0]
    #expect(try outcome(binary).refusals.map(\.message.code) == ["drawing_not_text"])
    let drawing = Array("AC1032".utf8) + [0, 0, 0, 0]
    #expect(try outcome(drawing, name: "d.dwg").refusals.map(\.message.code) == ["drawing_not_text"])
    let empty = Array(DrawingFile().text.utf8)
    #expect(try outcome(empty).refusals.map(\.message.code) == ["drawing_without_outlines"])
  }
}
