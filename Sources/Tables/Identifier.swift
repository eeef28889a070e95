internal import Foundation

/// Identifiers as the contract compares them (V2).
public enum Identifier {
  /// Trimmed, NFKC, inner spaces removed, Latin letters upper-cased. Empty stays empty.
  public static func normalised(_ text: String) -> String {
    if text.utf8.allSatisfy({ isPlain($0) }) { return text }
    // Foundation's normalisation is slow, and changes nothing in ASCII and Chinese characters.
    let needsFolding = !text.unicodeScalars.allSatisfy { $0.isASCII || (0x4E00...0x9FFF).contains($0.value) }
    let folded = needsFolding ? text.precomposedStringWithCompatibilityMapping : text
    var out = ""
    for scalar in folded.unicodeScalars where !isBlank(scalar) {
      if (0x4E00...0x9FFF).contains(scalar.value) {
        out.unicodeScalars.append(scalar)
      } else {
        out += scalar.properties.uppercaseMapping
      }
    }
    return out
  }

  /// The identifier of a parcel: a 28-character 不动产单元号 counts as its first 19 characters, the 宗地代码.
  public static func parcel(_ text: String) -> String {
    let id = normalised(text)
    return id.count == 28 ? String(id.prefix(19)) : id
  }

  /// Whether one identifier sorts before another: by UTF-8 bytes.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D || byte == 0x5F
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
    if (0x4E00...0x9FFF).contains(scalar.value) { return false }
    return scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }
}
