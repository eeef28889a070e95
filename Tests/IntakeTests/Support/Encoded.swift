#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts in the encodings of office files.
enum Encoded {
  static func gb18030(_ text: String) -> [UInt8] { bytes(text, "GB18030") }
  static func utf16(_ text: String) -> [UInt8] { [0xFF, 0xFE] + bytes(text, "UTF-16LE") }
  static func big5(_ text: String) -> [UInt8] { bytes(text, "BIG5") }

  private static func bytes(_ text: String, _ encoding: String) -> [UInt8] {
    let converter = iconv_open(encoding, "UTF-8")
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var inputLeft = input.count
    var outputLeft = output.count
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        _ = iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
  }
}
