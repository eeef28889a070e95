import Diagnostics

@testable import Intake

extension FuzzTarget {
  /// The directory of a zip archive and the names in it.
  static let archive = FuzzTarget("archive") { bytes in
    let tail = Array(bytes.suffix(ArchiveDirectory.tail))
    let directory = ArchiveDirectory(tail: tail) { start, count in
      start < 0 || start > bytes.count ? [] : Array(bytes[start..<min(bytes.count, start + count)])
    }
    guard let directory else { return nil }
    _ = directory.encoding
    guard let names = directory.names else { return nil }
    guard names.count <= directory.members.count else { return "more names than members" }
    let inside = ZippedSource.candidates(names)
    return inside.contains { $0.split(separator: "/").contains("..") } ? "a way out of the archive" : nil
  }

  /// Old workbooks: the container, and the records in it.
  static let compound = FuzzTarget("compound") { bytes in
    guard let file = CompoundFile(bytes) else { return nil }
    _ = file.has("EncryptedPackage")
    guard let workbook = OldWorkbook(file) else { return nil }
    for entry in workbook.entries.prefix(20) { _ = workbook.marks(of: entry.name) }
    return nil
  }

  /// XML of workbooks and placemarks, JSON of layers.
  static let markup = FuzzTarget("markup") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for tag in XMLTag.all(in: text, named: "sheet") {
      _ = tag["name"].map(XMLTag.plain)
      _ = tag.isTrue("hidden")
    }
    var scan = SheetScan()
    var rest: [UInt8] = []
    for piece in stride(from: 0, to: bytes.count, by: 64) {
      rest += bytes[piece..<min(piece + 64, bytes.count)]
      let done = rest.withUnsafeBufferPointer { scan.read($0) }
      guard done <= rest.count else { return "more read than there is" }
      rest.removeFirst(done)
    }
    let trimmed = bytes.withUnsafeBufferPointer { SheetTrimming.trimmed($0) }
    guard trimmed.count <= bytes.count else { return "trimming adds" }
    var rewriting = KMLText.Rewriting(bytes)
    rewriting.run(isUTF8: true)
    guard rewriting.out.count + 64 * rewriting.names.count + 64 >= bytes.count / 64 else {
      return "KML was lost"
    }
    _ = JSONMembers.has("crs", atDepth: 1, in: bytes)
    _ = JSONMembers.has("id", atDepth: 3, in: bytes)
    return nil
  }

  /// Encodings: what decodes is UTF-8, whichever it was.
  static let encoding = FuzzTarget("encoding") { bytes in
    for encoding in TextEncoding.allCases {
      var decoder = StrictDecoder(encoding)
      let isSound = bytes.withUnsafeBufferPointer { decoder.decoded($0) { UTF8Check.isValid($0) } }
      if isSound == false { return "\(encoding.rawValue) came out as no UTF-8" }
    }
    let valid = bytes.withUnsafeBufferPointer { UTF8Check.isValid($0) }
    guard valid == (String(validating: bytes, as: UTF8.self) != nil) else { return "UTF-8 is judged wrongly" }
    _ = TextEncoding(named: String(decoding: bytes, as: UTF8.self))
    return nil
  }
}
