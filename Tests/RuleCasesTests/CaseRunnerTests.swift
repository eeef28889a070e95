import RuleBooks
import Testing

@testable import RuleCases

/// The runner must be able to fail: what is right passes, and each wrong expectation is told for what it is.
@Suite struct CaseRunnerTests {
  static let firm =
    "enterprise: {land: 10 亩, tax: 150 万元, industry: \"3311\", status: 存续, 信用等级: 甲}"

  @Test(arguments: [
    "{metrics: {tax_per_mu: 15}}", "{metrics: {tax_per_mu: 150000 元/亩}}", "{metrics: {亩均税收: 15 万元/亩}}",
    "{metrics: {growth: 缺, rated: 甲, usual: 15}}", "{standards: {tax: short}}", "{standards: {tax: 未达标}}",
    "{standards: {tax: {verdict: short, value: 15, threshold: 20, shortfall: 5, because: 缺, near_line: 否}}}",
    "{flags: {low: 否}}", "{flags: {low: {verdict: no, near_line: no}}}", "{lists: {below: 是}}",
    "{lists: {below: [E]}}", "{lists: {below: {reasons: [亩均税收不低于20万元], columns: {gap: 50, 差额: 50 万元}}}}",
    "[{of: E, metrics: {tax_per_mu: 15}}]",
  ])
  func whatIsRightPasses(_ expect: String) async throws {
    #expect(try await SmallBook.wrong(Self.firm, expect: expect) == [])
  }

  @Test(arguments: [
    ("{metrics: {tax_per_mu: 15.0000001}}", "metrics.tax_per_mu value: 15.0"),
    ("{metrics: {tax_per_mu: 缺}}", "metrics.tax_per_mu value: 15.0"),
    ("{metrics: {growth: 0}}", "metrics.growth value: missing"),
    ("{metrics: {rated: 乙}}", "metrics.rated value: 甲"),
    ("{standards: {tax: met}}", "standards.tax verdict: short"),
    ("{standards: {tax: not_judged}}", "standards.tax verdict: short"),
    ("{standards: {tax: {threshold: 10}}}", "standards.tax threshold: 20.0"),
    ("{standards: {tax: {shortfall: 缺}}}", "standards.tax shortfall: 5.0"),
    ("{standards: {tax: {because: 农副产品加工}}}", "standards.tax because: []"),
    ("{standards: {tax: {near_line: 是}}}", "standards.tax nearLine: no"),
    ("{flags: {low: undecided}}", "flags.low verdict: no"),
    ("{lists: {below: 否}}", "lists.below listed: yes"), ("{lists: {below: []}}", "lists.below rows: [\"E\"]"),
    ("{lists: {below: {reasons: [别的]}}}", "lists.below reasons: [\"亩均税收不低于20万元\"]"),
    ("{lists: {below: {columns: {gap: 49}}}}", "lists.below column(\"gap\"): 50.0"),
  ])
  func whatIsWrongIsTold(_ expect: String, _ told: String) async throws {
    #expect(try await SmallBook.wrong(Self.firm, expect: expect) == [told])
  }

  @Test(arguments: [
    ("{metrics: {tax_per_m: 15}}", "case_rule_unknown tax_per_mu"),
    ("{standards: {税: met}}", "case_rule_unknown"),
    ("{metrics: {tax_per_mu: 15 亩}}", "case_unit_clash"), ("{metrics: {tax_per_mu: 1o}}", "case_bad_number"),
    ("{metrics: {tax_per_mu: [15, 16]}}", "case_one_value"),
    ("{standards: {tax: mett}}", "case_word_unknown met"), ("{flags: {low: 大概}}", "case_word_unknown"),
    ("{lists: {below: {columns: {gapp: 1}}}}", "case_column_not_listed gap"),
    ("[{of: F, metrics: {tax_per_mu: 15}}]", "case_subject_unknown E"),
  ])
  func whatNamesNothingIsToldWithTheNearName(_ expect: String, _ told: String) async throws {
    #expect(try await SmallBook.wrong(Self.firm, expect: expect) == [told])
  }

  @Test func aSubjectThatIsOpenMustBeNamed() async throws {
    let two = """
      tables:
        enterprises: [{enterprise_id: A}, {enterprise_id: B}]
        figures: [{enterprise_id: A, year: 2021, tax: 1, 信用等级: 甲}]
      """
    #expect(try await SmallBook.wrong(two, expect: "{metrics: {rated: 甲}}") == ["case_subject_open"])
    #expect(try await SmallBook.wrong(two, expect: "{of: A, metrics: {rated: 甲}}") == [])
  }

  @Test func aSlipInAColumnIsNoMissingValue() async throws {
    let slip = "enterprise: {land: 10 亩, taxx: 150 万元, 信用等级: 甲}"
    #expect(try await SmallBook.wrong(slip, expect: "{metrics: {rated: 甲}}") == ["case_column_unknown tax"])
  }

  @Test func aCellThatCannotBeReadFailsTheCase() async throws {
    let bad = "enterprise: {land: 10 亩, tax: 一百五, 信用等级: 甲}"
    #expect(
      try await SmallBook.wrong(bad, expect: "{metrics: {tax_per_mu: 缺}}") == ["bad_number@7"],
      "the line is that of the file of cases")
  }

  @Test func toleranceIsAShareOfTheExpectedNumber() async throws {
    let third = "enterprise: {land: 30 亩, tax: 1000 万元, 信用等级: 甲}"
    #expect(
      try await SmallBook.wrong(third, expect: "{metrics: {tax_per_mu: 33.3333}}").count == 1)
    #expect(
      try await SmallBook.wrong("tolerance: 0.00001\n" + third, expect: "{metrics: {tax_per_mu: 33.3333}}")
        == [])
  }

  // MARK: Inputs

  @Test func exceptionsYearsAndOthers() async throws {
    let inputs = """
      enterprise: {land: 10 亩, 税收: 150 万元, industry: C1310, status: 存续, 信用等级: 甲}
      years: {2020: {tax: 1000000 元}}
      others:
        - {enterprise_id: 乙, land: 20 亩, tax: 60 万元, status: 停产}
      """
    let expect = """
      [{metrics: {growth: 0.5, usual: 9}, standards: {tax: {verdict: met, threshold: 10, because: 农副产品加工}}},
              {of: 乙, flags: {low: 是}, standards: {tax: {verdict: 不适用, because: 停产}}, lists: {below: []}}]
      """
    #expect(try await SmallBook.wrong(inputs, expect: expect) == [])
  }

  @Test func aParcelWithItsShape() async throws {
    let square = "parcel: {agreed_start: 2020-02-29, wkt: \"POLYGON ((0 0, 0 20, 30 20, 30 0, 0 0))\"}"
    let enterprise = "\nenterprise: {信用等级: 甲, tax: 1}"
    #expect(
      try await SmallBook.wrong(
        square + enterprise,
        expect: "{metrics: {started: 2021-02-28, area: 600 ㎡}, flags: {late: 是}}") == [])
    let broken = square.replacing("((0 0", with: "((0 O")
    #expect(
      try await SmallBook.wrong(broken + enterprise, expect: "{metrics: {started: 缺}}") == [
        "shape_text_unreadable"
      ])
  }

  @Test func aColumnNobodyWroteIsBlankInShortAndAbsentInTables() async throws {
    #expect(
      try await SmallBook.wrong(
        "enterprise: {land: 10 亩, 信用等级: 甲}",
        expect: "{standards: {tax: {verdict: undecided, because: [行业代码, tax, status]}}}") == [])
    let tables = """
      tables:
        parcels: [{parcel_id: P, certificate_area: 10 亩}]
        enterprises: [{enterprise_id: E, parcel_id: P, 信用等级: 甲}]
      """
    #expect(
      try await SmallBook.wrong(tables, expect: "{standards: {tax: not_judged}, flags: {low: 未判定}}") == [])
    #expect(
      try await SmallBook.wrong(tables, expect: "{standards: {tax: undecided}}").first?.hasPrefix(
        "standards.tax verdict: not judged") == true)
  }

  // MARK: The file as a whole

  @Test func whatNoCaseTouchesIsTold() async throws {
    let report = try await SmallBook.report(Self.firm, expect: "{standards: {tax: short}, flags: {low: 否}}")
    #expect(report.passed == 1 && report.failed == 0)
    let names = report.untouched.map { "\($0.kind.rawValue).\($0.id)\($0.exception.map { " \($0)" } ?? "")" }
    #expect(
      names == [
        "metrics.growth", "metrics.usual", "metrics.started", "metrics.rated", "metrics.area",
        "standards.tax 停产",
        "standards.tax 农副产品加工", "flags.late", "lists.below",
      ])
  }

  @Test func anExceptionIsTouchedWhereItApplies() async throws {
    let food = "enterprise: {land: 10 亩, tax: 150 万元, industry: \"1310\", status: 存续, 信用等级: 甲}"
    let report = try await SmallBook.report(food, expect: "{standards: {tax: met}}")
    #expect(report.untouched.compactMap(\.exception) == ["停产"])
  }

  @Test func aDifferenceSaysWhereAndHow() async throws {
    let report = try await SmallBook.report(Self.firm, expect: "{standards: {tax: met}}")
    guard case .differs(let difference)? = report.results.first?.findings.first else {
      Issue.record("no difference")
      return
    }
    #expect(difference.place.file == "small.cases.yaml" && difference.place.line == 8)
    #expect(difference.expected == ["met"] && difference.subject == "E")
    #expect(difference.explanations.count == 1)
  }

  @Test func casesOfAnotherBookAreRefused() async throws {
    let file = try CaseFile.read(
      yaml: "book: other\nyear: 2021\ncases: [{case: a, why: b, enterprise: {}, expect: {metrics: {m: 1}}}]",
      file: "x.cases.yaml")
    await #expect(throws: (any Error).self) { try await CaseRunner(SmallBook.book()).report(of: file) }
  }
}
