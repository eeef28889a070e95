import Diagnostics
import Intake
import Tables
import Testing

/// 勘测定界界址点坐标: the surveyors' text, in the ways it is written.
@Suite struct BoundaryPointTests {
  private static let head = """
    [属性描述]
    格式版本号=1.01版本
    坐标系=2000国家大地坐标系
    几度分带=3
    投影类型=高斯克吕格
    计量单位=米
    带号=38
    转换参数=,,,,,,
    [地块坐标]

    """

  private static let square = """
    4,1.0000,430224001001GB00001,甲地块,面,H49G,工业用地,0601,@
    J1,1,3050000.000,38500000.000
    J2,1,3050000.000,38500100.000
    J3,1,3050100.000,38500100.000
    J4,1,3050100.000,38500000.000

    """

  private func reading(_ bytes: [UInt8], manifest: String = "") throws -> DatasetReading {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: a.txt}\n\(manifest)")
    return try #require(try Outcome(folder).reading)
  }

  private func reading(_ text: String, manifest: String = "") throws -> DatasetReading {
    try reading(Array(text.utf8), manifest: manifest)
  }

  /// The system's name and the shape of a row: `zone 38: ((500000 0,…))`.
  private func shape(_ reading: DatasetReading, row: Int = 0) throws -> (system: String, rings: [[[Double]]])
  {
    let geometry = try #require(reading.dataset.tables[.parcels]?.geometry)
    let definition = geometry.references[geometry.referenceIndex(row)] ?? ""
    let name = definition.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    return (name, PlainWKB(Array(geometry.wkb(row))).rings)
  }

  @Test func aParcelHasItsFactsItsShapeAndItsSystem() throws {
    let reading = try reading(Self.head + Self.square)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect(table.key(0) == "430224001001GB00001")
    #expect(
      ["name", "land_use", "图幅号", "地类编码", "图形属性"].map { table.shown(0, $0) } == [
        "甲地块", "工业用地", "H49G", "0601", "面",
      ])
    #expect(table.column("certificate_area") == nil)
    #expect(table.numbers("地块面积")?[0] == 1 && table.numbers("地块面积")?.unit.symbol == "公顷")
    #expect(table.origin(row: 0)?.row == 10)
    let shape = try shape(reading)
    #expect(shape.system == "CGCS2000 / 3-degree Gauss-Kruger zone 38")
    #expect(
      shape.rings == [
        [
          [38_500_000, 3_050_000], [38_500_100, 3_050_000], [38_500_100, 3_050_100], [38_500_000, 3_050_100],
          [38_500_000, 3_050_000],
        ]
      ])
    #expect(reading.notes.isEmpty)
  }

  @Test func theManifestMayMakeTheAreaThatOfTheCertificate() throws {
    let reading = try reading(
      Self.head + Self.square, manifest: "columns: {parcels: {certificate_area: 地块面积}}\n")
    #expect(reading.dataset.tables[.parcels]?.shown(0, "certificate_area") == "10000")
  }

  /// Ways of writing the same square; what is listed of them.
  struct Writing: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var text: String
    var isGBK = false
    var notes: [String] = []
    var system = "CGCS2000 / 3-degree Gauss-Kruger zone 38"
  }

  private static func rewritten(_ change: (String) -> String) -> String { change(head + square) }

  static let writings = [
    Writing(
      testDescription: "closed",
      text: head.replacing("1.01", with: "1") + square.replacing("4,1.0", with: "5,1.0")
        + "J1,1,3050000.000,38500000.000\n"),
    Writing(
      testDescription: "GBK", text: head + square, isGBK: true, notes: ["info encoding_detected a.txt"]),
    Writing(testDescription: "byte order mark", text: "\u{FEFF}" + head + square),
    Writing(testDescription: "CRLF", text: rewritten { $0.replacing("\n", with: "\r\n") }),
    Writing(
      testDescription: "full width",
      text: rewritten {
        $0.replacing(",", with: "，").replacing("[", with: "【").replacing("]", with: "】").replacing(
          "=", with: "＝")
      }),
    Writing(testDescription: "tabs", text: head + square.replacing(",", with: "\t")),
    Writing(testDescription: "blanks", text: head + square.replacing(",", with: "  ")),
    Writing(testDescription: "no @", text: rewritten { $0.replacing(",@", with: "") }),
    Writing(testDescription: "@ without comma", text: rewritten { $0.replacing(",@", with: "@") }),
    Writing(testDescription: "no J", text: rewritten { $0.replacing("J", with: "") }),
    Writing(testDescription: "remark before the head", text: "勘测定界成果\n\n" + head + square),
    Writing(
      testDescription: "no zone in the head", text: rewritten { $0.replacing("带号=38\n", with: "") },
      notes: ["info zone_from_coordinates a.txt:9"]),
    Writing(testDescription: "no width of zones", text: rewritten { $0.replacing("几度分带=3\n", with: "") }),
    Writing(
      testDescription: "another zone in the head", text: rewritten { $0.replacing("带号=38", with: "带号=37") },
      notes: ["warning grid_zone_disagrees a.txt:10"]),
    Writing(
      testDescription: "more in the head",
      text: rewritten { $0.replacing("带号=38", with: "带号=38\n备注=无\n中央子午线=114") }),
    Writing(
      testDescription: "Xi'an 1980", text: rewritten { $0.replacing("2000国家大地坐标系", with: "80国家大地坐标系") },
      system: "Xian 1980 / 3-degree Gauss-Kruger zone 38"),
    Writing(
      testDescription: "Beijing 1954", text: rewritten { $0.replacing("2000国家大地坐标系", with: "1954年北京坐标系") },
      system: "Beijing 1954 / 3-degree Gauss-Kruger zone 38"),
    Writing(
      testDescription: "six degrees",
      text: rewritten {
        $0.replacing("=38", with: "=19").replacing("分带=3", with: "分带=6").replacing(",38", with: ",19")
      }, system: "CGCS2000 / Gauss-Kruger zone 19"),
    Writing(
      testDescription: "no prefix", text: rewritten { $0.replacing(",38", with: ",") },
      notes: ["info zone_prefix_absent a.txt:10"], system: "CGCS2000 / 3-degree Gauss-Kruger CM 114E"),
    Writing(
      testDescription: "a system of the town's own",
      text: rewritten { $0.replacing("2000国家大地坐标系", with: "城建坐标系") },
      notes: ["warning reference_unclear a.txt:10"], system: ""),
    Writing(
      testDescription: "zone of the other width", text: rewritten { $0.replacing("分带=3", with: "分带=6") },
      notes: ["warning reference_unclear a.txt:10"], system: ""),
  ]

  @Test(arguments: writings) func everyWayOfWritingIsRead(_ writing: Writing) throws {
    let reading = try reading(writing.isGBK ? Encoded.gb18030(writing.text) : Array(writing.text.utf8))
    let table = try #require(reading.dataset.tables[.parcels])
    #expect(table.count == 1 && table.key(0) == "430224001001GB00001")
    #expect(table.shown(0, "land_use") == "工业用地")
    let shape = try shape(reading)
    #expect(shape.system == writing.system)
    #expect(shape.rings.map(\.count) == [5])
    // A text without a reference system is asked for one, like any layer.
    #expect(
      reading.notes.map { $0.replacing(/:\d+/, with: "") }.filter { !$0.contains("crs_missing") }
        == writing.notes.map { $0.replacing(/:\d+/, with: "") })
  }

  @Test func swappedAxesAreToldByTheirSizeAndListed() throws {
    for prefix in ["38", ""] {
      let points = [(0, 0), (0, 1), (1, 1), (1, 0)].enumerated().map {
        "J\($0 + 1),1,\(prefix)500\($1.1)00,3050\($1.0)00\n"
      }
      let reading = try reading(Self.head + "4,1.0,A1,甲,面,,,,@\n" + points.joined())
      #expect(try shape(reading).rings[0][1] == [prefix.isEmpty ? 500_100 : 38_500_100, 3_050_000])
      #expect(reading.codes.contains("axes_swapped"))
      #expect(!reading.codes.contains("stated_area_differs"))
    }
  }

  @Test func ringsInsideTheFirstAreHolesAndOthersAreParts() throws {
    func ring(_ number: Int, _ x: Int, _ y: Int, _ size: Int) -> String {
      [(0, 0), (0, 1), (1, 1), (1, 0)].map { north, east in
        "J,\(number),\(3_050_000 + y + north * size),\(38_500_000 + x + east * size)\n"
          .replacing("J,", with: "J\(number)\(north)\(east),")
      }.joined()
    }
    let reading = try reading(
      Self.head + "8,0.96,A1,甲,面,,,,@\n" + ring(1, 0, 0, 100) + ring(2, 20, 20, 20)
        + "8,1.04,A2,乙,面,,,,@\n" + ring(1, 0, 200, 100) + ring(2, 200, 200, 20)
        + "12,0.97,A3,丙,面,,,,@\n" + ring(1, 0, 400, 100) + ring(2, 20, 420, 20) + ring(3, 25, 425, 10))
    #expect(reading.notes.isEmpty)
    let geometry = try #require(reading.dataset.tables[.parcels]?.geometry)
    let shapes = (0..<3).map { PlainWKB(Array(geometry.wkb($0))) }
    #expect(shapes.map(\.parts) == [[2], [1, 1], [2, 1]])
  }

  @Test func whatCannotBeReadIsListedByItsLine() throws {
    let bad = Self.square.replacing("38500100.000\nJ3", with: "385oo100.000\nJ3")
    let reading = try reading(
      Self.head + "J0,1,x,y\n" + bad + "9,7.0,B1,乙,面,,,,@\n"
        + Self.square.split(separator: "\n").dropFirst().joined(separator: "\n")
        + "\n2,0,C1,丙,线,,,,@\nJ1,1,3050000,38500000\nJ2,1,3050000,38500100\n")
    #expect(
      reading.notes == [
        "error boundary_line_unreadable a.txt:13", "warning boundary_line_stray a.txt:10",
        "warning point_count a.txt:16", "warning stated_area_differs a.txt:16",
      ])
    let geometry = try #require(reading.dataset.tables[.parcels]?.geometry)
    #expect(geometry.wkb(0).isEmpty)
    #expect(geometry.wkb(2).prefix(5) == [1, 2, 0, 0, 0])
  }

  @Test func aParcelWithoutNumberIsSetAsideAndOthersAreCounted() throws {
    let reading = try reading(
      Self.head + Self.square + Self.square.replacing("430224001001GB00001", with: ""))
    #expect(reading.notes == ["error missing_key a.txt:15"])
    #expect(reading.dataset.counts[.parcels].map { [$0.rowsIn, $0.used] } == [2, 1])
  }

  @Test func theManifestsSystemIsForTextsThatStateNone() throws {
    let bare = Self.square
    let stated = "crs: {parcels: \"EPSG:4526\"}\n"
    #expect(try shape(reading(bare, manifest: stated)).system == "CGCS2000 / 3-degree Gauss-Kruger zone 38")
    #expect(try reading(bare, manifest: stated).codes.isEmpty)
    let other = "crs: {parcels: \"EPSG:4525\"}\n"
    #expect(try reading(Self.head + Self.square, manifest: other).codes == ["crs_disagrees"])
  }

  @Test func otherTextsStayTables() throws {
    let folder = try TemporaryFolder()
    try folder.write("e.txt", "税号,年度,税收,用电\nA,2021,500000.5,38500000\nB,2021,4,4\nC,2021,4,4\n")
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: e.txt}\n")
    #expect(try Outcome(folder).reading?.dataset.tables[.figures]?.count == 3)
  }
}
