import Evaluation
import RuleBooks
import Tables
import Testing
import Units

/// The three situations of key supervision, each arm by itself.
@Suite struct KeySupervisionTests {
  static let book = "liandu/key-supervision-2021"

  /// Ten enterprises of one industry and size on 10 mu each, the first as told; the others pay 1 and sell 10 per kWh.
  static func park(
    _ facts: [String: String], _ figures: [String: String] = [:], before: [String: String] = [:],
    peers: Int = 9
  ) -> [TableName: [[String: String]]] {
    let ids = ["E0"] + (1...max(1, peers)).map { "E\($0)" }.prefix(peers)
    func own(_ id: String, _ facts: [String: String]) -> [String: String] { id == "E0" ? facts : [:] }
    return [
      .parcels: ids.map { ["parcel_id": "P\($0)", "certificate_area": "6666.666666666667"] },
      .enterprises: ids.map { id in
        ["enterprise_id": id, "parcel_id": "P\(id)", "industry": "3311", "production_start": "2018-12-31"]
          .merging(own(id, facts)) { $1 }
      },
      .figures: ids.flatMap { id in
        [
          [
            "enterprise_id": id, "year": "2021", "tax": "100", "revenue": "1000", "electricity": "100",
            "above_scale": "true",
          ].merging(own(id, figures)) { $1 },
          ["enterprise_id": id, "year": "2020", "tax": "100", "revenue": "1000", "electricity": "100"]
            .merging(own(id, before)) { $1 },
        ]
      },
    ]
  }

  func flags(
    _ tables: [TableName: [[String: String]]], absent: Set<String> = [], set: [String] = []
  ) async throws -> [String: Truth] {
    try await SmallLand(tables: tables, absent: absent, settings: ["supervision_land=10"] + set)
      .judged(by: Self.book).flags(of: "E0")
  }

  func borne(_ tables: [TableName: [[String: String]]]) async throws -> [String] {
    try await flags(tables).filter { $0.value == .yes }.keys.sorted()
  }

  @Test func anOrdinaryEnterpriseBearsNothing() async throws {
    let flags = try await flags(Self.park([:]))
    #expect(flags.count == 7)
    #expect(flags.values.allSatisfy { $0 == .no })
  }

  @Test(arguments: [("2018-12-31", Truth.yes), ("2019-01-01", .no)])
  func threeYearsIncludeTheDay(_ production: String, _ verdict: Truth) async throws {
    let park = Self.park(["production_start": production], ["above_scale": "false"])
    #expect(try await flags(park)["not_above_scale"] == verdict)
  }

  @Test(arguments: [("30", Truth.yes), ("30.01", .no), ("29", .yes)])
  func threePerMuIsIncluded(_ tax: String, _ verdict: Truth) async throws {
    #expect(try await flags(Self.park([:], ["tax": tax]))["tax_at_most_3"] == verdict)
  }

  @Test(arguments: [("30", Truth.no), ("29.9", .yes)]) func farBelowThePeers(_ tax: String, _ verdict: Truth)
    async throws
  {
    // The median of ten is 1 元/kWh; 30 % of it is 0.3.
    #expect(try await flags(Self.park([:], ["tax": tax]))["power_tax_mismatch"] == verdict)
    let sales = Self.park([:], ["revenue": tax + "0"])
    #expect(try await flags(sales)["power_sales_mismatch"] == (verdict == .yes ? .yes : .no))
  }

  @Test(arguments: [(7, Truth.yes), (6, .unknown)])
  func aSmallGroupIsUndecided(_ peers: Int, _ verdict: Truth) async throws {
    let park = Self.park([:], ["tax": "1"], peers: peers)
    #expect(try await flags(park)["power_tax_mismatch"] == verdict)
  }

  @Test func anotherSizeIsAnotherGroup() async throws {
    let park = Self.park([:], ["tax": "1", "above_scale": "false"])
    #expect(try await flags(park)["power_tax_mismatch"] == .unknown)
  }

  @Test(arguments: [("120", "80", "800", true), ("119.9", "80", "800", false), ("120", "80.1", "800", false)])
  func upAndDown(_ power: String, _ tax: String, _ sales: String, _ verdict: Bool) async throws {
    let park = Self.park([:], ["electricity": power, "tax": tax, "revenue": sales])
    #expect(try await flags(park)["power_up_yield_down"] == Truth(verdict))
  }

  @Test func withoutTheYearBeforeNobodyKnows() async throws {
    var park = Self.park([:])
    park[.figures] = park[.figures]?.filter { $0["year"] == "2021" }
    #expect(try await flags(park)["power_up_yield_down"] == .unknown)
  }

  @Test func aRefundTheYearBeforeIsNoFall() async throws {
    let park = Self.park([:], ["electricity": "200", "tax": "-9", "revenue": "500"], before: ["tax": "-10"])
    #expect(try await flags(park)["power_up_yield_down"] == .no)
  }

  @Test func powerWithoutSalesAndSalesWithoutPower() async throws {
    #expect(try await borne(Self.park([:], ["revenue": "0"])).contains("power_without_sales"))
    #expect(try await borne(Self.park([:], ["electricity": "0"])) == ["sales_without_power"])
    #expect(try await borne(Self.park([:], ["electricity": "0.1"])).contains("sales_without_power"))
    #expect(try await borne(Self.park([:], ["electricity": "0.11"])).isEmpty)
  }

  @Test(arguments: ["tax", "revenue", "electricity"]) func whatIsMissingIsUndecided(_ column: String)
    async throws
  {
    let rules = [
      "tax": ["tax_at_most_3", "power_tax_mismatch", "power_up_yield_down"],
      "revenue": ["power_sales_mismatch", "power_up_yield_down", "power_without_sales"],
      "electricity": [
        "power_tax_mismatch", "power_sales_mismatch", "power_up_yield_down", "sales_without_power",
      ],
    ]
    // What is known alone decides nothing here but where power or sales rule an arm out.
    var park = Self.park([:], ["tax": "50", "revenue": "500", "electricity": "150"])
    park[.figures] = park[.figures]?.map { row in
      row["enterprise_id"] == "E0" ? row.filter { $0.key != column } : row
    }
    let flags = try await flags(park)
    #expect(Set(flags.filter { $0.value == .unknown }.keys) == Set(rules[column] ?? []))
    #expect(!flags.values.contains(.yes))
  }

  @Test func withoutElectricityTheOtherArmsAreJudged() async throws {
    let flags = try await flags(
      Self.park([:], ["tax": "1", "above_scale": "false"]), absent: ["electricity"])
    #expect(flags == ["not_above_scale": .yes, "tax_at_most_3": .yes])
  }

  @Test func theListJoinsTheArms() async throws {
    let judgement = try await SmallLand(
      tables: Self.park([:], ["tax": "1", "revenue": "0"]), settings: ["supervision_land=10"]
    ).judged(by: Self.book)
    let row = try #require(try judgement.list("key_supervision").first)
    guard case .reasons(let reasons)? = row["reasons"] else { throw Refused(description: "no reasons") }
    #expect(
      reasons.map(\.label) == ["亩均税收三万元以下", "每度电税收明显低于同类", "每度电销售额明显低于同类", "有电无销"])
  }
}
