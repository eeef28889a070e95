import Cadastre
import Evaluation
import LandFixtures
import RuleBooks
import Testing

@testable import Delivery

/// `csv/zones.csv` for a park with two parts.
@Suite struct ZonesFileTests {
  private func lines(_ parish: Parish) async throws -> [String] {
    let folder = try TemporaryFolder()
    let book = "rulebook: b\nmetrics:\n  per_mu: {of: zone, unit: 万元/亩, formula: tax / land}\n"
    try book.write(toFile: "\(folder.path)/book.yaml", atomically: true, encoding: .utf8)
    let rules = try RuleCompiler.compile(
      [try BookLibrary(shipped: nil).book("\(folder.path)/book.yaml")], facts: .of(parish.dataset),
      asOf: parish.dataset.asOf)
    let judgement = Judge.judge(await parish.linked().land, by: rules)
    try OutputFolder(path: "\(folder.path)/out", language: .en)
      .write(judgement, issues: [], run: Fixture.run)
    return try folder.text("out/csv/zones.csv").split(separator: "\n").map(String.init)
  }

  private var parish: Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area"], [["P1", 2000.0], ["P2", 4000.0], ["P3", 2000.0]])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id"], [["E1", "P1"], ["E1", "P2"], ["E2", "P3"]])
    parish.table(.enterprises, ["enterprise_id"], [["E1"], ["E2"]])
    parish.table(.figures, ["enterprise_id", "year", "tax"], [["E1", 2021, 30.0], ["E2", 2021, nil]])
    return parish
  }

  @Test func `each zone with what is below it, then what is in none`() async throws {
    var parish = parish
    parish.add("zone", to: .parcels, ["A", "B", "别处"])
    parish.table(
      .zones, ["zone_id", "name", "kind", "parent_id"],
      [["P", "园区, 全", nil, nil], ["A", nil, "片区", "P"], ["B", nil, "托管", "P"]])
    #expect(
      try await lines(parish) == [
        "zone_id,name,kind,parent_id,level,parcels,land_mu,measured_m2,zone_area_m2,enterprises,occupied_mu,tax,"
          + "known_land,known_tax,lacking_tax,per_mu",
        "A,,片区,P,2,1,3,,,0,3,10,3,10,0,3.3333333333333335",
        "B,,托管,P,2,1,6,,,1,6,20,6,20,0,3.3333333333333335",
        "P,\"园区, 全\",,,1,2,9,,,1,9,30,9,30,0,3.3333333333333335",
        ",,,,,1,3,,,1,3,,3,,1,",
      ])
  }

  @Test func `without zones there is a header`() async throws {
    #expect(try await lines(parish).count == 1)
  }
}
