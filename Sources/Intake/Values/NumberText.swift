internal import Units

/// Reads numbers as offices write them: 12,345.6 and full-width digits, 12.5%, (1,234) for a negative, 3.5万元.
/// What is not entirely a number is none; nothing is read out of the middle of a text.
struct NumberText {
  /// The unit figures without one of their own are in.
  let unit: Unit
  /// The unit the results are in.
  let target: Unit
  private let conversion: Conversion?

  /// - Returns: nil where the two units measure different things.
  init?(unit: Unit, target: Unit) {
    guard let conversion = unit.conversion(to: target) else { return nil }
    self.unit = unit
    self.target = target
    self.conversion = conversion.isIdentity ? nil : conversion
  }

  func read(_ cell: Bytes) -> Reading<Double> {
    let bytes = CellText.trimmedAscii(cell)
    if bytes.isEmpty { return .missing }
    if let plain = NumberText.plain(bytes) { return .value(inTarget(plain)) }
    return read(String(decoding: bytes, as: UTF8.self))
  }

  func read(_ text: String) -> Reading<Double> {
    var text = text
    if let plain = text.withUTF8({ $0.isEmpty ? nil : NumberText.plain($0) }) {
      return .value(inTarget(plain))
    }
    let folded = CellText.folded(text)
    if CellText.meansMissing(folded) { return .missing }
    if NumberText.hasOrnamentalDigit(text) { return .bad }
    var scanner = NumberScanner(folded)
    guard let number = scanner.number(), number.isFinite else { return .bad }
    guard let unitText = scanner.rest else { return .value(inTarget(number)) }
    guard let stated = Unit.named(unitText), let conversion = stated.conversion(to: target) else {
      return .bad
    }
    return .value(conversion(number) + 0)
  }

  /// A figure of the column's unit in the target unit; a negative zero becomes 0.
  func inTarget(_ value: Double) -> Double { (conversion.map { $0(value) } ?? value) + 0 }

  /// Whether a raised or circled digit stands where folding would make it part of the number: 5² is not 52. Behind
  /// a letter it belongs to a unit, as in m².
  private static func hasOrnamentalDigit(_ text: String) -> Bool {
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .digit, previous?.properties.isAlphabetic != true { return true }
      previous = scalar
    }
    return false
  }

  /// Digits with at most a sign and a point, exactly; nil for everything else.
  private static func plain(_ bytes: Bytes) -> Double? {
    var at = 0
    let isNegative = bytes[0] == 0x2D
    if isNegative || bytes[0] == 0x2B { at = 1 }
    var digits: UInt64 = 0
    var count = 0
    var decimals = 0
    var hasPoint = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte >= 0x30, byte <= 0x39 {
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        count += 1
        if hasPoint { decimals += 1 }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else {
        return nil
      }
      at += 1
    }
    // Up to 15 digits and 10^22 both are exact, so that one division rounds correctly.
    guard count > 0, count <= 15, decimals < powersOfTen.count else { return nil }
    let magnitude = Double(digits) / powersOfTen[decimals]
    return isNegative ? -magnitude : magnitude
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

/// Takes a number off the front of a folded text.
struct NumberScanner {
  private var text: Substring
  private var isBracketed = false

  init(_ folded: String) {
    text = folded[...]
    if folded.hasPrefix("("), folded.hasSuffix(")") {
      text = folded.dropFirst().dropLast()
      isBracketed = true
    }
  }

  /// What stands behind the number, nil where nothing does.
  var rest: String? {
    let rest = CellText.trimmed(String(text))
    return rest.isEmpty ? nil : rest
  }

  /// The number, infinite where it is too large for a binary64; nil where the text does not start with one.
  mutating func number() -> Double? {
    let sign = takeSign()
    guard let whole = takeWholePart() else { return nil }
    var digits = whole
    if text.first == "." {
      text.removeFirst()
      let decimals = takeDigits()
      guard !(whole.isEmpty && decimals.isEmpty) else { return nil }
      digits += "." + (decimals.isEmpty ? "0" : decimals)
    }
    guard !digits.isEmpty else { return nil }
    digits += takeExponent()
    guard let value = Double(digits.hasPrefix(".") ? "0" + digits : digits) else { return nil }
    if isBracketed, sign != nil { return nil }
    // A number that is too small to be kept is no zero.
    if value == 0, digits.contains(where: { ("1"..."9").contains($0) }), !isZeroMantissa(digits) {
      return nil
    }
    return sign == "-" || isBracketed ? -value : value
  }

  private func isZeroMantissa(_ digits: String) -> Bool {
    digits.prefix { $0 != "e" }.allSatisfy { $0 == "0" || $0 == "." }
  }

  private mutating func takeSign() -> Character? {
    guard let first = text.first, "+-\u{2212}".contains(first) else { return nil }
    text.removeFirst()
    text = text.drop { $0 == " " }
    return first == "+" ? "+" : "-"
  }

  /// Digits, with commas between groups of three or without; nil where commas stand elsewhere.
  private mutating func takeWholePart() -> String? {
    let first = takeDigits()
    guard text.first == ",", !first.isEmpty else { return first }
    guard first.count <= 3 else { return nil }
    var digits = first
    while text.first == "," {
      text.removeFirst()
      let group = takeDigits()
      guard group.count == 3 else { return nil }
      digits += group
    }
    return digits
  }

  private mutating func takeDigits() -> String {
    let digits = text.prefix { ("0"..."9").contains($0) }
    text = text[digits.endIndex...]
    return String(digits)
  }

  private mutating func takeExponent() -> String {
    guard let first = text.first, first == "e" || first == "E" else { return "" }
    var rest = text.dropFirst()
    var exponent = "e"
    if let sign = rest.first, sign == "+" || sign == "-" {
      exponent.append(sign)
      rest.removeFirst()
    }
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count <= 5 else { return "" }
    text = rest[digits.endIndex...]
    return exponent + digits
  }
}
