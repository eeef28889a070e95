internal import Diagnostics
internal import Tables
internal import Units

/// A column of a collection workbook: its header, what is to be filled in, and how.
struct CollectionColumn {
  let header: String
  /// What the note on the header says.
  let note: String
  /// The same in the parts a table shows.
  let what: String
  let unit: String
  let example: String
  let isRequired: Bool
  let rules: String
  let entry: CellEntry
  /// How spreadsheets show what is typed; `@` keeps codes from becoming numbers.
  let numberFormat: String?

  var width: Int { min(30, max(12, DisplayWidth.ofWidestLine(header) + 4)) }

  /// A column of the contract.
  init(_ entry: ColumnGuide.Entry, in schema: TableSchema, rules: [String], language: Language) {
    let column = schema.column(entry.name)
    let unit = CollectionColumn.unit(of: column)
    self.unit = unit
    header = entry.header(language) + (unit.isEmpty ? "" : language == .zh ? "（\(unit)）" : " (\(unit))")
    what = entry.note(language)
    example = entry.choices.isEmpty ? entry.example : entry.choices.joined(separator: " / ")
    isRequired = schema.key.contains(entry.name)
    self.rules = CollectionColumn.shortened(rules, in: language)
    self.entry = CollectionColumn.entry(of: column, entry)
    numberFormat = CollectionColumn.format(of: column, entry.name)
    note = CollectionColumn.lines(
      what: what, unit: unit, example: example,
      isCode: entry.choices.isEmpty && [.identifier, .parcelIdentifier].contains(column?.content)
        && entry.name != "zone",
      owner: entry.owner?.name(language),
      rules: self.rules,
      language: language)
  }

  /// A column for the eyes of whoever fills the sheet in.
  init(header: String, note: String) {
    self.header = header
    self.note = note
    what = note
    unit = ""
    example = ""
    isRequired = false
    rules = ""
    entry = .anything
    numberFormat = "@"
  }

  private static func unit(of column: ColumnSchema?) -> String {
    let symbol = column?.unit?.symbol ?? ""
    return symbol == "m²" ? "㎡" : symbol
  }

  private static func shortened(_ rules: [String], in language: Language) -> String {
    let shown = Array(rules.prefix(3)) + (rules.count > 3 ? ["…"] : [])
    return shown.joined(separator: language == .zh ? "、" : ", ")
  }

  private static func entry(of column: ColumnSchema?, _ entry: ColumnGuide.Entry) -> CellEntry {
    if !entry.choices.isEmpty { return .oneOf(entry.choices) }
    switch column?.content {
    case .day: return .day
    case .number(let unit) where unit != .one: return .notNegative
    case .identifier where entry.name == "enterprise_id" || entry.name == "holder_id": return .length(18)
    default: return .anything
    }
  }

  private static func format(of column: ColumnSchema?, _ name: String) -> String? {
    switch column?.content {
    case .day: "yyyy-mm-dd"
    case .number(let unit): name == "year" ? "0" : unit == .one ? nil : unit == .person ? "#,##0" : "#,##0.00"
    case .truth, .text, .identifier, .parcelIdentifier, nil: "@"
    }
  }

  private static func lines(
    what: String, unit: String, example: String, isCode: Bool, owner: String?,
    rules: String,
    language: Language
  ) -> String {
    var lines = [what]
    func add(_ message: Message, _ text: String) {
      if !text.isEmpty { lines.append(message.filled(["text": .text(text)], in: language)) }
    }
    add(.collectionUnit, unit)
    add(.collectionExample, example)
    if isCode { lines.append(Message.collectionCode.filled([:], in: language)) }
    add(.collectionOwner, owner ?? "")
    add(.collectionRules, rules)
    return lines.joined(separator: "\n")
  }
}
