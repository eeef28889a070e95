internal import CGDAL

/// The encodings a table may be exported in.
enum NationalEncoding: String, CaseIterable, Sendable {
  case gbk = "GBK"
  case utf8 = "UTF-8"

  /// By a name as people write it.
  init?(_ name: String) {
    switch name.uppercased() {
    case "GBK", "GB18030", "GB2312", "CP936", "936": self = .gbk
    case "UTF-8", "UTF8": self = .utf8
    default: return nil
    }
  }

  /// The bytes of a text; nil where the encoding lacks one of its characters.
  func bytes(_ text: String) -> [UInt8]? {
    if self == .utf8 || text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    let encoded = CPLRecode(text, NationalEncoding.utf8.rawValue, rawValue)
    defer { VSIFree(encoded) }
    let decoded = CPLRecode(encoded, rawValue, NationalEncoding.utf8.rawValue)
    defer { VSIFree(decoded) }
    // What cannot be encoded is left out or replaced without a word.
    guard String(cString: decoded).utf8.elementsEqual(text.utf8) else { return nil }
    var length = 0
    while encoded[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: encoded, count: length).map { UInt8(bitPattern: $0) }
  }

  /// The text as it is written in this encoding: GBK has no ² but the square metre as one character.
  func spelled(_ text: String) -> String {
    self == .gbk && text.contains("m²") ? text.replacing("m²", with: "㎡") : text
  }

  /// The text with a mark in the place of what the encoding lacks, cut to so many bytes between two characters.
  func fitted(_ text: String, bytes limit: Int) -> String {
    if let bytes = bytes(text), bytes.count <= limit { return text }
    var out = ""
    var length = 0
    for character in text {
      let kept = bytes(String(character)) == nil ? "?" : String(character)
      let size = bytes(kept)?.count ?? 1
      guard length + size <= limit else { break }
      out += kept
      length += size
    }
    return out
  }
}
