internal import RuleBooks

/// A JSON value whose members keep their order.
indirect enum JSONValue {
  case null
  case text(String)
  case number(Double)
  case count(Int)
  case truth(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// A text, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
}

/// JSON as bytes.
enum JSONText {
  /// A value over several lines, a member a line; small ones without others inside stay on one.
  static func pretty(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Adds a value of a rule.
  static func append(_ value: Value?, to bytes: inout [UInt8]) {
    switch value {
    case .number(let number): append(number, to: &bytes)
    case .text(let text): append(text, to: &bytes)
    case .day(let day): append(day.description, to: &bytes)
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case nil: bytes.append(contentsOf: "null".utf8)
    }
  }

  /// Adds a number; JSON has no word for one that is not finite.
  private static func append(_ number: Double, to bytes: inout [UInt8]) {
    if number.isFinite {
      NumberText.append(number, to: &bytes)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
  }

  /// Adds a text in quotes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: needsEscape) {
        for byte in utf8 { appendEscaped(byte, to: &bytes) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    default: bytes.append(byte)
    }
  }

  // MARK: Values

  private static func append(_ value: JSONValue, to bytes: inout [UInt8], indent: Int) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .text(let text): append(text, to: &bytes)
    case .number(let number): append(number, to: &bytes)
    case .count(let count): NumberText.append(count, to: &bytes)
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .list(let items):
      appendMembers(items.map { (nil, $0) }, "[", "]", to: &bytes, indent: indent)
    case .object(let members):
      appendMembers(members.map { ($0.0, $0.1) }, "{", "}", to: &bytes, indent: indent)
    }
  }

  private static func appendMembers(
    _ members: [(String?, JSONValue)], _ open: String, _ close: String, to bytes: inout [UInt8], indent: Int
  ) {
    let isOneLine = indent > 0 && members.count <= 6 && members.allSatisfy { $0.1.isLeaf }
    bytes.append(contentsOf: open.utf8)
    for (index, (name, value)) in members.enumerated() {
      if index > 0 { bytes.append(contentsOf: (isOneLine ? ", " : ",").utf8) }
      if !isOneLine { breakLine(to: &bytes, indent: indent + 1) }
      if let name {
        append(name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
      }
      append(value, to: &bytes, indent: indent + 1)
    }
    if !isOneLine, !members.isEmpty { breakLine(to: &bytes, indent: indent) }
    bytes.append(contentsOf: close.utf8)
  }

  private static func breakLine(to bytes: inout [UInt8], indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }
}

extension JSONValue {
  fileprivate var isLeaf: Bool {
    switch self {
    case .null, .text, .number, .count, .truth: true
    case .list, .object: false
    }
  }
}
