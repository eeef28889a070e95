import Cadastre
import LandFixtures
import Tables
import Testing

/// Where land and enterprises do not meet one to one, and by what rows found each other.
@Suite struct JoinReportTests {
  private func parish() -> Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "name", "certificate_area", "holder_id", "holder_name"],
      [
        ["P1", "一号", 2000, nil, nil], ["P2", "二号", 4000, nil, nil], ["P3", nil, 6000, "E3", nil],
        ["P4", nil, 8000, nil, "无名厂"], ["P5", nil, 100, nil, nil], ["P6", nil, 100, nil, nil],
        ["P7", nil, 100, nil, nil], ["P8", nil, nil, nil, nil], ["P9", nil, 100, "E1", nil],
      ])
    parish.table(
      .enterprises, ["enterprise_id", "name", "parcel_id"],
      [
        ["E1", "甲", nil], ["E2", "乙", nil], ["E3", "丙", nil], ["E4", "丁", "P99"], ["E5", "戊", nil],
        ["E6", nil, "P1"], ["E7", nil, nil], ["E8", nil, nil], ["E9", nil, "P8"],
      ])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area", "from", "to"],
      [
        ["E1", "P1", 1000, nil, nil], ["E1", "P2", 1000, nil, nil], ["E2", "P1", 1000, nil, nil],
        ["E5", "P5", 100, nil, "2020-06-30"], ["E7", "P77", 100, nil, nil], ["X1", "P6", 100, nil, nil],
      ])
    parish.table(
      .figures, ["enterprise_id", "year", "tax"],
      [
        ["E1", 2021, 10], ["E2", 2020, 20], ["E4", 2021, 30], ["E5", 2021, 40], ["E6", 2021, 50],
        ["E7", 2021, 60], ["E8", 2021, 0], ["E9", 2021, -5], ["X2", 2021, 70], ["E1", 2022, 1],
      ])
    return parish
  }

  /// `key detail related`, in the report's order.
  private func told(_ category: JoinCategory, of linked: Linked) -> [String] {
    JoinReport(linked.land).rows(category).map { row in
      ([row.key, row.detail.code] + row.related.map(\.key)).joined(separator: " ")
    }
  }

  @Test func `figures that no land bears are listed with why, whoever they are of`() async throws {
    let linked = await parish().linked()
    #expect(
      told(.figuresWithoutLand, of: linked) == [
        "E4 unknown_own_parcel P99", "E5 occupancy_not_in_force", "E6 nothing_left",
        "E7 unknown_parcel P77", "E9 land_unknown P8", "X2 unknown_enterprise",
      ])
    let section = try #require(JoinReport(linked.land).sections.first)
    #expect(section.amount == linked.total("tax")?[2])
    #expect(section.amount == 245)
    #expect(section.land == nil)
  }

  @Test func `parcels without occupant and known holder are listed with why`() async {
    #expect(
      told(.landWithoutEnterprise, of: await parish().linked()) == [
        "P4 holder_unmatched 无名厂", "P5 occupancy_not_in_force E5", "P6 unknown_occupant X1", "P7 no_holder",
      ])
  }

  @Test func `shared parcels and spread enterprises are listed with each other`() async {
    let linked = await parish().linked()
    #expect(told(.severalEnterprises, of: linked) == ["P1 occupancy E1 E2"])
    #expect(told(.severalParcels, of: linked) == ["E1 occupancy P1 P2"])
  }

  @Test func `enterprises on land without figures of the year are listed`() async {
    #expect(
      told(.landWithoutFigures, of: await parish().linked()) == [
        "E2 figures_of_other_years P1", "E3 no_figures P3",
      ])
  }

  @Test func `without any figures nobody is said to lack them`() async {
    var parish = parish()
    parish.table(.figures, ["enterprise_id", "year", "tax"], [["E1", 2019, 1]])
    #expect(told(.landWithoutFigures, of: await parish.linked()).isEmpty)
  }

  @Test func `rows and subjects are counted by what they were matched by`() async {
    let counts = await parish().linked().land.counts
    #expect(counts[.figures]?.matched == [.code: 9, .none: 1])
    #expect(counts[.occupancy]?.matched == [.code: 4])
    #expect(counts[.parcels]?.matched == [.occupancy: 2, .holder: 2, .parcelID: 1, .none: 4])
    #expect(counts[.enterprises]?.matched == [.occupancy: 2, .holder: 1, .parcelID: 1, .none: 5])
  }

  @Test func `tables that nothing is computed from yet lose no row unsaid`() async {
    var parish = parish()
    parish.table(
      .history, ["enterprise_id", "year", "grade"], [["E1", 2020, "A"], ["X1", 2020, "B"]])
    parish.table(
      .contracts, ["clause_id", "enterprise_id", "parcel_id"],
      [["C1", "E1", nil], ["C2", nil, "P77"], ["C3", "X1", "P1"], ["C4", nil, nil]])
    parish.table(
      .buildings, ["building_id", "parcel_id", "floor_area"],
      [["B1", "P1", 5], ["B2", "P77", 5], ["B3", nil, 5]])
    parish.table(
      .names, ["name", "enterprise_id", "confirmed_by"],
      [["甲厂", "E1", "张三"], ["乙厂", "E2", nil], ["丙厂", nil, "张三"], ["丁厂", "X9", "张三"]])
    let linked = await parish.linked()
    let counts = linked.land.counts
    #expect(counts[.history]?.reasons == [.unknownEnterprise: 1])
    #expect(counts[.contracts]?.reasons == [.unknownParcel: 1, .unknownEnterprise: 1])
    #expect(counts[.contracts]?.matched == [.code: 1, .none: 1])
    #expect(counts[.buildings]?.reasons == [.unknownParcel: 1])
    #expect(counts[.buildings]?.matched == [.code: 1, .none: 1])
    #expect(counts[.names]?.reasons == [.nameUnconfirmed: 1, .nameConfirmedEmpty: 1, .unknownEnterprise: 1])
    for table in [TableName.history, .contracts, .buildings, .names, .occupancy] {
      for (reason, count) in counts[table]?.reasons ?? [:] {
        let listed = linked.land.issues.count { $0.message == reason && $0.table == table.rawValue }
        #expect(listed == count, "\(table) \(reason.code)")
      }
    }
    #expect(linked.issues.contains("buildings_without_parcel -"))
    #expect(linked.issues.contains("figures_of_later_years -"))
  }

  @Test func `codes none of which is known are said once to be of another kind`() async throws {
    var parish = parish()
    parish.table(
      .figures, ["enterprise_id", "year", "tax"],
      [["430321000000001", 2021, 1], ["430321000000002", 2021, 1], ["430321000000003", 2021, 1]])
    let issues = await parish.linked().land.issues.filter { $0.message == .noCodeMatches }
    #expect(issues.count == 1)
    let text = try #require(issues.first?.text(in: .zh))
    #expect(text.contains("430321000000001"))
    #expect(text.contains("15 位"))
    #expect(text.contains("E1"))
  }

  @Test func `one known code is enough to say nothing`() async {
    #expect(!(await parish().linked().issues).contains("no_code_matches -"))
  }
}

@Suite struct JoinPropertyTests {
  @Test(arguments: 1...20) func `whatever the land, the report reconciles with the totals`(seed: UInt64) async
  {
    let land = await LandPropertyTests.RandomParish(seed: seed).parish().linked().land
    let report = JoinReport(land)
    let unplaced = land.totals.first { $0.name == report.amount?.name }?.unplaced
    if let unplaced { #expect(abs((report.sections[0].amount ?? .nan) - unplaced) < 1e-6) }
    for (table, counts) in land.counts {
      #expect(counts.rowsIn == land.dataset.tables[table]?.count)
      let all =
        table == .parcels ? land.parcels.count : table == .enterprises ? land.enterprises.count : counts.used
      #expect(counts.matched.values.reduce(0, +) == all, "\(table)")
    }
    let parcels = land.counts[.parcels]?.matched[MatchBasis.none] ?? 0
    #expect(report.rows(.landWithoutEnterprise).count == parcels)
    for section in report.sections {
      let keys = section.rows.map(\.key)
      #expect(keys == keys.sorted { Identifier.precedes($0, $1) })
      #expect(Set(keys).count == keys.count)
    }
    let shuffled = await LandPropertyTests.RandomParish(seed: seed).parish(shuffled: seed).linked().land
    #expect(JoinReport(shuffled).sections.map(\.rows) == report.sections.map(\.rows))
  }
}
