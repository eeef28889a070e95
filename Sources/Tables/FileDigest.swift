#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// SHA-256 of what a run has read, so that its record names the very bytes.
public enum FileDigest {
  /// The digest of some bytes, in hexadecimal.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return hexadecimal(digest.finish())
  }

  /// The digest of a file, in hexadecimal; nil where it cannot be read to its end, as of a device that has none.
  public static func sha256(ofFile path: String) -> String? {
    guard RegularFile.stands(at: path), let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var digest = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
      if count == 0 { break }
      buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return ferror(file) == 0 ? hexadecimal(digest.finish()) : nil
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
