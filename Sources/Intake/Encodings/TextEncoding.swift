/// The encodings of office files.
enum TextEncoding: String, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case latin1 = "windows-1252"

  /// What iconv calls it.
  var converterName: String {
    switch self {
    case .big5: "BIG5-HKSCS"
    case .latin1: "CP1252"
    default: rawValue
    }
  }

  /// Reads an encoding's name as manifests and `.cpg` files write it: `GBK`, `ANSI 936`, `utf8`, `65001`.
  ///
  /// GBK and GB2312 are parts of GB18030 and read as such.
  init?(named name: String) {
    let plain = name.lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    switch String(String.UnicodeScalarView(plain)) {
    case "utf8", "65001", "cp65001", "utf8bom", "utf8sig": self = .utf8
    case "utf16", "utf16le", "unicode", "1200", "cp1200": self = .utf16LittleEndian
    case "utf16be", "1201", "cp1201": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "936", "cp936", "ansi936", "54936", "cp54936", "euccn", "ms936",
      "windows936",
      "xgbk", "gb":
      self = .gb18030
    case "big5", "big5hkscs", "950", "cp950", "ansi950": self = .big5
    case "latin1", "iso88591", "88591", "1252", "cp1252", "ansi1252", "windows1252": self = .latin1
    default: return nil
    }
  }

  /// The names offered when one is not understood.
  static let offered = ["UTF-8", "GB18030", "GBK", "GB2312", "UTF-16", "Big5"]
}
