import Diagnostics
import Foundation
import Tables
import Testing

@testable import Intake

/// What once hung, filled the memory, called into the net, or passed for whole.
@Suite struct RobustnessTests {
  private func codes(_ folder: TemporaryFolder, _ manifest: String) throws -> [String] {
    try folder.write("dataset.yaml", "year: 2021\ntables: {\(manifest)}\n")
    return try Outcome(folder).refusals.map(\.message.code)
  }

  @Test(arguments: ["/dev/zero", "/dev/random", "零.csv", "管.csv", "圈.csv"])
  func `what has no end is not read`(source: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("零.csv"), withDestinationPath: "/dev/zero")
    try FileManager.default.createSymbolicLink(atPath: folder.file("圈.csv"), withDestinationPath: "圈.csv")
    #expect(mkfifo(folder.file("管.csv"), 0o600) == 0)
    #expect(try codes(folder, "parcels: \(source)") == ["source_missing"])
    #expect(FileDigest.sha256(ofFile: folder.file("管.csv")) == nil)
    #expect(RegularFile.bytes("/dev/zero") == nil)
  }

  @Test func `a path into an archive is trusted only where it was made here`() {
    #expect(ZippedPath.isInside(ZippedPath.path(of: "a.csv", in: "/tmp/b.zip")))
    for path in [
      "/vsizip//vsicurl/http://127.0.0.1:1/a.zip", "/vsizip/{/vsicurl/http://127.0.0.1:1/a.zip}",
      "/vsizip/a.zip",
    ] {
      #expect(!ZippedPath.isInside(path))
      #expect(FileBytes.kind(of: path) == .nothing)
    }
  }

  @Test func `a text with one bad byte is refused with its line`() throws {
    let folder = try TemporaryFolder()
    let lines = (2...30).map { "税号\($0),2021,1" }
    var bytes = Encoded.gb18030("税号,年度,税收\n" + lines.joined(separator: "\n"))
    let place = try #require(bytes.lastIndex(of: 0x0A)) + 1
    bytes.insert(0xFF, at: place)
    try folder.write("f.csv", bytes)
    try folder.write("dataset.yaml", "year: 2021\ntables: {figures: f.csv}\n")
    let refusal = try #require(try Outcome(folder).refusals.first)
    #expect(refusal.message.code == "encoding_broken")
    #expect(refusal.arguments["lines"] == .text("30"))
    #expect(refusal.arguments["encoding"] == .text("GB18030"))
    try folder.write("f.csv", [UInt8](repeating: 0xFF, count: 100))
    #expect(try codes(folder, "figures: f.csv") == ["encoding_unknown"])
  }

  @Test func `a drawing that does not end is cut off`() {
    #expect(DrawingMarking.hasEnd(Array("  0\r\nEOF\r\n".utf8)))
    #expect(!DrawingMarking.hasEnd(Array("  0\nSECTION\n".utf8)))
    #expect(!DrawingMarking.hasEnd([]))
  }

  @Test func `an archive that swells is not unpacked`() throws {
    #expect(swelling(packed: 1 << 20, size: 300 << 20) == nil)
    #expect(swelling(packed: 1 << 20, size: 400 << 20) == "content_swollen")
    #expect(swelling(packed: 0xFFFF_0000, size: 0xFFFF_FFFF) == "content_swollen")
  }

  /// What is said of an archive of one part of these sizes.
  private func swelling(packed: UInt32, size: UInt32) -> String? {
    var record: [UInt8] = [0x50, 0x4B, 1, 2] + Array(repeating: 0, count: 42)
    for (at, number) in [(20, packed), (24, size)] {
      for byte in 0..<4 { record[at + byte] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte))) }
    }
    record[28] = 1
    record.append(0x61)
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18)
    end[12] = UInt8(record.count)
    guard let directory = ArchiveDirectory(tail: end, part: { _, _ in record }) else { return "no directory" }
    do {
      try ArchiveCheck(path: "", directory: directory).refuseSwollen(at: .unknown)
      return nil
    } catch let refusal as Refusal {
      return refusal.message.code
    } catch {
      return "\(error)"
    }
  }

  @Test func `checksums are those of zip`() {
    var checksum = Checksum()
    Array("123456789".utf8).withUnsafeBufferPointer { checksum.add($0) }
    #expect(checksum.value == 0xCBF4_3926)
  }

  @Test func `headers and months without end take no time`() {
    let clock = ContinuousClock()
    let time = clock.measure {
      for word in ["(注)", "其中", "(1)", "(元)", "/亩", "2021年", "-"] {
        let text = String(repeating: word, count: 20_000)
        _ = HeaderText("税收" + text)
        _ = HeaderText(levels: [text, text])
        _ = MonthText.label(text)
        _ = MonthText.read(text)
        _ = UnitText.units(statedIn: "单位:" + text)
      }
    }
    #expect(time < .seconds(60))
  }

  @Test func `init does not walk in a circle`() throws {
    let folder = try TemporaryFolder()
    try folder.write("内/f.csv", "税号,年度,税收\nA,2021,1\n")
    try FileManager.default.createSymbolicLink(atPath: folder.file("内/圈"), withDestinationPath: "..")
    let found = FolderWalk(folder: folder.path, manifest: "dataset.yaml").found()
    #expect(found.map(\.name) == ["内/f.csv", "内/圈/"])
    #expect(found.last?.reason == .foundCircle)
  }

  /// As it was done before, letter by letter.
  private func nearBefore(_ code: String, _ known: Set<String>) -> String? {
    let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let characters = Array(code)
    var found: Set<String> = []
    for at in characters.indices {
      for letter in letters {
        var other = characters
        other[at] = letter
        found.insert(String(other))
      }
      guard at + 1 < characters.count else { continue }
      var other = characters
      other.swapAt(at, at + 1)
      found.insert(String(other))
    }
    let right = found.filter { $0 != code && CreditCode.checks($0) == true && known.contains($0) }
    return right.count == 1 ? right.first : nil
  }

  @Test(arguments: [
    "91430300MA4L12340X", "91430300MA4L1243X1", "9143O300MA4L1234X1", "91430300IA4L1234O1", "0",
  ])
  func `near codes are the ones that trying all letters finds`(code: String) {
    let all = (0..<31).compactMap { digit -> String? in
      let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
      let candidate = "91430300MA4L1234X" + String(letters[digit])
      return CreditCode.checks(candidate) == true ? candidate : nil
    }
    let known = Set(all + ["91430300MA4L12340X", "91430300MA4L1234X1"])
    #expect(CreditCode.near(code, isKnown: known.contains) == nearBefore(code, known))
    let everything = Set((0..<18).map { _ in code })
    #expect(CreditCode.near(code, isKnown: everything.contains) == nil)
  }
}
