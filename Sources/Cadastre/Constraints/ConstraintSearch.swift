internal import LandGeometry
internal import Tables

/// Looks for the constraints that parcels lie under.
struct ConstraintSearch: Sendable {
  private let parcels: MeasuredShapes
  /// The constraints in the systems of the parcels.
  let constraints: AlignedShapes

  /// What was found of some parcels.
  struct Found: Sendable {
    var overlaps: [ParcelConstraints.Overlap] = []
    /// Overlaps of no more than the sliver.
    var slivers: [ParcelConstraints.Overlap] = []
    /// Pairs that GEOS could not tell.
    var unmeasured: [(parcel: Int, constraint: Int)] = []
  }

  init(constraints: MeasuredShapes, parcels: MeasuredShapes) {
    self.constraints = AlignedShapes(constraints, to: parcels)
    self.parcels = parcels
  }

  /// Whether a parcel and a constraint can be laid over each other.
  func areComparable(parcel: Int, constraint: Int) -> Bool {
    parcels.isMeasured(parcel)
      && constraints.envelope(constraint, in: parcels.reference(parcel)) != nil
  }

  /// Pairs of the parcels named with constraints, in the order of both.
  func overlaps(of rows: Range<Int>, measured: NumberColumn, sliver: Double) -> Found {
    let surveyors = parcels.surveyors()
    var found = Found()
    for row in rows {
      guard let box = parcels.envelopes[row] else { continue }
      let reference = parcels.reference(row)
      guard let surveyor = surveyors[reference] else { continue }
      for constraint in constraints.rows(meeting: box, in: reference) {
        guard let otherBox = constraints.envelope(constraint, in: reference) else { continue }
        let area = surveyor.overlap(
          parcels.wkb(row), constraints.wkb(constraint, in: reference), boxes: (box, otherBox))
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
    let reference = parcels.reference(parcel)
    return surveyors[reference]?.overlap(
      parcels.wkb(parcel), withAll: places.map { constraints.wkb($0, in: reference) })
  }

  /// Surveyors for one thread.
  func surveyors() -> [OverlapSurveyor?] { parcels.surveyors() }
}
