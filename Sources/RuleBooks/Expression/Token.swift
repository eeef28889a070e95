internal import Units

/// A word of the expression language and where it stands.
struct Token: Hashable {
  enum Kind: Hashable {
    /// A number, with the unit that follows it if one does.
    case number(Double, Unit?)
    case day(CalendarDay)
    case duration(CalendarDuration)
    case text(String)
    /// A name, perhaps with the book it belongs to.
    case name(String, book: String?)
    /// A word of the language: and, or, not, in, under, is, missing, known, true, false, by, over, at, least.
    case word(Word)
    case symbol(Symbol)
    case end
  }

  enum Word: String, CaseIterable {
    case and, or, not, `in`, under, `is`, missing, known, `true`, `false`
  }

  enum Symbol: String, CaseIterable {
    case open = "("
    case close = ")"
    case comma = ","
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case equal = "="
  }

  let kind: Kind
  /// Character offset of its first character in the expression.
  let offset: Int
  /// What was written, for messages.
  let text: String
}
