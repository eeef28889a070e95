import Testing

@testable import RuleCases

@Suite struct CaseFileTests {
  @Test func casesStandBesideTheirBook() {
    #expect(CaseFile.path(besideBook: "rules/a/b.yaml") == "rules/a/b.cases.yaml")
    #expect(CaseFile.path(besideBook: "b") == "b.cases.yaml")
  }
}
