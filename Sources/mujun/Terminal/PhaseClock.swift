internal import Cadastre
internal import Foundation

/// Takes the time, the processor time and the peak memory of each phase of a run, where somebody asked for them.
///
/// They go into a file of their own and never into the output folder, whose bytes do not depend on the clock.
final class PhaseClock {
  private let path: String?
  private var phases: [Phase] = []
  private var current: (name: String, start: Moment)?

  /// - Parameter path: the file to write; nil where nobody asked.
  init(_ path: String?) { self.path = path }

  /// What a phase took. One that comes up several times is added up.
  private struct Phase: Codable {
    let phase: String
    var wall: Double
    var cpu: Double
    var peak: Int
    var end: Int

    enum CodingKeys: String, CodingKey {
      case phase
      case wall = "wall_s"
      case cpu = "cpu_s"
      case peak = "peak_rss_bytes"
      case end = "end_rss_bytes"
    }
  }

  /// Ends the phase before and begins one.
  func begin(_ name: String) {
    guard path != nil else { return }
    end()
    ResidentMemory.forgetPeak()
    current = (name, Moment.now)
  }

  func begin(_ step: LandStep) { begin(step.rawValue) }

  /// Ends the last phase and writes the file. A file that cannot be written is no reason to fail.
  func finish() {
    guard let path else { return }
    end()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let record = ["phases": phases]
    try? encoder.encode(record).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func end() {
    guard let (name, start) = current else { return }
    current = nil
    let now = Moment.now
    let memory = ResidentMemory.now
    let wall = (now.wall - start.wall) / .seconds(1)
    let cpu = now.cpu - start.cpu
    if let index = phases.firstIndex(where: { $0.phase == name }) {
      phases[index].wall += wall
      phases[index].cpu += cpu
      phases[index].peak = max(phases[index].peak, memory.peak)
      phases[index].end = memory.size
    } else {
      phases.append(Phase(phase: name, wall: wall, cpu: cpu, peak: memory.peak, end: memory.size))
    }
  }

  /// A point in time, and the processor time of all threads until then, in seconds.
  private struct Moment {
    let wall: ContinuousClock.Instant
    let cpu: Double

    static var now: Moment {
      var used = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
      return Moment(wall: .now, cpu: Double(used.tv_sec) + Double(used.tv_nsec) / 1_000_000_000)
    }
  }
}

/// How much memory of this process is in the machine: 0 where the system is not Linux and does not say. Linux can
/// forget the peak so far, so that each phase has one of its own.
enum ResidentMemory {
  /// The most since the peak was last forgotten, and what there is now, in bytes.
  static var now: (peak: Int, size: Int) {
    let lines =
      (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n") ?? []
    func bytes(_ field: String) -> Int? {
      lines.first { $0.hasPrefix(field) }?.split(whereSeparator: { !$0.isNumber }).first.flatMap {
        Int($0).map { $0 * 1024 }
      }
    }
    return (bytes("VmHWM:") ?? 0, bytes("VmRSS:") ?? 0)
  }

  static func forgetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return }
    _ = write(file, "5", 1)
    close(file)
  }
}
