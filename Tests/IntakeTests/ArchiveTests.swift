import CGDAL
import Diagnostics
import Intake
import Tables
import Testing

/// Zip archives with one source inside, and geodatabases.
@Suite struct ArchiveTests {
  private static let square = "POLYGON ((500000 3000000,500100 3000000,500100 3000100,500000 3000000))"

  private func layer(_ name: String = "宗地") -> LayerFile {
    LayerFile(
      name: name, geometries: [Self.square], fields: [.text("zddm", ["A1"]), .text("qlr", ["杭州公司"])])
  }

  /// A Shapefile's parts under another name, in GBK.
  private func shapefile(_ folder: TemporaryFolder, as name: String) throws -> [(
    name: String, bytes: [UInt8]
  )] {
    LayerFile.write([layer()], to: folder.file("s.shp"), driver: "ESRI Shapefile")
    let table = DatabaseFile(
      languageByte: 0x57, names: [Encoded.gb18030("宗地代码"), Encoded.gb18030("权利人")],
      rows: [[Array("A1".utf8), Encoded.gb18030("杭州公司")]])
    return try [
      ("shp", #require(folder.bytes("s.shp"))), ("shx", #require(folder.bytes("s.shx"))),
      ("dbf", table.bytes),
    ]
    .map { ("\(name).\($0.0)", $0.1) }
  }

  private func outcome(
    _ folder: TemporaryFolder, _ source: String, _ members: [(name: String, bytes: [UInt8])],
    flags: Int = 0x0800, encode: (String) -> [UInt8] = { Array($0.utf8) }, layer: String? = nil
  ) throws -> Outcome {
    var archive = ZipArchive()
    for member in members { archive.add(encode(member.name), member.bytes, flags: flags) }
    try folder.write(source, archive.bytes)
    let layer = layer.map { ", layer: \($0)" } ?? ""
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: {source: \(source)\(layer)}}\n")
    return try Outcome(folder)
  }

  private func holder(_ outcome: Outcome) throws -> String? {
    try #require(outcome.reading?.dataset.tables[.parcels]).shown(0, "holder_name")
  }

  @Test func namesPackedOnWindowsOrMacOSAreRead() throws {
    let folder = try TemporaryFolder()
    let parts = try shapefile(folder, as: "资料/乗宗地")
    #expect(try holder(try outcome(folder, "windows.zip", parts, flags: 0) { Encoded.gb18030($0) }) == "杭州公司")
    #expect(try holder(try outcome(folder, "mac.zip", parts, flags: 0)) == "杭州公司")
    #expect(try holder(try outcome(folder, "marked.zip", parts)) == "杭州公司")
    #expect(
      try holder(
        try outcome(folder, "slashes.zip", parts, flags: 0) {
          Encoded.gb18030($0.replacing("/", with: "\\"))
        }) == "杭州公司")
    let unknown = try outcome(folder, "unknown.zip", parts, flags: 0) { _ in [0xFF, 0x80] }
    #expect(unknown.refusals.map(\.message.code) == ["archive_names"])
  }

  @Test func encodingFilesInsideCount() throws {
    let folder = try TemporaryFolder()
    let parts = try shapefile(folder, as: "p")
    let alone = try #require(try outcome(folder, "a.zip", parts).reading)
    #expect(alone.codes == ["crs_missing", "encoding_detected"])
    let marked = try outcome(folder, "b.zip", parts + [("p.cpg", Array("GBK".utf8))])
    #expect(try #require(marked.reading).codes == ["crs_missing"])
    #expect(marked.reading?.dataset.inputs.map(\.name) == ["dataset.yaml", "b.zip"])
  }

  @Test func severalShapefilesAreLayersAndSeveralSourcesAreRefused() throws {
    let folder = try TemporaryFolder()
    let first = try shapefile(folder, as: "甲")
    let second = try shapefile(folder, as: "乙")
    #expect(try outcome(folder, "a.zip", first + second).refusals.map(\.message.code) == ["layer_not_chosen"])
    #expect(try holder(try outcome(folder, "b.zip", first + second, layer: "乙")) == "杭州公司")
    let apart = first + second.map { ("文件夹/\($0.name)", $0.bytes) }
    let several = try outcome(folder, "c.zip", apart)
    #expect(several.refusals.map(\.message.code) == ["archive_several"])
    #expect(several.refusals.first?.text(in: .zh).contains("文件夹/乙.shp、甲.shp") == true)
    #expect(try holder(try outcome(folder, "d.zip", apart, layer: "甲")) == "杭州公司")
    let noted = first + [("说明.txt", Array("x".utf8)), ("__MACOSX/._甲.shp", [0])]
    #expect(try holder(try outcome(folder, "e.zip", noted)) == "杭州公司")
    #expect(
      try outcome(folder, "f.zip", [("a.doc", [1])]).refusals.map(\.message.code) == ["archive_without_data"])
    #expect(
      try outcome(folder, "g.zip", first, flags: 1).refusals.map(\.message.code) == ["archive_encrypted"])
  }

  @Test func anArchiveMayHoldOtherFormats() throws {
    let folder = try TemporaryFolder()
    LayerFile.write([layer()], to: folder.file("p.gpkg"))
    let package = try #require(folder.bytes("p.gpkg"))
    #expect(try holder(try outcome(folder, "a.zip", [("库/宗地.gpkg", package)])) == "杭州公司")
    let text = Encoded.gb18030("宗地代码,权利人\nA1,杭州公司\n")
    #expect(try holder(try outcome(folder, "b.zip", [("表.csv", text)])) == "杭州公司")
  }

  @Test func noiseIsRefused() throws {
    let folder = try TemporaryFolder()
    for size in [0, 21, 22, 500] {
      try folder.write("x.zip", (0..<size).map { UInt8(truncatingIfNeeded: $0 * 37) })
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: x.zip}\n")
      #expect(try Outcome(folder).refusals.map(\.message.code) == ["archive_unreadable"])
    }
    let parts = try shapefile(folder, as: "p")
    _ = try outcome(folder, "y.zip", parts)
    let whole = try #require(folder.bytes("y.zip"))
    for at in stride(from: 0, to: whole.count, by: 29) {
      var bytes = whole
      bytes[at] ^= 0x55
      try folder.write("z\(at).zip", bytes)
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: z\(at).zip}\n")
      _ = try Outcome(folder)
    }
  }

  @Test func geodatabasesAreReadByTheirAliases() throws {
    let folder = try TemporaryFolder()
    var parcels = layer()
    parcels.type = wkbPolygon
    parcels.fields = [
      .text("F1", ["A1"]), .text("F2", ["杭州公司"]), .number("F3", [2]), .text("BZ", ["甲"]),
      .text("宗地编号", ["B"]),
    ]
    parcels.aliases = ["F1": "宗地代码", "F2": "权利人", "F3": "使用权面积(亩)", "BZ": "备注"]
    let table = LayerFile(
      name: "台账", system: nil, type: wkbNone, geometries: [nil],
      fields: [.text("宗地代码", ["A1"]), .text("土地用途", ["工业"])])
    LayerFile.write([parcels, table], to: folder.file("库.gdb"), driver: "OpenFileGDB")
    try folder.write(
      "dataset.yaml",
      "year: 2021\ntables: {parcels: [{source: 库.gdb, layer: 宗地}, {source: 库.gdb, layer: 台账}]}\n")
    let outcome = try Outcome(folder)
    let reading = try #require(outcome.reading, "\(outcome.refusals.map { $0.text(in: .en) })")
    let result = try #require(reading.dataset.tables[.parcels])
    #expect(result.key(0) == "A1" && result.shown(0, "holder_name") == "杭州公司")
    #expect(result.numbers("certificate_area")?[0] == 4000.0 / 3)
    #expect(result.columnNames.contains("BZ") && result.shown(0, "land_use") == "工业")
    #expect(result.geometry?.wkb(0).isEmpty == false)
    #expect(reading.notes == ["warning ambiguous_header 库.gdb 宗地编号"])
    #expect(reading.dataset.inputs.map(\.name) == ["dataset.yaml", "库.gdb"])
    let digest = reading.dataset.inputs.last?.sha256
    try folder.write("库.gdb/_gdb.HOST.1.sr.lock", "")
    #expect(try Outcome(folder).reading?.dataset.inputs.last?.sha256 == digest)
    try folder.write(
      "dataset.yaml",
      "year: 2021\ntables: {parcels: {source: 库.gdb, layer: 宗地}}\ncolumns: {parcels: {name: 备注}}\n")
    #expect(try Outcome(folder).reading?.dataset.tables[.parcels]?.shown(0, "name") == "甲")
  }
}
