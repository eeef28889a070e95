internal import Diagnostics
internal import Foundation
internal import Synchronization

/// What is being written and not yet in its place: taken away when a run is stopped.
public enum Drafts {
  private struct State {
    var paths: Set<String> = []
    var isStopped = false
  }

  private static let state = Mutex(State())

  static func add(_ path: String) { state.withLock { _ = $0.paths.insert(path) } }

  /// Takes a draft away, if it is still there.
  static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    state.withLock { _ = $0.paths.remove(path) }
  }

  /// Puts a draft in its place, unless drafts are being taken away: one that is half gone must not get there.
  static func place<Result>(_ body: () throws -> Result) throws -> Result {
    try state.withLock { state in
      if state.isStopped { throw Refusal(.internal, .stoppedBySignal) }
      return try body()
    }
  }

  /// Takes all of them away, and lets none get in its place any more. Others may be writing into them meanwhile; a
  /// folder that gets a file while it is being emptied is emptied once more.
  public static func removeAll() {
    let all = state.withLock { state in
      state.isStopped = true
      return state.paths
    }
    for path in all {
      for _ in 0..<20 where (try? FileManager.default.removeItem(atPath: path)) == nil {
        guard FileManager.default.fileExists(atPath: path) else { break }
      }
    }
  }

  /// Whether a run is being stopped: what fails now fails because of it.
  public static var areBeingRemoved: Bool { state.withLock { $0.isStopped } }
}
