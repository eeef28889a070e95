/// Decides in which encoding a text file is, by what it shows: a byte order mark, else what decodes strictly.
enum TextFileEncoding {
  /// A file's text as UTF-8 and how it was understood.
  struct Decoded {
    let bytes: [UInt8]
    let encoding: TextEncoding
    /// Whether the encoding was found by trying, rather than stated or plain UTF-8.
    let isDetected: Bool
  }

  /// - Parameter stated: the manifest's encoding, which overrules what the file shows.
  /// - Returns: nil where the bytes are in none of the encodings that come into question.
  static func decode(_ bytes: [UInt8], stated: TextEncoding?) -> Decoded? {
    let (mark, length) = byteOrderMark(bytes)
    // Most files have no mark, and a large one is not copied for nothing.
    let text = length == 0 ? bytes : Array(bytes.dropFirst(length))
    if let stated {
      return decoded(text, stated == .utf16LittleEndian ? mark ?? stated : stated).map {
        Decoded(bytes: $0, encoding: stated, isDetected: false)
      }
    }
    if let mark {
      return decoded(text, mark).map { Decoded(bytes: $0, encoding: mark, isDetected: false) }
    }
    if text.withUnsafeBufferPointer({ UTF8Check.isValid($0) }) {
      return Decoded(bytes: text, encoding: .utf8, isDetected: false)
    }
    return decoded(text, .gb18030).map { Decoded(bytes: $0, encoding: .gb18030, isDetected: true) }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (TextEncoding?, length: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return (nil, 0)
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
    var decoder = StrictDecoder(encoding)
    return bytes.withUnsafeBufferPointer { decoder.decoded($0) { Array($0) } }
  }
}
