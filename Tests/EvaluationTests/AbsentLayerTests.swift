import LandFixtures
import Tables
import Testing

@testable import Evaluation
@testable import RuleBooks

/// What a layer that is not there leaves open: missing or undecided, never 0.
@Suite struct AbsentLayerTests {
  /// Two zones of 1 km, a parcel in the first, one that says so itself, one in neither.
  private func parish(stated: String? = "A", columns: [String] = ["parcel_id", "certificate_area", "zone"])
    -> Parish
  {
    var parish = Parish()
    parish.table(.zones, ["zone_id"], [["A"], ["B"]])
    parish.table(
      .parcels, columns,
      [["P1", 2000.0, nil], ["P2", 4000.0, stated], ["P3", 2000.0, nil]].map {
        Array($0.prefix(columns.count))
      })
    return parish
  }

  private func drawn(_ parish: Parish, parcels: String, zones: String = "EPSG:4547") -> Parish {
    var parish = parish
    parish.draw([0, 100, 5000].map { box($0, 0, 20, 20) }, reference: parcels)
    parish.draw([box(-500, 0, 1000, 1000), box(1000, 0, 1000, 1000)], of: .zones, reference: zones)
    return parish
  }

  private let book = """
    metrics:
      count: {of: zone, formula: parcels}
      mu: {of: zone, unit: 亩, formula: land}
      big: {of: zone, formula: parcels_count(land > 1 亩)}
    flags:
      empty: {of: zone, kind: watch, when: land < 1 亩}
    """

  private func told(_ parish: Parish) async throws -> String {
    let court = try await Court(parish, [book])
    return "\(court.metric("count")) \(court.metric("mu")) \(court.metric("big")) \(court.flag("empty"))"
  }

  private func issues(_ parish: Parish) async -> [String] {
    await parish.linked().issues.filter { $0.contains("zone") }
  }

  @Test func `with both layers what lies nowhere is known to`() async throws {
    let parish = drawn(parish(), parcels: "EPSG:4547")
    #expect(try await told(parish) == #"["2", "0"] ["9", "0"] ["2", "0"] ny"#)
    #expect(await issues(parish) == [])
  }

  @Test func `without polygons of zones the statement counts`() async throws {
    #expect(try await told(parish()) == #"["1", "-"] ["6", "-"] ["1", "-"] n?"#)
    #expect(await issues(parish()) == ["zone_untold P1", "zone_untold P3"])
  }

  @Test func `without statement and polygons nothing about zones is judged`() async throws {
    let court = try await Court(parish(columns: ["parcel_id", "certificate_area"]), [book])
    #expect(court.flag("empty") == "not judged")
    #expect(court.metric("count") == ["-", "-"])
    #expect(court.judgement.notJudged.map(\.lacking) == [["land"]])
  }

  @Test(arguments: [("nonsense", "EPSG:4547"), ("EPSG:4547", "nonsense"), ("EPSG:4547", "EPSG:2383")])
  func `without a common datum sums are missing`(parcels: String, zones: String) async throws {
    let bare = drawn(parish(stated: nil), parcels: parcels, zones: zones)
    #expect(try await told(bare) == #"["-", "-"] ["-", "-"] ["-", "-"] ??"#)
    #expect(await issues(bare).contains("zones_untold -"))
    // What is stated counts all the same.
    let stated = drawn(parish(), parcels: parcels, zones: zones)
    #expect(try await told(stated) == #"["1", "-"] ["6", "-"] ["1", "-"] n?"#)
  }
}
