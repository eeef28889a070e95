/// The container of old office files: a small file system of streams, named in a directory and chained by sectors
/// ([MS-CFB]).
struct CompoundFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Office files of this kind stay far below it.
  private static let sizeLimit = 512 << 20

  private let bytes: [UInt8]
  private let sectorSize: Int
  /// For each sector the next one of its chain.
  private let next: [UInt32]
  private var entries: [Entry] = []

  private struct Entry {
    let name: String
    let isStream: Bool
    let start: UInt32
    let size: Int
  }

  /// - Returns: nil for what is no such container or cannot be followed.
  init?(_ path: String) {
    guard let bytes = FileBytes.read(path, limit: CompoundFile.sizeLimit) else { return nil }
    self.init(bytes)
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 512, bytes.starts(with: CompoundFile.signature) else { return nil }
    let shift = bytes.little16(30)
    guard shift == 9 || shift == 12 else { return nil }
    self.bytes = bytes
    sectorSize = 1 << shift
    next = CompoundFile.sectorTable(bytes, sectorSize: 1 << shift)
    let directory = chain(from: bytes.little32(48), limit: 1 << 20)
    for at in stride(from: 0, to: directory.count - 127, by: 128) {
      let length = min(64, directory.little16(at + 64))
      let units = stride(from: at, to: at + max(0, length - 2), by: 2).map { UInt16(directory.little16($0)) }
      entries.append(
        Entry(
          name: String(decoding: units, as: UTF16.self), isStream: directory[at + 66] == 2,
          start: directory.little32(at + 116), size: Int(directory.little32(at + 120))))
    }
  }

  func has(_ name: String) -> Bool { entries.contains { $0.isStream && $0.name == name } }

  /// A stream's bytes; nil where there is none of that name or it is damaged. Small streams stand together in one
  /// of the container's own, in sectors of 64 bytes.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.isStream && $0.name == name }) else { return nil }
    let content = entry.size < 4096 ? small(entry) : chain(from: entry.start, limit: entry.size)
    return content.count >= entry.size ? Array(content.prefix(entry.size)) : nil
  }

  private func small(_ entry: Entry) -> [UInt8] {
    guard let root = entries.first else { return [] }
    let container = chain(from: root.start, limit: root.size)
    let table = chain(from: bytes.little32(60), limit: root.size / 16 + sectorSize)
    var out: [UInt8] = []
    var sector = Int(entry.start)
    while out.count < entry.size, sector * 64 + 64 <= container.count, sector * 4 + 4 <= table.count {
      out += container[sector * 64..<sector * 64 + 64]
      sector = Int(table.little32(sector * 4))
    }
    return out
  }

  /// The sectors of a chain end to end, at least as many bytes as wanted where it has them.
  private func chain(from start: UInt32, limit: Int) -> [UInt8] {
    var out: [UInt8] = []
    var sector = Int(start)
    // A chain that bites its own tail is no longer than the file.
    while out.count < min(limit, bytes.count), sector < next.count {
      let from = (sector + 1) * sectorSize
      guard from < bytes.count else { break }
      out += bytes[from..<min(bytes.count, from + sectorSize)]
      sector = Int(next[sector])
    }
    return out
  }

  /// The table of sectors: its own sectors are named in the header, then in a chain of lists.
  private static func sectorTable(_ bytes: [UInt8], sectorSize: Int) -> [UInt32] {
    var parts = stride(from: 76, to: 512, by: 4).map { bytes.little32($0) }
    var list = Int(bytes.little32(68))
    let perList = sectorSize / 4 - 1
    while (list + 2) * sectorSize <= bytes.count, parts.count * sectorSize <= bytes.count {
      let from = (list + 1) * sectorSize
      parts += (0..<perList).map { bytes.little32(from + 4 * $0) }
      list = Int(bytes.little32(from + 4 * perList))
    }
    var table: [UInt32] = []
    for part in parts {
      let from = (Int(part) + 1) * sectorSize
      guard from + sectorSize <= bytes.count else { continue }
      for at in stride(from: from, to: from + sectorSize, by: 4) { table.append(bytes.little32(at)) }
    }
    return table
  }
}

extension [UInt8] {
  /// Two bytes as a number, the low one first; 0 beyond the end.
  func little16(_ at: Int) -> Int {
    at >= 0 && at + 2 <= count ? Int(self[at]) | Int(self[at + 1]) << 8 : 0
  }

  /// Four bytes as a number, the low one first; 0 beyond the end.
  func little32(_ at: Int) -> UInt32 {
    UInt32(little16(at)) | UInt32(little16(at + 2)) << 16
  }
}
