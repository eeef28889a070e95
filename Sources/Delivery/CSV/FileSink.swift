internal import Diagnostics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A new file that is written block by block.
struct FileSink: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Creates the file.
  ///
  /// - Throws: a `Refusal` that names the path.
  init(path: String) throws(Refusal) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    self.path = path
    guard descriptor >= 0 else { throw FileSink.refusal(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes the bytes and forgets them.
  mutating func flush(_ bytes: inout [UInt8]) throws(Refusal) {
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if step < 0 {
        if errno == EINTR { continue }
        throw FileSink.refusal(path)
      }
      written += step
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// What stopped the last call, with the path it was about.
  static func refusal(_ path: String) -> Refusal {
    let reason = String(cString: strerror(errno))
    return Refusal(.badInput, .cannotWrite, ["path": .text(path), "reason": .text(reason)])
  }
}
