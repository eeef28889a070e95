internal import Diagnostics
internal import Tables
internal import Units

/// Stated areas held against the measured ones: a column of 亩 read as square metres is a 667th of what the map shows.
///
/// Where there is nothing measured, areas are held against the parcel's land as far as it is known. Nothing is
/// converted on it.
struct AreaEvidence {
  private(set) var issues: [Issue] = []
  private let parcels: SubjectRows
  private let measures: ShapeMeasures

  /// Fewer parcels have no median to speak of.
  private static let fewest = 5
  /// Units that areas are stated in, and mistaken for each other in.
  private static let units: [Unit] = ["m²", "亩", "公顷"].compactMap { Unit.named($0) }

  init(_ parcels: SubjectRows, _ measures: ShapeMeasures, occupancy: Table?) {
    self.parcels = parcels
    self.measures = measures
    guard let table = parcels.table else { return }
    let certificate = parcels.numbers("certificate_area")
    let hasMap = (0..<parcels.count).contains { measures.measured[$0] != nil }
    if hasMap {
      compare("certificate_area", in: table, with: measures.measured, basis: AreaEvidence.measured)
    }
    let isDoubtful = !issues.isEmpty
    let land = hasMap ? measures.measured : certificate
    guard let land, !isDoubtful || hasMap else { return }
    let basis = hasMap ? AreaEvidence.measured : AreaEvidence.stated
    for column in ["area_due", "developed_area"] { compare(column, in: table, with: land, basis: basis) }
    if let occupancy { compare(occupancy, with: land, basis: basis) }
  }

  private static let measured = Bilingual(zh: "图形量算的面积", en: "the measured area")
  private static let stated = Bilingual(zh: "宗地的证载面积", en: "the parcel's certificate area")

  // MARK: Columns of parcels

  private mutating func compare(_ column: String, in table: Table, with areas: NumberColumn, basis: Bilingual)
  {
    guard let figures = parcels.numbers(column) else { return }
    var ratios: [Int: [Double]] = [:]
    for row in 0..<parcels.count {
      let source = parcels.rows[row]
      guard source >= 0, let figure = figures[row], let area = areas[row], figure > 0, area > 0 else {
        continue
      }
      ratios[table.supplier(of: column)?[source] ?? 0, default: []].append(figure / area)
    }
    report(ratios, column, in: table, basis: basis)
  }

  // MARK: Occupancy

  /// Tenants may have a small part of a parcel each, so that only the greatest claim of each parcel counts.
  private mutating func compare(_ occupancy: Table, with areas: NumberColumn, basis: Bilingual) {
    guard let figures = occupancy.numbers("area"), let ids = occupancy.texts("parcel_id") else { return }
    var greatest: [Claim: Double] = [:]
    for row in 0..<occupancy.count {
      guard let id = ids[row], let parcel = parcels.row(of: id), let figure = figures[row],
        let area = areas[parcel], figure > 0, area > 0
      else { continue }
      let claim = Claim(source: occupancy.supplier(of: "area")?[row] ?? 0, parcel: parcel)
      greatest[claim] = max(greatest[claim] ?? 0, figure / area)
    }
    let ratios = Dictionary(grouping: greatest) { $0.key.source }.mapValues { $0.map(\.value) }
    report(ratios, "area", in: occupancy, basis: basis)
  }

  private struct Claim: Hashable {
    let source: Int
    let parcel: Int
  }

  // MARK: Reporting

  private mutating func report(_ ratios: [Int: [Double]], _ column: String, in table: Table, basis: Bilingual)
  {
    for (source, ratios) in ratios.sorted(by: { $0.key < $1.key }) {
      guard ratios.count >= AreaEvidence.fewest, let median = Quantiles.median(ratios),
        let (read, likely) = AreaEvidence.confusion(ratios, median, ofWholes: column == "certificate_area"),
        table.sources.indices.contains(source)
      else { continue }
      let origin = table.sources[source]
      issues.append(
        Issue(
          .warning, .areaUnitDoubtful, table: table.name.rawValue,
          at: Place(file: origin.file, layer: origin.layer, column: table.headers[column] ?? column),
          [
            "basis": .term(basis), "count": .count(ratios.count), "ratio": .text(Magnitude.text(median)),
            "unit": .text(read.symbol), "likely": .text(likely.symbol),
            "line": .text("units: {\(table.name.rawValue): {\(column): \(likely.symbol)}}"),
          ]))
    }
  }

  /// The unit that was read and the one it looks like, told by the ratio alone, since each pair has a ratio of its
  /// own; nil for areas that agree or differ as areas do.
  ///
  /// Two thirds of the parcels have to agree on it. A certificate is of the whole parcel; other areas may be of a part,
  /// so that they may be further off, and a fifteenth (公顷 for 亩) is then no sign.
  private static func confusion(
    _ ratios: [Double], _ median: Double, ofWholes: Bool
  ) -> (read: Unit, likely: Unit)? {
    let pairs = units.flatMap { read in
      units.compactMap { likely -> (read: Unit, likely: Unit, factor: Double)? in
        guard read != likely, let factor = read.conversion(to: likely)?(1) else { return nil }
        return (read, likely, factor)
      }
    }.filter { ofWholes || Magnitude.distance($0.factor, 1) > 100 }
    let nearest = pairs.min {
      Magnitude.distance($0.factor, median) < Magnitude.distance($1.factor, median)
    }
    guard let nearest else { return nil }
    let near = ratios.count { Magnitude.distance($0, nearest.factor) <= (ofWholes ? 1.5 : 3) }
    return near * 3 >= ratios.count * 2 ? (nearest.read, nearest.likely) : nil
  }
}
