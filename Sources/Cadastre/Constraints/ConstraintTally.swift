internal import LandGeometry
internal import Tables

/// Adds up overlaps with constraints by kind and by effect.
///
/// A column of a parcel is known only where every constraint that may belong to it was compared with the parcel:
/// what was not compared is not zero.
struct ConstraintTally: Sendable {
  /// What a column adds up.
  private enum Group: Hashable {
    case kind(String)
    case effect(ConstraintEffect)
  }

  private let layer: ConstraintLayer
  private let search: ConstraintSearch
  private let shapes: MeasuredShapes
  private let overlaps: [Int: [ParcelConstraints.Overlap]]
  /// Pairs that GEOS could not tell, by parcel.
  let unmeasured: [Int: [Int]]
  /// Constraints that could not be compared with some parcel.
  let blind: Set<Int>
  /// Groups that are unknown for the parcels of a reference system, by its place.
  private let unknown: [Int: Set<Group>]
  private let groups: [Group]
  /// Whether rows were set aside.
  let isIncomplete: Bool

  init(
    _ layer: ConstraintLayer, _ search: ConstraintSearch, _ shapes: MeasuredShapes,
    overlaps: [ParcelConstraints.Overlap], unmeasured: [(parcel: Int, constraint: Int)], isIncomplete: Bool
  ) {
    self.layer = layer
    self.search = search
    self.shapes = shapes
    self.isIncomplete = isIncomplete
    self.overlaps = Dictionary(grouping: overlaps, by: \.parcel)
    self.unmeasured = Dictionary(grouping: unmeasured, by: \.parcel).mapValues { $0.map(\.constraint) }
    groups =
      layer.allKinds.map { Group.kind($0) }
      + (layer.hasEffects ? ConstraintEffect.allCases.map { Group.effect($0) } : [])
    var samples: [Int: Int] = [:]
    for parcel in shapes.envelopes.indices where shapes.isMeasured(parcel) {
      samples[shapes.reference(parcel)] = parcel
    }
    var blind: Set<Int> = []
    var unknown: [Int: Set<Group>] = [:]
    for (reference, parcel) in samples {
      for constraint in 0..<layer.rows.count
      where !search.areComparable(parcel: parcel, constraint: constraint) {
        blind.insert(constraint)
        unknown[reference, default: []].formUnion(
          groups.filter { ConstraintTally.membership(of: constraint, in: $0, layer) != false })
      }
    }
    self.blind = blind
    self.unknown = unknown
  }

  /// Whether a constraint belongs to a group; nil where that is not known.
  private static func membership(of constraint: Int, in group: Group, _ layer: ConstraintLayer) -> Bool? {
    switch group {
    case .kind(let kind): layer.kinds[constraint].map { $0 == kind }
    case .effect(let effect): layer.effects[constraint].map { $0 == effect }
    }
  }

  /// The columns by the names of their facts.
  func columns(_ measured: NumberColumn, threads: Int) async -> [String: NumberColumn] {
    let parts = await ParallelChunks(count: measured.count, threads: threads, chunk: 512).map { rows in
      let surveyors = search.surveyors()
      return rows.map { parcel in groups.map { area(of: parcel, in: $0, surveyors) } }
    }
    let areas = parts.flatMap(\.self)
    var columns: [String: NumberColumn] = [:]
    for (place, group) in groups.enumerated() {
      var column = NumberColumn(unit: .squareMetre, missing: measured.count)
      var share = NumberColumn(unit: .one, missing: measured.count)
      for parcel in areas.indices {
        column[parcel] = areas[parcel][place]
        if let area = areas[parcel][place], let whole = measured[parcel], whole > 0 {
          share[parcel] = area / whole
        }
      }
      switch group {
      case .kind(let kind):
        columns[ConstraintColumns.area(of: kind)] = column
        columns[ConstraintColumns.share(of: kind)] = share
      case .effect(let effect): columns[effect.column] = column
      }
    }
    return columns
  }

  private func area(of parcel: Int, in group: Group, _ surveyors: [OverlapSurveyor?]) -> Double? {
    guard shapes.isMeasured(parcel), !isIncomplete,
      unknown[shapes.reference(parcel)]?.contains(group) != true
    else { return nil }
    let untold = unmeasured[parcel] ?? []
    guard untold.allSatisfy({ ConstraintTally.membership(of: $0, in: group, layer) == false }) else {
      return nil
    }
    var members: [ParcelConstraints.Overlap] = []
    for overlap in overlaps[parcel] ?? [] {
      switch ConstraintTally.membership(of: overlap.constraint, in: group, layer) {
      case true?: members.append(overlap)
      case false?: continue
      case nil: return nil
      }
    }
    switch members.count {
    case 0: return 0
    case 1: return members[0].area
    default: return search.union(of: parcel, under: members.map(\.constraint), surveyors)
    }
  }
}
