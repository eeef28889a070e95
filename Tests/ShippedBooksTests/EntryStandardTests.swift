import Evaluation
import RuleBooks
import Tables
import Testing
import Units

/// The 223 entry standards on one enterprise of 10 mu.
@Suite struct EntryStandardTests {
  func verdicts(_ figures: [String: String], industry: String? = "3311") async throws -> [String: Verdict] {
    var enterprise = ["enterprise_id": "E", "parcel_id": "P"]
    enterprise["industry"] = industry
    let tables: [TableName: [[String: String]]] = [
      .parcels: [["parcel_id": "P", "certificate_area": "6666.666666666667"]], .enterprises: [enterprise],
      .figures: [["enterprise_id": "E", "year": "2021"].merging(figures) { $1 }],
    ]
    let judgement = try await SmallLand(tables: tables).judged(by: "tianyi/223-2021")
    var found: [String: Verdict] = [:]
    for (index, standard) in judgement.rules.standards.enumerated() {
      found[standard.id] = judgement.verdicts[index]?.verdicts[0]
    }
    return found
  }

  @Test func equalityIsMet() async throws {
    let verdicts = try await verdicts(["investment_plant_equipment": "2000", "tax": "200", "output": "3000"])
    #expect(verdicts == ["investment": .met, "tax": .met, "output": .met])
  }

  @Test func belowIsShort() async throws {
    let verdicts = try await verdicts([
      "investment_plant_equipment": "1999.9", "tax": "199.9", "output": "2999.9",
    ])
    #expect(verdicts == ["investment": .short, "tax": .short, "output": .short])
  }

  @Test func farmProductsNeedHalfTheTax() async throws {
    #expect(try await verdicts(["tax": "100"], industry: "1310")["tax"] == .met)
    #expect(try await verdicts(["tax": "99"], industry: "1310")["tax"] == .short)
  }

  @Test func anUnknownIndustryIsUndecidedBetweenTheTwo() async throws {
    #expect(try await verdicts(["tax": "150"], industry: nil)["tax"] == .undecided)
    #expect(try await verdicts(["tax": "250"], industry: nil)["tax"] == .met)
    #expect(try await verdicts(["tax": "50"], industry: nil)["tax"] == .short)
  }

  @Test func whatIsMissingIsUndecided() async throws {
    let verdicts = try await verdicts([:])
    #expect(verdicts == ["investment": .undecided, "tax": .undecided, "output": .undecided])
  }
}
