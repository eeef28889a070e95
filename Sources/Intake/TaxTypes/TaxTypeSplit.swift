internal import Diagnostics
internal import Tables

/// Puts the amounts of rows that state a type of tax into the column of that type. What is no tax, or of a type that
/// nobody knows, is in no tax: its rows are set aside and listed by type.
struct TaxTypeSplit {
  private let stated: [Manifest.TaxTypeEntry]
  private let catalogue = TaxTypeCatalogue.standard
  private(set) var issues: [Issue] = []

  init(stated: [Manifest.TaxTypeEntry]) { self.stated = stated }

  /// The types and amounts of a source; nil where it has not both.
  private func columns(of source: SourceTable) -> (
    types: TypedColumn, texts: TextColumn, amount: TypedColumn
  )? {
    guard source.name.table == .figures,
      let types = source.columns.first(where: { $0.plan.name == "tax_type" }),
      case .text(let texts) = types.column,
      let amount = source.columns.first(where: { $0.plan.name == "tax" }), amount.column.kind == .number
    else { return nil }
    return (types, texts, amount)
  }

  private func meanings(_ texts: TextColumn) -> [TaxTypeCatalogue.Meaning] {
    let meanings = texts.texts.map { catalogue.meaning(of: $0, stated: stated) }
    return texts.codes.map { $0 < 0 ? .unknown : meanings[Int($0)] }
  }

  /// The source with the rows of taxes only.
  mutating func taxesOnly(_ source: SourceTable) -> SourceTable {
    guard let (types, texts, _) = columns(of: source) else { return source }
    var result = source
    setAside(meanings(texts), texts, types.plan.header, from: &result)
    return result
  }

  /// The source with a column per type in place of that of the types.
  mutating func split(_ source: SourceTable) -> SourceTable {
    var result = source
    result.columns.removeAll { $0.plan.name == "tax_type" }
    guard let (_, texts, amount) = columns(of: source), case .number(let numbers) = amount.column else {
      if let types = source.columns.first(where: { $0.plan.name == "tax_type" }) {
        list(.warning, .taxTypeWithoutAmount, source, ["column": .text(types.plan.header)])
      }
      return result
    }
    let rows = meanings(texts)
    for (column, spelling) in columns(rows, texts) {
      guard let schema = TableSchema.of(.figures).column(column),
        !source.columns.contains(where: { $0.plan.name == column })
      else { continue }
      let speaksOf = rows.map { $0 == .tax(column) }
      var own = numbers
      for row in rows.indices where !speaksOf[row] { own[row] = nil }
      let plan = ColumnPlan(
        index: amount.plan.index, name: column, header: "\(amount.plan.header)(\(spelling))",
        schema: schema, unit: amount.plan.unit, isUnitStated: amount.plan.isUnitStated)
      result.columns.append(TypedColumn(plan: plan, column: .number(own), speaksOf: speaksOf))
    }
    return result
  }

  /// The columns needed, sorted, each with the first spelling of its type.
  private func columns(
    _ rows: [TaxTypeCatalogue.Meaning], _ texts: TextColumn
  ) -> [(column: String, spelling: String)] {
    var spellings: [String: String] = [:]
    for (row, meaning) in rows.enumerated() {
      guard case .tax(let column) = meaning, let text = texts[row] else { continue }
      if spellings[column].map({ Identifier.precedes(text, $0) }) ?? true { spellings[column] = text }
    }
    return spellings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func setAside(
    _ rows: [TaxTypeCatalogue.Meaning], _ texts: TextColumn, _ header: String, from result: inout SourceTable
  ) {
    var dropped: [String: [Int]] = [:]
    var kept: [Int] = []
    for (row, meaning) in rows.enumerated() {
      if case .tax = meaning { kept.append(row) } else { dropped[texts[row] ?? "", default: []].append(row) }
    }
    for (type, rows) in dropped.sorted(by: { Identifier.precedes($0.key, $1.key) }) {
      // Every row is named, or rows would be gone from the list.
      let lines = Set(rows.map { Int(result.lines[$0]) })
      let named = NumberSpans.parts(lines)
      let arguments: [String: Argument] = [
        "type": .text(type), "count": .count(lines.count), "rows": .list(named), "column": .text(header),
      ]
      let (severity, message) = TaxTypeSplit.listing(
        type.isEmpty ? .unknown : catalogue.meaning(of: type, stated: stated))
      list(severity, message, result, arguments)
      result.counts.setAside(lines.count, because: message)
    }
    result.keep(kept)
  }

  private static func listing(_ meaning: TaxTypeCatalogue.Meaning) -> (Severity, Message) {
    switch meaning {
    case .fee: (.info, .taxTypeFee)
    case .total: (.info, .taxTypeTotal)
    case .tax, .unknown: (.warning, .taxTypeUnknown)
    }
  }

  private mutating func list(
    _ severity: Severity, _ message: Message, _ source: SourceTable, _ arguments: [String: Argument]
  ) {
    issues.append(
      Issue(severity, message, table: source.name.table.rawValue, at: source.name.place(), arguments))
  }
}
