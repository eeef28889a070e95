import Diagnostics
import Intake
import Tables
import Testing

/// Whatever a file holds, reading it ends in a dataset or a refusal, never in a crash.
@Suite struct HostileTests {
  /// Numbers that look random and are the same in every run.
  private struct Noise {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    mutating func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
  }

  private static let extensions = [
    "csv", "txt", "zip", "kmz", "xlsx", "xls", "ods", "gpkg", "shp", "dbf", "geojson", "kml", "tab", "dxf",
    "gdb",
  ]

  @Test(arguments: extensions) func noiseUnderAnyExtensionIsRefused(_ ending: String) throws {
    let folder = try TemporaryFolder()
    var noise = Noise(state: 7)
    for size in [0, 1, 33, 5000] {
      try folder.write("x.\(ending)", noise.bytes(size))
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: x.\(ending)}\n")
      let kinds = try Outcome(folder).refusals.map(\.kind)
      #expect(kinds == [.badInput], "\(size) bytes")
    }
  }

  @Test func truncatedFilesAreReadOrRefused() throws {
    let folder = try TemporaryFolder()
    let square = "POLYGON ((0 0,1 0,1 1,0 0))"
    let layer = LayerFile(
      name: "p", geometries: Array(repeating: square, count: 50),
      fields: [.text("parcel_id", (0..<50).map { "P\($0)" })])
    LayerFile.write([layer], to: folder.file("a.gpkg"))
    LayerFile.write([layer], to: folder.file("a.shp"), driver: "ESRI Shapefile")
    LayerFile.write([layer], to: folder.file("a.geojson"), driver: "GeoJSON")
    let rows: [(row: Int, cells: [(column: String, cell: WorkbookFile.Cell)])] =
      [(1, [("A", .text("宗地代码"))])] + (2..<40).map { ($0, [("A", .text("P\($0)"))]) }
    try folder.write("a.xlsx", WorkbookFile(sheets: [.init(name: "s", rows: rows)]).bytes)
    for name in ["a.gpkg", "a.shp", "a.shx", "a.dbf", "a.geojson", "a.xlsx"] {
      let whole = try #require(folder.bytes(name))
      let source = name.hasPrefix("a.sh") || name == "a.dbf" ? "a.shp" : name
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: \(source)}\n")
      for part in [1, 3, 5, 7, 9] {
        try folder.write(name, Array(whole.prefix(whole.count * part / 10)))
        _ = try Outcome(folder)
      }
      try folder.write(name, whole)
    }
  }

  @Test func changedBytesAreReadOrRefused() throws {
    let folder = try TemporaryFolder()
    var noise = Noise(state: 11)
    let text = Array("税号,年度,\"税收(元)\"\nA,2021,\"1,000\"\r\nB,2021年,3.5万元\n合计,,5\n".utf8)
    let file = DatabaseFile(
      languageByte: 0x4D, names: [Encoded.gb18030("税号"), Encoded.gb18030("年度")],
      rows: [
        [Array("A".utf8), Array("2021".utf8)]
      ]
    ).bytes
    for round in 0..<60 {
      for (name, whole) in [("f.csv", text), ("f.dbf", file)] {
        var bytes = whole
        for _ in 0...(round % 5) {
          bytes[Int(noise.next()) % bytes.count] = UInt8(truncatingIfNeeded: noise.next())
        }
        try folder.write(name, bytes)
        try folder.write("dataset.yaml", "year: 2021\ntables: {figures: \(name)}\n")
        _ = try Outcome(folder)
      }
    }
  }

  @Test func foldersAreNoFiles() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.xlsx", "c.gdb", "d"] { try folder.write("\(name)/inner.txt", "x") }
    for name in ["a.csv", "b.xlsx", "c.gdb", "d", "."] {
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: \(name)}\n")
      #expect(try Outcome(folder).refusals.map(\.kind) == [.badInput])
    }
    #expect(try Outcome(path: folder.file("nothing")).refusals.map(\.kind) == [.missingInput])
  }

  @Test func manifestsThatGrowWhenReadAreRefused() throws {
    let folder = try TemporaryFolder()
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    try folder.write("dataset.yaml", bomb + "year: 2021\ntables: *a40\n")
    #expect(try !Outcome(folder).refusals.isEmpty)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: *b, figures: &b [*c]}\n")
    #expect(try !Outcome(folder).refusals.isEmpty)
    for opening in ["[", "{a: ", "- ", "? "] {
      try folder.write("dataset.yaml", "year: 2021\ntables: " + String(repeating: opening, count: 20_000))
      #expect(try !Outcome(folder).refusals.isEmpty)
    }
    try folder.write("dataset.yaml", [UInt8](repeating: 0xFF, count: 100))
    #expect(try !Outcome(folder).refusals.isEmpty)
    try folder.write("dataset.yaml", [UInt8](repeating: 0x61, count: 2 << 20))
    #expect(try !Outcome(folder).refusals.isEmpty)
  }

  @Test func hugeRowsAndNumbersDoNoHarm() throws {
    let folder = try TemporaryFolder()
    let commas = String(repeating: ",", count: 100_000)
    try folder.write("f.csv", "税号,年度,税收\n\(commas)\n")
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: f.csv}\n")
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["not_text"])
    let digits = String(repeating: "9", count: 100_000)
    try folder.write(
      "f.csv",
      "税号,年度,税收\n\(digits),\(digits),\(digits)\nA,2021,\(digits)\n\(digits)E+17,1e99999999,-\(digits).\(digits)e-9\n"
    )
    let reading = try #require(try Outcome(folder).reading)
    #expect(reading.codes == ["bad_number", "bad_number", "bad_number", "bad_year", "bad_year"])
    try folder.write("f.csv", String(repeating: "\"", count: 50_001) + "\n税号,年度\nA,2021\n")
    #expect(try Outcome(folder).reading?.dataset.tables[.figures]?.count == 1)
  }
}
