public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// Parcels and enterprises linked year by year, with their land, their figures and what was measured.
public struct LinkedLand: Sendable {
  /// The dataset it was made from.
  public let dataset: Dataset
  /// 宗地, sorted by key.
  public let parcels: SubjectRows
  /// 企业, sorted by key.
  public let enterprises: SubjectRows
  /// What the geometry gives.
  public let measures: ShapeMeasures
  /// The area of each parcel by every definition.
  public private(set) var areas: ParcelAreas
  /// Which parcels overlap; nil without geometry.
  public let overlaps: ParcelOverlaps?
  /// What is wrong with the lines of parcels; nil without geometry.
  public let topology: ParcelTopology?
  /// Which constraints parcels lie under; nil where parcels or constraints have no geometry.
  public let constraints: ParcelConstraints?
  /// In which zone each parcel lies.
  public let zoning: Zoning
  /// What stands on each parcel.
  public let buildings: ParcelBuildings
  /// Land of each parcel, 亩: the certificate's area, else the measured one (contract L6).
  public private(set) var parcelLand: NumberColumn
  /// Per parcel its holder among the enterprises, nil where nobody known holds it.
  public let holderOfParcel: [Int?]
  /// Every year that has figures, and the one evaluated.
  public private(set) var years: [Int: LandYear]
  /// Additive columns of the figures, in the contract's order.
  public let amounts: [String]
  /// Where the amounts of the year evaluated went.
  public let totals: [AmountTotal]
  /// What was found while linking and measuring.
  public let issues: [Issue]
  /// Rows in, used and set aside, and what they were matched by, linking included.
  public let counts: [TableName: RowCounts]
  /// Areas by which some parcel's land would be another, beyond what areas differ by.
  public let otherAreas: [AreaDefinition]

  private let linker: Linker

  /// The year evaluated.
  public var year: Int { dataset.year }
}

extension LinkedLand {
  /// Links, measures and apportions.
  ///
  /// - Parameters:
  ///   - threads: how many threads measure geometries; the result does not depend on it.
  ///   - begin: told of each step as it begins.
  /// - Complexity: O(n log n) in rows of all tables.
  public init(
    _ dataset: Dataset, threads: Int = 1, begin: (LandStep) -> Void = { _ in }
  ) async {
    begin(.link)
    let tables = dataset.tables
    let enterprises =
      tables[.enterprises].map { SubjectRows(listedIn: $0, key: "enterprise_id") }
      ?? SubjectRows(keys: LinkedLand.ids("enterprise_id", in: tables[.figures]))
    let parcels =
      tables[.parcels].map { SubjectRows(listedIn: $0, key: "parcel_id") }
      ?? SubjectRows(keys: LinkedLand.ids("parcel_id", in: tables[.occupancy]))
    begin(.measure)
    let measures = await ShapeMeasures(parcels, key: "parcel_id", threads: threads)
    let parcelAreas = await ParcelAreas(parcels, measures, dataset.policy, threads: threads)
    begin(.overlap)
    let overlaps = await LinkedLand.overlaps(of: parcels, measures, dataset.policy, threads: threads)
    begin(.lines)
    let topology = await LinkedLand.topology(
      of: parcels, measures, overlaps, dataset.policy, threads: threads)
    begin(.cover)
    let constraints = await LinkedLand.constraints(over: parcels, measures, dataset, threads: threads)
    let zoning = await Zoning(
      parcels, shapes: measures.shapes, zones: tables[.zones], threads: threads)
    let buildings = await ParcelBuildings(tables[.buildings], on: parcels, threads: threads)
    begin(.link)
    let names = NameRegister(enterprises: enterprises, parcels: parcels, names: tables[.names])
    let linker = Linker(
      dataset: dataset, enterprises: enterprises, parcels: parcels, land: parcelAreas.land, names: names,
      buildings: buildings)
    let figures = YearFigures.all(in: tables[.figures], enterprises: enterprises, until: dataset.year)
    let amounts = LinkedLand.amounts(in: tables[.figures])
    let years = await withTaskGroup(of: (Int, LandYear).self, returning: [Int: LandYear].self) { group in
      for (year, figures) in figures {
        group.addTask {
          let links = linker.links(in: year)
          return (
            year,
            LandYear(
              figures: figures, links: links, amounts: amounts, enterprises: enterprises.count,
              parcels: parcels.count)
          )
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let strangers = LinkedLand.strangers(
      in: tables[.figures], enterprises, known: tables[.enterprises] != nil)

    self.dataset = dataset
    self.parcels = parcels
    self.enterprises = enterprises
    self.measures = measures
    self.overlaps = overlaps
    self.areas = parcelAreas
    otherAreas = parcelAreas.alternatives
    self.linker = linker
    self.topology = topology
    self.constraints = constraints
    self.zoning = zoning
    self.buildings = buildings
    parcelLand = LinkedLand.mu(parcelAreas.land)
    holderOfParcel = names.holderOfParcel
    self.years = years
    self.amounts = amounts
    var joined = JoinedRows(dataset, enterprises: enterprises, parcels: parcels)
    joined.setAside(linker.setAside, of: .occupancy)
    joined.setAside(names.namesSetAside, of: .names)
    joined.match(years[dataset.year]?.links, holders: names.holderOfParcel)
    let hasFigures = LinkedLand.hasFigures(of: dataset)
    let areas = AreaEvidence(parcels, measures, occupancy: tables[.occupancy])
    let doubts =
      areas.issues.isEmpty
      ? TaxPerLandEvidence.issues(tables[.figures], years[dataset.year]) : areas.issues
    totals = hasFigures ? years[dataset.year].map { Totals.of($0, amounts, in: tables[.figures]) } ?? [] : []
    issues =
      measures.issues + doubts + parcelAreas.issues + (overlaps?.issues ?? []) + (topology?.issues ?? [])
      + (constraints?.issues ?? []) + zoning.issues + buildings.issues
      + linker.issues
      + linker.overclaims(in: dataset.year)
      + linker.landUnknown(in: years[dataset.year]?.links.links ?? []) + strangers + joined.issues
      // Of sheets that are still to be filled in, reading says so.
      + (hasFigures || tables[.figures] == nil || dataset.counts[.figures]?.rowsIn == 0
        ? []
        : [Issue(.error, .noFiguresOfYear, table: TableName.figures.rawValue, ["year": .count(dataset.year)])])
    counts = joined.counts
  }

  /// Whether any row is of the year evaluated: the sum of no figures is not zero but missing.
  private static func hasFigures(of dataset: Dataset) -> Bool {
    guard let figures = dataset.tables[.figures], let years = figures.numbers("year") else { return false }
    return (0..<figures.count).contains { years[$0] == Double(dataset.year) }
  }

  private static func ids(_ column: String, in table: Table?) -> Set<String> {
    guard let table, let ids = table.texts(column) else { return [] }
    return Set((0..<table.count).compactMap { ids[$0] })
  }

  /// The same parcels and enterprises with the land of all parcels by another area, linked and apportioned anew.
  public func taking(_ definition: AreaDefinition) -> LinkedLand {
    var other = self
    other.areas = areas.taking(definition)
    other.parcelLand = LinkedLand.mu(other.areas.land)
    let linker = linker.taking(land: other.areas.land)
    for (year, own) in years {
      other.years[year] = LandYear(
        figures: own.figures, links: linker.links(in: year), amounts: amounts,
        enterprises: enterprises.count, parcels: parcels.count)
    }
    return other
  }

  private static func mu(_ squareMetres: NumberColumn) -> NumberColumn {
    squareMetres.converted(to: .mu) ?? NumberColumn(unit: .mu, missing: squareMetres.count)
  }

  /// The additive columns a figures table has, canonical ones first in their order, then families by name.
  static func amounts(in figures: Table?) -> [String] {
    guard let figures else { return [] }
    let schema = TableSchema.of(.figures)
    let present = figures.columnNames.filter { schema.column($0)?.isAdditive == true }
    let order = schema.columns.map(\.name)
    func rank(_ name: String) -> Int { order.firstIndex(of: name) ?? order.count }
    return present.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  private static func strangers(
    in figures: Table?, _ enterprises: SubjectRows, known: Bool
  ) -> [Issue] {
    guard known, let figures, let ids = figures.texts("enterprise_id"), let years = figures.numbers("year")
    else { return [] }
    return (0..<figures.count).compactMap { row in
      guard let id = ids[row], enterprises.row(of: id) == nil else { return nil }
      return Issue(
        .warning, .figuresOfStranger, table: TableName.figures.rawValue,
        at: figures.place(row: row, column: "enterprise_id"), subject: id,
        ["id": .text(id), "year": .count(years[row].flatMap { Int(exactly: $0) } ?? 0)])
    }
  }
}
