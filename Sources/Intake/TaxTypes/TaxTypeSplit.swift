internal import Diagnostics
internal import Tables

/// Puts the amounts of rows that state a type of tax into the column of that type. What is no tax, or of a type that
/// nobody knows, is in no tax: its rows are set aside and listed by type.
struct TaxTypeSplit {
  private let source: SourceTable
  private let stated: [Manifest.TaxTypeEntry]
  private let catalogue = TaxTypeCatalogue.standard
  private(set) var issues: [Issue] = []

  init(_ source: SourceTable, stated: [Manifest.TaxTypeEntry]) {
    self.source = source
    self.stated = stated
  }

  /// The source with a column per type; without a column of types it is as it was.
  mutating func split() -> SourceTable {
    guard source.name.table == .figures,
      let types = source.columns.first(where: { $0.plan.name == "tax_type" }),
      case .text(let texts) = types.column
    else { return source }
    var result = source
    result.columns.removeAll { $0.plan.name == "tax_type" }
    guard let amount = source.columns.first(where: { $0.plan.name == "tax" }),
      case .number(let numbers) = amount.column
    else {
      list(.warning, .taxTypeWithoutAmount, ["column": .text(types.plan.header)])
      return result
    }
    let meanings = texts.texts.map { catalogue.meaning(of: $0, stated: stated) }
    let rows = (0..<source.rowCount).map { row -> TaxTypeCatalogue.Meaning in
      texts.codes[row] < 0 ? .unknown : meanings[Int(texts.codes[row])]
    }
    for (column, spellings) in columns(meanings, texts) {
      let speaksOf = rows.map { $0 == .tax(column) }
      guard speaksOf.contains(true), let schema = TableSchema.of(.figures).column(column),
        !source.columns.contains(where: { $0.plan.name == column })
      else { continue }
      var own = numbers
      for row in rows.indices where !speaksOf[row] { own[row] = nil }
      let plan = ColumnPlan(
        index: amount.plan.index, name: column, header: "\(amount.plan.header)(\(spellings[0]))",
        schema: schema, unit: amount.plan.unit, isUnitStated: amount.plan.isUnitStated)
      result.columns.append(TypedColumn(plan: plan, column: .number(own), speaksOf: speaksOf))
    }
    setAside(rows, texts, types.plan.header, from: &result)
    return result
  }

  /// The columns needed, sorted, each with the spellings of its type.
  private func columns(
    _ meanings: [TaxTypeCatalogue.Meaning], _ texts: TextColumn
  ) -> [(column: String, spellings: [String])] {
    var spellings: [String: [String]] = [:]
    for (text, meaning) in zip(texts.texts, meanings) {
      if case .tax(let column) = meaning { spellings[column, default: []].append(text) }
    }
    return spellings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted(by: Identifier.precedes)) }
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
      let named = NumberSpans.parts(rows.map { Int(source.lines[$0]) })
      let arguments: [String: Argument] = [
        "type": .text(type), "count": .count(rows.count), "rows": .list(named), "column": .text(header),
      ]
      let (severity, message) = TaxTypeSplit.listing(
        type.isEmpty ? .unknown : catalogue.meaning(of: type, stated: stated))
      list(severity, message, arguments)
      result.counts.setAside(rows.count, because: message)
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

  private mutating func list(_ severity: Severity, _ message: Message, _ arguments: [String: Argument]) {
    issues.append(
      Issue(severity, message, table: source.name.table.rawValue, at: source.name.place(), arguments))
  }
}
