/// Numbers the distinct texts among cells, so that each is looked at once: a hash table over the arena's bytes.
struct ByteInterner {
  /// Per cell the number of its text, in order of first appearance.
  let codes: [Int32]
  /// The first cell with each text.
  let distinct: [CellRange]

  init(_ cells: [CellRange], in arena: ByteArena) {
    var codes: [Int32] = []
    var distinct: [CellRange] = []
    codes.reserveCapacity(cells.count)
    arena.bytes.withUnsafeBufferPointer { all in
      var table = Slots(capacity: 1024)
      for cell in cells {
        let bytes = ByteArena.slice(all, cell)
        let hash = ByteInterner.hash(bytes)
        codes.append(
          table.code(hash: hash, next: Int32(distinct.count)) { known in
            ByteInterner.areEqual(ByteArena.slice(all, distinct[Int(known)]), bytes)
          })
        if Int(codes[codes.count - 1]) == distinct.count { distinct.append(cell) }
      }
    }
    self.codes = codes
    self.distinct = distinct
  }

  private static func areEqual(_ a: Bytes, _ b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }

  /// FNV-1a, with its high bits mixed in at the end.
  private static func hash(_ bytes: Bytes) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }

  /// Open addressing with linear probing, at most half full.
  private struct Slots {
    private var hashes: [UInt64]
    private var codes: [Int32]
    private var count = 0

    init(capacity: Int) {
      hashes = Array(repeating: 0, count: capacity)
      codes = Array(repeating: -1, count: capacity)
    }

    /// The code of an equal text, or the next one, which is then taken.
    mutating func code(hash: UInt64, next: Int32, isEqual: (Int32) -> Bool) -> Int32 {
      if count * 2 >= codes.count { grow() }
      var slot = Int(truncatingIfNeeded: hash) & (codes.count - 1)
      while codes[slot] >= 0 {
        if hashes[slot] == hash, isEqual(codes[slot]) { return codes[slot] }
        slot = (slot + 1) & (codes.count - 1)
      }
      hashes[slot] = hash
      codes[slot] = next
      count += 1
      return next
    }

    private mutating func grow() {
      let (oldHashes, oldCodes) = (hashes, codes)
      self = Slots(capacity: oldCodes.count * 2)
      for (hash, code) in zip(oldHashes, oldCodes) where code >= 0 {
        _ = self.code(hash: hash, next: code) { _ in false }
      }
    }
  }
}
