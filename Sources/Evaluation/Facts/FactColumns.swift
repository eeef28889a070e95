internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Gives facts as columns over all subjects of a kind, in the order of their keys.
struct FactColumns: Sendable {
  let land: LinkedLand
  /// Whose figures are taken together; nil where every enterprise stands alone.
  var units: JudgedUnits?
  /// The projects asked about, a row each.
  var projects: Table?
  /// How contracts are kept, once it is judged.
  var clauses: ClauseCounts?

  /// How many subjects of a kind there are.
  func count(of subject: Subject) -> Int {
    switch subject {
    case .enterprise: land.enterprises.count
    case .parcel: land.parcels.count
    case .zone: members?.zones.count ?? 0
    case .project: projects?.count ?? 0
    }
  }

  /// The key of a subject.
  func key(_ row: Int, of subject: Subject) -> String {
    if subject == .project { return projects?.texts("project_id")?[row] ?? "" }
    return land.keys(of: subject)[row]
  }

  /// A fact so many years back; nil where the dataset does not have it.
  func column(_ name: String, of subject: Subject, yearsBack: Int = 0) -> Column? {
    if ClauseCounts.isName(name) { return yearsBack == 0 ? clauses?.column(name, of: subject) : nil }
    let year = land.years[land.year - yearsBack]
    switch subject {
    case .enterprise:
      let column = enterprise(name, year, isDated: yearsBack > 0)
      return units.map { units in column.map { units.merged($0, of: name, in: land) } } ?? column
    case .parcel: return parcel(name, year, isDated: yearsBack > 0)
    case .zone: return zone(name, year, isDated: yearsBack > 0)
    case .project: return yearsBack == 0 ? project(name) : nil
    }
  }

  /// The cells of a column as they were read.
  func rawText(_ name: String, of subject: Subject) -> TextColumn? {
    switch subject {
    case .enterprise:
      let raw = rawTextOfEnterprises(name)
      return units.map { units in raw.map { $0.gathered(units.visible) } } ?? raw
    case .parcel: return land.parcels.rawText(name)
    case .zone: return members?.zones.rawText(name)
    case .project: return projects?.rawText(name)
    }
  }

  private func rawTextOfEnterprises(_ name: String) -> TextColumn? {
    if let raw = land.enterprises.rawText(name) { return raw }
    guard let figures = land.dataset.tables[.figures], let raw = figures.rawText(name),
      let rows = land.years[land.year]?.figures.rows,
      case .text(let texts) = Column.text(raw).gathered(rows)
    else { return nil }
    return texts
  }

  // MARK: Projects

  /// A project has no past: what is asked of earlier years is missing.
  private func project(_ name: String) -> Column? {
    if name == "industry_division" { return projects.flatMap { FactColumns.division($0.column("industry")) } }
    return projects?.column(name)
  }

  // MARK: Enterprises

  private func enterprise(_ name: String, _ year: LandYear?, isDated: Bool) -> Column? {
    switch name {
    case "enterprise_id": return .text(TextColumn(land.enterprises.keys.map(Optional.some)))
    case "land": return year.map { .number($0.enterpriseLand) }
    case "parcels": return year.map { parcelsOfEnterprises($0) }
    case "zone": return year.map { .text(land.zoneOfEnterprise(in: $0)) }
    case "industry_division": return FactColumns.division(land.enterprises.column("industry"))
    case "owned_land": return year.map { .number(land.tenancy(in: $0).ownedLand) }
    case "rented_land": return year.map { .number(land.tenancy(in: $0).rentedLand) }
    case "rented_floor": return year.map { .number(land.tenancy(in: $0).rentedFloor) }
    case "rent_outs": return year.map { .number(land.tenancy(in: $0).rentOuts) }
    case "is_tenant": return year.map { .truth(TruthColumn(land.tenancy(in: $0).isTenant)) }
    default: break
    }
    if let figure = year?.figures.column(name), !["enterprise_id", "year"].contains(name) { return figure }
    return isDated ? nil : land.enterprises.column(name)
  }

  private func parcelsOfEnterprises(_ year: LandYear) -> Column {
    .number(
      NumberColumn(
        unit: .one, (0..<land.enterprises.count).map { Double(year.links.of(enterprise: $0).count) }))
  }

  private static func division(_ industries: Column?) -> Column? {
    guard case .text(let codes)? = industries else { return nil }
    return .text(
      TextColumn(
        (0..<codes.count).lazy.map { row in
          codes[row].flatMap { $0.count >= 2 ? String($0.prefix(2)) : nil }
        }))
  }

  // MARK: Parcels

  /// What is summed over the buildings of a parcel.
  static let ofBuildings: Set = ["buildings", "floor_area", "counted_floor_area", "building_footprint"]

  private func parcel(_ name: String, _ year: LandYear?, isDated: Bool) -> Column? {
    switch name {
    case "parcel_id": return .text(TextColumn(land.parcels.keys.map(Optional.some)))
    case "land": return .number(land.parcelLand)
    case "measured_m2": return .number(land.measures.measured)
    case "original_m2": return .number(land.measures.original)
    case "certificate_m2": return land.parcels.column("certificate_area")
    case "area_deviation": return .number(land.areaDeviation)
    case "zone": return .text(land.zoning.zoneOfParcel)
    case "planar_m2": return .number(land.areas.planar)
    case "geodesic_m2": return .number(land.areas.geodesic)
    case "survey_m2": return .number(land.areas.survey)
    case "land_basis": return .text(land.areas.basis)
    case "overlap_m2": return land.overlaps.map { .number($0.overlap) }
    case "valid": return .truth(land.measures.valid)
    case "buildings": return .number(land.buildings.count)
    case "floor_area": return .number(land.buildings.floorArea)
    case "counted_floor_area": return .number(land.buildings.countedFloorArea)
    case "building_footprint": return .number(land.buildings.footprint)
    case "occupants": return year.map { .number(land.occupants(in: $0)) }
    case "occupied_mu": return year.map { .number(land.occupiedLand(in: $0)) }
    default: break
    }
    if !isDated, let area = land.constraints?.columns[name] { return .number(area) }
    if let amount = year?.parcelAmount(name) { return .number(amount) }
    return isDated ? nil : land.parcels.column(name)
  }
}
