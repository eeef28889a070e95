internal import CGDAL

/// The parts of a zip archive, read through GDAL.
enum ZipArchive {
  /// The names at the top of an archive; nil where it is damaged or none.
  static func names(_ path: String) -> [String]? {
    let list = VSIReadDir("/vsizip/{\(path)}")
    defer { CSLDestroy(list) }
    guard let list else { return nil }
    return (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }
  }

  /// Every file in an archive.
  static func members(_ path: String) -> [String] {
    let list = VSIReadDirRecursive("/vsizip/{\(path)}")
    defer { CSLDestroy(list) }
    guard let list else { return [] }
    return (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }
      .filter { !$0.hasSuffix("/") }
  }

  /// A member whole; nil where it is larger than the limit.
  static func bytes(_ member: String, in path: String, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    forEachPiece(member, in: path, size: 1 << 20) { piece in
      bytes.append(contentsOf: piece)
      return bytes.count <= limit
    }
    return bytes.count <= limit ? bytes : nil
  }

  static func has(_ member: String, in path: String) -> Bool {
    guard let file = VSIFOpenL(address(member, path), "rb") else { return false }
    VSIFCloseL(file)
    return true
  }

  /// The beginning of a member as text, empty where there is none.
  static func text(_ member: String, in path: String, limit: Int) -> String {
    var text: [UInt8] = []
    forEachPiece(member, in: path, size: limit) { piece in
      text = Array(piece)
      return false
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Hands over a member piece by piece, until the body has enough.
  static func forEachPiece(_ member: String, in path: String, size: Int, _ body: (Bytes) -> Bool) {
    guard let file = VSIFOpenL(address(member, path), "rb") else { return }
    defer { VSIFCloseL(file) }
    var buffer = [UInt8](repeating: 0, count: size)
    while true {
      let count = buffer.withUnsafeMutableBytes { VSIFReadL($0.baseAddress, 1, $0.count, file) }
      guard count > 0 else { return }
      let goesOn = buffer.withUnsafeBufferPointer { body(Bytes(rebasing: $0[..<count])) }
      if !goesOn { return }
    }
  }

  private static func address(_ member: String, _ path: String) -> String { "/vsizip/{\(path)}/\(member)" }
}
