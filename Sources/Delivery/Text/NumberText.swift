internal import Units

/// Numbers in the shortest form that reads back as the same number (contract O).
enum NumberText {
  /// Adds a number's digits: `20` rather than `20.0`, never `-0`, with an exponent only where that is shorter.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value == value.rounded(.towardZero), abs(value) < 1e16 {
      append(Int(value), to: &bytes)
      return
    }
    var text = value.description
    text.withUTF8 { digits in
      if let mark = digits.firstIndex(of: letterE) {
        appendPlainer(digits, exponentAt: mark, to: &bytes)
      } else {
        bytes.append(contentsOf: digits)
      }
    }
  }

  /// Adds a whole number's digits.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(minus) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(zero + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// The number as text.
  static func string(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number at the four decimals rules compare at (contract V5): for sentences, not for tables.
  static func readable(_ value: Double) -> String {
    string(value.roundedHalfAway(decimals: 4))
  }

  /// The number at two decimals with its thousands apart: for totals shown to readers.
  static func grouped(_ value: Double) -> String {
    let hundredths = (abs(value) * 100).rounded(.toNearestOrAwayFromZero)
    guard hundredths < 1e15 else { return string(value) }
    let (whole, fraction) = Int(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(grouped(whole)).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// A whole number, not negative, with its thousands apart.
  static func grouped(_ count: Int) -> String {
    var digits = String(count)
    var groups: [String] = []
    while digits.count > 3 {
      groups.append(String(digits.suffix(3)))
      digits.removeLast(3)
    }
    return ([digits] + groups.reversed()).joined(separator: ",")
  }

  private static let letterE = UInt8(ascii: "e")
  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
  private static let zero = UInt8(ascii: "0")

  /// `1.8014398509481984e+16` becomes `18014398509481984`, which is no longer than it; small numbers are always
  /// shorter with their exponent.
  private static func appendPlainer(
    _ text: UnsafeBufferPointer<UInt8>, exponentAt mark: Int, to bytes: inout [UInt8]
  ) {
    let isNegative = text[0] == minus
    let digits = text[(isNegative ? 1 : 0)..<mark].filter { $0 != point }
    let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
    guard exponent + 1 >= digits.count, exponent + 1 + (isNegative ? 1 : 0) <= text.count else {
      bytes.append(contentsOf: text)
      return
    }
    if isNegative { bytes.append(minus) }
    bytes += digits
    bytes.append(contentsOf: repeatElement(zero, count: exponent + 1 - digits.count))
  }
}
