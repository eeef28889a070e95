import Testing

@Suite struct HouseTests {
  @Test func `every folder under Sources is a room or a door`() throws {
    let known = Set(House.rooms).union(House.doors.keys).union(["Dashboard"])
    #expect(try SourceTree.rooms().filter { !known.contains($0) }.isEmpty)
  }

  @Test func `every import names a room that stands above`() throws {
    let files = try SourceTree.files()
    #expect(files.count > 80)
    #expect(files.flatMap(ImportRules.offences) == [])
  }

  @Test func `every file keeps the manners of the house`() throws {
    #expect(try SourceTree.files().flatMap(FileRules.offences) == [])
  }

  @Test func `every message stands in a list`() throws {
    let texts = try SourceTree.files().filter { $0.path.contains("Diagnostics/Messages/") }.map(\.text)
    #expect(texts.flatMap(MessageLists.constants).count > 100)
    #expect(MessageLists.unlisted(in: texts) == [])
  }
}
