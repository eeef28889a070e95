import Evaluation
import RuleBooks
import Tables
import Testing
import Units

/// The indicators of land use on zones, worked out by hand. Land in hectares, floors in 万m², money in 万元.
@Suite struct LandIntensityTests {
  /// 1000 ha in all, 100 of them not buildable; 720 ready, 600 supplied of 800 approved, 480 built.
  private static let zone = [
    "zone_id": "Z", "total_area": "1000", "unbuildable_area": "100", "ready_area": "720",
    "approved_area": "800", "approved_unsupplied_area": "200", "supplied_area": "600", "built_area": "480",
    "approved_area_5y": "250", "supplied_area_5y": "140", "industrial_area": "240",
    "residential_area": "96", "idle_area": "12", "high_tech_area": "60", "total_floor_area": "528",
    "industrial_floor_area": "216", "footprint_area": "168", "industrial_footprint_area": "96",
    "open_yard_area": "12", "population": "24000", "fixed_assets": "720000", "total_tax": "144000",
    "industrial_tax": "84000",
  ]

  private func judged(
    _ changes: [String: String?] = [:], absent: Set<String> = [], settings: [String] = []
  ) async throws -> Judgement {
    var zone = LandIntensityTests.zone
    for (name, value) in changes { zone[name] = value }
    return try await SmallLand(
      tables: [.zones: [zone], .parcels: [["parcel_id": "P", "zone": "Z", "certificate_area": "2000"]]],
      absent: absent, settings: settings
    ).judged(by: "national/land-intensity")
  }

  private func values(_ judgement: Judgement) -> [String: Double] {
    var found: [String: Double] = [:]
    for (metric, column) in zip(judgement.rules.metrics, judgement.metrics) {
      if case .number(let numbers) = column { found[metric.id] = numbers[0]?.roundedHalfAway(decimals: 6) }
    }
    return found
  }

  private func type(_ judgement: Judgement) -> String? {
    for (metric, column) in zip(judgement.rules.metrics, judgement.metrics) where metric.id == "zone_type" {
      if case .text(let texts) = column { return texts[0] }
    }
    return nil
  }

  @Test func `every indicator by hand`() async throws {
    let values = values(try await judged())
    let expected: [String: Double] = [
      "developable_area": 900, "development_rate": 80, "supply_rate": 83.333333, "approved_supply_rate": 75,
      "approved_supply_rate_5y": 56, "built_rate": 80, "industrial_share": 50, "residential_share": 20,
      "floor_ratio": 1.1, "density": 35, "industrial_floor_ratio": 0.9, "industrial_coverage": 45,
      "investment_intensity": 3000, "industrial_tax_per_area": 350, "tax_per_area": 300, "idle_rate": 2,
      "high_tech_share": 12.5, "population_density": 50,
      // Against the proposed ideals: 93 %, 100 %, 55 %, 1.14, 42 %, 0.98, 3344 万元/公顷.
      "attained_development": 86.021505, "attained_supply": 83.333333, "attained_industrial_share": 90.909091,
      "attained_floor_ratio": 96.491228, "attained_density": 83.333333,
      "attained_industrial_floor_ratio": 91.836735, "attained_investment": 89.712919, "attained_idle": 98,
      "potential_extension": 300, "potential_structure": 24, "potential_strength": 19.591837,
      "potential_management": 12,
    ]
    for (id, value) in expected { #expect(values[id] == value, "\(id)") }
  }

  @Test func `the score takes the weights somebody set`() async throws {
    #expect(values(try await judged())["intensity_score"] == nil)
    let weights = ["weight_development=1", "weight_idle=3"]
    // (1 × 86.021505 + 3 × 98) / 4; what has no weight need not be reported.
    let score = values(try await judged(["footprint_area": nil], settings: weights))["intensity_score"]
    #expect(score == 95.005376)
    #expect(values(try await judged(["idle_area": nil], settings: weights))["intensity_score"] == nil)
  }

  @Test func `no attainment is above 100 percent`() async throws {
    let values = values(try await judged(["ready_area": "899", "supplied_area": "899", "idle_area": "0"]))
    #expect(values["attained_development"] == 100)
    #expect(values["attained_idle"] == 100)
  }

  @Test(arguments: [
    ("240", "96", "工业主导型"), ("144.1", "119.9", "工业主导型"), ("144", "120", "产城融合型"),
    ("144", "96", "其他"), ("240", "120", "其他"),
  ])
  func `the type follows the shares of industry and housing`(industry: String, housing: String, type: String)
    async throws
  {
    let judgement = try await judged(["industrial_area": industry, "residential_area": housing])
    #expect(self.type(judgement) == type)
  }

  @Test func `what is not reported is missing, not 0`() async throws {
    let judgement = try await judged(["idle_area": nil, "residential_area": nil, "open_yard_area": nil])
    let values = values(judgement)
    #expect(
      values["idle_rate"] == nil && values["attained_idle"] == nil && values["potential_management"] == nil)
    #expect(values["industrial_coverage"] == nil)
    #expect(type(judgement) == nil)
    #expect(values["industrial_share"] == 50)
  }

  @Test func `figures that contradict each other are flagged`() async throws {
    let good = try await judged().flags(of: "Z")
    // No polygon is there to hold the area against.
    #expect(good.filter { $0.value != .no } == [:])
    #expect(good["area_disagrees"] == nil)
    // Square metres under a header of hectares: nothing is divided by ten thousand, it is said.
    let bad = try await judged(["built_area": "4800000"]).flags(of: "Z")
    #expect(bad["built_exceeds_supplied"] == .yes)
    #expect(try await judged(["idle_area": nil]).flags(of: "Z")["idle_exceeds_supplied"] == .unknown)
  }

  @Test func `a zone that reports nothing has rows without figures and no verdicts`() async throws {
    let reported = Set(LandIntensityTests.zone.keys).subtracting(["zone_id"])
    let judgement = try await judged(absent: reported)
    #expect(judgement.lists.first { $0.list.id == "indicators" }?.rows.count == 1)
    #expect(judgement.notJudged.count == 9)
    #expect(values(judgement).keys.filter { !$0.contains("parcel") && !$0.contains("known") } == [])
  }

  @Test func `the supply of five years is held against its floor`() async throws {
    func listed(_ supplied: String?) async throws -> [Int] {
      let list = try await judged(["supplied_area_5y": supplied]).lists.first { $0.list.id == "low_supply" }
      return [list?.rows.count ?? -1, list?.undecided ?? -1]
    }
    #expect(try await listed("140") == [1, 0])
    #expect(try await listed("150") == [0, 0])
    #expect(try await listed(nil) == [0, 1])
  }
}
