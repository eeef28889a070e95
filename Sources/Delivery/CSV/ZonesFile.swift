internal import Cadastre
internal import Evaluation
internal import Tables
internal import Units

/// `csv/zones.csv`: what belongs to each zone and the zones below it. A last row without `zone_id` has what is in no zone:
/// it and the zones of level 1 add up to everything.
struct ZonesFile: OutputTable {
  private let metrics: SubjectColumns
  private let content: Content?

  init(_ judgement: Judgement) {
    metrics = SubjectColumns(judgement, metricsOf: .zone)
    content = judgement.land.zoning.members.map { Content(judgement, $0) }
  }

  var name: String { "zones" }

  var columns: [OutputColumn] {
    [
      OutputColumn("zone_id"), OutputColumn("name"), OutputColumn("kind"), OutputColumn("parent_id"),
      OutputColumn("level", .number), OutputColumn("parcels", .number),
      OutputColumn("land_mu", .number, unit: "亩"), OutputColumn("measured_m2", .number, unit: "m²"),
      OutputColumn("zone_area_m2", .number, unit: "m²"), OutputColumn("enterprises", .number),
      OutputColumn("occupied_mu", .number, unit: "亩"),
    ] + (content?.amounts ?? []).map { OutputColumn($0.name, .number, unit: $0.values.unit.symbol) }
      + metrics.columns
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    guard let content else { return }
    for row in 0...content.members.zones.count {
      write(row, content, to: &sink)
      try sink.endRow()
    }
  }

  /// Writes the rows with what stands on the map, by the place of the zone; the last row stands nowhere.
  func writeRows(to layer: inout LayerWriter, geometry: (Int) -> [UInt8]?) throws {
    guard let content else { return }
    for row in 0...content.members.zones.count {
      write(row, content, to: &layer)
      try layer.geometry(row < content.members.zones.count ? geometry(row) : nil)
      try layer.endRow()
    }
  }

  private func write(_ row: Int, _ content: Content, to sink: inout some RowSink & ~Copyable) {
    content.write(row, to: &sink)
    if row < content.members.zones.count {
      metrics.write(row, to: &sink)
    } else {
      for _ in metrics.columns { sink.empty() }
    }
  }
}

/// What belongs to the zones.
private struct Content: Sendable {
  let members: ZoneMembers
  private let texts: [Column?]
  /// The named numbers, then the further ones, by zone; the entry after the last zone is of what is in none.
  private let named: [NumberColumn]
  let amounts: [(name: String, values: NumberColumn)]

  init(_ judgement: Judgement, _ members: ZoneMembers) {
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
  }

  func write(_ row: Int, to sink: inout some RowSink & ~Copyable) {
    let isZone = row < members.zones.count
    sink.text(isZone ? members.zones.keys[row] : nil)
    for text in texts {
      if isZone, let text { sink.cell(text, row) } else { sink.empty() }
    }
    sink.number(isZone ? Double(members.levels[row]) : nil)
    for column in named { sink.number(column[row]) }
    for (_, values) in amounts { sink.number(values[row]) }
  }
}
