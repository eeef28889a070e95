internal import Diagnostics
internal import Tables
internal import Units

/// A table put together from its sources, with what corrections and checks need to know beside it.
struct AssembledTable {
  var table: Table
  var counts: RowCounts
  /// Per source what a column of it was taken for.
  var plans: [PlanKey: ColumnPlan]
  /// The sources by their place among the table's.
  let sources: [SourceName]

  struct PlanKey: Hashable {
    let source: Int
    let column: String
  }
}

/// Merges the sources of a table by key; the first known value of a cell wins (contract D2).
struct TableMerge {
  private let name: TableName
  private let sources: [SourceTable]
  /// Per source, for each row of the table its own row, -1 where it has none.
  private var rowMaps: [[Int]] = []
  private var count = 0
  private(set) var issues: [Issue] = []

  init(_ name: TableName, _ sources: [SourceTable]) {
    self.name = name
    self.sources = sources
  }

  mutating func merged() -> AssembledTable {
    mapRows()
    let rowSources = zip(sources, rowMaps).map { source, map in
      RowSource(
        file: source.name.file, layer: source.name.layer,
        rows: map.map { $0 < 0 ? -1 : max(0, source.lines[$0]) }, summands: source.summands,
        matches: source.matches)
    }
    var table = Table(name, count: count, sources: rowSources)
    var plans: [AssembledTable.PlanKey: ColumnPlan] = [:]
    for column in columnNames() {
      let suppliers = suppliers(of: column)
      for supplier in suppliers {
        plans[AssembledTable.PlanKey(source: supplier.source, column: column)] = supplier.column.plan
      }
      set(column, suppliers, in: &table)
    }
    table.geometry = geometry()
    var counts = RowCounts(sources.map(\.counts))
    for source in sources { counts.matched.merge(source.matched, uniquingKeysWith: +) }
    return AssembledTable(table: table, counts: counts, plans: plans, sources: sources.map(\.name))
  }

  // MARK: Rows

  private mutating func mapRows() {
    let isIdentified = !TableSchema.of(name).key.isEmpty && name != .occupancy && name != .names
    guard sources.count > 1 else {
      count = sources.first?.rowCount ?? 0
      rowMaps = [Array(0..<count)]
      return
    }
    var placed: [[Int]] = []
    var keys = MergedKeys(name)
    for source in sources {
      if isIdentified {
        placed.append(keys.rows(of: source))
        count = keys.count
      } else {
        placed.append((0..<source.rowCount).map { count + $0 })
        count += source.rowCount
      }
    }
    rowMaps = placed.map { rows in
      var map = [Int](repeating: -1, count: count)
      for (own, row) in rows.enumerated() where row >= 0 { map[row] = own }
      return map
    }
  }

  // MARK: Columns

  private struct Supplier {
    let source: Int
    var column: TypedColumn
  }

  private func columnNames() -> [String] {
    var seen: Set<String> = []
    return sources.flatMap { $0.columns.map(\.plan.name) }.filter { seen.insert($0).inserted }
  }

  private func suppliers(of name: String) -> [Supplier] {
    let all = sources.enumerated().compactMap { index, source in
      source.columns.first { $0.plan.name == name }.map { Supplier(source: index, column: $0) }
    }
    return TableMerge.alike(all)
  }

  /// Columns of one kind and unit; where unknown columns differ in kind, their texts.
  private static func alike(_ suppliers: [Supplier]) -> [Supplier] {
    guard let first = suppliers.first, suppliers.count > 1 else { return suppliers }
    var result: [Supplier] = []
    for supplier in suppliers {
      var supplier = supplier
      if case .number(let numbers) = supplier.column.column, case .number(let wanted) = first.column.column,
        let converted = numbers.converted(to: wanted.unit)
      {
        supplier.column.column = .number(converted)
      } else if supplier.column.column.kind != first.column.column.kind || first.column.column.kind == .number
      {
        return suppliers.map(asText)
      }
      result.append(supplier)
    }
    return result
  }

  private static func asText(_ supplier: Supplier) -> Supplier {
    var supplier = supplier
    if let raw = supplier.column.raw { supplier.column.column = .text(raw) }
    return supplier
  }

  private mutating func set(_ name: String, _ suppliers: [Supplier], in table: inout Table) {
    guard let first = suppliers.first else { return }
    let header = first.column.plan.header
    if sources.count == 1 {
      table.set(name, first.column.column, header: header, raw: first.column.raw, from: .source(0))
      return
    }
    let choice = choose(name, suppliers)
    let column = TableMerge.column(suppliers.map(\.column.column), choice)
    let raws = suppliers.compactMap(\.column.raw)
    let raw = raws.count == suppliers.count ? TableMerge.column(raws.map { .text($0) }, choice) : nil
    let origins = choice.map { UInt8(truncatingIfNeeded: suppliers[$0.supplier].source) }
    if case .text(let texts)? = raw {
      table.set(name, column, header: header, raw: texts, from: .perRow(origins))
    } else {
      table.set(name, column, header: header, from: .perRow(origins))
    }
  }

  private struct Choice {
    let supplier: Int
    let row: Int
  }

  /// For every row the first supplier that knows the cell; those that know it otherwise are listed.
  private mutating func choose(_ name: String, _ suppliers: [Supplier]) -> [Choice] {
    let mayDiffer = TableSchema.of(self.name).key.contains(name) || TableSchema.naming.contains(name)
    let columns = suppliers.map(\.column.column)
    var result = [Choice](repeating: Choice(supplier: 0, row: -1), count: count)
    for (index, supplier) in suppliers.enumerated() {
      let map = rowMaps[supplier.source]
      for row in 0..<count where map[row] >= 0 {
        let first = result[row]
        let isChosen = first.row >= 0 && columns[first.supplier].isKnown(first.row)
        if !isChosen {
          if first.row < 0 || columns[index].isKnown(map[row]) {
            result[row] = Choice(supplier: index, row: map[row])
          }
        } else if !mayDiffer, columns[index].isKnown(map[row]),
          !CellComparison.areSame(columns[first.supplier], first.row, columns[index], map[row])
        {
          reportConflict(suppliers[first.supplier], supplier, map[row])
        }
      }
    }
    return result
  }

  private mutating func reportConflict(_ winner: Supplier, _ loser: Supplier, _ row: Int) {
    let source = sources[loser.source]
    let key = TableSchema.of(name).key.first ?? ""
    issues.append(
      Issue(
        .warning, .conflict, table: name.rawValue,
        at: source.name.place(row: source.lines[row], column: loser.column.plan.header),
        subject: source.texts(key)?[row],
        ["column": .text(winner.column.plan.name), "first": .text(sources[winner.source].name.file)]))
  }

  private static func column(_ columns: [Column], _ choice: [Choice]) -> Column {
    switch columns.first {
    case .number(let first)?:
      let all = columns.map { if case .number(let column) = $0 { column.storage } else { [Double]() } }
      return .number(
        NumberColumn(
          unit: first.unit, choice.map { $0.row < 0 ? NumberColumn.missing : all[$0.supplier][$0.row] }))
    case .day?:
      let all = columns.map { if case .day(let column) = $0 { column } else { DayColumn(missing: 0) } }
      return .day(DayColumn(choice.map { $0.row < 0 ? nil : all[$0.supplier][$0.row] }))
    case .truth?:
      let all = columns.map { if case .truth(let column) = $0 { column.values } else { [Truth]() } }
      return .truth(TruthColumn(choice.map { $0.row < 0 ? .unknown : all[$0.supplier][$0.row] }))
    default:
      return .text(texts(columns, choice))
    }
  }

  /// Each distinct text of a source is looked up once, not each row's.
  private static func texts(_ columns: [Column], _ choice: [Choice]) -> TextColumn {
    var codes: [String: Int32] = [:]
    var texts: [String] = []
    let sources = columns.map { column -> (codes: [Int32], places: [Int32]) in
      guard case .text(let column) = column else { return ([], []) }
      let places = column.texts.map { text -> Int32 in
        if let known = codes[text] { return known }
        codes[text] = Int32(texts.count)
        texts.append(text)
        return Int32(texts.count - 1)
      }
      return (column.codes, places)
    }
    let merged = choice.map { chosen -> Int32 in
      guard chosen.row >= 0, sources[chosen.supplier].codes.indices.contains(chosen.row) else { return -1 }
      let code = sources[chosen.supplier].codes[chosen.row]
      return code < 0 ? -1 : sources[chosen.supplier].places[Int(code)]
    }
    return TextColumn(codes: merged, texts: texts).gathered(Array(merged.indices))
  }

  // MARK: Geometry

  private mutating func geometry() -> GeometryColumn? {
    let layers = sources.indices.filter { sources[$0].geometry != nil }
    guard let first = layers.first else { return nil }
    if sources.count == 1 { return sources[first].geometry }
    var result = GeometryColumn()
    for row in 0..<count {
      var chosen: Int?
      for layer in layers {
        let own = rowMaps[layer][row]
        guard own >= 0, let geometry = sources[layer].geometry, !geometry.wkb(own).isEmpty else { continue }
        if let winner = chosen {
          reportGeometryConflict(winner, layer, row)
        } else {
          result.append(geometry.wkb(own), reference: geometry.references[geometry.referenceIndex(own)])
          chosen = layer
        }
      }
      if chosen == nil { result.append([], reference: nil) }
    }
    return result
  }

  private mutating func reportGeometryConflict(_ winner: Int, _ loser: Int, _ row: Int) {
    let (a, b) = (rowMaps[winner][row], rowMaps[loser][row])
    guard let first = sources[winner].geometry, let second = sources[loser].geometry,
      !first.wkb(a).elementsEqual(second.wkb(b))
    else { return }
    let source = sources[loser]
    let key = TableSchema.of(name).key.first ?? ""
    issues.append(
      Issue(
        .warning, .conflict, table: name.rawValue, at: source.name.place(row: source.lines[b]),
        subject: source.texts(key)?[b],
        ["column": .text("geometry"), "first": .text(sources[winner].name.file)]))
  }
}

/// The keys of a table as its sources bring them, each with its row in the table.
struct MergedKeys {
  private let key: [String]
  private var texts: [String: Int] = [:]
  private var rows: [Key: Int] = [:]

  /// No key has more than two parts.
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  init(_ table: TableName) { key = TableSchema.of(table).key }

  var count: Int { rows.count }

  /// For each row of a source its row in the table; new keys get new rows.
  mutating func rows(of source: SourceTable) -> [Int] {
    let parts = key.compactMap { source.column($0) }.map { codes(of: $0) }
    return (0..<source.rowCount).map { row in
      let key = Key(first: parts.first?[row] ?? -1, second: parts.dropFirst().first?[row] ?? -1)
      if let known = rows[key] { return known }
      let next = rows.count
      rows[key] = next
      return next
    }
  }

  private mutating func codes(of column: Column) -> [Int] {
    switch column {
    case .text(let texts):
      let codes = texts.texts.map { text -> Int in
        if let known = self.texts[text] { return known }
        let next = self.texts.count
        self.texts[text] = next
        return next
      }
      return texts.codes.map { $0 < 0 ? -1 : codes[Int($0)] }
    case .number(let numbers): return numbers.storage.map { $0.isNaN ? -1 : Int($0) }
    default: return Array(repeating: -1, count: column.count)
    }
  }
}
