internal import Units

/// Compact JSON for the page's script, written piece by piece.
struct PageData {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func open(_ bracket: Character, _ name: String? = nil) {
    separate(name)
    bytes.append(contentsOf: String(bracket).utf8)
    needsComma = false
  }

  mutating func close(_ bracket: Character) {
    bytes.append(contentsOf: String(bracket).utf8)
    needsComma = true
  }

  mutating func text(_ text: String?, _ name: String? = nil) {
    separate(name)
    if let text { JSONText.append(text, to: &bytes) } else { null() }
  }

  mutating func count(_ value: Int, _ name: String? = nil) {
    separate(name)
    NumberText.append(value, to: &bytes)
  }

  /// A figure at the four decimals rules compare at (contract V5), null where it is missing.
  mutating func number(_ value: Double?, _ name: String? = nil) {
    separate(name)
    guard let value, value.isFinite else { return null() }
    NumberText.append(value.roundedHalfAway(decimals: 4), to: &bytes)
  }

  /// A figure with all its digits.
  mutating func exact(_ value: Double?, _ name: String? = nil) {
    separate(name)
    guard let value, value.isFinite else { return null() }
    NumberText.append(value, to: &bytes)
  }

  mutating func truth(_ value: Bool, _ name: String? = nil) {
    separate(name)
    bytes.append(contentsOf: (value ? "1" : "0").utf8)
  }

  mutating func counts(_ values: [Int], _ name: String? = nil) {
    open("[", name)
    for value in values { count(value) }
    close("]")
  }

  mutating func texts(_ values: [String?], _ name: String? = nil) {
    open("[", name)
    for value in values { text(value) }
    close("]")
  }

  /// The data as they may stand inside a script element: a `<` in a text would end it, so none is left.
  var insideScript: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if byte == UInt8(ascii: "<") { out += "\\u003c".utf8 } else { out.append(byte) }
    }
    return out
  }

  private mutating func null() { bytes.append(contentsOf: "null".utf8) }

  private mutating func separate(_ name: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let name else { return }
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
