import LandFixtures
import Tables
import Testing
import Units

/// Contract L7 and L8.
@Suite struct ApportioningTests {
  /// E1 has 3 亩 of P1 and 6 亩 of P2; E2 6 亩 of P1; E3 no land; X is nobody known.
  private func parish() -> Parish {
    var parish = Parish()
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P1", 6000], ["P2", 4000], ["P3", 2000]])
    parish.table(.enterprises, ["enterprise_id"], [["E1"], ["E2"], ["E3"]])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"],
      [["E1", "P1", 2000], ["E1", "P2", 4000], ["E2", "P1", 4000]])
    parish.table(
      .figures, ["enterprise_id", "year", "tax", "output", "tax_vat"],
      [
        ["E1", 2021, 90, 300, 9], ["E2", 2021, 12, nil, nil], ["E3", 2021, 7, 70, 1],
        ["X", 2021, 5, 50, nil],
        ["E1", 2020, 45, 100, nil],
      ])
    return parish
  }

  @Test func `amounts follow land`() async {
    let linked = await parish().linked()
    #expect(
      linked.links() == ["E1 P1 occupancy 3 0.333333", "E1 P2 occupancy 6 0.666667", "E2 P1 occupancy 6 1"])
    let third: Double = 3.0 / 9
    #expect(linked.amount("tax", on: "P1") == Double(90 * third + 12))
    #expect(linked.amount("tax", on: "P2") == Double(90 * (6.0 / 9)))
  }

  @Test func `an amount is missing where one occupant's is missing and where nobody is`() async {
    let linked = await parish().linked()
    #expect(linked.amount("output", on: "P1") == nil)
    #expect(linked.amount("output", on: "P2") == 200)
    #expect(linked.amount("tax", on: "P3") == nil)
  }

  @Test func `what came in is what was placed and what had no land`() async {
    let linked = await parish().linked()
    #expect(linked.total("tax") == [114, 102, 12])
    #expect(linked.total("output") == [420, 300, 120])
    #expect(linked.total("tax_vat") == [10, 9, 1])
    #expect(linked.land.amounts == ["tax", "output", "tax_vat"])
    #expect(linked.issues.contains("figures_of_unknown_enterprise X"))
  }

  @Test func `earlier years have their own figures and their own links`() async {
    var parish = parish()
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area", "from", "to"],
      [["E1", "P1", 2000, "2019-01-01", "2020-12-31"], ["E1", "P2", 4000, "2021-01-01", "2030-12-31"]])
    let linked = await parish.linked()
    #expect(linked.links(in: 2020) == ["E1 P1 occupancy 3 1"])
    #expect(linked.links(in: 2021) == ["E1 P2 occupancy 6 1"])
    #expect(linked.amount("tax", on: "P1", in: 2020) == 45)
    #expect(linked.amount("tax", on: "P2", in: 2020) == nil)
    #expect(linked.landOf("E1", in: 2020) == 3)
    #expect(linked.land.years.keys.sorted() == [2020, 2021])
  }

  @Test func `a year that is no year is nobody's`() async {
    var parish = parish()
    parish.table(
      .figures, ["enterprise_id", "year", "tax"], [["E1", 1e300, 5], ["E1", 2021, 6], ["E2", -4e18, 1]])
    #expect(await parish.linked().total("tax") == [6, 6, 0])
  }
}
