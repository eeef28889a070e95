internal import Cadastre
internal import RuleBooks
internal import Tables

/// Which facts of which subjects were corrected: directly, or through the tables their land comes from.
struct CorrectionTrace {
  private let land: LinkedLand

  init(_ land: LinkedLand) { self.land = land }

  /// The corrections a fact rests on, by the place of the subject; empty for facts nobody touched.
  func corrections(of name: String, subject: Subject, back: Int) -> [Int: [CellCorrection]] {
    guard land.dataset.tables.values.contains(where: \.isCorrected) else { return [:] }
    switch subject {
    case .enterprise: return enterprise(name, back)
    case .parcel: return parcel(name, back)
    case .zone, .project: return [:]
    }
  }

  private func table(_ name: TableName) -> Table? { land.dataset.tables[name] }

  // MARK: Enterprises

  private func enterprise(_ name: String, _ back: Int) -> [Int: [CellCorrection]] {
    if name == "land" || name == "parcels" { return landOfEnterprises(back) }
    if let figures = table(.figures), figures.column(name) != nil, let year = land.years[land.year - back] {
      return placed(figures.corrections(of: name), year.figures.rows)
    }
    let column = name == "industry_division" ? "industry" : name
    return placed(table(.enterprises)?.corrections(of: column) ?? [:], land.enterprises.rows)
  }

  /// Corrections by row of a table as corrections by subject.
  private func placed(_ corrections: [Int: [CellCorrection]], _ rows: [Int]) -> [Int: [CellCorrection]] {
    guard !corrections.isEmpty else { return [:] }
    var result: [Int: [CellCorrection]] = [:]
    for (subject, row) in rows.enumerated() where row >= 0 { result[subject] = corrections[row] }
    return result
  }

  // MARK: Land

  private func landOfEnterprises(_ back: Int) -> [Int: [CellCorrection]] {
    guard let links = land.years[land.year - back]?.links else { return [:] }
    let parcels = landOfParcels
    var result = byKey(of: .occupancy, "enterprise_id") { land.enterprises.row(of: $0) }
    add(placed(table(.enterprises)?.corrections(of: "parcel_id") ?? [:], land.enterprises.rows), to: &result)
    for enterprise in 0..<land.enterprises.count {
      for link in links.of(enterprise: enterprise) {
        result[enterprise, default: []] += parcels[link.parcel] ?? []
      }
    }
    return result.mapValues(unique).filter { !$0.value.isEmpty }
  }

  /// What a parcel's land, and who holds it, were corrected by.
  private var landOfParcels: [Int: [CellCorrection]] {
    var result: [Int: [CellCorrection]] = [:]
    for name in ["certificate_area", "holder_id", "holder_name"] {
      add(placed(table(.parcels)?.corrections(of: name) ?? [:], land.parcels.rows), to: &result)
    }
    add(byKey(of: .buildings, "parcel_id") { land.parcels.row(of: $0) }, to: &result)
    return result
  }

  /// All corrections of a table by the subject its rows name.
  private func byKey(
    of name: TableName, _ key: String, _ place: (String) -> Int?
  ) -> [Int: [CellCorrection]] {
    guard let table = table(name), let keys = table.texts(key) else { return [:] }
    return table.correctionsByRow.sorted { $0.key < $1.key }.reduce(into: [:]) { result, entry in
      guard let subject = keys[entry.key].flatMap(place) else { return }
      result[subject, default: []] += entry.value
    }
  }

  private func add(_ more: [Int: [CellCorrection]], to result: inout [Int: [CellCorrection]]) {
    result.merge(more) { $0 + $1 }
  }

  private func unique(_ corrections: [CellCorrection]) -> [CellCorrection] {
    var seen: Set<CellCorrection> = []
    return corrections.filter { seen.insert($0).inserted }
  }

  // MARK: Parcels

  private func parcel(_ name: String, _ back: Int) -> [Int: [CellCorrection]] {
    switch name {
    case "occupants", "occupied_mu": return byKey(of: .occupancy, "parcel_id") { land.parcels.row(of: $0) }
    case "land", "certificate_m2", "area_deviation":
      return placed(table(.parcels)?.corrections(of: "certificate_area") ?? [:], land.parcels.rows)
    default: break
    }
    guard land.amounts.contains(name), let year = land.years[land.year - back] else {
      return placed(table(.parcels)?.corrections(of: name) ?? [:], land.parcels.rows)
    }
    // An amount of a parcel is its occupants', by their shares of land.
    let amounts = enterprise(name, back)
    let shares = landOfEnterprises(back)
    var result: [Int: [CellCorrection]] = [:]
    for parcel in 0..<land.parcels.count {
      let own = year.links.of(parcel: parcel).flatMap { index -> [CellCorrection] in
        let enterprise = year.links.links[index].enterprise
        return (amounts[enterprise] ?? []) + (shares[enterprise] ?? [])
      }
      if !own.isEmpty { result[parcel] = unique(own) }
    }
    return result
  }
}
