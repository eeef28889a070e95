internal import Cadastre
internal import Evaluation
internal import Tables
internal import Units

/// `csv/zones.csv`: what belongs to each zone and the zones below it. A last row without `zone_id` has what is in no zone:
/// it and the zones of level 1 add up to everything.
struct ZonesFile {
  private static let header = [
    "zone_id", "name", "kind", "parent_id", "level", "parcels", "land_mu", "measured_m2", "zone_area_m2",
    "enterprises", "occupied_mu",
  ]

  private let members: ZoneMembers
  private let texts: [Column?]
  /// The named numbers, then the further ones, by zone; the entry after the last zone is of what is in none.
  private let named: [NumberColumn]
  private let amounts: [(name: String, values: NumberColumn)]
  private let metrics: SubjectColumns

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/zones.csv") { csv in
      guard let members = judgement.land.zoning.members else {
        return try csv.row(header + SubjectColumns(judgement, metricsOf: .zone).names)
      }
      let file = ZonesFile(judgement, members)
      try csv.row(header + file.amounts.map(\.name) + file.metrics.names)
      for row in 0...members.zones.count { try file.write(row, to: &csv) }
    }
  }

  private init(_ judgement: Judgement, _ members: ZoneMembers) {
    let land = judgement.land
    let year = land.years[land.year]
    let none = NumberColumn(unit: .one, missing: members.zones.count + 1)
    self.members = members
    texts = ["name", "kind", "parent_id"].map { members.zones.column($0) }
    let areas = members.areas?.storage ?? Array(repeating: .nan, count: members.zones.count)
    let parcelLand = land.zoneSum(of: land.parcelLand, over: members)
    named = [
      land.zoneCount(of: members.parcels, members).value, parcelLand.value,
      land.zoneSum(of: land.measures.measured, over: members).value,
      NumberColumn(unit: .squareMetre, areas + [.nan]),
      year.map { land.zoneCount(of: land.enterprises(of: members, in: $0), members).value } ?? none,
      year.map { land.zoneSum(of: land.occupiedLand(in: $0), over: members).value } ?? none,
    ]
    let sums = land.amounts.map { name in
      (name, year.flatMap { land.zoneSum(ofAmount: name, over: members, in: $0) })
    }
    amounts =
      sums.map { ($0, $1?.value ?? none) } + [("known_land", parcelLand.known)]
      + sums.flatMap { [("known_\($0)", $1?.known ?? none), ("lacking_\($0)", $1?.lacking ?? none)] }
    metrics = SubjectColumns(judgement, metricsOf: .zone)
  }

  private func write(_ row: Int, to csv: inout CSVWriter) throws {
    let isZone = row < members.zones.count
    csv.text(isZone ? members.zones.keys[row] : nil)
    for text in texts {
      if isZone, let text { csv.cell(text, row) } else { csv.empty() }
    }
    csv.number(isZone ? Double(members.levels[row]) : nil)
    for column in named { csv.number(column[row]) }
    for (_, values) in amounts { csv.number(values[row]) }
    if isZone { metrics.write(row, to: &csv) } else { for _ in metrics.names { csv.empty() } }
    try csv.endRow()
  }
}
