internal import Tables

/// Decides which tables a sheet is. Most are one; a ledger that has both what a firm is and what it paid is two.
struct TableChoice {
  let sheet: FoundSheet
  let isPolygons: Bool
  private let fits: [TableName: TableFit]

  init(_ sheet: FoundSheet) {
    self.sheet = sheet
    let shapes = sheet.shapes
    isPolygons = shapes.polygons > 0 && shapes.polygons >= shapes.others
    var fits: [TableName: TableFit] = [:]
    for table in TableName.allCases { fits[table] = TableFit(table, sheet) }
    self.fits = fits
  }

  func fit(_ table: TableName) -> TableFit { fits[table] ?? TableFit(table, sheet) }

  /// The tables, the one it fits best first; empty where it fits none.
  var chosen: [TableFit] {
    let candidates = TableName.allCases.filter { mayBe($0) }
    // Of equal ones the first in the contract's order.
    var best: (table: TableName, score: Double)?
    for table in candidates {
      let score = score(of: table)
      if score > best?.score ?? 0 { best = (table, score) }
    }
    guard let best else { return [] }
    return [fit(best.table)] + further(beside: best.table).map { fit($0) }
  }

  /// Whether it could be a table of parcels if there is no better one: a ledger of firms with parcels and areas.
  var couldBeParcels: Bool {
    let parcels = fit(.parcels)
    return parcels.has("parcel_id") && parcels.has("certificate_area")
      && repeats("parcel_id", of: .parcels) == 0
  }

  /// Whether it could be the register of enterprises if there is no better one: firms with their names.
  var couldBeEnterprises: Bool {
    let enterprises = fit(.enterprises)
    return enterprises.has("enterprise_id") && enterprises.has("name")
      && isUnique("enterprise_id", of: .enterprises)
  }

  /// Whether names stand where codes should: a sheet that could be figures or occupancy if rows had codes.
  var namesOnly: TableName? {
    func names(_ table: TableName) -> Bool {
      !fit(table).has("enterprise_id") && TableSchema.naming.contains { fit(table).has($0) }
    }
    if names(.figures), !fit(.figures).amounts.isEmpty { return .figures }
    return names(.occupancy) && fit(.occupancy).has("parcel_id") && score(of: .occupancy) > 0.5
      ? .occupancy : nil
  }

  // MARK: What a table asks for

  private func mayBe(_ table: TableName) -> Bool {
    let fit = fit(table)
    switch table {
    case .parcels:
      return fit.has("parcel_id") && (isPolygons || fit.names.contains { !TableChoice.shared.contains($0) })
    case .buildings:
      let hasSize = ["floors", "floor_area", "storey_height"].contains { fit.has($0) }
      return isPolygons ? hasSize || fit.has("building_id") : hasSize && fit.has("building_id")
    case .zones: return isPolygons && fit.has("zone_id")
    case .constraints: return isPolygons && (fit.has("effect") || fit.has("kind")) && isNamed(.constraints)
    case .enterprises: return fit.has("enterprise_id") && fit.columns.count > 1
    case .figures: return fit.has("enterprise_id") && !fit.amounts.isEmpty
    case .occupancy: return fit.has("enterprise_id") && fit.has("parcel_id")
    case .contracts: return fit.has("indicator") && fit.has("promised")
    case .history: return fit.has("enterprise_id") && fit.has("grade")
    case .names:
      return fit.has("name") && fit.has("enterprise_id") && (fit.has("confirmed_by") || isNamed(.names))
    case .corrections: return ["table", "key", "column", "new"].allSatisfy { fit.has($0) }
    case .projects: return false
    }
  }

  /// Columns that parcels share with tables of firms.
  private static let shared: Set<String> = ["parcel_id", "holder_id", "holder_name", "zone"]

  private func score(of table: TableName) -> Double {
    var score = fit(table).score + (isNamed(table) ? 0.5 : 0)
    if table == .enterprises, !isUnique("enterprise_id", of: table) { score -= 2 }
    if table == .parcels, !isPolygons, !isUnique("parcel_id", of: table) { score -= 2 }
    if table == .parcels, isPolygons { score += 1 }
    return score
  }

  private static let words: [TableName: [String]] = [
    .parcels: ["宗地", "地块", "权籍", "供地"], .enterprises: ["企业台账", "企业名单", "企业名录", "登记"],
    .figures: ["税", "统计", "用电", "供电", "用水", "产值", "营收", "能耗", "排放"],
    .occupancy: ["用地关系", "占用", "租赁", "承租"], .contracts: ["合同履约", "履约", "条款"],
    .buildings: ["建筑", "房屋", "厂房"], .zones: ["片区", "分区", "园区", "区块"],
    .constraints: ["红线", "管控", "基本农田", "生态", "保护"], .history: ["评价结果", "历年"],
    .names: ["名称对照", "对照", "别名"], .corrections: ["更正"],
  ]

  /// Whether the sheet or its file has a word of the table in its name.
  private func isNamed(_ table: TableName) -> Bool {
    let words = TableChoice.words[table] ?? []
    return sheet.names.contains { name in words.contains { name.contains($0) } }
  }

  // MARK: Two tables in one

  private func further(beside first: TableName) -> [TableName] {
    guard [.enterprises, .figures, .occupancy, .parcels].contains(first) else { return [] }
    var tables: [TableName] = []
    if first != .enterprises, mayBe(.enterprises), tellsOfEnterprises,
      isUnique("enterprise_id", of: .enterprises)
    {
      tables.append(.enterprises)
    }
    if first != .figures, mayBe(.figures), hasFigures { tables.append(.figures) }
    return tables
  }

  /// Facts that only a register of enterprises has.
  private var tellsOfEnterprises: Bool {
    let facts = ["industry", "founded", "production_start", "status", "officer", "former_names"]
    return facts.contains { fit(.enterprises).has($0) }
  }

  /// Amounts that no other table has, one row per firm and year.
  private var hasFigures: Bool {
    let figures = fit(.figures)
    if !figures.yearly.isEmpty { return isUnique("enterprise_id", of: .figures) }
    let own = figures.amounts.contains { name in
      figures.columns[name].map { sheet.meanings[$0].count == 1 } ?? false
    }
    return own && (figures.has("year") || isUnique("enterprise_id", of: .figures))
  }

  // MARK: Keys

  /// Whether a code stands in hardly any two rows: one in ten may be a slip.
  func isUnique(_ name: String, of table: TableName) -> Bool {
    repeats(name, of: table) * 10 <= sheet.rowCount
  }

  /// How many rows have a code that stood before.
  private func repeats(_ name: String, of table: TableName) -> Int {
    guard let column = fit(table).columns[name] else { return 0 }
    let codes = sheet.codes(of: column, isParcel: name == "parcel_id").compactMap(\.self)
    return codes.count - Set(codes).count
  }

  /// How many rows of figures have a firm and a year that stood before.
  func repeatedFigures() -> Int {
    let figures = fit(.figures)
    let subjects = ["enterprise_id", "enterprise_name", "meter"]
    guard let column = subjects.lazy.compactMap({ figures.columns[$0] }).first else { return 0 }
    let ids = sheet.codes(of: column, isParcel: false)
    let years = figures.columns["year"].map { sheet.codes(of: $0, isParcel: false) }
    let keys = ids.indices.compactMap { row in ids[row].map { "\($0) \(years?[row] ?? "")" } }
    return keys.count - Set(keys).count
  }
}
