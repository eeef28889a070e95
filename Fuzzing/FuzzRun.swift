import CLibFuzzer
import Foundation

/// Runs one target under libFuzzer: `FUZZ_TARGET=wkb Fuzzing -runs=1000000 Seeds/wkb`. See `scripts/fuzz`.
@main struct FuzzRun {
  static func main() {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard FuzzTarget.named(name) != nil else {
      print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
      exit(name.isEmpty ? 0 : 64)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        let input = Array(UnsafeBufferPointer(start: bytes, count: count))
        if let complaint = FuzzRun.chosen?.run(input) { fatalError(complaint) }
        return 0
      })
  }

  /// Looked up once: a C function takes nothing along.
  private static let chosen = FuzzTarget.named(ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "")
}
