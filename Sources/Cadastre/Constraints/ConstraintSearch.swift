internal import LandGeometry
internal import Tables

/// Looks for the constraints that parcels lie under.
struct ConstraintSearch: Sendable {
  private let constraints: MeasuredShapes
  private let parcels: MeasuredShapes
  private let index: EnvelopeIndex
  /// Which reference systems of parcels (by place) and constraints (by place) are the same.
  private let comparable: [Int: Set<Int>]

  /// What was found of some parcels.
  struct Found: Sendable {
    var overlaps: [ParcelConstraints.Overlap] = []
    /// Overlaps of no more than the sliver.
    var slivers: [ParcelConstraints.Overlap] = []
    /// Pairs that GEOS could not tell.
    var unmeasured: [(parcel: Int, constraint: Int)] = []
  }

  init(constraints: MeasuredShapes, parcels: MeasuredShapes) {
    self.constraints = constraints
    self.parcels = parcels
    index = EnvelopeIndex(constraints.envelopes)
    var comparable: [Int: Set<Int>] = [:]
    for (own, system) in parcels.systemsInUse {
      for (other, otherSystem) in constraints.systemsInUse where system.isSame(as: otherSystem) {
        comparable[own, default: []].insert(other)
      }
    }
    self.comparable = comparable
  }

  /// Whether a parcel and a constraint can be laid over each other.
  func areComparable(parcel: Int, constraint: Int) -> Bool {
    guard parcels.isMeasured(parcel), constraints.isMeasured(constraint) else { return false }
    return comparable[parcels.reference(parcel)]?.contains(constraints.reference(constraint)) == true
  }

  /// Pairs of the parcels named with constraints, in the order of both.
  func overlaps(of rows: Range<Int>, measured: NumberColumn, sliver: Double) -> Found {
    let surveyors = parcels.surveyors()
    var found = Found()
    for row in rows {
      guard let box = parcels.envelopes[row], let surveyor = surveyors[parcels.reference(row)] else {
        continue
      }
      for constraint in index.rows(meeting: box) where areComparable(parcel: row, constraint: constraint) {
        guard let otherBox = constraints.envelopes[constraint] else { continue }
        let area = surveyor.overlap(parcels.wkb(row), constraints.wkb(constraint), boxes: (box, otherBox))
        guard let area else {
          found.unmeasured.append((row, constraint))
          continue
        }
        guard area > 0 else { continue }
        let whole = measured[row].flatMap { $0 > 0 ? $0 : nil }
        let overlap = ParcelConstraints.Overlap(
          parcel: row, constraint: constraint, area: area, share: whole.map { area / $0 })
        if area > sliver {
          found.overlaps.append(overlap)
        } else {
          found.slivers.append(overlap)
        }
      }
    }
    return found
  }

  /// The area of a parcel under several constraints together; nil where it cannot be measured.
  func union(of parcel: Int, under places: [Int], _ surveyors: [OverlapSurveyor?]) -> Double? {
    surveyors[parcels.reference(parcel)]?.overlap(
      parcels.wkb(parcel), withAll: places.map { constraints.wkb($0) })
  }

  /// Surveyors for one thread.
  func surveyors() -> [OverlapSurveyor?] { parcels.surveyors() }
}
