import Diagnostics
import Intake
import Tables
import Testing

/// What a reading records: the files by their digests, and the same whatever the order of the rows.
@Suite struct RecordTests {
  @Test func digestsAreThoseOfTheStandard() {
    #expect(
      FileDigest.sha256(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      FileDigest.sha256(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      FileDigest.sha256(of: [UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    for length in 50...70 { #expect(FileDigest.sha256(of: [UInt8](repeating: 1, count: length)).count == 64) }
  }

  @Test func everyFileIsRecordedOnceWithItsParts() throws {
    let folder = try TemporaryFolder()
    let layer = LayerFile(name: "p", geometries: ["POINT (0 0)"], fields: [.text("parcel_id", ["A"])])
    LayerFile.write([layer], to: folder.file("宗地.shp"), driver: "ESRI Shapefile")
    try folder.write("e.csv", "税号,年度,名称,税收\nA,2021,甲,5\n")
    try folder.write(
      "dataset.yaml", "year: 2021\ntables: {parcels: 宗地.shp, enterprises: e.csv, figures: e.csv}\n")
    let inputs = try #require(try Outcome(folder).reading?.dataset.inputs)
    #expect(
      inputs.map(\.name) == ["dataset.yaml", "宗地.shp", "宗地.shx", "宗地.dbf", "宗地.prj", "e.csv"])
    for input in inputs {
      #expect(input.sha256 == folder.bytes(input.name).map { FileDigest.sha256(of: $0) })
    }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let rows = [
      "A,2021,1e16,甲", "A,2021,1,甲", "A,2021,-1e16,甲", "A,2021,0.1,甲", "B,2021,5,乙", "B,2021,0.7,丙",
      "C,2021,错,丁",
    ]
    func read(_ rows: [String]) throws -> [String: String] {
      let folder = try TemporaryFolder()
      try folder.write("f.csv", "税号,年度,用电量,备注\n" + rows.joined(separator: "\n"))
      try folder.write(
        "dataset.yaml", "year: 2021\ntables: {figures: {source: f.csv, sum_by: [enterprise_id, year]}}\n")
      let table = try #require(try Outcome(folder).reading?.dataset.tables[.figures])
      return Dictionary(
        uniqueKeysWithValues: (0..<table.count).map {
          (table.key($0), table.shown($0, "electricity") + table.shown($0, "备注"))
        })
    }
    let expected = try read(rows)
    #expect(expected == ["A/2021": "1.1甲", "B/2021": "5.7missing", "C/2021": "missing丁"])
    for shift in 1..<rows.count { #expect(try read(Array(rows[shift...] + rows[..<shift])) == expected) }
  }

  @Test func passwordsAreNotRecorded() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "dataset.yaml", "year: 2021\ntables: {parcels: \"PG:host=/nowhere dbname=x password='a b'\"}\n")
    let refusals = try Outcome(folder).refusals
    #expect(refusals.map(\.kind) == [.badInput])
    for language in Language.allCases {
      #expect(refusals.allSatisfy { !$0.text(in: language).contains("a b") })
    }
    let manifest = try DatasetReader(path: folder.path).manifest()
    #expect(manifest.tables.first?.sources.first?.name == "PG:host=/nowhere dbname=x")
  }

  @Test func theManifestSaysWhatTheDatasetIs() throws {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", "税号,名称\nA0001,甲\n")
    try folder.write(
      "dataset.yaml",
      "dataset: 天易\ntitle: 天易(演示)\nyear: 2021\ncoordinates: gcj02\ntables: {enterprises: e.csv}\n")
    let dataset = try DatasetReader(path: folder.file("dataset.yaml")).read().dataset
    #expect(dataset.name == "天易" && dataset.title == "天易(演示)" && dataset.year == 2021)
    #expect(dataset.asOf.description == "2021-12-31" && dataset.coordinates == .gcj02)
  }

  @Test func refusalsSayWhereAndWhatWasMeant() throws {
    let folder = try TemporaryFolder()
    try folder.write("dataset.yaml", "year: 2021\ntables:\n  parcles: a.csv\n  figures: {source: 供电.csv}\n")
    try folder.write("供电2.csv", "")
    let tables = try Outcome(folder).refusals
    #expect(tables.map { $0.text(in: .en).contains("dataset.yaml:3:3") } == [true])
    #expect(tables.first?.suggestion == "parcels")
    try folder.write("dataset.yaml", "year: 2021\ntables:\n  figures: {source: 供电.csv}\n")
    let sources = try Outcome(folder).refusals
    #expect(sources.first?.suggestion == "供电2.csv" && sources.first?.place.line == 3)
  }

  @Test func everyMessageSaysTheSameInBothLanguages() {
    for message in Message.all {
      for name in message.placeholders { #expect(message.text.en.contains("{\(name)}"), "\(message.code)") }
    }
    #expect(Set(Message.all.map(\.code)).count == Message.all.count)
  }
}
