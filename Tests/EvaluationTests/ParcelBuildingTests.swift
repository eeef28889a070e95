import LandFixtures
import Testing

@testable import Evaluation

/// 容积率 and 建筑密度 of parcels, from the table of buildings.
@Suite struct ParcelBuildingTests {
  private static let book = """
    metrics:
      ratio: {label: 容积率, of: parcel, formula: counted_floor_area / land}
      plain_ratio: {label: 毛容积率, of: parcel, formula: floor_area / land}
      density: {label: 建筑密度, of: parcel, unit: "%", formula: building_footprint / land}
      halls: {label: 栋数, of: parcel, formula: buildings}
    """

  /// P1: a hall of two storeys and one 9 m high; P2: one building of unknown height and floor area; P3: no building.
  private func parish() -> Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area"], [["P1", 10000], ["P2", 10000], ["P3", 10000]])
    parish.table(
      .buildings, ["building_id", "parcel_id", "floor_area", "storey_height"],
      [["B1", "P1", 4000, 4.5], ["B2", "P1", 3000, 9], ["B3", "P2", nil, nil]])
    parish.draw(
      [box(0, 0, 50, 50), box(100, 0, 60, 60), box(300, 0, 40, 40)], of: .buildings)
    return parish
  }

  @Test func `floor area over eight metres counts twice, and what is unknown stays so`() async throws {
    let court = try await Court(parish(), [Self.book])
    #expect(court.metric("ratio") == ["1", "-", "-"])
    #expect(court.metric("plain_ratio") == ["0.7", "-", "-"])
    #expect(court.metric("density") == ["61", "16", "-"])
    #expect(court.metric("halls") == ["2", "1", "-"])
  }

  @Test func `the order of buildings does not matter`() async throws {
    let forward = try await Court(parish(), [Self.book])
    let backward = try await Court(parish().shuffled(3), [Self.book])
    #expect(forward.metric("ratio") == backward.metric("ratio"))
  }
}
