internal import Diagnostics
internal import Tables

/// Who holds which parcel, by id or by name.
struct NameRegister {
  /// Per enterprise the parcels it holds.
  private(set) var holdings: [[LowerSteps.Step]]
  /// Per parcel its holder among the enterprises, nil where nobody known holds it.
  private(set) var holderOfParcel: [Int?]
  private(set) var issues: [Issue] = []
  /// Rows of the name table that make no link, and why.
  private(set) var setAside: [(row: Int, reason: Message)] = []
  private var bearers: [String: Set<Int>] = [:]
  private var confirmed: [String: Int] = [:]
  private var unconfirmed: [String: String] = [:]

  init(enterprises: SubjectRows, parcels: SubjectRows, names: Table?) {
    holdings = Array(repeating: [], count: enterprises.count)
    holderOfParcel = Array(repeating: nil, count: parcels.count)
    register(enterprises)
    if let names { register(names, enterprises) }
    let ids = parcels.texts("holder_id")
    let holderNames = parcels.texts("holder_name")
    for parcel in 0..<parcels.count {
      if let id = ids?[parcel], let enterprise = enterprises.row(of: id) {
        hold(parcel, enterprise, .holder)
      } else if let name = holderNames?[parcel] {
        match(name, parcel, enterprises: enterprises, parcels: parcels)
      }
    }
  }

  private mutating func hold(_ parcel: Int, _ enterprise: Int, _ basis: LinkBasis) {
    holdings[enterprise].append(LowerSteps.Step(parcel: parcel, basis: basis))
    holderOfParcel[parcel] = enterprise
  }

  private static let separators: Set<Character> = [";", "；", "、", ",", "，", "/", "|", "\n", "\r\n"]

  private mutating func register(_ enterprises: SubjectRows) {
    let names = enterprises.texts("name")
    let former = enterprises.texts("former_names")
    for enterprise in 0..<enterprises.count {
      var all = [names?[enterprise]].compactMap(\.self)
      all += (former?[enterprise] ?? "").split(whereSeparator: NameRegister.separators.contains).map(
        String.init)
      for name in all.map(Identifier.name) where !name.isEmpty {
        bearers[name, default: []].insert(enterprise)
      }
    }
  }

  /// Rows of the name table: with a name under `confirmed_by` they decide, without they ask.
  private mutating func register(_ table: Table, _ enterprises: SubjectRows) {
    let names = table.texts("name")
    let ids = table.texts("enterprise_id")
    let by = table.texts("confirmed_by")
    for row in 0..<table.count {
      guard let name = names?[row].map(Identifier.name), let id = ids?[row] else {
        setAside(
          row,
          Issue(
            .warning, .missingKey, table: TableName.names.rawValue, at: table.place(row: row),
            ["columns": .list([table.headers["enterprise_id"] ?? "enterprise_id"])]))
        continue
      }
      guard let enterprise = enterprises.row(of: id) else {
        setAside(
          row,
          Issue(
            .warning, .unknownEnterprise, table: TableName.names.rawValue,
            at: table.place(row: row, column: "enterprise_id"), subject: id, ["id": .text(id)]))
        continue
      }
      if by?[row] != nil {
        confirmed[name] = enterprise
      } else {
        unconfirmed[name] = id
        setAside(
          row,
          Issue(
            .warning, .nameUnconfirmed, table: TableName.names.rawValue, at: table.place(row: row),
            subject: id, ["name": .text(names?[row] ?? ""), "id": .text(id)]))
      }
    }
  }

  private mutating func setAside(_ row: Int, _ issue: Issue) {
    setAside.append((row, issue.message))
    issues.append(issue)
  }

  private mutating func match(
    _ holder: String, _ parcel: Int, enterprises: SubjectRows, parcels: SubjectRows
  ) {
    let name = Identifier.name(holder)
    if let enterprise = confirmed[name] { return hold(parcel, enterprise, .name) }
    guard let known = bearers[name] else { return }
    if known.count == 1, let enterprise = known.first { return hold(parcel, enterprise, .name) }
    let row = parcels.rows[parcel]
    issues.append(
      Issue(
        .warning, .nameAmbiguous, table: TableName.parcels.rawValue,
        at: row < 0 ? .unknown : parcels.table?.place(row: row, column: "holder_name") ?? .unknown,
        subject: parcels.keys[parcel],
        ["name": .text(holder), "ids": .list(known.sorted().map { enterprises.keys[$0] })]))
  }
}

extension SubjectRows {
  /// A text column in the order of the keys.
  func texts(_ name: String) -> TextColumn? {
    if case .text(let column)? = column(name) { column } else { nil }
  }

  /// A number column in the order of the keys.
  func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = column(name) { column } else { nil }
  }
}
