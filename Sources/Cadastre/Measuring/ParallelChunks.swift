/// Works through rows in fixed chunks side by side; what comes out does not depend on how many threads there are.
struct ParallelChunks {
  let count: Int
  let threads: Int
  var chunk = 4096

  /// What `body` makes of each chunk, in the order of the chunks.
  func map<Result: Sendable>(_ body: @escaping @Sendable (Range<Int>) -> Result) async -> [Result] {
    let starts = Array(stride(from: 0, to: count, by: chunk))
    let workers = max(1, min(threads, starts.count))
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: starts.count, by: workers).map { index in
            (index, body(starts[index]..<min(starts[index] + chunk, count)))
          }
        }
      }
      var all: [(Int, Result)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
