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

  /// So many lines may be to blame where all others are sound.
  private static let mostBroken = 20

  /// The lines that cannot be read, of a text whose others are all in one encoding and not just ASCII; nil where there
  /// is no such encoding.
  static func brokenLines(of bytes: [UInt8], stated: TextEncoding?) -> (TextEncoding, lines: [Int32])? {
    let lines = bytes.split(separator: Ascii.lineFeed, omittingEmptySubsequences: false)
    let candidates = (stated.map { [$0] } ?? [.utf8, .gb18030]).filter {
      $0 != .utf16LittleEndian && $0 != .utf16BigEndian
    }
    let readings = candidates.map { encoding -> (encoding: TextEncoding, broken: [Int32], sound: Int) in
      var decoder = StrictDecoder(encoding)
      var broken: [Int32] = []
      var sound = 0
      for (index, line) in lines.enumerated() where line.contains(where: { $0 >= 0x80 }) {
        if line.withUnsafeBufferPointer({ decoder.decoded($0) { _ in true } }) == true {
          sound += 1
        } else {
          broken.append(Int32(clamping: index + 1))
        }
      }
      return (encoding, broken, sound)
    }
    let best = readings.min { $0.broken.count < $1.broken.count }
    guard let best, best.sound > 0, best.broken.count <= mostBroken else { return nil }
    return (best.encoding, best.broken)
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
