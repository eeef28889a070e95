/// Decides in which encoding a layer's texts are and turns them into UTF-8.
///
/// GDAL believes the marking of a Shapefile, and the marking is often wrong: a file written by ArcGIS as "ANSI" comes
/// out as Latin-1 letters without a warning. So the bytes are read as they are, and what decodes strictly decides.
struct LayerEncoding {
  /// What a file says about its encoding.
  struct Marking: Equatable {
    /// nil where it says nothing, or nothing that is known.
    let encoding: TextEncoding?
    /// Where it says it: `.cpg "ANSI 936"`.
    let evidence: String
    /// Whether writers set it without looking, as Western code pages are.
    var isWeak: Bool { encoding == nil || encoding == .latin1 }
  }

  /// The layer's texts in UTF-8 and how they were understood.
  struct Decoded {
    let encoding: TextEncoding
    let isDetected: Bool
    let names: [String]
    let arena: ByteArena
    let columns: [RawColumn]
    /// Cells whose last character had been cut off at the field's width.
    let cutCells: [(column: Int, row: Int)]
  }

  let contents: LayerContents
  let marking: Marking
  /// Whether field names end after ten bytes wherever that is.
  let cutsNames: Bool

  /// - Parameter stated: the manifest's encoding, which overrules the marking.
  /// - Returns: nil where the texts are in none of the encodings that come into question.
  func decoded(stated: TextEncoding?) -> Decoded? {
    if let stated { return attempt(stated, isDetected: false) }
    if isAscii { return attempt(.utf8, isDetected: false) }
    for encoding in candidates {
      if let result = attempt(encoding, isDetected: encoding != marking.encoding) { return result }
    }
    return nil
  }

  /// Chinese text in GB18030 hardly ever happens to be valid UTF-8, while UTF-8 often is valid GB18030: so UTF-8 is
  /// tried first, even where the marking says otherwise, unless a few letters of two bytes are all there is.
  private var candidates: [TextEncoding] {
    switch marking.encoding {
    case .big5?, .utf16LittleEndian?, .utf16BigEndian?: [marking.encoding ?? .utf8, .utf8, .gb18030]
    case .latin1?: [.utf8, .gb18030, .latin1]
    case .gb18030? where !hasLongSequences: [.gb18030, .utf8]
    default: [.utf8, .gb18030]
    }
  }

  /// Whether a byte could start a Chinese character of UTF-8.
  private var hasLongSequences: Bool {
    contents.arena.bytes.contains { $0 >= 0xE0 }
      || contents.fields.contains { $0.name.contains { $0 >= 0xE0 } }
  }

  private var isAscii: Bool {
    contents.fields.allSatisfy { field in field.name.allSatisfy { $0 < 0x80 } }
      && contents.arena.bytes.withUnsafeBufferPointer { UTF8Check.isAscii($0) }
  }

  private func attempt(_ encoding: TextEncoding, isDetected: Bool) -> Decoded? {
    var decoder = StrictDecoder(encoding)
    var names: [String] = []
    for field in contents.fields {
      guard let name = decodedName(field.name, &decoder) else { return nil }
      names.append(name)
    }
    var arena = ByteArena()
    var cut: [(column: Int, row: Int)] = []
    var columns: [RawColumn] = []
    for (index, column) in contents.columns.enumerated() {
      guard case .text(let cells) = column else {
        columns.append(column)
        continue
      }
      let width = contents.fields[index].width
      guard let (decoded, cutRows) = decodedCells(cells, width: width, &decoder, &arena) else { return nil }
      columns.append(.text(decoded))
      cut += cutRows.map { (index, $0) }
    }
    return Decoded(
      encoding: encoding, isDetected: isDetected, names: names, arena: arena, columns: columns, cutCells: cut)
  }

  private func decodedName(_ name: [UInt8], _ decoder: inout StrictDecoder) -> String? {
    name.withUnsafeBufferPointer { bytes in
      for dropped in 0...(cutsNames ? min(3, bytes.count) : 0) {
        let text = decoder.decoded(Bytes(rebasing: bytes.dropLast(dropped))) {
          String(decoding: $0, as: UTF8.self)
        }
        if let text { return text }
      }
      return nil
    }
  }

  private func decodedCells(
    _ cells: [CellRange], width: Int, _ decoder: inout StrictDecoder, _ arena: inout ByteArena
  ) -> (cells: [CellRange], cutRows: [Int])? {
    var result: [CellRange] = []
    var cutRows: [Int] = []
    result.reserveCapacity(cells.count)
    for (row, cell) in cells.enumerated() {
      let decoded = contents.arena.withBytes(of: cell) { bytes -> (CellRange, isCut: Bool)? in
        if let range = decoder.decoded(bytes, { arena.append($0) }) { return (range, false) }
        guard width > 0, bytes.count >= width - 1 else { return nil }
        for dropped in 1...min(3, bytes.count) {
          let shorter = Bytes(rebasing: bytes.dropLast(dropped))
          if let range = decoder.decoded(shorter, { arena.append($0) }) { return (range, true) }
        }
        return nil
      }
      guard let (range, isCut) = decoded else { return nil }
      result.append(range)
      if isCut { cutRows.append(row) }
    }
    return (result, cutRows)
  }
}
