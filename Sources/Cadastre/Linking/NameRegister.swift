internal import Diagnostics
internal import Tables

/// Who holds which parcel, by id or by name.
struct NameRegister {
  /// Per enterprise the parcels it holds.
  private(set) var holdings: [[LowerSteps.Step]]
  /// Per parcel its holder among the enterprises, nil where nobody known holds it.
  private(set) var holderOfParcel: [Int?]
  private(set) var issues: [Issue] = []
  /// Rows of the names table that assign nothing, and why.
  private(set) var namesSetAside: [(row: Int, reason: Message)] = []
  private let firms: FirmRegister
  private let names: NameTable?

  init(enterprises: SubjectRows, parcels: SubjectRows, names table: Table?) {
    holdings = Array(repeating: [], count: enterprises.count)
    holderOfParcel = Array(repeating: nil, count: parcels.count)
    firms = FirmRegister(
      ids: enterprises.keys, names: enterprises.texts("name"), formerNames: enterprises.texts("former_names"))
    names = table.map { NameTable($0) { enterprises.row(of: $0) != nil } }
    if let table, let names {
      let found = names.findings.map { ($0.row, $0.issue(in: table)) }
      namesSetAside = found.map { ($0, $1.message) }
      issues += found.map(\.1)
    }
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

  private mutating func match(
    _ holder: String, _ parcel: Int, enterprises: SubjectRows, parcels: SubjectRows
  ) {
    let name = FirmName.normalised(holder)
    let known =
      names?.holders[name]?.compactMap { enterprises.row(of: $0.enterprise) }
      ?? firms.bearers(of: name).map(\.firm)
    guard known.count != 1 else { return hold(parcel, known[0], .name) }
    guard !known.isEmpty else { return }
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
