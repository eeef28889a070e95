import LandFixtures
import Tables
import Testing

/// Contract L3 to L6: how much land a link has. P1 is 6000 m², 9 亩.
@Suite struct LinkLandTests {
  private func parish(
    _ columns: [String], _ rows: [[Any?]], floors: [Any?]? = nil, area: Any? = 6000, year: Int = 2021
  ) -> Parish {
    var parish = Parish(year: year)
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P1", area], ["P2", 2000]])
    parish.table(.enterprises, ["enterprise_id"], [["E1"], ["E2"], ["E3"]])
    parish.table(.occupancy, ["enterprise_id", "parcel_id"] + columns, rows)
    if let floors {
      parish.table(
        .buildings, ["building_id", "parcel_id", "floor_area"],
        floors.enumerated().map { ["B\($0)", "P1", $1] })
    }
    return parish
  }

  /// 亩 of an area held so many days of 2021.
  private func mu(_ squareMetres: Double, days: Double) -> Double {
    let weight: Double = days / 365
    return squareMetres * weight * 3 / 2000
  }

  @Test func `a stated area is the link's land`() async {
    let linked = await parish(["area"], [["E1", "P1", 2000], ["E2", "P1", 4000]]).linked()
    #expect(linked.links() == ["E1 P1 occupancy 3 1", "E2 P1 occupancy 6 1"])
  }

  /// (6000 − 2000) × 500 / 2000 = 1000 m² and (6000 − 2000) × 1000 / 2000 = 2000 m².
  @Test func `a stated floor area shares what stated areas leave, by the buildings' floor`() async {
    let rows: [[Any?]] = [["E1", "P1", 2000, nil], ["E2", "P1", nil, 500], ["E3", "P1", nil, 1000]]
    let linked = await parish(["area", "floor_area"], rows, floors: [1500, 500]).linked()
    #expect(linked.links() == ["E1 P1 occupancy 3 1", "E2 P1 occupancy 1.5 1", "E3 P1 occupancy 3 1"])
  }

  /// Without buildings the floor is 500 + 1500; 4000 × 500 / 2000 = 1000 m².
  @Test func `without buildings the floor is what the links state, marked assumed`() async {
    let rows: [[Any?]] = [["E1", "P1", 2000, nil], ["E2", "P1", nil, 500], ["E3", "P1", nil, 1500]]
    let linked = await parish(["area", "floor_area"], rows).linked()
    #expect(
      linked.links() == [
        "E1 P1 occupancy 3 1", "E2 P1 occupancy 1.5 1 assumed", "E3 P1 occupancy 4.5 1 assumed",
      ])
  }

  @Test func `one building of unknown floor makes the parcel's floor unknown`() async {
    let rows: [[Any?]] = [["E1", "P1", nil, 500]]
    let linked = await parish(["area", "floor_area"], rows, floors: [500, nil]).linked()
    #expect(linked.links() == ["E1 P1 occupancy 9 1 assumed"])
  }

  @Test func `what is left is shared in equal parts, assumed where several share it`() async {
    let two = await parish(["area"], [["E1", "P1", 2000], ["E2", "P1", nil], ["E3", "P1", nil]]).linked()
    #expect(
      two.links() == ["E1 P1 occupancy 3 1", "E2 P1 occupancy 3 1 assumed", "E3 P1 occupancy 3 1 assumed"])
    let one = await parish(["area"], [["E1", "P1", 2000], ["E2", "P1", nil]]).linked()
    #expect(one.links() == ["E1 P1 occupancy 3 1", "E2 P1 occupancy 6 1"])
  }

  @Test func `where nothing is left there is no occupancy`() async {
    let linked = await parish(["area"], [["E1", "P1", 6000], ["E2", "P1", nil]]).linked()
    #expect(linked.links() == ["E1 P1 occupancy 9 1"])
    #expect(linked.landOf("E2") == nil)
  }

  @Test func `an area or floor of nothing is no occupancy`() async {
    let rows: [[Any?]] = [["E1", "P1", 0, nil], ["E2", "P1", nil, 0]]
    let linked = await parish(["area", "floor_area"], rows).linked()
    #expect(linked.links() == [])
    #expect(linked.landOf("E2") == nil)
    #expect(linked.issues == [])
  }

  /// 2021 has 365 days; 1 July to 31 December are 184 of them.
  @Test func `days in force weigh a link's land, first and last day included`() async {
    let rows: [[Any?]] = [
      ["E1", "P1", 2000, "2021-07-01", nil], ["E2", "P1", 3650, "2021-03-01", "2021-03-01"],
      ["E3", "P1", 2000, "2020-05-01", "2020-12-31"],
    ]
    let linked = await parish(["area", "from", "to"], rows).linked()
    #expect(linked.landOf("E1") == mu(2000, days: 184))
    #expect(linked.landOf("E2") == mu(3650, days: 1))
    #expect(linked.landOf("E3") == nil)
    #expect(linked.land.years[2021]?.links.links.map(\.weight) == [184.0 / 365, 1.0 / 365])
    #expect(linked.issues == ["open_period E1"])
  }

  @Test func `a leap year has a day more`() async {
    let rows: [[Any?]] = [["E1", "P1", 366 * 20, "2020-02-01", "2020-02-29"]]
    let linked = await parish(["area", "from", "to"], rows, year: 2020).linked()
    #expect(linked.land.years[2020]?.links.links.map(\.weight) == [29.0 / 366])
  }

  /// Claims are weighed: E1 leaves 6000 − 6000 × 181/365 of the year, which E2 holds all year.
  @Test func `what is left is left by weighed claims`() async {
    let rows: [[Any?]] = [["E1", "P1", 6000, "2021-01-01", "2021-06-30"], ["E2", "P1", nil, nil, nil]]
    let linked = await parish(["area", "from", "to"], rows).linked()
    let first = 6000.0 * (181.0 / 365)
    #expect(linked.landOf("E1") == mu(6000, days: 181))
    #expect(linked.landOf("E2") == mu(6000 - first, days: 365))
  }

  /// A tenant that follows another takes turns: each is one claim on the remainder, weighed by its days.
  @Test func `several rows of one enterprise on one parcel make one link`() async {
    let rows: [[Any?]] = [
      ["E1", "P1", 1000, "2021-01-01", "2021-12-31"], ["E1", "P1", 1000, nil, "2021-12-31"],
      ["E2", "P1", nil, "2021-01-01", "2021-03-31"], ["E2", "P1", nil, "2021-03-01", "2021-06-30"],
    ]
    let linked = await parish(["area", "from", "to"], rows).linked()
    #expect(linked.landOf("E1") == 3)
    #expect(linked.landOf("E2") == mu(4000, days: 181))
    #expect(linked.land.years[2021]?.links.links.count == 2)
    #expect(linked.land.years[2021]?.links.links.map(\.weight) == [1, 181.0 / 365])
  }

  @Test func `claims beyond the parcel are listed above one percent, and nothing is rescaled`() async {
    let within = await parish(["area"], [["E1", "P1", 3000], ["E2", "P1", 3060]]).linked()
    #expect(within.issues == [])
    let beyond = await parish(["area"], [["E1", "P1", 3000], ["E2", "P1", 3060.1]]).linked()
    #expect(beyond.issues == ["overclaimed P1"])
    #expect(beyond.landOf("E1") == 4.5)
  }

  @Test func `where the parcel's land is unknown, so is the link's, unless it is stated`() async {
    let rows: [[Any?]] = [["E1", "P1", 2000], ["E2", "P1", nil]]
    let linked = await parish(["area"], rows, area: nil).linked()
    #expect(linked.links() == ["E1 P1 occupancy 3 1", "E2 P1 occupancy ? ?"])
    #expect(linked.landOf("E2") == nil)
    #expect(linked.issues.filter { $0.hasPrefix("land_unknown") } == ["land_unknown P1"])
    #expect(linked.landOf(parcel: "P1") == nil)
    #expect(linked.landOf(parcel: "P2") == 3)
  }

  @Test func `dates the wrong way round are an issue and in force on no day`() async {
    let linked = await parish(["area", "from", "to"], [["E1", "P1", 2000, "2021-06-30", "2021-06-01"]])
      .linked()
    #expect(linked.issues == ["period_reversed E1"])
    #expect(linked.links() == [])
  }
}
