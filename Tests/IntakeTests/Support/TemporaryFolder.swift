import Foundation
import Synchronization

/// A folder of its own for one test, gone with it.
final class TemporaryFolder {
  let path: String

  /// Every folder made: a test may let go of one before the last file is written into it, which then stands again.
  private static let made = Mutex<[String]>([])
  private static let sweepsAtExit: Bool =
    atexit {
      for path in TemporaryFolder.made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    } == 0

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("数据 \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    _ = TemporaryFolder.sweepsAtExit
    TemporaryFolder.made.withLock { $0.append(url.path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of that name is, or would be.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}

extension TemporaryFolder {
  /// What a file holds, nil where there is none.
  func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: file(name)))).map(Array.init)
  }
}
