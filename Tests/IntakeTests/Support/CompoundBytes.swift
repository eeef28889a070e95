/// The container of old office files with streams of given names, so that a test says what kind of file it is.
enum CompoundBytes {
  /// Every stream is 4096 bytes long, of which the first are given.
  static func file(_ streams: [(name: String, start: [UInt8])]) -> [UInt8] {
    let ended: UInt32 = 0xFFFF_FFFE
    var table = [UInt32](repeating: 0xFFFF_FFFF, count: 128)
    (table[0], table[1]) = (0xFFFF_FFFD, ended)
    var directory = entry("Root Entry", kind: 5, start: ended, size: 0)
    var content: [UInt8] = []
    for (index, stream) in streams.enumerated() {
      let first = 2 + index * 8
      for sector in first..<(first + 7) { table[sector] = UInt32(sector + 1) }
      table[first + 7] = ended
      directory += entry(stream.name, kind: 2, start: UInt32(first), size: 4096)
      content += stream.start + [UInt8](repeating: 0, count: 4096 - stream.start.count)
    }
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    return header + table.flatMap { little($0) } + directory + content
  }

  private static var header: [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    bytes += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    bytes += little(1) + little(1) + little(0) + little(4096) + little(0xFFFF_FFFE) + little(0)
    bytes += little(0xFFFF_FFFE) + little(0) + little(0)
    return bytes + [UInt8](repeating: 0xFF, count: 512 - bytes.count)
  }

  private static func entry(_ name: String, kind: UInt8, start: UInt32, size: UInt32) -> [UInt8] {
    var bytes = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let length = UInt8(bytes.count + 2)
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count) + [length, 0, kind, 1]
    bytes += [UInt8](repeating: 0xFF, count: 12) + [UInt8](repeating: 0, count: 36)
    return bytes + little(start) + little(size) + little(0)
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
