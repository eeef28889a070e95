internal import Diagnostics
internal import Tables
internal import Units

/// A storey as a page states it: area in m², height in m.
struct Storey {
  let area: Double?
  let height: Double?
}

/// Works out what follows from what a project states, and nothing else: sums whose parts are all there, the area that
/// counts. What is stated goes before what can be worked out; where the two differ, that is listed.
struct ProjectDerivation {
  /// A storey higher than this counts double in the floor area ratio: the definition of the ratio in the control
  /// standards for industrial land (工业项目建设用地控制指标), not a threshold of anybody's.
  static let doubleHeight = 8.0

  private var table: Table
  /// By row of a project those of its plots.
  private let plots: [Int: [Int]]
  /// The figures of the table, in canonical units, while they are being worked on.
  private var figures: [String: [Double]] = [:]
  private var derived: [String: Set<Int>] = [:]
  private(set) var issues: [Issue] = []

  init(_ table: Table, plots: [Int: [Int]]) {
    self.table = table
    self.plots = plots
    for name in table.columnNames where TableSchema.of(.projects).column(name) != nil {
      figures[name] = table.numbers(name)?.storage
    }
  }

  /// - Parameter storeys: by row, where a page states them.
  mutating func derived(storeys: [Int: [Storey]]) -> Table {
    countFloors(storeys)
    for (project, rows) in plots.sorted(by: { $0.key < $1.key }) { join(project, rows) }
    for (total, parts) in ProjectColumns.sums { add(total, parts) }
    addTax()
    for (name, rows) in derived.sorted(by: { Identifier.precedes($0.key, $1.key) }) { write(name, rows) }
    return table
  }

  // MARK: Columns

  private func number(_ name: String, _ row: Int) -> Double? {
    guard let value = figures[name]?[row], !value.isNaN else { return nil }
    return value
  }

  private mutating func set(_ name: String, _ row: Int, _ value: Double) {
    if figures[name] == nil { figures[name] = Array(repeating: NumberColumn.missing, count: table.count) }
    figures[name]?[row] = value
    derived[name, default: []].insert(row)
  }

  private mutating func write(_ name: String, _ rows: Set<Int>) {
    guard let storage = figures[name] else { return }
    let unit = TableSchema.of(.projects).column(name)?.unit ?? .one
    let column = Column.number(NumberColumn(unit: unit, storage))
    if table.column(name) == nil { table.set(name, column) } else { table.replace(name, with: column) }
    table.noteDerived(name, rows: rows)
  }

  private static func differ(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) > 1e-6 * max(abs(a), abs(b))
  }

  private mutating func note(
    _ message: Message, _ row: Int, _ name: String, severity: Severity = .warning,
    _ arguments: [String: Argument] = [:]
  ) {
    let origin = table.origin(row: row)
    issues.append(
      Issue(
        severity, message, table: TableName.projects.rawValue,
        at: Place(file: origin?.source.file, layer: origin?.source.layer, row: origin?.row),
        subject: table.texts("project_id")?[row],
        arguments.merging(["column": ColumnLabels.shown(name)]) { first, _ in first }))
  }

  // MARK: Floors

  private mutating func countFloors(_ storeys: [Int: [Storey]]) {
    for row in 0..<table.count {
      if let storeys = storeys[row] {
        countStoreys(storeys, row)
      } else if number("counted_floor_area", row) == nil, let height = number("storey_height", row),
        let floors = number("floor_area", row), height <= ProjectDerivation.doubleHeight
      {
        set("counted_floor_area", row, floors)
      }
    }
  }

  private mutating func countStoreys(_ storeys: [Storey], _ row: Int) {
    let areas = storeys.compactMap(\.area)
    guard areas.count == storeys.count else { return }
    let sum = ProjectDerivation.sum(areas)
    if let stated = number("floor_area", row), ProjectDerivation.differ(stated, sum) {
      // Storeys that do not add up may not be all of them.
      note(.projectStoreysDiffer, row, "floor_area")
      return
    }
    if number("floor_area", row) == nil { set("floor_area", row, sum) }
    guard storeys.allSatisfy({ $0.height != nil }) else { return }
    let counted = ProjectDerivation.sum(
      storeys.map { ($0.area ?? 0) * (($0.height ?? 0) > ProjectDerivation.doubleHeight ? 2 : 1) })
    if let stated = number("counted_floor_area", row) {
      if ProjectDerivation.differ(stated, counted) { note(.projectSumDiffers, row, "counted_floor_area") }
    } else {
      set("counted_floor_area", row, counted)
    }
  }

  private static func sum(_ values: [Double]) -> Double {
    var sum = NeumaierSum()
    for value in values { sum.add(value) }
    return sum.value
  }

  // MARK: Sums

  private mutating func add(_ total: String, _ parts: [String]) {
    for row in 0..<table.count {
      let known = parts.compactMap { number($0, row) }
      guard known.count == parts.count else { continue }
      settle(total, row, ProjectDerivation.sum(known))
    }
  }

  private mutating func settle(_ total: String, _ row: Int, _ sum: Double) {
    guard let stated = number(total, row) else {
      set(total, row, sum)
      return
    }
    // A plot's own total stands; only what both state can differ.
    if ProjectDerivation.differ(stated, sum), derived[total]?.contains(row) != true {
      note(.projectSumDiffers, row, total)
    }
  }

  /// As in a dataset, a total of tax is the sum of its types where no type of the table is missing.
  private mutating func addTax() {
    let types = table.columnNames.filter {
      $0.hasPrefix("tax_") && TableSchema.of(.projects).column($0) != nil
    }
    if !types.isEmpty { add("tax", types.sorted { Identifier.precedes($0, $1) }) }
  }

  // MARK: Plots

  /// What the project as a whole does not state is the sum over its plots where all of them state it; what is no
  /// amount goes from the project to its plots.
  private mutating func join(_ project: Int, _ plots: [Int]) {
    set("plots", project, Double(plots.count))
    for name in figures.keys.sorted(by: Identifier.precedes)
    where name != "storey_height" && name != "plots" {
      let parts = plots.compactMap { number(name, $0) }
      if parts.count == plots.count { settle(name, project, ProjectDerivation.sum(parts)) }
    }
    for name in table.columnNames where name != "project_id" {
      switch table.column(name) {
      case .text, .day, .truth: inherit(name, project, plots)
      case .number, nil: break
      }
    }
  }

  private mutating func inherit(_ name: String, _ project: Int, _ plots: [Int]) {
    guard let column = table.column(name) else { return }
    let own = plots.filter { column.isKnown($0) }
    let rows = (0..<table.count).map { plots.contains($0) && !own.contains($0) ? project : $0 }
    table.replace(name, with: column.gathered(rows))
  }
}
