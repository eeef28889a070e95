#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One tag of an XML text: its attributes, looked up where they are asked for.
struct XMLTag {
  private let text: Substring

  init(_ bytes: Bytes) { text = String(decoding: bytes, as: UTF8.self)[...] }

  private init(_ text: Substring) { self.text = text }

  /// An attribute as it is written.
  subscript(_ name: String) -> String? {
    var rest = text
    while let found = rest.firstRange(of: name) {
      let before = found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
      rest = rest[found.upperBound...]
      guard before.isWhitespace else { continue }
      let value = rest.drop { $0.isWhitespace }
      guard value.first == "=" else { continue }
      let quoted = value.dropFirst().drop { $0.isWhitespace }
      guard let quote = quoted.first, quote == "\"" || quote == "'" else { continue }
      let content = quoted.dropFirst()
      guard let end = content.firstIndex(of: quote) else { return nil }
      return String(content[..<end])
    }
    return nil
  }

  func isTrue(_ name: String) -> Bool { ["1", "true"].contains(self[name]) }

  /// The tags of that name in a text, whatever prefix they have.
  static func all(in text: String, named name: String) -> [XMLTag] {
    var tags: [XMLTag] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: open)..<close]
      let word = tag.prefix { !$0.isWhitespace && $0 != "/" }
      if word == name || word.hasSuffix(":" + name) { tags.append(XMLTag(tag)) }
      rest = rest[rest.index(after: close)...]
    }
    return tags
  }

  /// The name of a tag without its prefix and without the stroke of a closing one.
  static func localName(_ tag: Bytes) -> Bytes? {
    var start = tag.first == 0x2F ? 1 : 0
    var end = start
    while end < tag.count, tag[end] > 0x20, tag[end] != 0x2F {
      if tag[end] == 0x3A { start = end + 1 }
      end += 1
    }
    return start < end ? Bytes(rebasing: tag[start..<end]) : nil
  }

  /// The value of an attribute with a name of one letter, without making a text of it: sheets have millions.
  static func value(of letter: UInt8, in tag: Bytes) -> Bytes? {
    var at = 1
    while at + 3 < tag.count {
      if tag[at] == letter, tag[at - 1] <= 0x20, tag[at + 1] == 0x3D {
        let start = at + 3
        return tag.first(tag[at + 2], from: start).map { Bytes(rebasing: tag[start..<$0]) }
      }
      at += 1
    }
    return nil
  }

  /// A text without the five marks that XML writes with an ampersand, and without characters by number.
  static func plain(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var out = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&"), let end = rest[mark...].firstIndex(of: ";") {
      out += rest[..<mark]
      out += character(rest[rest.index(after: mark)..<end]) ?? String(rest[mark...end])
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  private static func character(_ name: Substring) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let digits = name.hasPrefix("#x") ? name.dropFirst(2) : name.hasPrefix("#") ? name.dropFirst() : ""
      return UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10).flatMap(Unicode.Scalar.init).map(
        String.init)
    }
  }
}

extension Bytes {
  /// The place of a byte at or after another place.
  func first(_ byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
