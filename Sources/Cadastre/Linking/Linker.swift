internal import Diagnostics
internal import Tables
internal import Units

/// Links enterprises with parcels, year by year (contract L1–L5).
struct Linker {
  private let enterprises: SubjectRows
  private let parcels: SubjectRows
  private var land: NumberColumn
  private let buildings: ParcelBuildings
  private let occupancy: OccupancyRows
  private let lower: LowerSteps
  private let table: Table?
  private let evaluated: Int

  init(
    dataset: Dataset, enterprises: SubjectRows, parcels: SubjectRows, land: NumberColumn, names: NameRegister,
    buildings: ParcelBuildings
  ) {
    self.enterprises = enterprises
    self.parcels = parcels
    self.land = land
    evaluated = dataset.year
    table = dataset.tables[.occupancy]
    let occupancy = OccupancyRows(
      dataset.tables[.occupancy], enterprises: enterprises, parcels: parcels)
    self.occupancy = occupancy
    self.buildings = buildings
    let points = EnterprisePoints(
      enterprises: enterprises, parcels: parcels, datum: dataset.coordinates,
      wanted: { !occupancy.holders.contains($0) && names.holdings[$0].isEmpty })
    lower = LowerSteps(
      enterprises: enterprises, parcels: parcels, dataset: dataset, occupied: occupancy.holders,
      names: names, points: points)
  }

  /// The same with other land of parcels, m².
  func taking(land: NumberColumn) -> Linker {
    var other = self
    other.land = land
    return other
  }

  // MARK: Links

  /// The links in force in a year.
  func links(in year: Int) -> [Link] {
    parcelClaims(in: year).flatMap { parcel, claims in
      claims.portions().portions.compactMap { portion -> Link? in
        if portion.land == 0 { return nil }
        return Link(
          enterprise: portion.enterprise, parcel: parcel, basis: portion.basis, weight: portion.weight,
          land: portion.land.map { $0 * 3 / 2000 }, share: nil, isAssumed: portion.isAssumed,
          tenure: portion.tenure, floorArea: portion.floorArea)
      }
    }
  }

  private func parcelClaims(in year: Int) -> [(parcel: Int, claims: ParcelClaims)] {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return [] }
    var byParcel: [Int: [ParcelClaims.Claim]] = [:]
    for row in occupancy.rows {
      let from = max(row.from ?? first, first).number
      let to = min(row.to ?? last, last).number
      guard from <= to else { continue }
      byParcel[row.parcel, default: []].append(
        ParcelClaims.Claim(
          enterprise: row.enterprise, kind: row.claimKind, days: from...to, basis: .occupancy,
          tenure: row.tenure, floorArea: row.floorArea))
    }
    for (enterprise, steps) in lower.steps.enumerated() {
      for step in steps {
        byParcel[step.parcel, default: []].append(
          ParcelClaims.Claim(
            enterprise: enterprise, kind: .remainder, days: first.number...last.number, basis: step.basis,
            tenure: step.basis == .location ? nil : .own))
      }
    }
    return byParcel.keys.sorted().map { parcel in
      (
        parcel,
        ParcelClaims(
          land: land[parcel], buildingFloor: buildings.floorArea[parcel],
          daysOfYear: CalendarDay.length(ofYear: year), claims: byParcel[parcel] ?? [])
      )
    }
  }

  // MARK: What was found

  /// Rows set aside, links below the first step, open periods.
  var issues: [Issue] {
    occupancy.issues + lower.issues + openPeriods
  }

  private var openPeriods: [Issue] {
    guard let table else { return [] }
    let hasDates = (table.days("from") != nil, table.days("to") != nil)
    return occupancy.rows.flatMap { row in
      var ends: [Bilingual] = []
      if hasDates.0, row.from == nil { ends.append(Bilingual(zh: "起始", en: "first")) }
      if hasDates.1, row.to == nil { ends.append(Bilingual(zh: "终止", en: "last")) }
      return ends.map { end in
        Issue(
          .info, .openPeriod, table: TableName.occupancy.rawValue, at: table.place(row: row.line),
          subject: enterprises.keys[row.enterprise], ["end": .term(end)])
      }
    }
  }

  /// Parcels claimed beyond their land by more than 1 % (contract L5).
  func overclaims(in year: Int) -> [Issue] {
    parcelClaims(in: year).compactMap { parcel, claims in
      guard let claimed = claims.portions().claimed, let land = land[parcel], claimed > land * 1.01 else {
        return nil
      }
      return parcelIssue(
        .warning, .overclaimed, parcel,
        [
          "claimed": .number(claimed.roundedHalfAway(decimals: 2)),
          "land": .number(land.roundedHalfAway(decimals: 2)),
        ])
    }
  }

  /// Parcels with occupants but without any area.
  func landUnknown(in links: [Link]) -> [Issue] {
    Set(links.filter { $0.land == nil }.map(\.parcel)).sorted().map {
      parcelIssue(.warning, .landUnknown, $0, [:])
    }
  }

  private func parcelIssue(
    _ severity: Severity, _ message: Message, _ parcel: Int, _ arguments: [String: Argument]
  ) -> Issue {
    let row = parcels.rows[parcel]
    return Issue(
      severity, message, table: TableName.parcels.rawValue,
      at: row < 0 ? .unknown : parcels.table?.place(row: row) ?? .unknown, subject: parcels.keys[parcel],
      arguments)
  }

  /// Rows of the occupancy table that are set aside, and why.
  var setAside: [(row: Int, reason: Message)] { occupancy.setAside }
}

extension OccupancyRows.Row {
  /// Stated land first, then stated floor, else the remainder (contract L3).
  fileprivate var claimKind: ParcelClaims.Claim.Kind {
    if let area { return .land(area) }
    if let floorArea { return .floor(floorArea) }
    return .remainder
  }
}
