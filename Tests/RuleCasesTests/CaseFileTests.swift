import Diagnostics
import Testing

@testable import RuleCases

/// What a file of cases is refused for: everything in it at once, each with its line.
@Suite struct CaseFileTests {
  /// The messages a text is refused for, with the lines.
  func refused(_ yaml: String) -> [String] {
    do {
      _ = try CaseFile.read(yaml: yaml, file: "b.cases.yaml")
      return []
    } catch let refusals as Refusals {
      return refusals.all.map { "\($0.message.code)@\($0.place.line ?? 0)" }
    } catch let refusal as Refusal {
      return ["\(refusal.message.code)@\(refusal.place.line ?? 0)"]
    } catch {
      return ["\(error)"]
    }
  }

  func refused(case text: String) -> [String] {
    refused("year: 2021\ncases:\n  - \(text.replacing("\n", with: "\n    "))\n")
  }

  @Test func casesStandBesideTheirBook() {
    #expect(CaseFile.path(besideBook: "rules/a/b.yaml") == "rules/a/b.cases.yaml")
    #expect(CaseFile.path(besideBook: "b") == "b.cases.yaml")
  }

  @Test func anAbsentFileIsMissingInput() throws {
    let refusal = try #require(throws: Refusal.self) { try CaseFile.read("/nowhere/b.cases.yaml") }
    #expect(refusal.kind == .missingInput)
    #expect(!CaseFile.exists("/nowhere/b.cases.yaml"))
  }

  @Test func aSoundCaseIsRead() throws {
    let file = try CaseFile.read(
      yaml: """
        book: small
        year: 2021
        set: {line: 3 亩}
        cases:
          - case: 一句话
            why: 手算
            clause: 第一条
            set: {line: 4 亩}
            enterprise: {land: 10 亩}
            expect: {metrics: {m: 1}}
        """, file: "b.cases.yaml")
    let one = try #require(file.cases.first)
    #expect(file.book?.text == "small" && one.title == "一句话" && one.why == "手算" && one.clause == "第一条")
    #expect(one.place.line == 5)
    #expect(one.settings.map(\.text) == ["line=4 亩"], "a case's own value replaces that of the file")
  }

  @Test func keysThatAreMissingAreNamed() {
    #expect(refused("year: 2021\ncases: []\n") == ["case_file_empty@1"])
    #expect(
      refused(case: "enterprise: {land: 1 亩}") == ["key_missing@3", "key_missing@3", "key_missing@3"])
    #expect(
      refused("cases:\n  - {case: a, why: b, enterprise: {}, expect: {metrics: {m: 1}}}\n") == [
        "key_missing@2"
      ]
    )
    #expect(refused(case: "{case: a, why: b, expect: {metrics: {m: 1}}}") == ["case_without_inputs@3"])
    #expect(refused(case: "{case: a, why: b, enterprise: {}, expect: {}}") == ["case_expects_nothing@3"])
  }

  @Test func keysThatAreNoneAreRefused() {
    #expect(
      refused(case: "{case: a, why: b, enterprice: {}, enterprise: {}, expect: {metrics: {m: 1}}}") == [
        "unknown_key@3"
      ])
    #expect(
      refused(case: "{case: a, why: b, enterprise: {}, expect: {metric: {m: 1}}}").contains("unknown_key@3"))
    #expect(
      refused(case: "{case: a, why: b, enterprise: {}, expect: {standards: {s: {treshold: 1}}}}").contains(
        "unknown_key@3"))
    #expect(
      refused(case: "{case: a, why: b, tables: {parcel: []}, expect: {metrics: {m: 1}}}").contains(
        "unknown_key@3"))
  }

  @Test(arguments: [
    ("year: 21, enterprise: {}", "case_bad_year"), ("as_of: 2021-02-30, enterprise: {}", "case_bad_day"),
    ("tolerance: 2, enterprise: {}", "case_bad_tolerance"),
    ("proposed: 也许, enterprise: {}", "case_bad_truth"),
    ("years: {2020: {tax: 1}}, parcel: {}", "case_years_alone"),
    ("others: [{}], tables: {parcels: []}", "case_others_alone"),
    ("enterprise: {land: 1 亩}, parcel: {}", "case_land_twice"),
    ("enterprise: {}, years: {2021: {tax: 1}}", "case_year_twice"),
    ("tables: {parcels: {parcel_id: P}}", "case_rows_expected"), ("enterprise: {tax: [1]}", "text_expected"),
  ])
  func whatCannotBeMeantIsRefused(_ inputs: String, _ code: String) {
    #expect(refused(case: "{case: a, why: b, \(inputs), expect: {metrics: {m: 1}}}").first == "\(code)@3")
  }

  @Test func aBlankIsNoExpectation() {
    #expect(
      refused(case: "case: a\nwhy: b\nenterprise: {}\nexpect:\n  metrics:\n    m:\n    n: 1") == [
        "case_expectation_blank@8"
      ])
  }
}
