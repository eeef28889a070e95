internal import CGDAL
internal import Synchronization

/// A KML as GDAL can read it: GDAL takes no other encoding than UTF-8, and of the names of `<Data>` it keeps the ASCII
/// letters only, so that two Chinese ones of equal length become one field.
struct KMLText {
  /// The file GDAL is given: in memory, where something had to be changed.
  let path: String
  /// Names of fields by what stands for them in the changed text.
  private let names: [[UInt8]: [UInt8]]
  private let isInMemory: Bool

  /// Tells files in memory apart that are open at the same time.
  private static let opened = Mutex(0)

  init(_ file: String) {
    guard let bytes = FileBytes.read(file), let decoded = TextFileEncoding.decode(bytes, stated: nil) else {
      (path, names, isInMemory) = (file, [:], false)
      return
    }
    var rewriting = Rewriting(decoded.bytes)
    rewriting.run(isUTF8: decoded.encoding == .utf8)
    guard !rewriting.names.isEmpty || decoded.encoding != .utf8,
      let memory = CPLMalloc(max(1, rewriting.out.count))
    else {
      (path, names, isInMemory) = (file, [:], false)
      return
    }
    rewriting.out.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    let number = KMLText.opened.withLock { count in
      count += 1
      return count
    }
    path = "/vsimem/mujun/\(number).kml"
    let buffer = memory.assumingMemoryBound(to: GByte.self)
    if let opened = VSIFileFromMemBuffer(path, buffer, vsi_l_offset(rewriting.out.count), 1) {
      VSIFCloseL(opened)
    }
    names = rewriting.names
    isInMemory = true
  }

  /// Frees what is in memory; nothing may have it open any more.
  func close() {
    if isInMemory { VSIUnlink(path) }
  }

  /// A field's own name.
  func name(of field: [UInt8]) -> [UInt8] { names[field] ?? field }

  /// Copies a text and puts ASCII names in the place of others.
  struct Rewriting {
    private let bytes: [UInt8]
    private(set) var out: [UInt8] = []
    private(set) var names: [[UInt8]: [UInt8]] = [:]
    private var stands: [[UInt8]: [UInt8]] = [:]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run(isUTF8: Bool) {
      var at = 0
      out.reserveCapacity(bytes.count)
      if !isUTF8, bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: 0x3E) {
        // It states the encoding it has left.
        out += Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
        at = end + 1
      }
      let start = Array("<Data".utf8)
      while at < bytes.count {
        guard bytes[at] == 0x3C, bytes[at...].starts(with: start),
          let name = nameRange(from: at + start.count)
        else {
          out.append(bytes[at])
          at += 1
          continue
        }
        out += bytes[at..<name.lowerBound] + stand(for: Array(bytes[name]))
        at = name.upperBound
      }
    }

    /// Where the value of `name` stands in a tag.
    private func nameRange(from start: Int) -> Range<Int>? {
      guard let end = bytes[start...].firstIndex(of: 0x3E) else { return nil }
      let tag = bytes[start..<end]
      let word = Array("name=".utf8)
      guard
        let at = tag.indices.first(where: { tag[$0] <= Ascii.space && tag[($0 + 1)...].starts(with: word) })
      else { return nil }
      let open = at + 1 + word.count
      guard open < end, [0x22, 0x27].contains(bytes[open]),
        let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
      else { return nil }
      return open + 1..<close
    }

    private mutating func stand(for name: [UInt8]) -> [UInt8] {
      if name.allSatisfy({ $0 < 0x80 }) { return name }
      if let known = stands[name] { return known }
      let stand = Array("mujun_field_\(stands.count)".utf8)
      stands[name] = stand
      names[stand] = name
      return stand
    }
  }
}
