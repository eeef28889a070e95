/// What a Shapefile says about its encoding: the `.cpg` file beside it, else a byte in the `.dbf`.
enum ShapefileMarking {
  /// - Parameter path: the `.shp` or `.dbf`.
  static func of(_ path: String) -> LayerEncoding.Marking {
    if let codePage = codePage(path) {
      return LayerEncoding.Marking(encoding: TextEncoding(named: codePage), evidence: ".cpg \"\(codePage)\"")
    }
    let header =
      SidecarFiles.path(of: path, extension: "dbf").map { FileBytes.prefix(of: $0, count: 32) } ?? []
    guard header.count == 32 else { return LayerEncoding.Marking(encoding: nil, evidence: "-") }
    let byte = header[29]
    let digits = String(byte, radix: 16, uppercase: true)
    return LayerEncoding.Marking(
      encoding: encoding(ofLanguageByte: byte),
      evidence: "DBF 0x" + (digits.count == 1 ? "0" : "") + digits)
  }

  private static func codePage(_ path: String) -> String? {
    guard let file = SidecarFiles.path(of: path, extension: "cpg") else { return nil }
    let text = String(decoding: FileBytes.prefix(of: file, count: 64), as: UTF8.self)
    let name = text.split(whereSeparator: \.isNewline).first.map { CellText.trimmed(String($0)) } ?? ""
    return name.isEmpty ? nil : name
  }

  /// Language driver ids of dBASE and FoxPro; all but the Chinese ones are Western code pages that writers put
  /// there by habit.
  private static func encoding(ofLanguageByte byte: UInt8) -> TextEncoding? {
    switch byte {
    case 0x00: nil
    case 0x4D, 0x7A: .gb18030
    case 0x4F, 0x78: .big5
    default: .latin1
    }
  }
}
