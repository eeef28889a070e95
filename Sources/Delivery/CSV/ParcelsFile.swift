internal import Cadastre
internal import Evaluation
internal import Tables
internal import Units

/// `csv/parcels.csv`.
struct ParcelsFile: OutputTable {
  private let land: LinkedLand
  private let year: LandYear?
  private let certificate: NumberColumn?
  private let further: SubjectColumns

  var name: String { "parcels" }

  var columns: [OutputColumn] {
    [
      OutputColumn("parcel_id"), OutputColumn("measured_m2", .number, unit: "m²"),
      OutputColumn("original_m2", .number, unit: "m²"), OutputColumn("certificate_m2", .number, unit: "m²"),
      OutputColumn("land_mu", .number, unit: "亩"), OutputColumn("area_deviation", .number),
      OutputColumn("valid", .truth), OutputColumn("occupants", .count),
      OutputColumn("occupied_mu", .number, unit: "亩"), OutputColumn("zone"),
      OutputColumn("overlap_m2", .number, unit: "m²"), OutputColumn("planar_m2", .number, unit: "m²"),
      OutputColumn("geodesic_m2", .number, unit: "m²"), OutputColumn("survey_m2", .number, unit: "m²"),
      OutputColumn("land_basis"),
    ] + further.columns
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for row in 0..<land.parcels.count {
      write(row, to: &sink)
      try sink.endRow()
    }
  }

  init(_ judgement: Judgement) {
    land = judgement.land
    let year = land.years[land.year]
    self.year = year
    certificate = if case .number(let areas)? = land.parcels.column("certificate_area") { areas } else { nil }
    further = SubjectColumns(judgement, of: .parcel) { year?.parcelAmount($0) }
  }

  /// Adds the cells of a parcel.
  func write(_ row: Int, to sink: inout some RowSink & ~Copyable) {
    let measured = land.measures.measured.storage[row]
    let certified = certificate?.storage[row] ?? NumberColumn.missing
    let occupancy = occupancy(of: row)
    sink.text(land.parcels.keys[row])
    sink.number(measured)
    sink.number(land.measures.original.storage[row])
    sink.number(certified)
    sink.number(land.parcelLand.storage[row])
    sink.number(certified == 0 ? NumberColumn.missing : measured / certified - 1)
    sink.truth(land.measures.valid.values[row])
    sink.count(occupancy.occupants)
    sink.number(occupancy.land)
    sink.text(land.zoning.zoneOfParcel[row])
    sink.number(land.overlaps?.overlap.storage[row] ?? NumberColumn.missing)
    sink.number(land.areas.planar.storage[row])
    sink.number(land.areas.geodesic.storage[row])
    sink.number(land.areas.survey.storage[row])
    sink.text(land.areas.basis[row])
    further.write(row, to: &sink)
  }

  /// How many occupy it and how much of it: 0 without occupants, unknown where one link's land is.
  private func occupancy(of parcel: Int) -> (occupants: Int, land: Double?) {
    guard let links = year?.links else { return (0, 0) }
    var sum = NeumaierSum()
    var occupants = 0
    var isKnown = true
    for index in links.of(parcel: parcel) {
      occupants += 1
      if let land = links.links[index].land { sum.add(land) } else { isKnown = false }
    }
    return (occupants, isKnown ? sum.value : nil)
  }
}
