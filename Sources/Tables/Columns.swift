public import Units

/// Numbers of one unit, some of them missing.
///
/// Missing is kept as NaN, which no input can produce (readers refuse it), which arithmetic carries along by
/// itself and which costs no second array. It never leaves: the subscript gives an optional.
public struct NumberColumn: Sendable {
  /// The unit all figures are in.
  public let unit: Unit
  /// The figures, NaN where missing: for loops that carry missing values along.
  public private(set) var storage: [Double]

  /// The mark of a missing number in `storage`.
  public static let missing = Double.nan

  /// A column of missing figures.
  public init(unit: Unit, missing count: Int) {
    self.unit = unit
    storage = Array(repeating: NumberColumn.missing, count: count)
  }

  /// A column over figures that are NaN where missing; infinities become missing too.
  public init(unit: Unit, _ storage: [Double]) {
    self.unit = unit
    self.storage = storage
    for i in self.storage.indices where !self.storage[i].isFinite { self.storage[i] = NumberColumn.missing }
  }

  /// How many rows.
  public var count: Int { storage.count }

  /// One figure, nil where missing.
  public subscript(row: Int) -> Double? {
    get { storage[row].isNaN ? nil : storage[row] }
    set { storage[row] = newValue.flatMap { $0.isFinite ? $0 : nil } ?? NumberColumn.missing }
  }

  /// The same figures in another unit of the same dimension.
  ///
  /// - Returns: nil where the units measure different things.
  public func converted(to other: Unit) -> NumberColumn? {
    guard let conversion = unit.conversion(to: other) else { return nil }
    return NumberColumn(unit: other, conversion.isIdentity ? storage : storage.map { conversion($0) })
  }
}

/// Days, some of them missing.
public struct DayColumn: Sendable {
  private var numbers: [Int32]
  private static let missing = Int32.min

  /// A column of missing days.
  public init(missing count: Int) { numbers = Array(repeating: DayColumn.missing, count: count) }

  /// A column of these days.
  public init(_ days: [CalendarDay?]) { numbers = days.map { $0?.number ?? DayColumn.missing } }

  /// How many rows.
  public var count: Int { numbers.count }

  /// One day, nil where missing.
  public subscript(row: Int) -> CalendarDay? {
    get { numbers[row] == DayColumn.missing ? nil : CalendarDay(number: numbers[row]) }
    set { numbers[row] = newValue?.number ?? DayColumn.missing }
  }
}

/// Texts, each distinct one stored once, some missing.
public struct TextColumn: Sendable {
  /// Per row the index of its text among `texts`, -1 where missing.
  public private(set) var codes: [Int32]
  /// The distinct texts in order of first appearance.
  public private(set) var texts: [String]
  /// Where each text stands; made when a column is first written to, since most never are.
  private var index: [ExactText: Int32]?

  /// A column of missing texts.
  public init(missing count: Int) {
    codes = Array(repeating: -1, count: count)
    texts = []
  }

  /// A column of codes into distinct texts.
  ///
  /// - Precondition: the texts differ from each other and every code is -1 or the place of one of them.
  public init(codes: [Int32], texts: [String]) {
    precondition(codes.allSatisfy { $0 >= -1 && Int($0) < texts.count }, "a code names a text")
    self.codes = codes
    self.texts = texts
  }

  /// A column of these texts.
  public init(_ values: some Sequence<String?>) {
    self.init(missing: 0)
    for value in values { append(value) }
  }

  /// A column with the same text in every row.
  public init(_ text: String, count: Int) {
    codes = Array(repeating: 0, count: count)
    texts = [text]
  }

  /// How many rows.
  public var count: Int { codes.count }

  /// One text, nil where missing.
  public subscript(row: Int) -> String? {
    get { codes[row] < 0 ? nil : texts[Int(codes[row])] }
    set { codes[row] = code(of: newValue) }
  }

  /// The rows named, in that order; a negative row number gives a missing text.
  public func gathered(_ rows: [Int]) -> TextColumn {
    var places = [Int32](repeating: -1, count: texts.count)
    var kept: [String] = []
    let gathered = rows.map { row -> Int32 in
      guard row >= 0, codes[row] >= 0 else { return -1 }
      let text = Int(codes[row])
      if places[text] < 0 {
        places[text] = Int32(kept.count)
        kept.append(texts[text])
      }
      return places[text]
    }
    return TextColumn(codes: gathered, texts: kept)
  }

  /// Adds a row.
  public mutating func append(_ value: String?) { codes.append(code(of: value)) }

  private mutating func code(of value: String?) -> Int32 {
    guard let value else { return -1 }
    var index = self.index ?? indexed
    self.index = nil  // one owner only, or every text would copy the index
    defer { self.index = index }
    if let code = index[ExactText(value)] { return code }
    let code = Int32(texts.count)
    texts.append(value)
    index[ExactText(value)] = code
    return code
  }

  private var indexed: [ExactText: Int32] {
    Dictionary(texts.enumerated().map { (ExactText($1), Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A text told from others by its bytes. Strings that Unicode calls equivalent are equal in Swift; a column keeps
/// each as it was written, whichever came first.
private struct ExactText: Hashable, Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (a: ExactText, b: ExactText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Truths, some unknown.
public struct TruthColumn: Sendable {
  /// One per row.
  public var values: [Truth]

  /// A column of these truths.
  public init(_ values: [Truth]) { self.values = values }

  /// A column of unknowns.
  public init(missing count: Int) { values = Array(repeating: .unknown, count: count) }

  /// How many rows.
  public var count: Int { values.count }
}

/// What a column holds.
public enum ColumnKind: String, Hashable, Sendable {
  case number, text, day, truth
}

/// A typed column.
public enum Column: Sendable {
  case number(NumberColumn)
  case text(TextColumn)
  case day(DayColumn)
  case truth(TruthColumn)

  /// What it holds.
  public var kind: ColumnKind {
    switch self {
    case .number: .number
    case .text: .text
    case .day: .day
    case .truth: .truth
    }
  }

  /// How many rows.
  public var count: Int {
    switch self {
    case .number(let column): column.count
    case .text(let column): column.count
    case .day(let column): column.count
    case .truth(let column): column.count
    }
  }

  /// Whether a row has a value.
  public func isKnown(_ row: Int) -> Bool {
    switch self {
    case .number(let column): !column.storage[row].isNaN
    case .text(let column): column.codes[row] >= 0
    case .day(let column): column[row] != nil
    case .truth(let column): column.values[row] != .unknown
    }
  }

  /// The rows named, in that order; a negative row number gives a missing value.
  public func gathered(_ rows: [Int]) -> Column {
    switch self {
    case .number(let column):
      .number(
        NumberColumn(
          unit: column.unit, rows.map { $0 < 0 ? NumberColumn.missing : column.storage[$0] }))
    case .text(let column): .text(column.gathered(rows))
    case .day(let column): .day(DayColumn(rows.map { $0 < 0 ? nil : column[$0] }))
    case .truth(let column): .truth(TruthColumn(rows.map { $0 < 0 ? .unknown : column.values[$0] }))
    }
  }
}
