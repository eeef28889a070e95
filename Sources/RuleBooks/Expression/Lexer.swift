internal import Diagnostics
internal import Units

/// Cuts an expression into tokens (contract E1, E2).
struct Lexer {
  /// The longest expression read; longer ones are refused (contract E9).
  static let lengthLimit = 20_000

  /// As written: what stands in quotes is taken as it is.
  private let written: [Character]
  /// With full-width punctuation, digits and letters as half-width ones, character for character.
  private let source: [Character]
  private var position = 0
  /// Up to here no name has a book before it: found out once for a whole run of characters.
  private var unqualifiedUntil = 0

  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    guard text.count <= lengthLimit else {
      throw ExpressionError(.expressionTooLong, at: 0, ["limit": .count(lengthLimit)])
    }
    var lexer = Lexer(Array(text))
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, offset: text.count, text: ""))
    return tokens
  }

  private init(_ written: [Character]) {
    self.written = written
    source = written.map(Lexer.normalised)
  }

  /// Full-width punctuation, digits and Latin letters as the half-width ones.
  private static func normalised(_ character: Character) -> Character {
    switch character {
    case "≤": return "≤"
    case "×": return "*"
    case "÷": return "/"
    case "−", "–": return "-"
    case "\u{3000}": return " "
    default: break
    }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(narrow)
  }

  private var current: Character? { position < source.count ? source[position] : nil }
  private func peek(_ distance: Int) -> Character? {
    position + distance < source.count ? source[position + distance] : nil
  }
  private func text(from start: Int) -> String { String(source[start..<position]) }

  private mutating func next() throws(ExpressionError) -> Token? {
    while let c = current, c.isWhitespace { position += 1 }
    guard let c = current else { return nil }
    let start = position
    func token(_ kind: Token.Kind) -> Token {
      Token(kind: kind, offset: start, text: String(written[start..<position]))
    }
    if c.isASCIIDigit || c == "." && peek(1)?.isASCIIDigit == true {
      return token(try number())
    }
    if let closing = Lexer.quotes[c] { return token(.text(try quoted(until: closing))) }
    if c == "「" { return token(.name(try quoted(until: "」"), book: nil)) }
    if c.isNameStart { return token(name()) }
    if let symbol = symbol() { return token(.symbol(symbol)) }
    throw ExpressionError(.unexpectedCharacter, at: start, ["character": .text(String(c))])
  }

  private static let quotes: [Character: Character] = ["\"": "\"", "'": "'", "“": "”", "‘": "’"]

  private mutating func quoted(until closing: Character) throws(ExpressionError) -> String {
    let start = position
    guard
      let end = written[(start + 1)...].firstIndex(where: { $0 == closing || Lexer.normalised($0) == closing }
      )
    else { throw ExpressionError(.quoteNotClosed, at: start) }
    position = end + 1
    return String(written[(start + 1)..<end])
  }

  private mutating func symbol() -> Token.Symbol? {
    for symbol in Token.Symbol.allCases {
      let characters = Array(symbol.rawValue)
      if source[position...].starts(with: characters) {
        position += characters.count
        return symbol
      }
    }
    let single: [Character: Token.Symbol] = [
      "≤": .lessOrEqual, "≥": .greaterOrEqual, "≠": .notEqual, "、": .comma, "·": .times,
    ]
    guard let c = current, let symbol = single[c] else { return nil }
    position += 1
    return symbol
  }
}

// MARK: - Names

extension Lexer {
  private static let chineseWords: [String: Token.Word] = ["且": .and, "或": .or, "非": .not]

  private mutating func name() -> Token.Kind {
    if let qualified = qualifiedName() { return qualified }
    let start = position
    while let c = current, c.isNamePart { position += 1 }
    let text = text(from: start)
    if let word = Token.Word(rawValue: text) ?? Lexer.chineseWords[text] { return .word(word) }
    return .name(text, book: nil)
  }

  /// `book-id:name`, the one place where a hyphen belongs to a name.
  private mutating func qualifiedName() -> Token.Kind? {
    guard position >= unqualifiedUntil else { return nil }
    var end = position
    while end < source.count, source[end].isNamePart || "-./".contains(source[end]) { end += 1 }
    guard end + 1 < source.count, source[end] == ":", source[end + 1].isNameStart else {
      unqualifiedUntil = end
      return nil
    }
    let book = String(source[position..<end])
    position = end + 1
    let start = position
    while let c = current, c.isNamePart { position += 1 }
    return .name(text(from: start), book: book)
  }
}

// MARK: - Numbers, dates, durations

extension Lexer {
  private mutating func number() throws(ExpressionError) -> Token.Kind {
    if let day = try date() { return .day(day) }
    let start = position
    while let c = current, c.isASCIIDigit { position += 1 }
    if current == ".", peek(1)?.isASCIIDigit == true {
      position += 1
      while let c = current, c.isASCIIDigit { position += 1 }
    }
    if current == "e" || current == "E" {
      let signed = peek(1) == "-" || peek(1) == "+"
      if peek(signed ? 2 : 1)?.isASCIIDigit == true {
        position += signed ? 2 : 1
        while let c = current, c.isASCIIDigit { position += 1 }
      }
    }
    guard let value = Double(text(from: start)), value.isFinite else {
      throw ExpressionError(.numberUnreadable, at: start, ["text": .text(text(from: start))])
    }
    if current == "%" {
      position += 1
      return .number(value / 100, nil)
    }
    if let duration = duration(value) { return .duration(duration) }
    return .number(value, unit())
  }

  /// 2021-12-31, read before any minus.
  private mutating func date() throws(ExpressionError) -> CalendarDay? {
    guard position + 10 <= source.count else { return nil }
    let window = source[position..<position + 10]
    let shape = window.map { $0.isASCIIDigit ? "9" : $0 }
    guard String(shape) == "9999-99-99", source.count == position + 10 || !source[position + 10].isASCIIDigit
    else { return nil }
    guard let day = CalendarDay(iso: String(window)) else {
      throw ExpressionError(.dateImpossible, at: position, ["text": .text(String(window))])
    }
    position += 10
    return day
  }

  private static let durationWords: [(word: String, months: Int, days: Int)] = [
    ("years", 12, 0), ("year", 12, 0), ("months", 1, 0), ("month", 1, 0), ("days", 0, 1), ("day", 0, 1),
    ("个月", 1, 0), ("年", 12, 0), ("天", 0, 1), ("日", 0, 1),
  ]

  private mutating func duration(_ value: Double) -> CalendarDuration? {
    var at = position
    while at < source.count, source[at].isWhitespace { at += 1 }
    for entry in Lexer.durationWords where source[at...].starts(with: Array(entry.word)) {
      let end = at + entry.word.count
      guard end == source.count || !source[end].isNamePart, value == value.rounded(), value <= 100_000
      else { continue }
      position = end
      return CalendarDuration(months: Int(value) * entry.months, days: Int(value) * entry.days)
    }
    return nil
  }

  /// The longest run of known units joined by `/` that starts here.
  private mutating func unit() -> Unit? {
    guard var end = simpleUnit(from: position) else { return nil }
    var runs = [end]
    // No figure is per so many things; each run is looked up as a whole.
    while runs.count < Lexer.mostQuotients, let slash = skip(blanksFrom: end, then: "/") {
      guard let next = simpleUnit(from: slash) else { break }
      end = next
      runs.append(end)
    }
    var start = position
    while start < source.count, source[start].isWhitespace { start += 1 }
    for end in runs.reversed() {
      if let unit = Unit.named(String(source[start..<end])) {
        position = end
        return unit
      }
    }
    return nil
  }

  private static let mostQuotients = 12

  private func skip(blanksFrom start: Int, then character: Character) -> Int? {
    var at = start
    while at < source.count, source[at].isWhitespace { at += 1 }
    return at < source.count && source[at] == character ? at + 1 : nil
  }

  /// The end of one unit spelling after blanks; it may not run on into a longer word.
  private func simpleUnit(from start: Int) -> Int? {
    var at = start
    while at < source.count, source[at].isWhitespace { at += 1 }
    for spelling in Lexer.unitSpellings {
      let end = at + spelling.count
      guard end <= source.count, end == source.count || !source[end].isNamePart,
        zip(spelling, source[at..<end]).allSatisfy({ $0 == Character($1.lowercased()) })
      else { continue }
      return end
    }
    return nil
  }

  private static let unitSpellings: [[Character]] =
    (Unit.spellings.filter { $0.first?.isASCIIDigit == false && $0 != "%" } + ["年"]).map(Array.init)
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isNameStart: Bool { isLetter || self == "_" }
  var isNamePart: Bool { isLetter || self == "_" || isASCIIDigit || isSubOrSuperscript }
  private var isSubOrSuperscript: Bool { "²³".contains(self) }
}
