import LandFixtures
import Tables
import Testing

/// Contract L1 and L2: how enterprises come to their parcels.
@Suite struct LadderTests {
  private func parish() -> Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area", "holder_id", "holder_name"],
      [
        ["P1", 2000, nil, nil], ["P2", 4000, nil, nil], ["P3", 6000, "E3", nil],
        ["P4", 8000, nil, "丁 机械厂"], ["P5", 10000, nil, "重名公司"], ["P6", 12000, "X9", "老字号"],
      ])
    parish.table(
      .enterprises, ["enterprise_id", "name", "former_names", "parcel_id"],
      [
        ["E1", "甲", nil, "P2"], ["E2", "乙", nil, "P2"], ["E3", "丙", nil, nil], ["E4", "丁机械厂", nil, nil],
        ["E5", "重名公司", nil, nil], ["E6", "重名公司", nil, nil], ["E7", "新字号", "老 字号；旧字号", nil],
        ["E8", "无地", nil, "P99"],
      ])
    parish.table(.occupancy, ["enterprise_id", "parcel_id", "area"], [["E1", "P1", 2000]])
    return parish
  }

  @Test func `each enterprise climbs the ladder by itself, as far down as it must`() async {
    let linked = await parish().linked()
    #expect(
      linked.links() == [
        "E1 P1 occupancy 3 1", "E2 P2 parcel_id 6 1", "E3 P3 holder 9 1", "E4 P4 name 12 1",
        "E7 P6 name 18 1",
      ])
    #expect(linked.landOf("E8") == nil)
    #expect(linked.landOf("E5") == nil)
  }

  @Test func `links below the first step are listed, doubts are listed, nothing else`() async {
    #expect(
      await parish().linked().issues == [
        "name_ambiguous P5", "unknown_own_parcel E8", "linked_by_holder E3", "linked_by_name E4",
        "linked_by_name E7",
        "linked_by_parcel_id E2",
      ])
  }

  @Test func `a confirmed name overrules its bearers, an unconfirmed one asks`() async {
    var parish = parish()
    parish.table(
      .names, ["name", "enterprise_id", "confirmed_by"], [["重名 公司", "E6", "张三"], ["某厂", "E5", nil]])
    let linked = await parish.linked()
    #expect(linked.links().contains("E6 P5 name 15 1"))
    #expect(linked.landOf("E5") == nil)
    #expect(linked.issues.contains("name_unconfirmed E5"))
    #expect(!linked.issues.contains("name_ambiguous P5"))
  }

  @Test func `any other occupancy row, even an expired one, keeps from the lower steps`() async {
    var parish = parish()
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area", "from", "to"],
      [["E2", "P1", 2000, "2018-01-01", "2020-12-31"]])
    let linked = await parish.linked()
    #expect(linked.landOf("E2") == nil)
    #expect(linked.links().contains("E1 P2 parcel_id 6 1"))
  }

  @Test func `rows that name strangers are set aside, listed and counted`() async {
    var parish = parish()
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"],
      [["E2", "P99", 1], ["E99", "P1", 1], [nil, "P1", 1], ["E1", "P1", 2000]])
    let linked = await parish.linked()
    #expect(linked.links().contains("E2 P2 parcel_id 6 1"))
    let strangers = linked.issues.filter { $0.hasPrefix("unknown_") && !$0.hasPrefix("unknown_own") }
    #expect(strangers == ["unknown_enterprise E99", "unknown_enterprise -", "unknown_parcel P99"])
    let counts = linked.land.counts[.occupancy]
    #expect(counts?.reasons == [.unknownEnterprise: 2, .unknownParcel: 1])
    #expect(counts?.used == 1)
  }

  @Test func `a holder gets the remainder of its parcel, if there is any`() async {
    var parish = parish()
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area"], [["E1", "P3", 4000], ["E2", "P4", 8000]])
    let linked = await parish.linked()
    #expect(linked.links().contains("E3 P3 holder 3 1"))
    #expect(linked.landOf("E4") == nil)
    #expect(linked.landOf("E1") == 6)
  }

  @Test func `the holder of each parcel is known, whoever occupies it`() async {
    let linked = await parish().linked()
    let holders = linked.land.holderOfParcel.map { $0.map { linked.land.enterprises.keys[$0] } }
    #expect(holders == [nil, nil, "E3", "E4", nil, "E7"])
  }

  @Test func `without an enterprises table the enterprises are those of the figures`() async {
    var parish = Parish()
    parish.table(.parcels, ["parcel_id", "certificate_area", "holder_id"], [["P1", 2000, "E1"]])
    parish.table(.figures, ["enterprise_id", "year", "tax"], [["E1", 2021, 6], ["E2", 2020, 6]])
    let linked = await parish.linked()
    #expect(linked.land.enterprises.keys == ["E1", "E2"])
    #expect(linked.links() == ["E1 P1 holder 3 1"])
    #expect(linked.amount("tax", on: "P1") == 6)
  }
}
