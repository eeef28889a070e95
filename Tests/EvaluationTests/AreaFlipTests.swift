import LandFixtures
import Tables
import Testing

@testable import Cadastre
@testable import Evaluation

/// What another area of the land would change: marked where it is so, and only there.
@Suite struct AreaFlipTests {
  static let book = """
    title: 面积
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      parcel_tax_per_mu: {label: 宗地亩均税收, of: parcel, unit: 万元/亩, formula: tax / land}
    standards:
      tax: {label: 税收, metric: tax_per_mu, at_least: 25 万元/亩}
      parcel_tax: {label: 宗地税收, metric: parcel_tax_per_mu, at_least: 25 万元/亩}
    flags:
      large: {label: 大, of: enterprise, kind: watch, when: land > 10 亩}
    lists:
      short:
        title: 未达标
        of: enterprise
        where: short(tax)
        columns: [enterprise_id, area_flips]
    """

  private func box(_ x: Double, _ width: Double, _ height: Double) -> [UInt8] {
    let corners = [(0.0, 0.0), (width, 0), (width, height), (0, height), (0, 0)]
    var bytes: [UInt8] = [1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]
    for (dx, dy) in corners {
      for number in [500_000 + x + dx, 3_000_000 + dy] {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }

  /// Two hectares with certificates, E1 and E2 on them with 300 万元 each; the first is drawn with another height.
  private func parish(height: Double) -> Parish {
    var parish = Parish()
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P1", 10_000], ["P2", 10_000]])
    parish.draw([box(0, 100, height), box(200, 100, 100)])
    parish.table(.enterprises, ["enterprise_id", "name"], [["E1", "甲"], ["E2", "乙"]])
    parish.table(.occupancy, ["enterprise_id", "parcel_id"], [["E1", "P1"], ["E2", "P2"]])
    parish.table(.figures, ["enterprise_id", "year", "tax"], [["E1", 2021, 300], ["E2", 2021, 300]])
    return parish
  }

  private func court(_ parish: Parish) async throws -> Court { try await Court(parish, [AreaFlipTests.book]) }

  @Test func whatAnotherAreaTurnsIsMarked() async throws {
    let court = try await court(parish(height: 50))
    let flips = court.judgement.areaFlips
    #expect(flips.areas == [.planar])
    #expect(flips.of(standard: 0, row: 0) == [AreaFlip(area: .planar, verdict: "met")])
    #expect(flips.of(standard: 0, row: 1).isEmpty)
    #expect(flips.rows(ofStandard: 1) == [0])
    #expect(flips.of(flag: 0, row: 0) == [AreaFlip(area: .planar, verdict: "no")])
    #expect(flips.of(list: 0, row: 0) == [AreaFlip(area: .planar, verdict: "no")])
    #expect(flips.counts == (2, 1, 1))
    #expect(flips.land(by: .planar, of: .enterprise, row: 0) == 7.5)
    let rows = try court.list("short").rows
    #expect(rows.map(\.key) == ["E1", "E2"])
    guard case .areaFlips(let told) = rows[0].cells[1] else {
      Issue.record("the column is empty")
      return
    }
    #expect(told.map(\.verdict) == ["no"])
    if case .missing = rows[1].cells[1] {} else { Issue.record("E2 has nothing to say") }
  }

  @Test func areasThatAgreeAreNotJudgedTwice() async throws {
    let court = try await court(parish(height: 99.1))
    #expect(court.judgement.areaFlips.areas.isEmpty)
    #expect(court.judgement.areaFlips.counts == (0, 0, 0))
    var strict = parish(height: 99.1)
    strict.policy.areaShare = 0
    strict.policy.areaSquareMetres = 0
    #expect(try await self.court(strict).judgement.areaFlips.areas.first == .planar)
  }

  /// What is marked is what judging by that area says.
  @Test(arguments: [50.0, 79, 90, 120, 200]) func marksAreWhatTheOtherAreaSays(height: Double) async throws {
    let own = try await court(parish(height: height)).judgement
    var other = parish(height: height)
    other.policy.area = .planar
    let then = try await court(other).judgement
    for index in own.rules.standards.indices {
      for row in 0..<2 {
        let verdict = try #require(then.verdicts[index]).verdicts[row]
        let isFlipped = try #require(own.verdicts[index]).verdicts[row] != verdict
        #expect(
          own.areaFlips.of(standard: index, row: row)
            == (isFlipped ? [AreaFlip(area: .planar, verdict: verdict.rawValue)] : []))
      }
    }
    #expect(then.areaFlips.areas == [.certificate])
    #expect(then.land.areas.basis[0] == "planar")
  }

  @Test func whereTheChosenAreaIsNotKnownTheOthersStandInAndItIsSaid() async throws {
    var parish = parish(height: 50)
    parish.draw([box(0, 100, 50), []])
    parish.policy.area = .survey
    let land = await parish.linked().land
    #expect((0..<2).map { land.areas.basis[$0] } == ["survey", "certificate"])
    #expect(land.issues.filter { $0.message == .areaFellBack }.map(\.subject) == ["P2"])
  }
}
