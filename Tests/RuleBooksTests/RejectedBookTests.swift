import Diagnostics
import Foundation
import Testing

@testable import RuleBooks

/// One bad book per failure. Its first lines say what is expected: `# code line:character`, one for each refusal.
@Suite struct RejectedBookTests {
  private static let files: [URL] = {
    guard let folder = Bundle.module.url(forResource: "Rejected", withExtension: nil) else { return [] }
    let all = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
  }()

  @Test func `there are bad books for most failures`() {
    #expect(RejectedBookTests.files.count >= 40)
  }

  @Test(arguments: files)
  func `a bad book is refused for its reason at its place`(file: URL) throws {
    let yaml = try String(contentsOf: file, encoding: .utf8)
    let expected = yaml.split(separator: "\n").prefix { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) }
    let found = Fixtures.refusals {
      try RuleCompiler.compile(
        [Fixtures.book(yaml, file: file.lastPathComponent)], facts: Fixtures.facts, asOf: Fixtures.asOf)
    }
    let described = found.map { refusal in
      "\(refusal.message.code) \(refusal.place.line ?? 0):\(refusal.place.character ?? 0)"
        + (refusal.suggestion.map { " \($0)" } ?? "")
    }
    #expect(described == expected, "\(file.lastPathComponent)")
    #expect(found.allSatisfy { $0.place.file == file.lastPathComponent })
  }
}
