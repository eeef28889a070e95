internal import Cadastre
internal import Evaluation
internal import Tables
internal import Units

/// `csv/parcels.csv`.
struct ParcelsFile {
  private let land: LinkedLand
  private let year: LandYear?
  private let certificate: NumberColumn?
  private let further: SubjectColumns

  private static let header = [
    "parcel_id", "measured_m2", "original_m2", "certificate_m2", "land_mu", "area_deviation", "valid",
    "occupants", "occupied_mu", "zone", "overlap_m2",
  ]

  /// What follows the contract's columns.
  private static let areas = ["planar_m2", "geodesic_m2", "survey_m2", "land_basis"]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/parcels.csv") { csv in
      let parcels = ParcelsFile(judgement)
      try csv.row(header + areas + parcels.further.names)
      for row in 0..<parcels.land.parcels.count {
        parcels.write(row, to: &csv)
        try csv.endRow()
      }
    }
  }

  private init(_ judgement: Judgement) {
    land = judgement.land
    let year = land.years[land.year]
    self.year = year
    certificate = if case .number(let areas)? = land.parcels.column("certificate_area") { areas } else { nil }
    further = SubjectColumns(judgement, of: .parcel) { year?.parcelAmounts[$0] }
  }

  private func write(_ row: Int, to csv: inout CSVWriter) {
    let measured = land.measures.measured.storage[row]
    let certified = certificate?.storage[row] ?? NumberColumn.missing
    let occupancy = occupancy(of: row)
    csv.text(land.parcels.keys[row])
    csv.number(measured)
    csv.number(land.measures.original.storage[row])
    csv.number(certified)
    csv.number(land.parcelLand.storage[row])
    csv.number(certified == 0 ? NumberColumn.missing : measured / certified - 1)
    csv.truth(land.measures.valid.values[row])
    csv.count(occupancy.occupants)
    csv.number(occupancy.land)
    csv.text(land.zoning.zoneOfParcel[row])
    csv.number(land.overlaps?.overlap.storage[row] ?? NumberColumn.missing)
    csv.number(land.areas.planar.storage[row])
    csv.number(land.areas.geodesic.storage[row])
    csv.number(land.areas.survey.storage[row])
    csv.text(land.areas.basis[row])
    further.write(row, to: &csv)
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
