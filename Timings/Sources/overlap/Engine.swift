import Foundation
import LandGeometry

/// Which polygons overlap and by how much, by what mujun does, for comparing with `peers/overlap.c`:
///
///     overlap POLYGONS PAIRS THREADS SYSTEM
///
/// POLYGONS and PAIRS are as there; SYSTEM is the reference system of the coordinates. What mujun adds to this
/// search (levels, several systems, missing shapes) is in its own phase of `mujun evaluate --phases`.
@main
struct Engine {
  let polygons: Polygons
  let system: SpatialReference
  let threads: Int

  struct Pair: Sendable {
    let first: Int
    let second: Int
    let area: Double
  }

  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 5, let threads = Int(words[3]), threads > 0,
      let system = SpatialReference(definition: words[4])
    else { throw Failure(reason: "POLYGONS PAIRS THREADS SYSTEM") }
    let polygons = try Polygons(file: words[1])
    var clock = StepClock()
    let engine = Engine(polygons: polygons, system: system, threads: threads)
    let boxes = Envelope.around(count: polygons.count) { polygons.wkb($0) }
    clock.end("shapes")
    let index = EnvelopeIndex(boxes)
    clock.end("tree")
    let pairs = try await engine.search(boxes, index)
    clock.end("search")
    let lines = pairs.map { "\($0.first),\($0.second),\($0.area)\n" }
    try lines.joined().write(toFile: words[2], atomically: false, encoding: .utf8)
    print(
      "{\"polygons\": \(polygons.count), \"pairs\": \(pairs.count), \"phases\": [\(clock.json)]}")
  }

  /// Each thread takes every n-th chunk of rows.
  private func search(_ boxes: [Envelope?], _ index: EnvelopeIndex) async throws -> [Pair] {
    let chunk = 256
    let found = try await withThrowingTaskGroup(of: [Pair].self) { group in
      for part in 0..<threads {
        group.addTask {
          guard let surveyor = OverlapSurveyor(reference: system) else {
            throw Failure(reason: "areas cannot be measured in that system")
          }
          var pairs: [Pair] = []
          for start in stride(from: part * chunk, to: polygons.count, by: threads * chunk) {
            for row in start..<min(start + chunk, polygons.count) {
              try compare(row, boxes, index, surveyor, &pairs)
            }
          }
          return pairs
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func compare(
    _ row: Int, _ boxes: [Envelope?], _ index: EnvelopeIndex, _ surveyor: OverlapSurveyor,
    _ pairs: inout [Pair]
  ) throws {
    guard let box = boxes[row] else { return }
    var near: [Int] = []
    index.visit(box) { if $0 > row { near.append($0) } }
    for other in near {
      guard let otherBox = boxes[other] else { continue }
      let area = surveyor.overlap(polygons.wkb(row), polygons.wkb(other), boxes: (box, otherBox))
      guard let area else { throw Failure(reason: "\(row) and \(other) cannot be measured") }
      if area > 0 { pairs.append(Pair(first: row, second: other, area: area)) }
    }
  }
}

/// The polygons of a file, a count and then a length and well-known binary for each.
struct Polygons: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(file: String) throws {
    let content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    func number(at place: Int) throws -> Int {
      guard place + 4 <= content.count else { throw Failure(reason: "the polygons end early") }
      return Int(content[place..<(place + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
    var places: [Int] = []
    var place = 4
    for _ in 0..<(try number(at: 0)) {
      places.append(place + 4)
      place += 4 + (try number(at: place))
    }
    guard place == content.count else { throw Failure(reason: "the polygons end early") }
    bytes = content
    starts = places + [place + 4]
  }

  var count: Int { starts.count - 1 }

  func wkb(_ row: Int) -> ArraySlice<UInt8> { bytes[starts[row]..<(starts[row + 1] - 4)] }
}

/// Seconds and processor seconds of each step, as JSON.
struct StepClock {
  private var steps: [String] = []
  private var wall = ContinuousClock.now
  private var used = StepClock.processorSeconds

  mutating func end(_ name: String) {
    let (now, cpu) = (ContinuousClock.now, StepClock.processorSeconds)
    let seconds = (now - wall) / .seconds(1)
    steps.append("{\"name\": \"\(name)\", \"wall\": \(seconds), \"cpu\": \(cpu - used)}")
    (wall, used) = (now, cpu)
  }

  var json: String { steps.joined(separator: ", ") }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}

struct Failure: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}
