public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// Which parcels overlap and by how much (contract G3), in the order of the parcels.
public struct ParcelOverlaps: Sendable {
  /// Two parcels and what they have in common.
  public struct Pair: Hashable, Sendable {
    /// The one with the smaller key.
    public let first: Int
    /// The other.
    public let second: Int
    /// m².
    public let area: Double
  }

  /// The pairs, by their first and then their second parcel.
  public let pairs: [Pair]
  /// Per parcel the area of what it has in common with all others together, m²: 0 without any, missing where it
  /// cannot be measured.
  public let overlap: NumberColumn
  /// What was found.
  public let issues: [Issue]

  /// - Parameter tolerance: overlaps of at most so many square metres are none; above those of the contract they
  ///   are listed.
  init(_ parcels: SubjectRows, shapes: MeasuredShapes, tolerance: Double, threads: Int) async {
    let search = OverlapSearch(parcels, shapes)
    let found = await ParallelChunks(count: parcels.count, threads: threads).map { rows in
      search.pairs(of: rows)
    }
    let all = found.flatMap(\.pairs)
    pairs = all.filter { $0.area > tolerance }
    let slivers = all.filter { $0.area <= tolerance }
    var unmeasured = Set(found.flatMap(\.unmeasured))
    var partners: [Int: [(parcel: Int, area: Double)]] = [:]
    for pair in pairs {
      partners[pair.first, default: []].append((pair.second, pair.area))
      partners[pair.second, default: []].append((pair.first, pair.area))
    }
    let several = partners.filter { $0.value.count > 1 }.keys.sorted()
    let neighbours = partners
    let unions = await ParallelChunks(count: several.count, threads: threads, chunk: 256).map { places in
      search.unions(of: places.map { several[$0] }, partners: neighbours)
    }.flatMap(\.self)
    var overlap = NumberColumn(unit: .squareMetre, missing: parcels.count)
    for row in 0..<parcels.count where search.isMeasured(row) && !unmeasured.contains(row) {
      overlap[row] = 0
    }
    for (row, all) in partners where all.count == 1 { overlap[row] = all[0].area }
    for (row, area) in zip(several, unions) {
      overlap[row] = area
      if area == nil { unmeasured.insert(row) }
    }
    for row in unmeasured { overlap[row] = nil }
    self.overlap = overlap
    issues =
      ParcelOverlaps.issues(pairs, unmeasured.sorted(), parcels, shapes)
      + slivers.map {
        ParcelOverlaps.issue(.info, .overlapSliver, $0, parcels, ["limit": .number(tolerance)])
      }
  }

  private static func issues(
    _ pairs: [Pair], _ unmeasured: [Int], _ parcels: SubjectRows, _ shapes: MeasuredShapes
  ) -> [Issue] {
    let table = TableName.parcels.rawValue
    var issues = unmeasured.map { row in
      Issue(
        .error, .overlapUnmeasured, table: table, at: parcels.place(row), subject: parcels.keys[row])
    }
    let systems = shapes.systemsInUse.count
    if systems > 1 {
      issues.append(Issue(.warning, .overlapAcrossSystems, table: table, ["count": .count(systems)]))
    }
    return issues + pairs.map { issue(.warning, .parcelsOverlap, $0, parcels) }
  }

  private static func issue(
    _ severity: Severity, _ message: Message, _ pair: Pair, _ parcels: SubjectRows,
    _ more: [String: Argument] = [:]
  ) -> Issue {
    let told: [String: Argument] = [
      "other": .text(parcels.keys[pair.second]), "area": .number(pair.area.roundedHalfAway(decimals: 2)),
    ]
    return Issue(
      severity, message, table: TableName.parcels.rawValue, at: parcels.place(pair.first),
      subject: parcels.keys[pair.first], told.merging(more) { $1 })
  }
}

/// Looks for overlaps of parcels with others.
private struct OverlapSearch: Sendable {
  private let shapes: MeasuredShapes
  private let levels: [CadastralLevel]
  private let index: EnvelopeIndex

  struct Found: Sendable {
    var pairs: [ParcelOverlaps.Pair] = []
    /// Parcels whose overlap with a neighbour GEOS could not tell.
    var unmeasured: [Int] = []
  }

  init(_ parcels: SubjectRows, _ shapes: MeasuredShapes) {
    self.shapes = shapes
    levels = parcels.keys.map { CadastralLevel(parcel: $0) }
    index = EnvelopeIndex((0..<parcels.count).map { shapes.isMeasured($0) ? shapes.envelopes[$0] : nil })
  }

  func isMeasured(_ row: Int) -> Bool { shapes.isMeasured(row) }

  /// The overlaps of some parcels with those that come after them.
  func pairs(of rows: Range<Int>) -> Found {
    let surveyors = shapes.surveyors()
    var found = Found()
    var neighbours: [Int] = []
    for row in rows {
      guard shapes.isMeasured(row), let box = shapes.envelopes[row] else { continue }
      neighbours.removeAll(keepingCapacity: true)
      index.visit(box) { if $0 > row, isComparable(row, $0) { neighbours.append($0) } }
      for other in neighbours.sorted() {
        guard let otherBox = shapes.envelopes[other], let surveyor = surveyors[shapes.reference(row)] else {
          continue
        }
        let area = surveyor.overlap(shapes.wkb(row), shapes.wkb(other), boxes: (box, otherBox))
        if let area {
          if area > 0 { found.pairs.append(ParcelOverlaps.Pair(first: row, second: other, area: area)) }
        } else {
          found.unmeasured += [row, other]
        }
      }
    }
    return found
  }

  private func isComparable(_ row: Int, _ other: Int) -> Bool {
    levels[row] == levels[other] && shapes.reference(row) == shapes.reference(other)
  }

  /// What each parcel has in common with its partners together.
  func unions(of rows: [Int], partners: [Int: [(parcel: Int, area: Double)]]) -> [Double?] {
    let surveyors = shapes.surveyors()
    return rows.map { row in
      let others = (partners[row] ?? []).map { shapes.wkb($0.parcel) }
      return surveyors[shapes.reference(row)]?.overlap(shapes.wkb(row), withAll: others)
    }
  }
}
