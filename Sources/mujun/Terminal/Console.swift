internal import ArgumentParser
internal import Delivery
internal import Diagnostics
internal import Dispatch
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
    // A file beyond what the user may write is an error of that file, not the end.
    signal(SIGXFSZ, SIG_IGN)
    let stops = Stops.watched(in: language)
    defer { stops.forEach { $0.cancel() } }
    do {
      try await body()
    } catch  where Drafts.areBeingRemoved {
      // Whoever stops the run ends it; what went wrong since then is no news.
      while true { pause() }
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

/// What stops a run from outside: Ctrl+C, a closed terminal, a shutdown. Nothing half written is left behind.
private enum Stops {
  static func watched(in language: Language) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      // Started by nohup, a run is not to hear of the terminal's end.
      let former = signal(number, SIG_IGN)
      if unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        Drafts.removeAll()
        Console.remark(Message.stoppedBySignal.filled([:], in: language))
        // At once, whatever other threads are about; the code is that by which shells tell a signal.
        _exit(128 + number)
      }
      source.resume()
      return source
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
