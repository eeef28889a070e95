/// The codes of enterprises: the 统一社会信用代码 (GB 32100-2015) and those before it.
enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let length = 18

  /// Whether a code of 18 characters has the check digit its other characters ask for; nil for other codes.
  static func checks(_ code: String) -> Bool? { checks(Array(code.utf8)) }

  private static func checks(_ bytes: [UInt8]) -> Bool? {
    guard bytes.count == length else { return nil }
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31] == bytes[length - 1]
  }

  // MARK: What a failing code may have been

  /// The letters that no code has, and what they are taken for.
  private static let lookalikes: [UInt8: [UInt8]] = [
    0x49: Array("1".utf8), 0x4F: Array("0".utf8), 0x53: Array("5".utf8), 0x56: Array("UY".utf8),
    0x5A: Array("2".utf8),
  ]

  /// The one code whose check digit is right when letters that no code has are replaced by their look-alikes; nil
  /// where there is none or are several.
  static func withLookalikes(_ code: String) -> String? {
    var candidates: [[UInt8]] = [[]]
    for byte in code.utf8 {
      let choices = lookalikes[byte] ?? [byte]
      guard candidates.count * choices.count <= 64 else { return nil }
      candidates = candidates.flatMap { start in choices.map { start + [$0] } }
    }
    let right = candidates.filter { checks($0) == true }
    guard right.count == 1, let only = right.first.map({ String(decoding: $0, as: UTF8.self) }), only != code
    else { return nil }
    return only
  }

  /// The one code that differs in one character, or in the order of two neighbours, has the right check digit and is
  /// known; nil where there is none or are several.
  static func near(_ code: String, isKnown: (String) -> Bool) -> String? {
    let bytes = Array(code.utf8)
    guard bytes.count == length else { return nil }
    let values = bytes.map { alphabet.firstIndex(of: $0) }
    var found: Set<String> = []
    func offer(_ candidate: [UInt8]) {
      let text = String(decoding: candidate, as: UTF8.self)
      if candidate != bytes, isKnown(text) { found.insert(text) }
    }
    for at in bytes.indices {
      // The check digit leaves one letter for every place, and none where another letter is no code's.
      if let letter = letter(at, of: values) {
        var candidate = bytes
        candidate[at] = letter
        offer(candidate)
      }
      guard at + 1 < bytes.count else { continue }
      var candidate = bytes
      candidate.swapAt(at, at + 1)
      if checks(candidate) == true { offer(candidate) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The letter that makes the check digit right, whatever stands at a place now.
  private static func letter(_ place: Int, of values: [Int?]) -> UInt8? {
    var sum = 0
    var weight = 1
    var own = 1
    for (at, value) in values.enumerated() {
      if at == place {
        own = weight
      } else {
        guard let value else { return nil }
        sum += value * weight
      }
      // The check digit itself weighs one: all together are a multiple of 31.
      weight = at == length - 2 ? 1 : weight * 3 % 31
    }
    return alphabet.indices.first { (sum + $0 * own) % 31 == 0 }.map { alphabet[$0] }
  }

  /// Whether 18 digits are 15 that a spreadsheet kept, with zeros behind.
  static func hasLostDigits(_ code: String) -> Bool {
    code.utf8.count == length && isDigits(code) && code.hasSuffix("000") && checks(code) == false
  }

  // MARK: Other codes

  /// Codes that offices used before, or use for persons.
  enum OldKind { case registration, organisation, person }

  static func oldKind(_ code: String) -> OldKind? {
    let bytes = Array(code.utf8)
    switch bytes.count {
    case 15 where isDigits(code): return .registration
    case 9 where isOrganisation(bytes): return .organisation
    case 10 where bytes[8] == 0x2D && isOrganisation(Array(bytes[..<8]) + [bytes[9]]): return .organisation
    case 18 where isPerson(bytes): return .person
    default: return nil
    }
  }

  /// Whether a code starts like a 统一社会信用代码 and has nearly its length.
  static func hasWrongLength(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count != length, (16...20).contains(bytes.count) else { return false }
    return ["91", "92", "93"].contains { code.hasPrefix($0) }
      && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  private static func isDigits(_ code: String) -> Bool { code.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The check character of a 组织机构代码 (GB 11714).
  private static func isOrganisation(_ bytes: [UInt8]) -> Bool {
    var sum = 0
    for (byte, weight) in zip(bytes, [3, 7, 9, 10, 5, 8, 4, 2]) {
      switch byte {
      case 0x30...0x39: sum += Int(byte - 0x30) * weight
      case 0x41...0x5A: sum += Int(byte - 0x41 + 10) * weight
      default: return false
      }
    }
    let check = (11 - sum % 11) % 11
    return bytes[8] == (check == 10 ? 0x58 : UInt8(0x30 + check))
  }

  /// The check character of a citizen's number (GB 11643), by which small businesses are taxed.
  private static func isPerson(_ bytes: [UInt8]) -> Bool {
    var sum = 0
    for (byte, weight) in zip(bytes.dropLast(), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) {
      guard (0x30...0x39).contains(byte) else { return false }
      sum += Int(byte - 0x30) * weight
    }
    return Array("10X98765432".utf8)[sum % 11] == bytes[length - 1]
  }
}
