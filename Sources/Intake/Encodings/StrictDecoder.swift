#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Turns bytes of one encoding into UTF-8 and refuses those that are not in it: no replacement characters, no
/// guesses.
struct StrictDecoder: ~Copyable {
  private let encoding: TextEncoding
  private let converter: iconv_t?
  private var output = [UInt8](repeating: 0, count: 1024)

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    let opened = encoding == .utf8 ? nil : iconv_open("UTF-8", encoding.converterName)
    // iconv_open answers with -1 where it does not know the encoding.
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit {
    if let converter { _ = iconv_close(converter) }
  }

  /// The bytes as UTF-8, given to the body; nil where they are not in the encoding to the last one.
  mutating func decoded<Result>(_ bytes: Bytes, _ body: (Bytes) -> Result) -> Result? {
    if encoding == .utf8 { return UTF8Check.isValid(bytes) ? body(bytes) : nil }
    guard let converter, let base = bytes.baseAddress else { return bytes.isEmpty ? body(bytes) : nil }
    _ = iconv(converter, nil, nil, nil, nil)
    // No encoding here needs more than three bytes of UTF-8 for one of its own.
    if output.count < bytes.count * 3 + 16 { output = [UInt8](repeating: 0, count: bytes.count * 3 + 16) }
    let count = output.withUnsafeMutableBytes { out -> Int? in
      var input =
        UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer?
      var inputLeft = bytes.count
      var target = out.baseAddress?.assumingMemoryBound(to: CChar.self)
      var targetLeft = out.count
      let answer = iconv(converter, &input, &inputLeft, &target, &targetLeft)
      return answer == Int(bitPattern: UInt.max) || inputLeft > 0 ? nil : out.count - targetLeft
    }
    guard let count else { return nil }
    return output.withUnsafeBufferPointer { body(Bytes(rebasing: $0[..<count])) }
  }
}

/// Whether bytes are UTF-8 as Unicode defines it: shortest forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  static func isValid(_ bytes: Bytes) -> Bool {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
      } else {
        let length = sequenceLength(bytes, at)
        if length == 0 { return false }
        at += length
      }
    }
    return true
  }

  static func isAscii(_ bytes: Bytes) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// How long the sequence at a place is, 0 where it is none (Unicode, table 3-7).
  private static func sequenceLength(_ bytes: Bytes, _ at: Int) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      at + offset < bytes.count && range.contains(bytes[at + offset])
    }
    switch bytes[at] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
