import Diagnostics
import Foundation
import Intake
import Tables
import Testing

/// Layers: their types, geometries and reference systems.
@Suite struct LayerTests {
  private static let square = "POLYGON ((500000 3000000,500100 3000000,500100 3000100,500000 3000000))"

  @Test func typedFieldsKeepTheirValues() throws {
    let folder = try TemporaryFolder()
    let layer = LayerFile(
      name: "宗地", geometries: [LayerTests.square, nil, "POLYGON EMPTY"],
      fields: [
        .integer("宗地代码", [430_224_001_001_000_001, 2, 3]),
        .number("使用权面积(亩)", [0.1 + 0.2, nil, -1]),
        .day("约定动工时间", [(2020, 2, 29), nil, (2021, 12, 31)]),
        .number("交地日期", [20_210_304, 44_561, 1.5e300]),
        .text("权利人", ["甲", "无", nil]),
        .integer("备用", [9_007_199_254_740_993, nil, 1]),
      ])
    LayerFile.write([layer], to: folder.file("p.gpkg"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.gpkg}\n")
    let reading = try #require(try Outcome(folder).reading)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect((0..<3).map { table.key($0) } == ["430224001001000001", "2", "3"])
    #expect(table.numbers("certificate_area")?[0] == (0.1 + 0.2) * 2000 / 3)
    #expect(table.shown(0, "agreed_start") == "2020-02-29")
    #expect((0..<3).map { table.shown($0, "handover_date") } == ["2021-03-04", "2021-12-31", "missing"])
    #expect((0..<3).map { table.shown($0, "holder_name") } == ["甲", "missing", "missing"])
    #expect(table.rawText("备用")?[0] == "9007199254740993")
    #expect(table.origin(row: 2)?.row == 3)
    let geometry = try #require(table.geometry)
    #expect(geometry.wkb(0).prefix(5) == [1, 3, 0, 0, 0])
    #expect(geometry.wkb(1).isEmpty)
    #expect(geometry.wkb(2).count == 9)
    #expect(geometry.references.first??.contains("CGCS2000 / 3-degree Gauss-Kruger CM 114E") == true)
    #expect(
      reading.notes == [
        "error area_not_positive p.gpkg:3 使用权面积(亩)", "error bad_date p.gpkg:3 交地日期",
        "info serial_dates p.gpkg:2 交地日期",
      ])
  }

  @Test func arcsBecomeLinesAndHeightsAreDropped() throws {
    let folder = try TemporaryFolder()
    let layer = LayerFile(
      name: "p",
      geometries: [
        "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))", "POLYGON Z ((0 0 5,1 0 5,1 1 5,0 0 5))",
      ],
      fields: [.text("parcel_id", ["A", "B"])])
    LayerFile.write([layer], to: folder.file("p.gpkg"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.gpkg}\n")
    let geometry = try #require(try Outcome(folder).reading?.dataset.tables[.parcels]?.geometry)
    #expect(geometry.wkb(0).prefix(5) == [1, 3, 0, 0, 0])
    #expect(geometry.wkb(0).count > 500)
    #expect(geometry.wkb(1).count == 1 + 4 + 4 + 4 + 4 * 16)
  }

  @Test func theManifestsReferenceSystemIsForLayersThatStateNone() throws {
    let folder = try TemporaryFolder()
    let fields: [LayerFile.Field] = [.text("parcel_id", ["A"])]
    LayerFile.write(
      [LayerFile(name: "p", system: nil, geometries: [LayerTests.square], fields: fields)],
      to: folder.file("none.shp"), driver: "ESRI Shapefile")
    LayerFile.write(
      [LayerFile(name: "p", geometries: [LayerTests.square], fields: fields)], to: folder.file("own.gpkg"))
    func reading(_ source: String, crs: String) throws -> (codes: [String], wkt: String?) {
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: \(source)}\n\(crs)")
      let reading = try #require(try Outcome(folder).reading)
      return (reading.codes, reading.dataset.tables[.parcels]?.geometry?.references.first ?? nil)
    }
    let unknown = try reading("none.shp", crs: "")
    #expect(unknown.wkt == nil)
    let stated = try reading("none.shp", crs: "crs: {parcels: \"EPSG:4546\"}\n")
    #expect(stated.wkt?.contains("CM 111E") == true && stated.codes.isEmpty)
    let same = try reading("own.gpkg", crs: "crs: {parcels: \"EPSG:4547\"}\n")
    #expect(same.codes.isEmpty)
    let other = try reading("own.gpkg", crs: "crs: {parcels: \"EPSG:4546\"}\n")
    #expect(other.wkt?.contains("CM 114E") == true && other.codes == ["crs_disagrees"])
  }

  @Test func aShapefileWithoutItsOtherPartsSaysWhichAreMissing() throws {
    let folder = try TemporaryFolder()
    LayerFile.write(
      [LayerFile(name: "p", geometries: [LayerTests.square], fields: [.text("parcel_id", ["A"])])],
      to: folder.file("p.shp"), driver: "ESRI Shapefile")
    try FileManager.default.removeItem(atPath: folder.file("p.shx"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.shp}\n")
    let one = try #require(try Outcome(folder).refusals.first)
    #expect(one.message == .shapefileIncomplete)
    #expect(one.text(in: .zh).contains("缺少同名的 .shx 文件"))
    try FileManager.default.removeItem(atPath: folder.file("p.dbf"))
    let both = try #require(try Outcome(folder).refusals.first)
    #expect(both.text(in: .en).contains("its .shx, .dbf is missing"))
  }

  @Test func areasAndTolerancesAreTheManifests() throws {
    let folder = try TemporaryFolder()
    try folder.write("p.csv", "parcel_id\nA\n")
    try folder.write(
      "dataset.yaml",
      "year: 2021\ntables: {parcels: p.csv}\narea: survey\ntolerances: {gap_m2: 50, area_share: 0.02}\n")
    let policy = try #require(try Outcome(folder).reading).dataset.policy
    #expect(policy.area == .survey)
    #expect((policy.gap, policy.areaShare) == (50, 0.02))
    #expect((policy.overlap, policy.constraint, policy.sliver, policy.areaSquareMetres) == (0.01, 1, 0.5, 20))
  }

  @Test func referenceSystemsAreNamedAsOfficesDo() throws {
    let folder = try TemporaryFolder()
    LayerFile.write(
      [
        LayerFile(
          name: "p", system: nil, geometries: [LayerTests.square], fields: [.text("parcel_id", ["A"])])
      ],
      to: folder.file("none.shp"), driver: "ESRI Shapefile")
    func outcome(_ name: String) throws -> Outcome {
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: none.shp}\ncrs: {parcels: \(name)}\n")
      return try Outcome(folder)
    }
    let reading = try #require(try outcome("西安80 3度带 中央经线111").reading)
    #expect(reading.dataset.tables[.parcels]?.geometry?.references.first??.contains("2382") == true)
    #expect(reading.codes == [])
    let refusal = try #require(try outcome("西安80").refusals.first)
    #expect(refusal.message.code == "manifest_unknown_crs")
    #expect(refusal.arguments["examples"] != nil)
  }

  @Test func layersOfDifferentDatumsAreTold() throws {
    let folder = try TemporaryFolder()
    for (name, system) in [("p", 2383), ("b", 4547), ("z", 4490)] as [(String, Int32)] {
      let key = ["p": "parcel_id", "b": "building_id", "z": "zone_id"][name] ?? ""
      let box = system == 4490 ? "POLYGON ((113 28,113.1 28,113.1 28.1,113 28))" : LayerTests.square
      LayerFile.write(
        [LayerFile(name: name, system: system, geometries: [box], fields: [.text(key, ["A"])])],
        to: folder.file("\(name).gpkg"))
    }
    func codes(_ tables: String) throws -> [String] {
      try folder.write("dataset.yaml", "year: 2021\ntables: {\(tables)}\n")
      return try #require(try Outcome(folder).reading).notes
    }
    #expect(try codes("buildings: b.gpkg, zones: z.gpkg") == [])
    #expect(
      try codes("parcels: p.gpkg, buildings: b.gpkg, zones: z.gpkg")
        == ["warning crs_datums_differ b.gpkg", "warning crs_datums_differ z.gpkg"])
  }

  @Test func geoJSONIsInDegreesUnlessItSaysOtherwise() throws {
    let folder = try TemporaryFolder()
    func reading(crs member: String, x: Int, manifest: String = "") throws -> (codes: [String], wkt: String?)
    {
      let geometry = #"{"type":"Polygon","coordinates":[[[\#(x),28],[\#(x + 1),28],[\#(x),29],[\#(x),28]]]}"#
      try folder.write(
        "p.geojson",
        #"{"type":"FeatureCollection",\#(member)"features":[{"type":"Feature","properties":{"parcel_id":"A","crs":"x"},"#
          + #""geometry":\#(geometry)}]}"#)
      try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.geojson}\n\(manifest)")
      let reading = try #require(try Outcome(folder).reading)
      return (reading.codes, reading.dataset.tables[.parcels]?.geometry?.references.first ?? nil)
    }
    let stated = "crs: {parcels: \"EPSG:4547\"}\n"
    #expect(try reading(crs: "", x: 113).wkt?.contains("WGS 84") == true)
    #expect(try reading(crs: "", x: 500_000).codes == ["crs_not_degrees"])
    #expect(try reading(crs: "", x: 500_000).wkt == nil)
    #expect(try reading(crs: "", x: 500_000, manifest: stated).wkt?.contains("CM 114E") == true)
    let member = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"#
    #expect(try reading(crs: member, x: 113).wkt?.contains("China Geodetic Coordinate System 2000") == true)
    #expect(try reading(crs: member, x: 113, manifest: stated).codes == ["crs_disagrees"])
  }

  /// GDAL takes texts of this form for dates, also where the calendar has no such day.
  @Test func anImpossibleDateOfALayerIsListed() throws {
    let folder = try TemporaryFolder()
    let features = ["2021-02-28", "2021-02-30", "2020-02-29"].enumerated().map { number, day in
      #"{"type":"Feature","properties":{"parcel_id":"P\#(number)","agreed_start":"\#(day)"},"geometry":null}"#
    }
    try folder.write(
      "p.geojson", #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.geojson}\n")
    let reading = try #require(try Outcome(folder).reading)
    let days = reading.dataset.tables[.parcels]?.days("agreed_start")
    #expect((0..<3).map { days?[$0]?.description } == ["2021-02-28", nil, "2020-02-29"])
    #expect(reading.codes.contains("bad_date"))
  }

  @Test func aLayerMustBeChosenWhereThereAreSeveral() throws {
    let folder = try TemporaryFolder()
    let fields: [LayerFile.Field] = [.text("parcel_id", ["A"])]
    let layers = ["甲", "乙", "layer_styles"].map {
      LayerFile(name: $0, geometries: [LayerTests.square], fields: fields)
    }
    LayerFile.write(layers, to: folder.file("p.gpkg"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.gpkg}\n")
    #expect(try Outcome(folder).refusals.map(\.message.code) == ["layer_not_chosen"])
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: {source: p.gpkg, layer: 乙}}\n")
    #expect(try Outcome(folder).reading?.dataset.tables[.parcels]?.count == 1)
    LayerFile.write([layers[0], layers[2]], to: folder.file("q.gpkg"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: q.gpkg}\n")
    #expect(try Outcome(folder).reading?.dataset.tables[.parcels]?.count == 1)
  }

  @Test func parcelsOfSeveralLayersAreOneTable() throws {
    let folder = try TemporaryFolder()
    let other = "POLYGON ((0 0,1 0,1 1,0 0))"
    LayerFile.write(
      [
        LayerFile(name: "a", geometries: [LayerTests.square, nil], fields: [.text("parcel_id", ["A", "B"])])
      ],
      to: folder.file("a.gpkg"))
    LayerFile.write(
      [
        LayerFile(
          name: "b", system: 4490, geometries: [other, other, other],
          fields: [.text("parcel_id", ["A", "B", "C"])])
      ],
      to: folder.file("b.gpkg"))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: [a.gpkg, b.gpkg]}\n")
    let reading = try #require(try Outcome(folder).reading)
    let geometry = try #require(reading.dataset.tables[.parcels]?.geometry)
    #expect((0..<3).map { geometry.referenceIndex($0) } == [0, 1, 1])
    #expect(reading.notes == ["warning conflict b.gpkg:1"])
  }
}
