import Diagnostics
import RuleBooks
import Testing

@testable import Delivery

/// What the map says of a parcel in one word.
@Suite struct ParcelStateTests {
  @Test func theWorstWins() {
    #expect(ParcelState.idle.worse(.breach) == .breach)
    #expect(ParcelState.none.worse(.undecided) == .undecided)
    #expect(ParcelState.undecided.worse(.watch) == .watch)
    #expect(ParcelState.unjudged.worse(.none) == .none)
    #expect(ParcelState.benchmark.worse(.undecided) == .undecided)
  }

  @Test(arguments: FlagKind.allCases) func everyKindOfFlagIsAStateOfItsName(kind: FlagKind) {
    #expect(ParcelState(kind).rawValue == kind.rawValue)
  }

  @Test(arguments: ParcelState.allCases) func everyStateHasItsWordsAndColours(state: ParcelState) {
    #expect(state.label(.zh) != state.rawValue)
    let own = StatePalette.appearance(of: state)
    let others = ParcelState.allCases.filter { $0 != state }.map { StatePalette.appearance(of: $0).fill }
    #expect(!others.contains { $0 == own.fill })
  }

  /// E1 (flagged, short of a target) is on A2 and B1, E2 (flagged too) on A2; nobody is on C3.
  @Test func parcelsBearWhatTheirOccupantsBear() async throws {
    let findings = ParcelFindings(try await Fixture.judgement(), in: .zh)
    #expect((0..<3).map { findings.state(of: $0) } == [.supervision, .supervision, .unjudged])
    #expect(findings.occupantNames(of: 0) == "甲\"厂,一号\u{FF1B}=乙厂")
    #expect(findings.occupantNames(of: 2) == nil)
    #expect(
      findings.reasons(of: 1)
        == "〔甲\"厂,一号〕税收偏低\u{FF1A}亩均税收 10 万元/亩\u{FF1B}"
        + "亩均税收达标\u{FF08}参照\u{FF09}\u{FF1A}亩均税收 10 万元/亩")
    #expect(findings.reasons(of: 2) == nil)
    #expect(findings.nearLine(of: 1) == .no)
    #expect(findings.nearLine(of: 2) == .unknown)
  }
}

/// The styles QGIS reads.
@Suite struct LayerStyleTests {
  private func style(_ role: LayerRegister.Role, _ columns: [OutputColumn]) -> String {
    var register = LayerRegister()
    let layer = register.add("parcels", columns, title: "宗地", role)
    return LayerStyle(layer: layer, language: .zh).qml
  }

  @Test func whateverColumnsAreCalledIsEscaped() {
    let element = MarkupElement(
      "alias", [("name", "甲<乙>&\"丙\"\n丁\u{7}")], [MarkupElement("tip", text: "a<b")])
    #expect(
      element.written()
        == "<alias name=\"甲&lt;乙&gt;&amp;&quot;丙&quot;&#xa;丁\">\n <tip>a&lt;b</tip>\n</alias>\n")
  }

  @Test func coloursByState() {
    let qml = style(.parcels, [OutputColumn("parcel_id"), OutputColumn("name"), OutputColumn("state")])
    #expect(qml.contains("type=\"categorizedSymbol\" attr=\"state\""))
    #expect(qml.contains("value=\"idle\" label=\"疑似闲置\""))
    #expect(qml.contains("fieldName=\"coalesce(&quot;name&quot;, right(&quot;parcel_id&quot;, 7))\""))
    #expect(qml.contains("<alias field=\"parcel_id\" name=\"宗地代码\" index=\"1\"/>"))
  }

  @Test func equalAliasesAreToldApartByTheirFields() {
    var register = LayerRegister()
    let layer = register.add(
      "t",
      [
        OutputColumn("a:x", label: "亩均"), OutputColumn("b:x", label: "亩均"),
        OutputColumn("land_mu", unit: "亩"),
      ],
      title: "表", .table)
    #expect(
      SchemaTables.aliases(of: layer, in: .zh) == ["亩均 [a:x]", "亩均 [b:x]", "用地面积\u{FF08}亩\u{FF09}"])
  }
}
