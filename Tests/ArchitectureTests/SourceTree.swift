import Foundation

/// A Swift file of the package, by its path below `Sources`.
struct SourceFile {
  let path: String
  let text: String

  /// The room it stands in.
  var room: String { path.split(separator: "/").first.map(String.init) ?? path }

  /// Lines with their numbers from 1.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0 + 1, $1) }
  }
}

enum SourceTree {
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources").resolvingSymlinksInPath()

  /// Every Swift file under `Sources`, sorted by path.
  static func files() throws -> [SourceFile] {
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let url = sources.appendingPathComponent(path)
      return SourceFile(path: path, text: try String(contentsOf: url, encoding: .utf8))
    }
  }

  /// The folders directly under `Sources`.
  static func rooms() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { !$0.hasPrefix(".") }.sorted()
  }
}
