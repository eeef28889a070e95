import Foundation
import Testing

/// Reads every seed and every input that once broke a reader again, without fuzzer and sanitizer.
@Suite struct ReplayTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The inputs of a target, sorted.
  private static func inputs(_ kind: String, of target: String) throws -> [URL] {
    let place = folder.appendingPathComponent(kind).appendingPathComponent(target)
    guard FileManager.default.fileExists(atPath: place.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
      .filter { !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  @Test(arguments: FuzzTarget.all.map(\.name)) func `seeds and finds are read`(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let seeds = try ReplayTests.inputs("Seeds", of: name)
    #expect(!seeds.isEmpty, "a target without seeds starts blind")
    for file in try seeds + ReplayTests.inputs("Found", of: name) {
      let complaint = target.run(Array(try Data(contentsOf: file)))
      #expect(complaint == nil, "\(file.lastPathComponent)")
    }
  }

  @Test func `every folder of inputs has its target`() throws {
    for kind in ["Seeds", "Found"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: ReplayTests.folder.appendingPathComponent(kind).path)
      for name in names where !name.hasPrefix(".") {
        #expect(FuzzTarget.named(name) != nil, "\(kind)/\(name)")
      }
    }
  }

  @Test func `a reader that breaks is noticed`() {
    let target = FuzzTarget("broken") { $0.first == 1 ? "one" : nil }
    #expect(target.run([1]) == "one")
    #expect(target.run([2]) == nil)
  }
}
