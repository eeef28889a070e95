import Diagnostics
import Foundation
import RuleBooks
import Testing

@testable import RuleCases

/// Cases of projects: what is right passes, and each wrong expectation is told for what it is.
@Suite struct AdmissionCaseTests {
  static let book = """
    rulebook: park
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      ratio: {label: 容积率, of: project, formula: counted_floor_area / land}
    standards:
      tax:
        label: 税收
        metric: tax_per_mu
        at_least: 20 万元/亩
        except: [{when: 'industry under "13"', at_least: 10 万元/亩, because: 农副产品加工}]
      ratio: {label: 容积率, metric: ratio, at_least: 0.7, at_most: 1.8}
    milestones:
      handover: {label: 交地}
      completion: {label: 竣工, after: handover, within: 1 year}
    """
  static let project =
    "project: {land: 15 亩, tax: 330 万元, industry: \"3311\", counted_floor_area: 12000 m², handover: 2021-03-01, completion: 2022-03-01}"

  /// What is wrong with a case, in short.
  private func wrong(_ inputs: String, _ admission: String) async throws -> [String] {
    let yaml = "book: park\nyear: 2021\ncases:\n  - case: 一\n    why: 二\n    \(inputs)\n    \(admission)\n"
    let place = FileManager.default.temporaryDirectory.appending(path: "mujun-\(UUID().uuidString).yaml")
    try Self.book.write(to: place, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: place) }
    let book = try BookLibrary(shipped: nil).book(place.path)
    let file = try CaseFile.read(yaml: yaml, file: "park.cases.yaml")
    return try await CaseRunner(book).report(of: file).results.flatMap(\.findings).map { finding in
      switch finding {
      case .refused(let refusal):
        ([refusal.message.code, refusal.suggestion].compactMap(\.self)).joined(separator: " ")
      case .unread(let issue): issue.message.code
      case .differs(let difference): difference.id
      case .admits(let difference): "\(difference.id) \(difference.aspect.rawValue)"
      }
    }
  }

  @Test(arguments: [
    "{outcome: 准入}", "{outcome: admit, ask: 缺}", "{items: {tax: 达标, 容积率: pass}}",
    "{items: {tax: {verdict: pass, promised: 22, threshold: 20 万元/亩, at_least: 20, at_most: 缺, margin: 2, near_line: 否, because: 缺, missing: 缺}}}",
    "{items: {ratio: {at_least: 0.7, at_most: 1.8, threshold: 0.7, margin: 0.5}}}",
    "{land: {tax: 16.5}}", "{land: {tax: {most_mu: 1.1 公顷, needed: 300, least_mu: 缺, allowed: 缺}}}",
    "{milestones: {completion: {holds: 是, latest: 2022-03-01}}}",
  ])
  func whatIsRightPasses(_ admission: String) async throws {
    #expect(try await wrong(Self.project, "tolerance: 1e-9\n    admission: \(admission)") == [])
  }

  @Test(arguments: [
    ("{outcome: refuse}", "p"), ("{items: {tax: fail}}", "tax verdict"),
    ("{items: {tax: {margin: 1}}}", "tax margin"),
    ("{items: {tax: {threshold: 10}}}", "tax threshold"),
    ("{items: {tax: {because: 农副产品加工}}}", "tax because"),
    ("{items: {tax: {missing: land}}}", "tax missing"), ("{items: {ratio: {at_most: 缺}}}", "ratio at_most"),
    ("{land: {tax: 16}}", "tax most_mu"), ("{milestones: {completion: 否}}", "completion holds"),
  ])
  func whatIsWrongIsTold(_ admission: String, _ told: String) async throws {
    let found = try await wrong(Self.project, "admission: \(admission)")
    #expect(found.count == 1)
    #expect(told == "p" ? found[0].hasSuffix("outcome") : found == [told])
  }

  @Test(arguments: [
    ("{items: {taxx: pass}}", "case_rule_unknown tax"), ("{items: {tax: passs}}", "case_word_unknown pass"),
    ("{land: {tax: 16 万元}}", "case_unit_clash"),
    ("{milestones: {completio: 是}}", "case_rule_unknown completion"),
    ("{plots: {东: {outcome: admit}}}", "case_plot_unknown"),
  ])
  func whatNamesNothingIsTold(_ admission: String, _ told: String) async throws {
    #expect(try await wrong(Self.project, "admission: \(admission)").map { $0.hasPrefix(told) } == [true])
  }

  @Test func aProjectAndItsExpectationsGoTogether() async throws {
    await #expect(throws: (any Error).self) { try await self.wrong(Self.project, "clause: 三") }
    await #expect(throws: (any Error).self) {
      try await self.wrong("admission: {outcome: admit}", "clause: 三")
    }
    await #expect(throws: (any Error).self) { try await self.wrong(Self.project, "admission: {}") }
  }

  @Test func aSlipOfTheProjectsPageIsRefused() async throws {
    let found = try await wrong("project: {land: 15 亩, taxx: 330 万元}", "admission: {outcome: admit}")
    #expect(found == ["project_key_unknown tax"])
  }

  @Test func casesOfProjectsAndOfEnterprisesTouchTheSameRules() async throws {
    let both = """
      \(Self.project)
          admission: {items: {tax: pass}}
          enterprise: {land: 10 亩, tax: 100 万元}
      """
    #expect(try await wrong(both, "expect: {standards: {tax: undecided}}") == [])
  }
}
