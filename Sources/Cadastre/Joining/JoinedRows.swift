internal import Diagnostics
internal import Tables

/// What becomes of each table's rows when the tables are joined: which are set aside here, and what the others were
/// matched by. Tables that nothing is computed from yet are looked at as well, so that none loses a row unsaid.
struct JoinedRows {
  private(set) var counts: [TableName: RowCounts]
  private(set) var issues: [Issue] = []
  private let tables: [TableName: Table]
  private let enterprises: SubjectRows
  private let parcels: SubjectRows
  private let year: Int

  init(_ dataset: Dataset, enterprises: SubjectRows, parcels: SubjectRows) {
    counts = dataset.counts
    tables = dataset.tables
    year = dataset.year
    self.enterprises = enterprises
    self.parcels = parcels
    setAsideUnknown(.history, ["enterprise_id"])
    setAsideUnknown(.contracts, ["enterprise_id", "parcel_id"])
    setAsideUnknown(.buildings, ["parcel_id"])
    reportBuildingsWithoutParcel()
    reportLaterYears()
    for (table, column) in [
      (TableName.figures, "enterprise_id"), (.occupancy, "enterprise_id"), (.occupancy, "parcel_id"),
      (.history, "enterprise_id"),
    ] {
      reportStrangeCodes(table, column)
    }
  }

  /// Takes rows that others have listed out of those used.
  mutating func setAside(_ rows: [(row: Int, reason: Message)], of name: TableName) {
    guard let table = tables[name] else { return }
    for (row, reason) in rows { counts[name]?.setAside(row: row, of: table, because: reason) }
  }

  // MARK: Rows that name subjects

  /// Lists rows whose subjects nobody knows. A row that names none of its subjects is left to whoever uses it.
  private mutating func setAsideUnknown(_ name: TableName, _ columns: [String]) {
    guard let table = tables[name] else { return }
    var rows: [(row: Int, reason: Message)] = []
    for row in 0..<table.count {
      guard let stranger = stranger(in: table, row, columns) else { continue }
      let message = stranger.column == "parcel_id" ? Message.unknownParcel : .unknownEnterprise
      rows.append((row, message))
      issues.append(
        Issue(
          .warning, message, table: name.rawValue, at: table.place(row: row, column: stranger.column),
          subject: stranger.id, ["id": .text(stranger.id)]))
    }
    setAside(rows, of: name)
  }

  private func stranger(
    in table: Table, _ row: Int, _ columns: [String]
  ) -> (column: String, id: String)? {
    for column in columns {
      guard let subjects = listed(column), let id = table.texts(column)?[row] else { continue }
      if subjects.row(of: id) == nil { return (column, id) }
    }
    return nil
  }

  /// The subjects that a column names, where a table lists them.
  private func listed(_ column: String) -> SubjectRows? {
    if column == "parcel_id" { return tables[.parcels] == nil ? nil : parcels }
    return tables[.enterprises] == nil ? nil : enterprises
  }

  /// A building that names no parcel gives none its floor area.
  private mutating func reportBuildingsWithoutParcel() {
    guard let table = tables[.buildings] else { return }
    let ids = table.texts("parcel_id")
    let count = (0..<table.count).count { ids?[$0] == nil }
    guard count > 0 else { return }
    issues.append(
      Issue(
        .warning, .buildingsWithoutParcel, table: TableName.buildings.rawValue,
        at: Place(file: table.sources.first?.file), ["count": .count(count)]))
  }

  private static let yearsNamed = 10

  /// Figures of years to come are kept for the year they are evaluated in.
  private mutating func reportLaterYears() {
    guard let table = tables[.figures], let years = table.numbers("year") else { return }
    let later = years.storage.filter { $0 > Double(year) }
    guard !later.isEmpty else { return }
    let named = Set(later.compactMap { Int(exactly: $0) }).sorted().prefix(JoinedRows.yearsNamed).map {
      String($0)
    }
    issues.append(
      Issue(
        .info, .figuresOfLaterYears, table: TableName.figures.rawValue,
        at: Place(file: table.sources.first?.file),
        ["count": .count(later.count), "years": .list(named), "year": .count(year)]))
  }

  // MARK: Codes that never meet

  /// A column none of whose codes is known most likely holds codes of another kind. Few rows may be strangers by
  /// chance.
  private static let fewestCodes = 3

  private mutating func reportStrangeCodes(_ name: TableName, _ column: String) {
    guard let table = tables[name], let subjects = listed(column), let texts = table.texts(column),
      let known = subjects.keys.first
    else { return }
    let codes = texts.texts
    guard codes.count >= JoinedRows.fewestCodes, codes.allSatisfy({ subjects.row(of: $0) == nil }),
      let example = codes.min(by: Identifier.precedes)
    else { return }
    issues.append(
      Issue(
        .error, .noCodeMatches, table: name.rawValue,
        at: Place(file: table.sources.first?.file, column: table.headers[column] ?? column),
        [
          "count": .count(codes.count), "example": .text(example), "length": .count(example.count),
          "known": .text(known), "knownLength": .count(known.count),
          "subject": .term(column == "parcel_id" ? JoinedRows.parcelTable : JoinedRows.enterpriseTable),
        ]))
  }

  private static let parcelTable = Bilingual(zh: "宗地表", en: "parcels")
  private static let enterpriseTable = Bilingual(zh: "企业表", en: "enterprises")
}

// MARK: - By which basis

extension JoinedRows {
  /// Counts by which basis rows and subjects found each other in the year evaluated.
  mutating func match(_ links: LinkTable?, holders: [Int?]) {
    matchFigures()
    for name in [TableName.occupancy, .history, .names] { matchByCode(name, ["enterprise_id"]) }
    matchByCode(.contracts, ["enterprise_id", "parcel_id"])
    matchByCode(.buildings, ["parcel_id"])
    if let links {
      matchEnterprises(links)
      matchParcels(links, holders: holders)
    }
  }

  /// What reading matched by name or meter has found its code there; the others had one.
  private mutating func matchFigures() {
    guard let table = tables[.figures], let ids = table.texts("enterprise_id") else { return }
    let isKnown = ids.texts.map { listed("enterprise_id")?.row(of: $0) != nil || tables[.enterprises] == nil }
    let strange = (0..<table.count).reduce(0) { count, row in
      let code = Int(ids.codes[row])
      return code >= 0 && isKnown[code] ? count : count + table.countOfRowsRead(at: row)
    }
    counts[.figures]?.matchByCode(allBut: strange)
  }

  /// Rows that name a subject name one that is known, or they would have been set aside.
  private mutating func matchByCode(_ name: TableName, _ columns: [String]) {
    guard let table = tables[name] else { return }
    let ids = columns.compactMap { table.texts($0) }
    let isOptional = name == .contracts || name == .buildings
    let without = (0..<(isOptional ? table.count : 0)).reduce(0) { count, row in
      ids.allSatisfy { $0[row] == nil } ? count + table.countOfRowsRead(at: row) : count
    }
    counts[name]?.matchByCode(allBut: without)
  }

  private mutating func matchEnterprises(_ links: LinkTable) {
    guard tables[.enterprises] != nil else { return }
    let bases = (0..<enterprises.count).map { enterprise in
      MatchBasis(firstOf: links.of(enterprise: enterprise).lazy.map(\.basis)) ?? .none
    }
    counts[.enterprises]?.matched = JoinedRows.tally(bases)
  }

  private mutating func matchParcels(_ links: LinkTable, holders: [Int?]) {
    guard tables[.parcels] != nil else { return }
    let ids = parcels.texts("holder_id")
    let bases = (0..<parcels.count).map { parcel -> MatchBasis in
      if let basis = MatchBasis(firstOf: links.of(parcel: parcel).lazy.map { links.links[$0].basis }) {
        return basis
      }
      guard holders[parcel] != nil else { return .none }
      return ids?[parcel].flatMap { enterprises.row(of: $0) } != nil ? .holder : .name
    }
    counts[.parcels]?.matched = JoinedRows.tally(bases)
  }

  private static func tally(_ bases: [MatchBasis]) -> [MatchBasis: Int] {
    bases.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension RowCounts {
  /// Says that all rows in use but some were matched by code, and by name or meter those that reading says so of.
  fileprivate mutating func matchByCode(allBut unmatched: Int) {
    let others = matched.filter { $0.key != .code && $0.key != .none }.values.reduce(0, +)
    let byCode = used - unmatched - others
    if byCode > 0 { matched[.code] = byCode }
    if unmatched > 0 { matched[MatchBasis.none] = unmatched }
  }
}

extension MatchBasis {
  init(_ basis: LinkBasis) {
    switch basis {
    case .occupancy: self = .occupancy
    case .parcelID: self = .parcelID
    case .holder: self = .holder
    case .name: self = .name
    case .location: self = .location
    }
  }

  /// The basis that stands highest on the ladder.
  init?(firstOf bases: some Sequence<LinkBasis>) {
    let bases = Set(bases)
    guard let first = LinkBasis.allCases.first(where: bases.contains) else { return nil }
    self.init(first)
  }
}
