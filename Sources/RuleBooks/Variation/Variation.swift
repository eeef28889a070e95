internal import Diagnostics
internal import Units

/// What a simulation varies, as written: `tax.at_least=15..30:1`.
public struct Variation: Sendable {
  /// What is varied: a name, perhaps with its book, and the parts of it after dots.
  public let name: String
  /// The values, in order, as they are written in a book, without unit.
  public let numbers: [String]
  /// The unit written beside them, `%` included; empty where there is none.
  public let unit: String

  /// More steps than these are more than anybody reads.
  public static let stepLimit = 200

  /// - Throws: a `Refusal` (usage) where the text is no range of values.
  public init(_ text: String) throws {
    let malformed = Refusal(.usage, .variationMalformed, ["text": .text(text)])
    guard let equals = text.firstIndex(of: "=") else { throw malformed }
    name = String(text[..<equals]).trimmed
    let range = String(text[text.index(after: equals)...])
    guard let dots = range.range(of: ".."), let colon = range.lastIndex(of: ":"), colon > dots.upperBound
    else { throw malformed }
    let texts = [
      range[..<dots.lowerBound], range[dots.upperBound..<colon], range[range.index(after: colon)...],
    ]
    let parts = texts.compactMap { Variation.part(String($0).trimmed) }
    let units = Set(parts.map(\.unit).filter { !$0.isEmpty })
    guard !name.isEmpty, parts.count == 3, units.count <= 1 else { throw malformed }
    unit = units.first ?? ""
    let (from, to, step) = (parts[0].number, parts[1].number, parts[2].number)
    guard step > 0, from <= to else { throw Refusal(.usage, .variationStep, ["text": .text(text)]) }
    // A last step that only binary arithmetic takes past the end counts.
    let count = ((to - from) / step + 1e-9).rounded(.down) + 1
    guard count <= Double(Variation.stepLimit) else {
      throw Refusal(
        .usage, .variationTooMany,
        ["count": .count(Int(min(count, 1e12))), "limit": .count(Variation.stepLimit)])
    }
    numbers = (0..<Int(count)).map {
      Variation.written((from + Double($0) * step).roundedHalfAway(decimals: 9))
    }
  }

  /// A number and the unit behind it.
  private static func part(_ text: String) -> (number: Double, unit: String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard let number = Double(digits), abs(number) < 1e12 else { return nil }
    return (number, String(text.dropFirst(digits.count)).trimmed)
  }

  static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : plain(number)
  }

  /// Without an exponent, which books do not know.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    guard text.contains("e") else { return text }
    let billionths = Int((abs(number) * 1e9).rounded())
    let digits = String(billionths)
    let padded = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    return (number < 0 ? "-" : "") + "0." + padded
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
