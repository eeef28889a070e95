public import Tables
public import Units

/// Values and headers written down by people elsewhere than in a table, read as the cells of one are.
public enum WrittenValue {
  /// What a text is as a number.
  public enum Number: Equatable, Sendable {
    /// In the unit asked for.
    case value(Double)
    case missing
    /// A number in a unit of something else.
    case clash(Unit)
    /// No number.
    case bad
  }

  /// A number with or without a unit of its own.
  ///
  /// - Parameter unit: the unit of a bare number, and of the result.
  public static func number(_ text: String, in unit: Unit) -> Number {
    guard let reader = NumberText(unit: unit, target: unit) else { return .bad }
    switch reader.read(text) {
    case .value(let value): return value.isFinite ? .value(value) : .bad
    case .missing: return .missing
    case .bad: break
    }
    var scanner = NumberScanner(CellText.folded(text))
    guard scanner.number() != nil, let rest = scanner.rest, let stated = Unit.named(rest) else { return .bad }
    return .clash(stated)
  }

  /// A day; nil where the text is none.
  public static func day(_ text: String) -> CalendarDay? {
    if case .value(let day) = DayText.read(text) { day } else { nil }
  }

  /// A truth; nil where the text is none.
  public static func truth(_ text: String) -> Bool? {
    if case .value(let truth) = TruthText.read(text) { truth } else { nil }
  }

  /// Whether a text says that there is no value.
  public static func isMissing(_ text: String) -> Bool { CellText.isMissing(CellText.trimmed(text)) }

  /// The canonical column a header means in a table, and whether it states a unit; nil where it means none.
  public static func column(_ header: String, of table: TableName) -> (name: String, statesUnit: Bool)? {
    for form in HeaderText(header).forms where form.year == nil {
      if let name = AliasCatalogue.standard.canonical(form.name, in: table) {
        return (name, form.unit != nil)
      }
    }
    return nil
  }
}
