import Cadastre
import Evaluation
import RuleBooks
import Tables
import Testing
import Units

/// Small datasets written down as text, and what a shipped book says about them.
struct SmallLand {
  var asOf = "2021-12-31"
  var tables: [TableName: [[String: String]]]
  /// Columns the dataset does not have at all.
  var absent: Set<String> = []
  var settings: [String] = []

  func judged(by name: String) async throws -> Judgement {
    let dataset = try dataset()
    let land = await LinkedLand(dataset)
    let rules = try explained {
      try RuleCompiler.compile(
        [try Shipped.library.book(name)], facts: .of(dataset), settings: try Settings(settings),
        asOf: dataset.asOf, acceptsProposals: true)
    }
    return Judge.judge(land, by: rules)
  }

  private func dataset() throws -> Dataset {
    var built: [TableName: Table] = [:]
    for (name, rows) in tables { built[name] = try table(name, rows) }
    return Dataset(
      name: "small", title: "small", year: 2021, asOf: try day(asOf), coordinates: nil, tables: built,
      counts: [:], inputs: [])
  }

  /// Every canonical column is there, missing where a row does not name it.
  private func table(_ name: TableName, _ rows: [[String: String]]) throws -> Table {
    let lines = RowSource(file: "small", layer: nil, rows: rows.indices.map { Int32($0 + 2) })
    var table = Table(name, count: rows.count, sources: [lines])
    for column in TableSchema.of(name).columns where !absent.contains(column.name) {
      table.set(column.name, try Self.column(column, rows.map { $0[column.name] }))
    }
    return table
  }

  private static func column(_ schema: ColumnSchema, _ cells: [String?]) throws -> Column {
    switch schema.kind {
    case .text: .text(TextColumn(cells))
    case .day: .day(DayColumn(try cells.map { try $0.map { try day($0) } }))
    case .truth: .truth(TruthColumn(cells.map { $0.map { Truth($0 == "true") } ?? .unknown }))
    case .number:
      .number(
        NumberColumn(
          unit: schema.unit ?? .one,
          try cells.map { try $0.map { try #require(Double($0)) } ?? NumberColumn.missing }))
    }
  }
}

extension Judgement {
  /// The flags of a subject by id; those that are not judged at all are not in it.
  func flags(of key: String) throws -> [String: Truth] {
    var found: [String: Truth] = [:]
    for (index, flag) in rules.flags.enumerated() {
      let row = try #require(keys(of: flag.subject).firstIndex(of: key))
      found[flag.id] = flags[index]?.verdicts[row]
    }
    return found
  }

  /// The ids of the flags a subject bears, sorted.
  func borne(by key: String) throws -> [String] {
    try flags(of: key).filter { $0.value == .yes }.keys.sorted()
  }

  /// The flag's near line on a subject.
  func nearLine(_ id: String, of key: String) throws -> Truth? {
    let index = try #require(rules.flags.firstIndex { $0.id == id })
    let row = try #require(keys(of: rules.flags[index].subject).firstIndex(of: key))
    return flags[index]?.nearLine[row]
  }

  /// A list's rows, each by column id.
  func list(_ id: String) throws -> [[String: ListCell]] {
    let judged = try #require(lists.first { $0.list.id == id })
    return judged.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(judged.list.columns.map(\.id), row.cells))
    }
  }
}

extension ListCell {
  var value: Value? { if case .value(let value) = self { value } else { nil } }
}
