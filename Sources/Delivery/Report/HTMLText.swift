/// A page in the making. What comes from the data goes through `text`, so that a name can never become markup.
struct HTMLText {
  private(set) var markup = ""

  /// Adds markup of our own.
  mutating func raw(_ markup: String) { self.markup += markup }

  /// Adds a text that stands as it is, whatever is in it.
  mutating func text(_ text: String) { markup += HTMLText.escaped(text) }

  /// Adds an element that holds a text.
  mutating func element(_ tag: String, _ text: String) {
    markup += "<\(tag)>"
    self.text(text)
    markup += "</\(tag.prefix { $0 != " " })>"
  }

  /// A text with everything escaped that means something in markup or in an attribute's value.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { isMarkup($0) }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case UInt8(ascii: "'"): out += "&#39;".utf8
      // A null or another control character has no place in a page.
      case 0..<0x20 where byte != 0x0A && byte != 0x09: out.append(0x20)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: byte < 0x20
    }
  }
}
