internal import Diagnostics
internal import Documents
internal import Units

/// Settings given by the user: `name=value`, the name perhaps with its book.
public struct Settings: Sendable {
  let values: [(name: String, value: String)]

  /// - Throws: a `Refusal` (usage) where a setting has no `=` or a name comes twice.
  public init(_ texts: [String]) throws {
    var values: [(name: String, value: String)] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw Refusal(.usage, .settingMalformed, ["text": .text(text)])
      }
      let name = String(parts[0]).trimmed
      guard !values.contains(where: { $0.name == name }) else {
        throw Refusal(.usage, .settingAmbiguous, ["name": .text(name)])
      }
      values.append((name, String(parts[1]).trimmed))
    }
    self.values = values
  }

  /// The same with one parameter set otherwise.
  func setting(_ name: String, to value: String) -> Settings {
    Settings(values.filter { $0.name != name } + [(name, value)])
  }

  /// No settings.
  public static let none = Settings()

  private init(_ values: [(name: String, value: String)] = []) { self.values = values }

  func value(of parameter: String, in book: String) -> (name: String, value: String)? {
    values.first { $0.name == "\(book):\(parameter)" } ?? values.first { $0.name == parameter }
  }
}

extension String {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// Reads the literal a parameter is set to.
enum ParameterLiteral {
  /// The type a parameter has by its unit, or by the look of the value the book gives or proposes.
  static func type(of item: ParameterItem) -> ValueType {
    if let unit = item.unit { return .number(unit) }
    guard let text = (item.value ?? item.proposed)?.text else { return .number(.one) }
    return parsed(text).map(type(of:)) ?? .text
  }

  /// The value in the parameter's unit, nil where the text is no such value.
  static func value(_ text: String, as type: ValueType) -> Value? {
    switch type {
    case .number(let unit):
      guard case .number(let number, let own)? = parsed(text) else { return nil }
      guard let own else {
        // 25% is a share whatever the unit; 25 in a parameter of percent is 25 %.
        let isPercent = text.trimmed.hasSuffix("%") || text.trimmed.hasSuffix("%")
        guard isPercent else { return .number(number) }
        return Unit.one.conversion(to: unit).map { .number($0(number)) }
      }
      return own.conversion(to: unit).map { .number($0(number)) }
    case .day: if case .day(let day)? = parsed(text) { return .day(day) }
    case .truth: if case .truth(let truth)? = parsed(text) { return .truth(truth) }
    case .text:
      if case .text(let inner)? = parsed(text) { return .text(inner) }
      return .text(text)
    case .duration: break
    }
    return nil
  }

  private enum Literal {
    case number(Double, Unit?)
    case day(CalendarDay)
    case truth(Bool)
    case text(String)
  }

  private static func parsed(_ text: String) -> Literal? {
    guard let syntax = try? Parser.parse(text) else { return nil }
    switch syntax.form {
    case .number(let value, let unit): return .number(value, unit)
    case .negative(let inner):
      if case .number(let value, let unit) = inner.form { return .number(-value, unit) }
      return nil
    case .day(let day): return .day(day)
    case .truth(let truth): return .truth(truth)
    case .text(let text): return .text(text)
    default: return nil
    }
  }

  private static func type(of literal: Literal) -> ValueType {
    switch literal {
    case .number(_, let unit): .number(unit ?? .one)
    case .day: .day
    case .truth: .truth
    case .text: .text
    }
  }
}
