internal import Diagnostics
internal import Tables
internal import Units

/// What takes a table row by row, cell by cell in the order of the columns.
protocol RowSink: ~Copyable {
  /// A missing value.
  mutating func empty()
  /// A text.
  mutating func text(_ text: String?)
  /// A text given as its bytes.
  mutating func text(utf8: [UInt8])
  /// A text that stands in many rows.
  mutating func text(_ text: RepeatedText)
  /// A number; one that is not finite counts as missing, as in `NumberColumn.storage`.
  mutating func number(_ value: Double)
  /// A whole number.
  mutating func count(_ value: Int)
  /// A truth.
  mutating func truth(_ value: Truth)
  /// A day.
  mutating func day(_ day: CalendarDay?)
  /// Ends a row.
  mutating func endRow() throws(Refusal)
}

extension RowSink where Self: ~Copyable {
  /// A number.
  mutating func number(_ value: Double?) { number(value ?? NumberColumn.missing) }

  /// A cell of a column.
  mutating func cell(_ column: Column, _ row: Int) {
    switch column {
    case .number(let numbers): number(numbers.storage[row])
    case .text(let texts): text(texts[row])
    case .day(let days): day(days[row])
    case .truth(let truths): truth(truths.values[row])
    }
  }
}
