/// One thing the program can say: its code and its text in both languages, with `{names}` to be filled in.
///
/// Every message is a constant in `Messages/`, one file per room; nothing is worded anywhere else.
public struct Message: Hashable, Sendable {
  /// A stable name, printed in `issues.csv` and counted in `summary.json`.
  public let code: String
  /// The text with its placeholders.
  public let text: Bilingual

  init(_ code: String, zh: String, en: String) {
    self.code = code
    text = Bilingual(zh: zh, en: en)
  }

  /// The text with the placeholders filled in.
  public func filled(_ arguments: [String: Argument], in language: Language) -> String {
    var out = ""
    var rest = text(language)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      out += arguments[name]?.rendered(in: language) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// The placeholders of the text, in both languages the same ones.
  public var placeholders: Set<String> { Message.placeholders(in: text.zh) }

  static func placeholders(in text: String) -> Set<String> {
    var names: Set<String> = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.insert(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}

/// What fills a placeholder.
public enum Argument: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case text(String)
  case count(Int)
  case number(Double)
  /// A word that differs by language.
  case term(Bilingual)
  /// Several names, joined as the language joins them.
  case list([String])

  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A count.
  public init(integerLiteral value: Int) { self = .count(value) }

  func rendered(in language: Language) -> String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .number(let number): Argument.shortest(number)
    case .term(let term): term(language)
    case .list(let names): names.joined(separator: language == .zh ? "、" : ", ")
    }
  }

  private static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
