internal import CGDAL
internal import Synchronization

/// A copy of an XLSX workbook in memory, one of its sheets without the cells that have a format and nothing in them:
/// GDAL gives up on those far away from the data.
enum TrimmedWorkbook {
  private static let count = Mutex(0)
  /// What fits into memory several times over.
  private static let sizeLimit = 256 << 20

  /// Makes the copy for the body, which is given its path; nil where the workbook is too large or cannot be copied.
  static func withCopy<Result>(
    of original: String, trimming part: String, _ body: (String) -> Result?
  ) -> Result? {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let path = "/vsimem/mujun-trimmed-\(number).xlsx"
    defer { VSIUnlink(path) }
    return copy(original, to: path, trimming: part) ? body(path) : nil
  }

  private static func copy(_ original: String, to path: String, trimming part: String) -> Bool {
    guard let archive = VSIFOpenL("/vsizip/\(path)", "wb") else { return false }
    defer { VSIFCloseL(archive) }
    var size = 0
    for member in ZipArchive.members(original) {
      guard let content = ZipArchive.bytes(member, in: original, limit: sizeLimit - size) else {
        return false
      }
      size += content.count
      let kept = member == part ? content.withUnsafeBufferPointer { SheetTrimming.trimmed($0) } : content
      guard let file = VSIFOpenL("/vsizip/\(path)/\(member)", "wb") else { return false }
      let written = kept.withUnsafeBytes { VSIFWriteL($0.baseAddress, 1, $0.count, file) }
      guard VSIFCloseL(file) == 0, written == kept.count else { return false }
    }
    return true
  }
}

/// Takes empty cells, and rows without any other, out of the XML of a sheet.
enum SheetTrimming {
  static func trimmed(_ bytes: Bytes) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    var rowStart: Int?
    var hasCell = false
    while let open = bytes.first(0x3C, from: at), let close = bytes.first(0x3E, from: open) {
      out.append(contentsOf: bytes[at..<open])
      at = close + 1
      let tag = Bytes(rebasing: bytes[(open + 1)..<close])
      let isAlone = tag.last == 0x2F
      switch XMLTag.localName(tag).map({ ($0.count, $0[0], tag[0] == 0x2F) }) {
      case (3, 0x72, false)? where isAlone: continue
      case (3, 0x72, false)?:
        rowStart = out.count
        hasCell = false
      case (3, 0x72, true)? where !hasCell:
        if let start = rowStart { out.removeSubrange(start...) }
        rowStart = nil
        continue
      case (1, 0x63, false)?:
        if isAlone { continue }
        if let end = emptyCellEnd(bytes, at) {
          at = end
          continue
        }
        hasCell = true
      default: break
      }
      out.append(contentsOf: bytes[open...close])
    }
    out.append(contentsOf: bytes[min(at, bytes.count)...])
    return out
  }

  /// Where `<c …></c>` ends, whose first tag has ended.
  private static func emptyCellEnd(_ bytes: Bytes, _ at: Int) -> Int? {
    guard at < bytes.count, bytes[at] == 0x3C, let close = bytes.first(0x3E, from: at) else { return nil }
    let tag = Bytes(rebasing: bytes[(at + 1)..<close])
    guard tag.first == 0x2F, let name = XMLTag.localName(tag), name.count == 1, name[0] == 0x63 else {
      return nil
    }
    return close + 1
  }
}
