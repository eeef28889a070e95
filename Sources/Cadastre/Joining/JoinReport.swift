internal import Tables
public import Units

/// How land and enterprises met in the year evaluated: what is left over on either side, and what is shared.
public struct JoinReport: Sendable {
  /// The rows of one category.
  public struct Section: Sendable {
    /// Which.
    public let category: JoinCategory
    /// Sorted by key.
    public let rows: [JoinRow]

    /// Land of its rows as far as it is known, 亩; nil where it is of none.
    public var land: Double? { sum(rows.map(\.land)) }
    /// The amount of its rows as far as it is known; nil where it is of none.
    public var amount: Double? { sum(rows.map(\.amount)) }

    private func sum(_ values: [Double?]) -> Double? {
      let known = values.compactMap(\.self)
      guard !known.isEmpty || values.isEmpty else { return nil }
      var sum = NeumaierSum()
      for value in known { sum.add(value) }
      return sum.value
    }
  }

  /// Every category, in the order of `JoinCategory`.
  public let sections: [Section]
  /// The amount that stands for the figures: tax, else output or revenue; nil without figures of the year.
  public let amount: (name: String, unit: Unit)?

  /// The rows of a category.
  public func rows(_ category: JoinCategory) -> [JoinRow] {
    sections.first { $0.category == category }?.rows ?? []
  }
}

extension JoinReport {
  /// Looks over the links of the year evaluated.
  public init(_ land: LinkedLand) {
    let search = JoinSearch(land)
    amount = search.total.map { ($0.name, $0.unit) }
    sections = JoinCategory.allCases.map { category in
      Section(
        category: category,
        rows: search.rows(category).sorted { Identifier.precedes($0.key, $1.key) })
    }
  }
}

/// Finds the rows of each category.
private struct JoinSearch {
  let land: LinkedLand
  /// Where the amount went that stands for the figures.
  let total: AmountTotal?
  private let year: LandYear?
  private let amounts: NumberColumn?
  private let occupancy: OccupancyTraces
  private let names: TextColumn?
  private let parcelNames: TextColumn?

  init(_ land: LinkedLand) {
    self.land = land
    year = land.years[land.year]
    let total =
      ["tax", "output", "revenue"].lazy.compactMap { name in land.totals.first { $0.name == name } }.first
      ?? land.totals.first
    self.total = total
    amounts = total.flatMap { [year] in year?.figures.numbers($0.name) }
    occupancy = OccupancyTraces(
      land.dataset.tables[.occupancy], enterprises: land.enterprises, parcels: land.parcels, in: land.year)
    names = land.enterprises.texts("name")
    parcelNames = land.parcels.texts("name")
  }

  func rows(_ category: JoinCategory) -> [JoinRow] {
    switch category {
    case .figuresWithoutLand: enterprisesWithoutLand + strangers
    case .landWithoutEnterprise: parcelsWithoutEnterprise
    case .severalEnterprises: sharedParcels
    case .severalParcels: enterprisesOnSeveralParcels
    case .landWithoutFigures: enterprisesWithoutFigures
    case .toConfirm: enterprisesToConfirm
    }
  }

  // MARK: Figures without land

  private var enterprisesWithoutLand: [JoinRow] {
    guard let year else { return [] }
    let own = land.enterprises.texts("parcel_id")
    let holders = Set(land.holderOfParcel.compactMap(\.self))
    return (0..<land.enterprises.count).compactMap { enterprise in
      guard let amount = amounts?[enterprise], amount != 0,
        (year.enterpriseLand[enterprise] ?? 0) == 0
      else { return nil }
      let why = whyWithoutLand(enterprise, own: own?[enterprise], isHolder: holders.contains(enterprise))
      return row(.figuresWithoutLand, enterprise: enterprise, .reason(why.reason), why.related)
    }
  }

  private func whyWithoutLand(
    _ enterprise: Int, own: String?, isHolder: Bool
  ) -> (reason: JoinReason, related: [JoinRow.Related]) {
    let links = year?.links.of(enterprise: enterprise) ?? []
    if !links.isEmpty { return (.landUnknown, links.map { parcel($0.parcel) }) }
    if occupancy.inForce.contains(enterprise) { return (.nothingLeft, []) }
    if occupancy.enterprises.contains(enterprise) { return (.occupancyNotInForce, []) }
    let isOwnKnown = own.map { land.parcels.row(of: $0) != nil }
    if isHolder || isOwnKnown == true { return (.nothingLeft, []) }
    if let unknown = occupancy.unknownParcels[enterprise] { return (.unknownParcel, stranger(unknown)) }
    if let own { return (.unknownOwnParcel, stranger([own])) }
    return (.noLink, [])
  }

  /// Figures of ids that the enterprises table does not know.
  private var strangers: [JoinRow] {
    guard let year, let total, let figures = land.dataset.tables[.figures],
      let ids = figures.texts("enterprise_id"), let amounts = figures.numbers(total.name)
    else { return [] }
    let names = figures.texts("name")
    return year.figures.strangers.compactMap { row in
      guard let id = ids[row], let amount = amounts[row], amount != 0 else { return nil }
      return JoinRow(
        category: .figuresWithoutLand, key: id, name: names?[row], land: nil, amount: amount,
        detail: .reason(.unknownEnterprise), related: [])
    }
  }

  // MARK: Parcels

  private var parcelsWithoutEnterprise: [JoinRow] {
    let ids = land.parcels.texts("holder_id")
    let holders = land.parcels.texts("holder_name")
    return (0..<land.parcels.count).compactMap { parcel in
      guard land.holderOfParcel[parcel] == nil, year?.links.of(parcel: parcel).isEmpty != false else {
        return nil
      }
      if let former = occupancy.occupants[parcel] {
        return row(
          .landWithoutEnterprise, parcel: parcel,
          .reason(occupancy.parcelsInForce.contains(parcel) ? .nothingLeft : .occupancyNotInForce),
          former.sorted().map { enterprise($0) })
      }
      if let unknown = occupancy.unknownOccupants[parcel] {
        return row(.landWithoutEnterprise, parcel: parcel, .reason(.unknownOccupant), stranger(unknown))
      }
      guard let holder = holders?[parcel] ?? ids?[parcel] else {
        return row(.landWithoutEnterprise, parcel: parcel, .reason(.noHolder), [])
      }
      return row(.landWithoutEnterprise, parcel: parcel, .reason(.holderUnmatched), stranger([holder]))
    }
  }

  private var sharedParcels: [JoinRow] {
    guard let year else { return [] }
    return (0..<land.parcels.count).compactMap { parcel in
      let links = year.links.of(parcel: parcel).map { year.links.links[$0] }
      guard links.count > 1 else { return nil }
      return row(
        .severalEnterprises, parcel: parcel, .bases(bases(links)), links.map { enterprise($0.enterprise) })
    }
  }

  // MARK: Enterprises

  private var enterprisesOnSeveralParcels: [JoinRow] {
    enterprises(.severalParcels) { _, links in links.count > 1 }
  }

  private var enterprisesToConfirm: [JoinRow] {
    enterprises(.toConfirm) { _, links in links.allSatisfy { !$0.isConfirmed } }
  }

  private func enterprises(
    _ category: JoinCategory, where isIn: (Int, ArraySlice<Link>) -> Bool
  ) -> [JoinRow] {
    guard let year else { return [] }
    return (0..<land.enterprises.count).compactMap { enterprise in
      let links = year.links.of(enterprise: enterprise)
      guard !links.isEmpty, isIn(enterprise, links) else { return nil }
      return row(category, enterprise: enterprise, .bases(bases(links)), links.map { parcel($0.parcel) })
    }
  }

  /// None where the year has no figures at all: that is said once, as an issue.
  private var enterprisesWithoutFigures: [JoinRow] {
    guard let year, total != nil else { return [] }
    let others = land.years.filter { $0.key != land.year }.map(\.value.figures.rows)
    return (0..<land.enterprises.count).compactMap { enterprise in
      let links = year.links.of(enterprise: enterprise)
      guard !links.isEmpty, year.figures.rows[enterprise] < 0 else { return nil }
      let hasOthers = others.contains { $0[enterprise] >= 0 }
      return row(
        .landWithoutFigures, enterprise: enterprise, .reason(hasOthers ? .figuresOfOtherYears : .noFigures),
        links.map { parcel($0.parcel) })
    }
  }

  // MARK: Rows

  private func row(
    _ category: JoinCategory, enterprise: Int, _ detail: JoinRow.Detail, _ related: [JoinRow.Related]
  ) -> JoinRow {
    JoinRow(
      category: category, key: land.enterprises.keys[enterprise], name: names?[enterprise],
      land: year?.enterpriseLand[enterprise], amount: amounts?[enterprise], detail: detail, related: related)
  }

  private func row(
    _ category: JoinCategory, parcel: Int, _ detail: JoinRow.Detail, _ related: [JoinRow.Related]
  ) -> JoinRow {
    JoinRow(
      category: category, key: land.parcels.keys[parcel], name: parcelNames?[parcel],
      land: land.parcelLand[parcel], amount: nil, detail: detail, related: related)
  }

  private func bases(_ links: some Sequence<Link>) -> [LinkBasis] {
    let all = Set(links.map(\.basis))
    return LinkBasis.allCases.filter(all.contains)
  }

  private func enterprise(_ index: Int) -> JoinRow.Related {
    JoinRow.Related(key: land.enterprises.keys[index], name: names?[index])
  }

  private func parcel(_ index: Int) -> JoinRow.Related {
    JoinRow.Related(key: land.parcels.keys[index], name: parcelNames?[index])
  }

  private func stranger(_ texts: Set<String>) -> [JoinRow.Related] {
    texts.sorted(by: Identifier.precedes).map { JoinRow.Related(key: $0, name: nil) }
  }
}
