internal import Foundation
internal import Synchronization

/// Independent work on several threads.
enum SideBySide {
  /// Does the work for each item, taking them up in their order.
  ///
  /// - Throws: what the first failing item in the order of the items threw.
  static func run<Item: Sendable>(
    _ items: [Item], threads: Int, _ body: @Sendable (Item) throws -> Void
  ) throws {
    let next = Mutex(0)
    let failures = Mutex<[Int: any Error]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, items.count))) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < items.count else { return }
        do {
          try body(items[index])
        } catch {
          failures.withLock { $0[index] = error }
        }
      }
    }
    let all = failures.withLock { $0 }
    if let first = all.min(by: { $0.key < $1.key }) { throw first.value }
  }
}
