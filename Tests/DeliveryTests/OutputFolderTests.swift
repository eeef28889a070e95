import Diagnostics
import Foundation
import Testing

@testable import Delivery

@Suite struct OutputFolderTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private var out: String { "\(home.path)/结果 一" }

  @discardableResult
  private func write(
    _ language: Language = .zh, adding more: (String) throws -> Void = { _ in }
  ) async throws -> Delivered {
    try OutputFolder(path: out, language: language)
      .write(try await Fixture.judgement(), issues: Fixture.issues, run: Fixture.run, adding: more)
  }

  @Test func nothingStaysBesideTheFolder() async throws {
    try await write()
    #expect(home.names == ["结果 一"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
        "csv", "evaluation.gpkg", "lists", "lists.xlsx", "report.html", "summary.json",
      ])
  }

  @Test func aFolderOfSomebodyElseIsRefusedAndLeftAlone() async throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try "mine".write(toFile: "\(out)/summary.json", atomically: true, encoding: .utf8)
    let refusal = await #expect(throws: Refusal.self) { try await write() }
    #expect(refusal?.message == .outputNotOurs)
    #expect(refusal?.kind == .badInput)
    #expect(try home.text("结果 一/summary.json") == "mine")
    #expect(home.names == ["结果 一"])
  }

  @Test func aFileInTheWayIsRefused() async throws {
    try "x".write(toFile: out, atomically: true, encoding: .utf8)
    let refusal = await #expect(throws: Refusal.self) { try await write() }
    #expect(refusal?.message == .outputIsFile)
  }

  @Test func aLinkIsFollowedAndStays() async throws {
    try await write()
    let link = "\(home.path)/最新"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: out)
    try OutputFolder(path: link + "/", language: .en)
      .write(try await Fixture.judgement(), issues: [], run: Fixture.run)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == out)
    #expect(try home.text("结果 一/summary.json").contains("\"language\": \"en\""))
    #expect(home.names == ["最新", "结果 一"])
  }

  @Test func foldersAboveAreMade() async throws {
    try OutputFolder(path: "\(home.path)/2021/十二月/out", language: .zh)
      .write(try await Fixture.judgement(), issues: [], run: Fixture.run)
    #expect(try home.text("2021/十二月/out/csv/grades.csv").hasPrefix("scheme,"))
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() async throws {
    try "x".write(toFile: "\(home.path)/file", atomically: true, encoding: .utf8)
    let path = "\(home.path)/file/out"
    let refusal = await #expect(throws: Refusal.self) {
      try OutputFolder(path: path, language: .zh)
        .write(try await Fixture.judgement(), issues: [], run: Fixture.run)
    }
    #expect(refusal?.message == .cannotWrite)
    #expect(refusal?.arguments["path"] == .text(path))
  }

  @Test func aFormerRunIsReplacedWhole() async throws {
    try await write()
    try await write(.en)
    #expect(home.names == ["结果 一"])
    #expect(try home.text("结果 一/summary.json").contains("\"language\": \"en\""))
  }

  @Test func aFailureLeavesTheFormerRunAsItWas() async throws {
    try await write()
    struct Failure: Error {}
    await #expect(throws: Failure.self) { try await write(.en) { _ in throw Failure() } }
    #expect(home.names == ["结果 一"])
    #expect(try home.text("结果 一/summary.json").contains("\"language\": \"zh\""))
  }

  @Test func furtherFilesComeAlong() async throws {
    try await write { folder in
      try "x".write(toFile: "\(folder)/extra.txt", atomically: true, encoding: .utf8)
    }
    #expect(try home.text("结果 一/extra.txt") == "x")
    #expect(try home.text("结果 一/summary.json").contains("\"extra.txt\": null"))
    #expect(try await write().kept == nil)
  }

  @Test func whatPeopleFilledInIsKept() async throws {
    try await write()
    try Data("filled".utf8).write(to: URL(fileURLWithPath: "\(out)/lists.xlsx"))
    try Data("note".utf8).write(to: URL(fileURLWithPath: "\(out)/备注.txt"))
    let delivered = try await write()
    #expect(delivered.kept?.files == ["lists.xlsx", "备注.txt"])
    #expect(home.names == ["结果 一", "结果 一.old"])
    #expect(try home.text("结果 一.old/备注.txt") == "note")
    #expect(delivered.lines(folder: out).last?.contains("结果 一.old") == true)
  }

  @Test func theSameRunGivesTheSameBytes() async throws {
    try await write()
    let first = try contents()
    try await Task.sleep(for: .seconds(2.1))
    try await write()
    #expect(try contents() == first)
  }

  private func contents() throws -> [String: Data] {
    try FileManager.default.subpathsOfDirectory(atPath: out).reduce(into: [:]) { all, path in
      all[path] = FileManager.default.contents(atPath: "\(out)/\(path)")
    }
  }
}
