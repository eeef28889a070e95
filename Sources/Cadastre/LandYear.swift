public import Tables
public import Units

/// One year of the linked land: figures, links, and what follows from them.
public struct LandYear: Sendable {
  /// The figures by enterprise.
  public let figures: YearFigures
  /// Who is where.
  public let links: LinkTable
  /// Land of each enterprise, 亩; missing without links or where a link's land is unknown (contract L6).
  public let enterpriseLand: NumberColumn
  private let parcels: Int
  private let amounts: Set<String>
  private let apportioned = ColumnsAsked<NumberColumn?>()

  init(figures: YearFigures, links: [Link], amounts: [String], enterprises: Int, parcels: Int) {
    let land = LandYear.land(of: links, enterprises: enterprises)
    let table = LinkTable(
      links.map { link in
        var link = link
        if let own = link.land, let all = land[link.enterprise], all != 0 { link.share = own / all }
        return link
      }, enterprises: enterprises, parcels: parcels)
    self.figures = figures
    self.links = table
    enterpriseLand = land
    self.parcels = parcels
    self.amounts = Set(amounts)
  }

  /// An additive amount apportioned to parcels (contract L7); nil for what is none.
  public func parcelAmount(_ name: String) -> NumberColumn? {
    guard amounts.contains(name) else { return nil }
    return apportioned.column(name) {
      figures.numbers(name).map { LandYear.apportion($0, over: links, parcels: parcels) }
    }
  }

  private static func land(of links: [Link], enterprises: Int) -> NumberColumn {
    var sums = [NeumaierSum](repeating: NeumaierSum(), count: enterprises)
    var known = [Bool?](repeating: nil, count: enterprises)
    for link in links.sorted(by: { ($0.enterprise, $0.parcel) < ($1.enterprise, $1.parcel) }) {
      if let land = link.land { sums[link.enterprise].add(land) }
      known[link.enterprise] = known[link.enterprise] ?? true && link.land != nil
    }
    return NumberColumn(
      unit: .mu,
      (0..<enterprises).map { known[$0] == true ? sums[$0].value : NumberColumn.missing })
  }

  /// Σ amount × share over a parcel's links; missing without occupant or where one is missing.
  private static func apportion(
    _ amount: NumberColumn, over table: LinkTable, parcels: Int
  ) -> NumberColumn {
    NumberColumn(
      unit: amount.unit,
      (0..<parcels).map { parcel in
        var sum = NeumaierSum()
        var any = false
        for index in table.of(parcel: parcel) {
          let link = table.links[index]
          guard let share = link.share, let value = amount[link.enterprise] else {
            return NumberColumn.missing
          }
          sum.add(value * share)
          any = true
        }
        return any ? sum.value : NumberColumn.missing
      })
  }
}

/// What became of an additive amount: in = placed + unplaced (contract L7).
public struct AmountTotal: Hashable, Sendable {
  /// The column.
  public let name: String
  /// Its unit.
  public let unit: Unit
  /// All figures of the year.
  public let totalIn: Double
  /// What was placed on parcels.
  public let placed: Double
  /// What had no land to be placed on.
  public let unplaced: Double
}
