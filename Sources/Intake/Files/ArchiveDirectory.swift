/// What the directory at the end of a zip archive says about its members.
struct ArchiveDirectory {
  /// A member's name and what is said about it.
  struct Member {
    /// In the encoding of whoever packed it.
    let name: [UInt8]
    /// Whether the archive says that it is UTF-8; Windows packs Chinese names in GBK and says nothing.
    let isUTF8: Bool
    let isEncrypted: Bool
    /// Whether it stands in the archive as it is, not compressed.
    let isStored: Bool
    let checksum: UInt32
    let packedSize: Int
    let size: Int
  }

  let members: [Member]

  /// The end record and the longest comment that may follow it.
  static let tail = 22 + 65_535

  /// - Returns: nil where the file is no archive, or one of more than four gigabytes or 65,534 members.
  init?(_ path: String) {
    self.init(tail: FileBytes.suffix(of: path, count: ArchiveDirectory.tail)) { start, count in
      FileBytes.part(of: path, from: start, count: count)
    }
  }

  /// - Parameters:
  ///   - end: the last bytes of the archive, `tail` or fewer.
  ///   - part: bytes of it from somewhere on, as many as there are.
  init?(tail end: [UInt8], part: (_ start: Int, _ count: Int) -> [UInt8]) {
    guard let record = ArchiveDirectory.endRecord(end) else { return nil }
    let size = Int(ArchiveDirectory.number(end, record + 12, 4))
    let start = Int(ArchiveDirectory.number(end, record + 16, 4))
    guard start < 0xFFFF_FFFF, size < 1 << 28 else { return nil }
    let directory = part(start, size)
    guard directory.count == size else { return nil }
    var members: [Member] = []
    var at = 0
    while at + 46 <= directory.count, directory[at...].starts(with: [0x50, 0x4B, 1, 2]) {
      let flags = ArchiveDirectory.number(directory, at + 8, 2)
      let lengths = [28, 30, 32].map { Int(ArchiveDirectory.number(directory, at + $0, 2)) }
      guard at + 46 + lengths[0] <= directory.count else { return nil }
      members.append(
        Member(
          name: Array(directory[at + 46..<at + 46 + lengths[0]]), isUTF8: flags & 0x800 != 0,
          isEncrypted: flags & 1 != 0, isStored: ArchiveDirectory.number(directory, at + 10, 2) == 0,
          checksum: UInt32(truncatingIfNeeded: ArchiveDirectory.number(directory, at + 16, 4)),
          packedSize: Int(ArchiveDirectory.number(directory, at + 20, 4)),
          size: Int(ArchiveDirectory.number(directory, at + 24, 4))))
      at += 46 + lengths.reduce(0, +)
    }
    self.members = members
  }

  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return (0...bytes.count - 22).last { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) }
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[at + $1]) << (8 * $1) }
  }

  /// How the names are to be read: as UTF-8 where all of them are, else as GBK; nil where they are neither.
  var encoding: TextEncoding? {
    let names = members.filter { !$0.isUTF8 }.map(\.name)
    return [TextEncoding.utf8, .gb18030].first { encoding in
      var decoder = StrictDecoder(encoding)
      return names.allSatisfy { name in
        name.withUnsafeBufferPointer { decoder.decoded($0) { _ in true } ?? false }
      }
    }
  }

  /// The names of the files, with slashes; nil where they are in no known encoding.
  var names: [String]? {
    guard let encoding else { return nil }
    var decoder = StrictDecoder(encoding)
    return members.compactMap { member in
      let name: String? =
        member.isUTF8
        ? String(decoding: member.name, as: UTF8.self)
        : member.name.withUnsafeBufferPointer { decoder.decoded($0) { String(decoding: $0, as: UTF8.self) } }
      return name?.replacing("\\", with: "/")
    }
  }
}
