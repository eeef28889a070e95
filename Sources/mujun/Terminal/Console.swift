internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// Standard output is for results, standard error for everything else.
enum Console {
  static func result(_ text: String) { write(text + "\n", to: .standardOutput) }
  static func result(bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
  static func remark(_ text: String) { write(text + "\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away (`| head`) is no reason to fail.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Runs a command and turns refusals into messages and exit codes.
  static func run(_ language: Language, _ body: () async throws -> Void) async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      try await body()
    } catch let refusal as Refusal {
      remark(refusal.text(in: language))
      throw ExitCode(refusal.kind.rawValue)
    } catch let refusals as Refusals {
      for refusal in refusals.all { remark(refusal.text(in: language)) }
      throw ExitCode(refusals.kind.rawValue)
    } catch let exit as ExitCode {
      throw exit
    } catch {
      remark(Message.internalFailure.filled(["problem": .text("\(error)")], in: language))
      throw ExitCode(Refusal.Kind.internal.rawValue)
    }
  }
}

/// One line on a terminal that says what is being done; nothing where nobody watches.
struct Progress {
  private let language: Language
  private let isWatched = isatty(STDERR_FILENO) == 1

  init(_ language: Language) { self.language = language }

  func show(_ step: Bilingual) {
    guard isWatched else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(step(language))…".utf8))
  }

  func finish() {
    guard isWatched else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
