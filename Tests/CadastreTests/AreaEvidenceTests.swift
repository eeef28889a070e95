import LandFixtures
import Tables
import Testing
import Units

@testable import Cadastre

/// Stated areas held against the map: doubted when most are a unit apart, never changed.
@Suite struct AreaEvidenceTests {
  private func square(_ index: Int, side: Double) -> [UInt8] {
    box(500 * Double(index) - 100_000, 78_000, side, side)
  }

  /// Six parcels of a hectare and more; the closure says what is stated of each.
  private func parish(
    _ column: String = "certificate_area", drawn: Bool = true, stated: (Int, Double) -> Double?
  ) -> Parish {
    var parish = Parish()
    let sides = (0..<6).map { 100 + 10 * Double($0) }
    let areas = sides.map { $0 * $0 }
    var columns = ["parcel_id", column]
    var rows: [[Any?]] = areas.indices.map { ["P\($0)", stated($0, areas[$0])] }
    if column != "certificate_area", !drawn {
      columns.append("certificate_area")
      rows = areas.indices.map { rows[$0] + [areas[$0]] }
    }
    parish.table(.parcels, columns, rows)
    if drawn { parish.draw(sides.enumerated().map { square($0, side: $1) }) }
    return parish
  }

  private func doubts(_ parish: Parish) async -> [[String]] {
    await parish.linked().land.issues.filter { $0.message == .areaUnitDoubtful }.map { issue in
      ["unit", "likely", "ratio"].map { name in
        if case .text(let text)? = issue.arguments[name] { text } else { "" }
      }
    }
  }

  @Test func areasThatAgreeOrDifferAsAreasDoAreSilent() async {
    #expect(await doubts(parish { $1 * ($0 % 2 == 0 ? 0.8 : 1.2) }) == [])
    #expect(await doubts(parish { $1 * ($0 == 0 ? 0.0015 : 1) }) == [])
    #expect(await doubts(parish("developed_area") { _, area in area * 0.07 }) == [])
    #expect(await doubts(parish { $0 < 4 ? $1 * 0.0015 : nil }) == [])
    #expect(await doubts(parish(drawn: false) { _, area in area * 0.0015 }) == [])
  }

  @Test func aUnitApart() async {
    #expect(await doubts(parish { $1 * 3 / 2000 * ($0 == 5 ? 3 : 1) }) == [["m²", "亩", "0.002"]])
    #expect(await doubts(parish { _, area in area / 10_000 }) == [["m²", "公顷", "0.0001"]])
    #expect(await doubts(parish { _, area in area * 2000 / 3 }) == [["亩", "m²", "700"]])
    #expect(await doubts(parish { _, area in area * 15 }) == [["公顷", "亩", "20"]])
    #expect(await doubts(parish("area_due") { _, area in area * 3 / 2000 }) == [["m²", "亩", "0.002"]])
  }

  @Test func withoutAMapOtherAreasAreHeldAgainstTheCertificate() async {
    let parish = parish("developed_area", drawn: false) { _, area in area * 3 / 2000 }
    #expect(await doubts(parish) == [["m²", "亩", "0.002"]])
  }

  @Test func theGreatestClaimOfAParcelCounts() async {
    var parish = parish { $1 }
    let tenants = (0..<6).flatMap { parcel in (0..<5).map { (parcel, $0) } }
    func claim(_ share: Double, _ unit: Double) -> [[Any?]] {
      tenants.map { ["E\($0)\($1)", "P\($0)", 10_000 * ($1 == 0 ? 0.9 : share) * unit] }
    }
    parish.table(.occupancy, ["enterprise_id", "parcel_id", "area"], claim(0.002, 1))
    #expect(await doubts(parish) == [])
    parish.table(.occupancy, ["enterprise_id", "parcel_id", "area"], claim(0.1, 0.0015))
    #expect(await doubts(parish).map { $0.prefix(2).joined() } == ["m²亩"])
  }
}
