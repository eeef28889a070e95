import Testing

@testable import Diagnostics

@Suite struct PlaceAndIssueTests {
  private let message = Message("odd", zh: "「{a}」不对。", en: "\"{a}\" is odd.")

  @Test func `a place says as much as is known`() {
    let cell = Place(file: "企业台账.xlsx", layer: "企业", row: 12, column: "税收")
    #expect(cell.described(in: .zh) == "企业台账.xlsx「企业」 第 12 行，列 税收")
    #expect(cell.described(in: .en) == "企业台账.xlsx [企业] row 12, column 税收")
    #expect(Place(file: "book.yaml", line: 3, character: 7).described(in: .zh) == "book.yaml:3:7")
    #expect(Place(file: "book.yaml", line: 3).described(in: .en) == "book.yaml:3")
    #expect(Place(row: 2).described(in: .en) == "row 2")
    #expect(Place.unknown.described(in: .zh) == "")
  }

  @Test func `a refusal says where, what, and the near name`() {
    let place = Place(file: "a.yaml", line: 1, character: 2)
    let refusal = Refusal(.badInput, message, at: place, ["a": "taxx"], suggestion: "tax")
    #expect(refusal.text(in: .zh) == "a.yaml:1:2：「taxx」不对。 是否指「tax」？")
    #expect(refusal.text(in: .en) == "a.yaml:1:2: \"taxx\" is odd. Did you mean \"tax\"?")
    #expect(Refusal(.usage, message, ["a": "x"]).text(in: .en) == "\"x\" is odd.")
  }

  @Test func `refusals end a run with the codes of sysexits`() {
    #expect(Refusal.Kind.usage.rawValue == 64)
    #expect(Refusal.Kind.badInput.rawValue == 65)
    #expect(Refusal.Kind.missingInput.rawValue == 66)
    #expect(Refusal.Kind.internal.rawValue == 70)
    #expect(Refusals([]) == nil)
    let several = Refusals([Refusal(.missingInput, message), Refusal(.usage, message)])
    #expect(several?.kind == .missingInput)
  }

  private func issue(
    _ severity: Severity = .warning, _ code: String = "b", table: String? = "parcels", file: String = "a.csv",
    row: Int? = 2, subject: String? = "P1", text: String = "x"
  ) -> Diagnostics.Issue {
    Diagnostics.Issue(
      severity, Message(code, zh: "{t}", en: "{t}"), table: table, at: Place(file: file, row: row),
      subject: subject, ["t": .text(text)])
  }

  @Test func `issues are reported in one order however they were found`() {
    let sorted = [
      issue(.error, "z"), issue(.warning, "a", row: 9), issue(table: nil), issue(table: "figures"),
      issue(row: nil), issue(row: 2), issue(row: 10, subject: nil), issue(row: 10), issue(row: 10, text: "y"),
      issue(row: 10, subject: "P10"), issue(file: "b.csv", row: 1), issue(.info, "a"),
    ]
    var chance = Shuffler(state: 5)
    for _ in 0..<20 { #expect(Diagnostics.Issue.inReportOrder(sorted.shuffled(using: &chance)) == sorted) }
  }

  @Test func `an issue's text names layer and column, not the file`() {
    let place = Place(file: "a.xlsx", layer: "企业", row: 3, column: "税收")
    let issue = Diagnostics.Issue(.error, message, at: place, ["a": "x"])
    #expect(issue.text(in: .zh) == "「企业」 列 税收：「x」不对。")
    #expect(issue.text(in: .en) == "[企业] column 税收: \"x\" is odd.")
    #expect(
      Diagnostics.Issue(.error, message, at: Place(file: "a.csv", row: 1), ["a": "x"]).text(in: .en)
        == "\"x\" is odd.")
  }

  @Test func `errors come before warnings before remarks`() {
    #expect([Severity.info, .error, .warning].sorted() == [.error, .warning, .info])
  }
}

/// A linear congruential generator: the same shuffles everywhere.
private struct Shuffler: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
