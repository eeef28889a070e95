public import Units

/// The tables a dataset may have (contract D). Their raw values are the names in manifests and issues.
public enum TableName: String, CaseIterable, Hashable, Sendable {
  /// 宗地.
  case parcels
  /// 企业.
  case enterprises
  /// 年度指标: one row per enterprise and year.
  case figures
  /// 占用: who uses which parcel, from when to when.
  case occupancy
  /// 合同条款.
  case contracts
  /// 建筑物.
  case buildings
  /// 园区与片区.
  case zones
  /// 管控图层.
  case constraints
  /// 历年评价结果.
  case history
  /// 名称对照.
  case names
  /// 更正.
  case corrections
  /// 拟入园项目: no table of a dataset; a project page or an admission batch.
  case projects

  /// The tables of a dataset, in the contract's order.
  public static let allCases: [TableName] = [
    .parcels, .enterprises, .figures, .occupancy, .contracts, .buildings, .zones, .constraints, .history,
    .names,
    .corrections,
  ]
}

/// One canonical column: what it holds and in which unit.
public struct ColumnSchema: Hashable, Sendable {
  /// What the text of a column is.
  public enum Content: Hashable, Sendable {
    /// Free text.
    case text
    /// An identifier: trimmed, NFKC, no inner spaces, upper case (contract V2).
    case identifier
    /// An identifier of a parcel: a 28-character 不动产单元号 counts as its first 19.
    case parcelIdentifier
    case number(Unit)
    case day
    case truth
  }

  /// The canonical name.
  public let name: String
  /// What it holds.
  public let content: Content
  /// Whether it is an amount that is apportioned to parcels and whose totals are conserved.
  public let isAdditive: Bool

  init(_ name: String, _ content: Content, additive: Bool = false) {
    self.name = name
    self.content = content
    isAdditive = additive
  }

  /// The kind of column it is kept in.
  public var kind: ColumnKind {
    switch content {
    case .text, .identifier, .parcelIdentifier: .text
    case .number: .number
    case .day: .day
    case .truth: .truth
    }
  }

  /// The unit of a number, nil for others.
  public var unit: Unit? {
    if case .number(let unit) = content { unit } else { nil }
  }
}

/// The canonical columns of one table.
public struct TableSchema: Sendable {
  /// Which table.
  public let table: TableName
  /// Names of the columns that identify a row; empty where rows are not identified.
  public let key: [String]
  /// In the contract's order, keys first.
  public let columns: [ColumnSchema]
  /// Whether features carry a geometry.
  public let hasGeometry: Bool
  /// Families of columns that share a prefix, such as the types of tax: `tax_` in 万元.
  let families: [(prefix: String, unit: Unit)]

  /// The column of that name; for names such as `tax_vat` and `emissions_cod` that of their family.
  public func column(_ name: String) -> ColumnSchema? {
    if let column = columns.first(where: { $0.name == name }) { return column }
    for family in families where name.hasPrefix(family.prefix) && name.count > family.prefix.count {
      return ColumnSchema(name, .number(family.unit), additive: true)
    }
    return nil
  }

  /// The schema of a table.
  public static func of(_ table: TableName) -> TableSchema { all[table] ?? TableSchema(table, key: [], []) }

  init(
    _ table: TableName, key: [String], hasGeometry: Bool = false,
    families: [(prefix: String, unit: Unit)] = [], _ columns: [ColumnSchema]
  ) {
    self.table = table
    self.key = key
    self.hasGeometry = hasGeometry
    self.families = families
    self.columns = columns
  }

  private static func text(_ names: String...) -> [ColumnSchema] { names.map { ColumnSchema($0, .text) } }
  private static func days(_ names: String...) -> [ColumnSchema] { names.map { ColumnSchema($0, .day) } }
  private static func truths(_ names: String...) -> [ColumnSchema] { names.map { ColumnSchema($0, .truth) } }
  private static func numbers(_ unit: Unit, additive: Bool = false, _ names: String...) -> [ColumnSchema] {
    names.map { ColumnSchema($0, .number(unit), additive: additive) }
  }
  private static func ids(_ names: String...) -> [ColumnSchema] {
    names.map { ColumnSchema($0, .identifier) }
  }
  private static let parcelID = [ColumnSchema("parcel_id", .parcelIdentifier)]
  private static let reportedName = text("enterprise_name")

  /// Columns that stand for the code of an enterprise in rows that have none. Two sources may write them differently.
  public static let naming: Set<String> = ["enterprise_name", "meter"]

  private static let all: [TableName: TableSchema] = [
    .parcels: TableSchema(
      .parcels, key: ["parcel_id"], hasGeometry: true,
      parcelID + text("name") + ids("holder_id") + text("holder_name", "land_use", "ownership")
        + ids("zone") + numbers(.squareMetre, "certificate_area") + text("supply_method")
        + numbers(.tenThousandYuan, "contract_price")
        + days(
          "agreed_start", "agreed_completion", "agreed_production", "actual_start", "actual_completion",
          "handover_date")
        + text("stage") + days("suspended_since") + numbers(.squareMetre, "area_due", "developed_area")
        + numbers(.tenThousandYuan, "total_investment", "invested") + text("delay_cause")
        + numbers(.one, "delay_days") + truths("mortgaged", "seized") + text("official_decision")
        + days("decision_date")),
    .enterprises: TableSchema(
      .enterprises, key: ["enterprise_id"],
      ids("enterprise_id") + text("name", "former_names", "industry", "industry_edition")
        + truths("above_scale") + days("founded", "production_start") + text("status", "officer")
        + parcelID + numbers(.one, "longitude", "latitude")),
    .figures: TableSchema(
      .figures, key: ["enterprise_id", "year"],
      families: [("tax_", .tenThousandYuan), ("emissions_", .tonne)],
      ids("enterprise_id") + numbers(.one, "year") + text("month", "month_to", "tax_type")
        + numbers(
          .tenThousandYuan, additive: true, "tax", "output", "revenue", "value_added",
          "investment_plant_equipment", "investment_land_price")
        + numbers(.tenThousandKilowattHours, additive: true, "electricity")
        + numbers(.tonneCoalEquivalent, additive: true, "energy")
        + numbers(.tonne, additive: true, "emissions")
        + numbers(.cubicMetre, additive: true, "water") + numbers(.person, additive: true, "employees")
        + numbers(
          .tenThousandYuan, additive: true, "rd_expense", "exempt_credit", "relief")
        + truths("above_scale") + reportedName
        + ids("meter")),
    .occupancy: TableSchema(
      .occupancy, key: ["enterprise_id", "parcel_id"],
      ids("enterprise_id") + parcelID + text("tenure") + numbers(.squareMetre, "area", "floor_area")
        + days("from", "to") + reportedName),
    .contracts: TableSchema(
      .contracts, key: ["clause_id"],
      ids("clause_id") + parcelID + ids("enterprise_id") + text("indicator") + numbers(.one, "promised")
        + text("unit", "direction") + days("due") + text("basis", "remedy") + reportedName),
    .buildings: TableSchema(
      .buildings, key: ["building_id"], hasGeometry: true,
      ids("building_id") + parcelID + numbers(.one, "floors") + numbers(.squareMetre, "floor_area")
        + numbers(.metre, "storey_height") + text("use") + truths("vacant")),
    .zones: TableSchema(
      .zones, key: ["zone_id"], hasGeometry: true,
      ids("zone_id") + text("name", "kind") + ids("parent_id") + ZoneColumns.all),
    .constraints: TableSchema(
      .constraints, key: ["constraint_id"], hasGeometry: true, ids("constraint_id") + text("kind", "effect")),
    .history: TableSchema(
      .history, key: ["enterprise_id", "year"],
      ids("enterprise_id") + numbers(.one, "year") + text("grade") + reportedName),
    .names: TableSchema(
      .names, key: ["name"],
      text("name") + ids("enterprise_id") + text("confirmed_by") + truths("confirmed")
        + numbers(.one, "share") + ids("meter")),
    .corrections: TableSchema(
      .corrections, key: [],
      text("table", "key", "column", "old", "new", "reason", "document", "by") + days("date")),
    .projects: ProjectColumns.schema,
  ]
}
