import Testing
import Units

@testable import RuleBooks

@Suite struct OwnColumnTests {
  private let yaml = """
    rulebook: own
    columns:
      技改投资: {of: enterprise, unit: 万元}
      评价行业: {of: enterprise, as: text}
    metrics:
      renewal: {of: enterprise, unit: 万元/亩, formula: 技改投资 / land}
    flags:
      pumps: {of: enterprise, kind: watch, when: '评价行业 = "泵"'}
    """

  @Test func `a column the dataset lacks is missing and its rules are not judged`() throws {
    let rules = try Fixtures.compile(yaml)
    #expect(rules.metrics.first?.lacking == ["技改投资"])
    #expect(rules.flags.first?.lacking == ["评价行业"])
  }

  @Test func `its unit holds`() {
    let wrong = yaml.replacing("unit: 万元/亩, formula", with: "unit: 万元, formula")
    #expect(Fixtures.refusals { try Fixtures.compile(wrong) }.isEmpty == false)
  }

  @Test func `a column of the data goes before it`() throws {
    let book =
      "rulebook: b\ncolumns: {地段: {of: enterprise, as: text}}\n"
      + "flags: {f: {of: enterprise, kind: watch, when: '地段 = \"甲\"'}}"
    #expect(try Fixtures.compile(book).flags.first?.lacking == [])
  }

  @Test(arguments: [
    ("as: text}", "as: words}", "unknown_word"), ("技改投资: {of: enterprise,", "技改投资: {", "key_missing"),
    ("评价行业 = ", "评价行业啊 = ", "unknown_name"),
  ])
  func `slips are refused`(right: String, wrong: String, code: String) {
    let found = Fixtures.refusals { try Fixtures.compile(yaml.replacing(right, with: wrong)) }
    #expect(found.map(\.message.code).contains(code))
  }

  @Test func `another book does not see it`() {
    let other = "rulebook: other\nflags: {f: {of: enterprise, kind: watch, when: '评价行业 = \"泵\"'}}"
    #expect(Fixtures.refusals { try Fixtures.compile(yaml, other) }.map(\.message.code) == ["unknown_name"])
  }
}
