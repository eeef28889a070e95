import Diagnostics
import Documents
import Testing

@Suite struct MappingReaderTests {
  private func reader(_ yaml: String) throws -> (MappingReader, [Refusal]) {
    var refusals: [Refusal] = []
    let node = try YAMLDocument.parse(yaml, file: "f.yaml")
    return (try #require(MappingReader(node, of: "book", into: &refusals)), refusals)
  }

  @Test func `keys nobody asked for are refused with the nearest that was asked for`() throws {
    var (map, refusals) = try reader("title: a\ntitel: b\nforce: c\n")
    _ = map.text("title", into: &refusals)
    _ = map.text("formula", into: &refusals)
    map.refuseOthers(into: &refusals)
    #expect(refusals.map(\.message) == [.unknownKey, .unknownKey])
    #expect(refusals.map(\.place.line) == [2, 3])
    #expect(refusals.map(\.suggestion) == ["title", nil])
    #expect(refusals[0].arguments["known"] == .list(["formula", "title"]))
  }

  @Test(arguments: ["{when: years(a, b) >= 3}", "{when: land > max(2 亩, b)}", "{when: （a, b) > 3}"])
  func `an expression cut at a comma gets the advice to quote`(yaml: String) throws {
    var (map, refusals) = try reader(yaml)
    _ = map.text("when", into: &refusals)
    map.refuseOthers(into: &refusals)
    #expect(refusals.map(\.message) == [.keyCutByComma])
  }

  @Test func `a key that merely stands behind a whole expression is only unknown`() throws {
    var (map, refusals) = try reader("{when: years(a) >= 3, wen: 1}")
    _ = map.text("when", into: &refusals)
    map.refuseOthers(into: &refusals)
    #expect(refusals.map(\.message) == [.unknownKey])
    #expect(refusals.first?.suggestion == "when")
  }

  @Test func `nothing written is nothing, and what must be there is missed`() throws {
    var (map, refusals) = try reader("a:\nb: ''\nc: [1]\n")
    #expect(map.node("a") == nil)
    #expect(map.has("a"))
    #expect(map.text("b", into: &refusals)?.text == "")
    #expect(map.requiredText("a", into: &refusals) == nil)
    #expect(map.requiredText("d", into: &refusals) == nil)
    #expect(map.text("c", into: &refusals) == nil)
    #expect(refusals.map(\.message) == [.keyMissing, .keyMissing, .textExpected])
  }

  @Test func `a single value counts as a list of one`() throws {
    var (map, _) = try reader("a: x\nb: [x, y]\nc: {k: v}\nd: []\n")
    #expect(map.list("a").compactMap(\.text?.text) == ["x"])
    #expect(map.list("b").compactMap(\.text?.text) == ["x", "y"])
    #expect(map.list("c").count == 1)
    #expect(map.list("d").isEmpty)
    #expect(map.list("e").isEmpty)
  }

  @Test(arguments: ["[1, 2]", "text"])
  func `a list or text in place of a mapping is refused`(yaml: String) throws {
    var refusals: [Refusal] = []
    let node = try YAMLDocument.parse(yaml, file: "f.yaml")
    #expect(MappingReader(node, of: "book", into: &refusals) == nil)
    #expect(refusals.map(\.message) == [.mappingExpected])
  }
}
