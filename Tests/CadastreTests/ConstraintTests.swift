import LandFixtures
import LandGeometry
import Tables
import Testing

@testable import Cadastre

/// Parcels under constraints, worked out by hand: two parcels of a hectare side by side.
@Suite struct ConstraintTests {
  /// - Parameter rows: kind, effect and geometry of constraints C1, C2, ….
  private func surveyed(
    _ rows: [(kind: String?, effect: String?, shape: [UInt8])], reference: String = "EPSG:4547",
    sliver: Double = 1
  ) async throws -> ParcelConstraints {
    var parish = Parish()
    parish.policy.constraint = sliver
    parish.table(.parcels, ["parcel_id"], [["P1"], ["P2"]])
    parish.draw([box(0, 0, 100, 100), box(100, 0, 100, 100)])
    parish.table(
      .constraints, ["constraint_id", "kind", "effect"],
      rows.enumerated().map { ["C\($0 + 1)", $1.kind, $1.effect] })
    parish.draw(rows.map(\.shape), of: .constraints, reference: reference)
    return try #require(await parish.linked().land.constraints)
  }

  private func cells(_ column: String, of land: ParcelConstraints) -> [Double?] {
    (0..<2).map { land.columns[column]?[$0] }
  }

  @Test func whatLiesUnderSeveralCountsOnce() async throws {
    let land = try await surveyed([
      ("绿心", "forbid", box(50, 0, 100, 50)), ("绿心", "warn", box(50, 25, 50, 50)),
      ("农田", "forbid", box(90, 0, 10, 100)),
    ])
    #expect(cells("绿心_m2", of: land) == [3750, 2500])
    #expect(cells("绿心_share", of: land) == [0.375, 0.25])
    #expect(cells("农田_m2", of: land) == [1000, 0])
    #expect(cells("forbidden_m2", of: land) == [3000, 2500])
    #expect(cells("warned_m2", of: land) == [2500, 0])
    #expect(land.overlaps.map(\.area) == [2500, 2500, 1000, 2500])
  }

  @Test func aSliverIsListedAndDoesNotCount() async throws {
    let land = try await surveyed([("绿心", "forbid", box(-50, 0, 50.009, 100))])
    #expect(cells("绿心_m2", of: land) == [0, 0])
    #expect(land.overlaps.isEmpty)
    #expect(land.issues.map(\.message.code) == ["constraint_sliver"])
    let more = try await surveyed([("绿心", "forbid", box(-50, 0, 50.011, 100))])
    #expect(more.overlaps.count == 1)
    #expect(more.issues.map(\.message.code) == ["constraint_forbids"])
  }

  @Test func anotherDatumIsNotZero() async throws {
    let land = try await surveyed([("绿心", "forbid", box(0, 0, 100, 100))], reference: "EPSG:2383")
    #expect(cells("绿心_m2", of: land) == [nil, nil])
    #expect(cells("forbidden_m2", of: land) == [nil, nil])
    #expect(cells("warned_m2", of: land) == [0, 0])
    #expect(land.issues.map(\.message.code) == ["constraints_not_compared"])
  }

  @Test(arguments: ["EPSG:4546", "EPSG:4490", "EPSG:4526"])
  func anotherProjectionOfTheDatumIsTurnedInto(reference: String) async throws {
    let own = try SpatialReference.of("EPSG:4547")
    let projection = try #require(PolygonProjection(from: own, to: try SpatialReference.of(reference)))
    let shape = try #require(projection.project(box(50, 0, 100, 50)[...]))
    let land = try await surveyed([("绿心", "forbid", shape.wkb)], reference: reference)
    let areas = cells("绿心_m2", of: land).map { $0 ?? -1 }
    #expect(zip(areas, [2500.0, 2500]).allSatisfy { abs($0 - $1) < 0.001 })
    #expect(
      land.issues.map(\.message.code) == [
        "constraints_converted", "constraint_forbids", "constraint_forbids",
      ])
  }

  @Test func theSliverIsTheManifests() async throws {
    let land = try await surveyed([("绿心", "forbid", box(-50, 0, 50.009, 100))], sliver: 0.5)
    #expect(land.overlaps.count == 1)
  }

  @Test func whatIsNotSaidIsUnknownWhereItMatters() async throws {
    let land = try await surveyed([
      ("绿心", "forbid", box(0, 0, 10, 10)), (nil, "也许", box(150, 0, 20, 20)),
    ])
    #expect(cells("绿心_m2", of: land) == [100, nil])
    #expect(cells("forbidden_m2", of: land) == [100, nil])
    #expect(cells("warned_m2", of: land) == [0, nil])
  }

  @Test func withoutALayerNothingIsSaid() async {
    var parish = Parish()
    parish.table(.parcels, ["parcel_id"], [["P1"]])
    parish.draw([box(0, 0, 100, 100)])
    #expect(await parish.linked().land.constraints == nil)
  }

  @Test(arguments: [
    ("永久基本农田_m2", ConstraintColumns.Measure.area as ConstraintColumns.Measure?), ("绿心_share", .share),
    ("measurd_m2", nil), ("绿心", nil),
  ])
  func namesOfColumnsByKind(name: String, measure: ConstraintColumns.Measure?) {
    #expect(ConstraintColumns.measure(of: name) == measure)
  }
}

extension SpatialReference {
  fileprivate static func of(_ definition: String) throws -> SpatialReference {
    try #require(SpatialReference(definition: definition))
  }
}
