internal import Diagnostics
internal import Documents
internal import Intake
internal import RuleBooks
internal import Tables

/// Subjects in short: `enterprise: {land: 10 亩, tax: 200 万元}`, of which the rows of several tables are made.
struct ShortSubjects {
  /// The year evaluated.
  let year: Int
  private(set) var rows: [TableName: [CaseRow]] = [:]
  private(set) var main: [Subject: String] = [:]
  /// How many there are of each kind, for keys.
  private var numbers: [TableName: Int] = [:]
  private let common: CommonInputs

  init(year: Int, common: CommonInputs) {
    self.year = year
    self.common = common
  }

  mutating func read(_ mapping: inout MappingReader, into refusals: inout [Refusal]) {
    let zone = mapping.node("zone")
    let parcel = mapping.node("parcel")
    let enterprise = mapping.node("enterprise")
    let years = mapping.node("years")
    if let zone { main[.zone] = add(zone, to: .zones, into: &refusals).map { Identifier.normalised($0) } }
    if let parcel { main[.parcel] = add(parcel, to: .parcels, into: &refusals).map { Identifier.parcel($0) } }
    if let enterprise {
      main[.enterprise] = add(enterprise: enterprise, years: years, standsOn: main[.parcel], into: &refusals)
    } else if let years {
      refusals.append(Refusal(.badInput, .caseYearsAlone, at: years.place))
    }
    for other in mapping.list("others") {
      if enterprise != nil {
        _ = add(enterprise: other, years: nil, standsOn: nil, into: &refusals)
      } else if parcel != nil || zone != nil {
        _ = add(other, to: parcel != nil ? .parcels : .zones, into: &refusals)
      } else {
        refusals.append(Refusal(.badInput, .caseOthersAlone, at: other.place))
      }
    }
  }

  /// P, P2, P3 …
  private mutating func nextKey(_ table: TableName) -> String {
    let number = numbers[table, default: 0] + 1
    numbers[table] = number
    let letter = table == .enterprises ? "E" : table == .parcels ? "P" : "Z"
    return number == 1 ? letter : "\(letter)\(number)"
  }

  // MARK: Parcels and zones

  /// - Returns: the key of the subject.
  private mutating func add(
    _ node: DocumentNode, to table: TableName, into refusals: inout [Refusal]
  ) -> String? {
    guard let mapping = MappingReader(node, of: table.rawValue, into: &refusals) else { return nil }
    var row = CaseRow(at: node.place)
    for entry in common.completing(mapping.all, of: table) {
      if table == .parcels, ShortSubjects.isLand(entry.key.text), let area = entry.value.text {
        row.add("certificate_area", area.text, at: entry.key.place)
      } else {
        row.add(entry, into: &refusals)
      }
    }
    return finish(&row, in: table)
  }

  /// Gives a row its key, where it has none, and a parcel its zone.
  private mutating func finish(_ row: inout CaseRow, in table: TableName) -> String {
    let column = TableSchema.of(table).key.first ?? ""
    let next = nextKey(table)
    let key = row.cell(column, of: table) ?? next
    let place = row.cells.first?.header.place ?? Place(line: row.line)
    if row.cell(column, of: table) == nil { row.add(column, key, at: place) }
    if table == .parcels, let zone = main[.zone], row.cell("zone", of: .parcels) == nil {
      row.add("zone", zone, at: place)
    }
    rows[table, default: []].append(row)
    return key
  }

  // MARK: Enterprises

  static func isLand(_ header: String) -> Bool { ["land", "用地面积"].contains(header) }

  /// Whether a figure of a year: a column of figures that is no part of the key and does not name the enterprise.
  static func isFigure(_ header: String) -> Bool {
    guard let column = WrittenValue.column(header, of: .figures)?.name else { return false }
    return !["enterprise_id", "year"].contains(column) && !TableSchema.naming.contains(column)
  }

  private mutating func add(
    enterprise node: DocumentNode, years: DocumentNode?, standsOn parcel: String?,
    into refusals: inout [Refusal]
  ) -> String? {
    guard var mapping = MappingReader(node, of: "enterprise", into: &refusals) else { return nil }
    var row = CaseRow(at: node.place)
    var figures = CaseRow(at: node.place)
    var land: SourcedText?
    for entry in common.completing(mapping.all, of: .enterprises) where entry.key.text != "years" {
      if ShortSubjects.isLand(entry.key.text) {
        land = entry.value.text
      } else if ShortSubjects.isFigure(entry.key.text) {
        figures.add(entry, into: &refusals)
      } else {
        row.add(entry, into: &refusals)
      }
    }
    if let land, parcel != nil { refusals.append(Refusal(.badInput, .caseLandTwice, at: land.place)) }
    let own = row.cell("parcel_id", of: .enterprises)
    if let land {
      var ground = CaseRow(at: node.place)
      ground.add("certificate_area", land.text, at: land.place)
      if let own { ground.add("parcel_id", own, at: land.place) }
      let key = finish(&ground, in: .parcels)
      if own == nil { row.add("parcel_id", key, at: land.place) }
    } else if let parcel, own == nil {
      row.add("parcel_id", parcel, at: node.place)
    }
    rows[.parcels, default: []] += []
    let key = Identifier.normalised(finish(&row, in: .enterprises))
    add(&figures, of: key, year: year, at: node.place)
    for written in [mapping.node("years"), years].compactMap(\.self) {
      addYears(written, of: key, into: &refusals)
    }
    return key
  }

  private mutating func add(_ figures: inout CaseRow, of key: String, year: Int, at place: Place) {
    figures.add("enterprise_id", key, at: place)
    figures.add("year", String(year), at: place)
    rows[.figures, default: []].append(figures)
  }

  /// `years: {2020: {tax: 150 万元}}`
  private mutating func addYears(_ node: DocumentNode, of key: String, into refusals: inout [Refusal]) {
    guard let mapping = MappingReader(node, of: "years", into: &refusals) else { return }
    for entry in mapping.all {
      guard let stated = CaseDefaults.year(entry.key, into: &refusals) else { continue }
      guard stated != year else {
        refusals.append(
          Refusal(.badInput, .caseYearTwice, at: entry.key.place, ["year": .text(entry.key.text)]))
        continue
      }
      guard var row = CaseRow(entry.value, of: entry.key.text, into: &refusals) else { continue }
      add(&row, of: key, year: stated, at: entry.key.place)
    }
  }
}
