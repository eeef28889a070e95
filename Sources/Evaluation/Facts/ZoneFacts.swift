internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// What is known of zones beside the columns of their table: sums over what belongs to them.
enum ZoneFact {
  /// Of an amount: the part whose figures are known, and how many enterprises lack theirs.
  static let knownPrefix = "known_"
  static let lackingPrefix = "lacking_"
}

extension FactCatalogue {
  static func zoneFacts(_ tables: [TableName: Table]) -> [Fact] {
    let zones = tables[.zones]
    let parcels = tables[.parcels]
    let hasSums = zones != nil && hasZones(tables)
    let hasLand = hasSums && (parcels?.geometry != nil || parcels?.column("certificate_area") != nil)
    var facts = [
      derived("level", .number, isPresent: zones != nil),
      derived("zone_area_m2", .number, unit: .squareMetre, isPresent: zones?.geometry != nil),
      derived("parcels", .number, isPresent: hasSums),
      derived("land", .number, unit: .mu, hasHistory: true, isPresent: hasLand),
      derived("known_land", .number, unit: .mu, hasHistory: true, isPresent: hasLand),
      derived("measured_m2", .number, unit: .squareMetre, isPresent: hasSums && parcels?.geometry != nil),
      derived("occupied_mu", .number, unit: .mu, hasHistory: true, isPresent: hasSums),
      derived("enterprises", .number, hasHistory: true, isPresent: hasSums),
    ]
    facts += TableSchema.of(.zones).columns.map { fact($0, in: zones, hasHistory: false) }
    facts += amountFacts(tables[.figures], isPresent: hasSums)
    facts += further(in: zones, .zones, hasHistory: false)
    return facts
  }

  private static func amountFacts(_ figures: Table?, isPresent: Bool) -> [Fact] {
    let schema = TableSchema.of(.figures)
    let canonical = schema.columns.filter(\.isAdditive)
    let further = (figures?.columnNames ?? []).filter { name in !canonical.contains { $0.name == name } }
      .compactMap { schema.column($0) }.filter(\.isAdditive)
    return (canonical + further).flatMap { column -> [Fact] in
      let own = fact(column, in: figures, hasHistory: true)
      func amount(_ name: String, _ unit: Unit, _ otherNames: [String] = []) -> Fact {
        Fact(
          name, .number, unit: unit, hasHistory: true, isPresent: isPresent && own.isPresent,
          otherNames: otherNames + [ColumnLabels.label(of: name)?.zh].compactMap(\.self))
      }
      return [
        amount(own.name, own.unit, own.otherNames), amount(ZoneFact.knownPrefix + own.name, own.unit),
        amount(ZoneFact.lackingPrefix + own.name, .one),
      ]
    }
  }
}

extension FactColumns {
  /// What belongs to the zones; nil where there are none.
  var members: ZoneMembers? { land.zoning.members }

  /// A fact of zones in a year; nil where the dataset does not have it.
  func zone(_ name: String, _ year: LandYear?, isDated: Bool) -> Column? {
    guard let members else { return nil }
    switch name {
    case "level": return .number(NumberColumn(unit: .one, members.levels.map(Double.init)))
    case "zone_area_m2": return members.areas.map(Column.number)
    case "parcels": return zones(land.zoneCount(of: members.parcels, members).value)
    case "land": return zones(land.zoneSum(of: land.parcelLand, over: members).value)
    case "known_land": return zones(land.zoneSum(of: land.parcelLand, over: members).known)
    case "measured_m2": return zones(land.zoneSum(of: land.measures.measured, over: members).value)
    case "occupied_mu":
      return year.map { zones(land.zoneSum(of: land.occupiedLand(in: $0), over: members).value) }
    case "enterprises":
      return year.map { zones(land.zoneCount(of: land.enterprises(of: members, in: $0), members).value) }
    default: break
    }
    if let year, let amount = amount(name, over: members, in: year) { return amount }
    return isDated ? nil : members.zones.column(name)
  }

  private func amount(_ name: String, over members: ZoneMembers, in year: LandYear) -> Column? {
    func sum(_ prefix: String, _ part: KeyPath<ZoneSum, NumberColumn>) -> Column? {
      let amount = String(name.dropFirst(prefix.count))
      guard name.hasPrefix(prefix), land.amounts.contains(amount) else { return nil }
      return land.zoneSum(ofAmount: amount, over: members, in: year).map { zones($0[keyPath: part]) }
    }
    return sum("", \.value) ?? sum(ZoneFact.knownPrefix, \.known) ?? sum(ZoneFact.lackingPrefix, \.lacking)
  }

  /// The table a fact of zones came from, or whose rows it adds up.
  func tableOfZoneFact(_ name: String) -> String {
    if ["parcels", "land", "known_land", "measured_m2"].contains(name) { return "parcels" }
    if ["level", "zone_area_m2"].contains(name) || members?.zones.column(name) != nil { return "zones" }
    return "links"
  }

  /// Of the zones only: the entry after them is of what is in none.
  private func zones(_ sums: NumberColumn) -> Column {
    .number(NumberColumn(unit: sums.unit, Array(sums.storage.dropLast())))
  }
}
