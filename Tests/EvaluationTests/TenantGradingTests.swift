import LandFixtures
import Testing

@testable import Evaluation
@testable import RuleBooks

/// Holders and their tenants: H holds P1 (10 亩) and lets to T1 and T2; K holds P2 (10 亩) alone; L lets P3 to T2 too.
@Suite struct TenantGradingTests {
  private var parish: Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area"], ["P1", "P2", "P3"].map { [$0, 20000.0 / 3] })
    parish.table(
      .enterprises, ["enterprise_id", "name", "group_id", "above_scale"],
      [
        ["H", "甲", nil, true], ["K", "乙", "G", true], ["L", "丙", "G", true], ["T1", "丁", nil, false],
        ["T2", "戊", nil, true],
      ])
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "tenure", "area", "floor_area"],
      [
        ["H", "P1", "自有", nil, nil], ["T1", "P1", "承租", 2000.0 / 3, 500], ["T2", "P1", "租赁", 2000.0, 4000],
        ["K", "P2", "own", nil, nil], ["L", "P3", "未登记", nil, nil],
      ])
    parish.table(
      .figures, ["enterprise_id", "year", "tax"],
      [["H", 2021, 60], ["K", 2021, 50], ["L", 2021, 10], ["T1", 2021, 5], ["T2", 2021, 35]])
    return parish
  }

  private func court(_ scheme: String, _ parish: Parish? = nil) async throws -> Court {
    let indicator = "indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]\n"
    return try await Court(
      parish ?? self.parish,
      [Bench.book("\(scheme)\n\(indicator)grades: {quota: {A: 50%, B: 50%}}")])
  }

  @Test func `who owns, who rents, who lets`() async throws {
    let book = """
      metrics:
        own: {of: enterprise, unit: 亩, formula: owned_land}
        rent: {of: enterprise, unit: 亩, formula: rented_land}
        floor: {of: enterprise, unit: m², formula: rented_floor}
        lets: {of: enterprise, formula: rent_outs}
        tenant: {of: enterprise, formula: is_tenant}
      """
    let court = try await Court(parish, [book])
    #expect(court.metric("own") == ["6", "10", "10", "0", "0"])
    #expect(court.metric("rent") == ["0", "0", "0", "1", "3"])
    #expect(court.metric("floor") == ["0", "0", "0", "500", "4000"])
    #expect(court.metric("lets") == ["2", "0", "0", "0", "0"])
    #expect(court.metric("tenant") == ["false", "false", "false", "true", "true"])
    var blank = parish
    blank.table(
      .occupancy, ["enterprise_id", "parcel_id", "tenure"],
      [["H", "P1", "自有"], ["T1", "P1", "？"], ["K", "P2", nil]])
    let unknown = try await Court(blank, [book])
    #expect(unknown.metric("lets") == ["-", "0", "-", "0", "-"])
    #expect(unknown.metric("own") == ["5", "-", "-", "-", "-"])
  }

  @Test func `tenants count with the holder and share the grade`() async throws {
    let court = try await court("tenants: merged")
    // (60 + 5 + 35) / 10, 50 / 10, 10 / 10.
    #expect(court.scores() == ["10", "5", "1", "10", "10"])
    #expect(court.ranks() == [1, 2, 3, 1, 1])
    #expect(court.marks() == "AABAA")
    #expect(court.notes("T1") == [.with("H")])
    let large = try await self.court("tenants: {as: merged, except: above_scale}")
    #expect(large.notes("T2") == [])
    #expect(large.scores().dropFirst(0).first == "9.285714")
  }

  @Test func `both: each alone, and merged beside it`() async throws {
    let court = try await court("tenants: both")
    #expect(court.scores() == ["10", "5", "1", "5", "11.666667"])
    #expect(court.scores("g/merged") == ["10", "5", "1", "10", "10"])
  }

  @Test func `tenants in a population of their own, and from a floor area on`() async throws {
    let own = try await court("tenants: {as: population, id: tenants, label: 租赁企业}")
    #expect(own.ranks() == [1, 2, 3, 2, 1])
    let floor = try await court("tenants: {as: floor_area, at_least: 3000 m²}")
    #expect(floor.notes("T1") == [.outside])
    #expect(floor.ranks() == [2, 3, 4, 0, 1])
  }

  @Test func `companies of one group are graded together`() async throws {
    let court = try await court("companies: group_id")
    #expect(court.scores() == ["10", "3", "3", "5", "11.666667"])
    #expect(court.notes("L") == [.with("K")])
  }

  @Test func `who rents from several stands alone, and so says the note`() async throws {
    var parish = self.parish
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "tenure", "area"],
      [
        ["H", "P1", "自有", nil], ["K", "P2", "自有", nil], ["T1", "P1", "租", 2000.0 / 3],
        ["T1", "P2", "租", 2000.0 / 3], ["T2", "P3", "租", 2000.0], ["L", "P3", nil, 2000.0],
      ])
    let court = try await court("tenants: merged", parish)
    #expect(court.notes("T1") == [.tenant(.several)])
    #expect(court.notes("T2") == [.tenant(.unknownLandlord)])
    #expect(court.notes("L") == [.tenant(.unknownTenure)])
  }
}
