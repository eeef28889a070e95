internal import LandGeometry
internal import Tables

/// The polygons of parcels or zones as they are measured: repaired where they had to be, with their boxes.
struct MeasuredShapes: Sendable {
  private let geometry: GeometryColumn
  private let rows: [Int]
  private let systems: [SpatialReference?]
  private let repaired: [Int: [UInt8]]
  /// The box around each; nil where there is nothing that can be measured.
  let envelopes: [Envelope?]

  /// - Parameters:
  ///   - rows: per subject its row of the geometry, -1 for none.
  ///   - repaired: what stands in the place of invalid geometries.
  init(
    _ geometry: GeometryColumn, rows: [Int], systems: [SpatialReference?], repaired: [Int: [UInt8]],
    envelopes: [Envelope?]
  ) {
    self.geometry = geometry
    self.rows = rows
    self.systems = systems
    self.repaired = repaired
    self.envelopes = envelopes
  }

  /// Whether a subject has a polygon with an area.
  func isMeasured(_ subject: Int) -> Bool { envelopes[subject] != nil }

  /// The valid polygons of a subject as well-known binary.
  func wkb(_ subject: Int) -> ArraySlice<UInt8> {
    if let repaired = repaired[subject] { return repaired[...] }
    return rows[subject] < 0 ? [] : geometry.wkb(rows[subject])
  }

  /// Which reference system a subject is in, by its place among those of the column.
  func reference(_ subject: Int) -> Int { geometry.referenceIndex(rows[subject]) }

  /// How many reference systems the column knows.
  var referenceCount: Int { geometry.references.count }

  /// The definition of a reference system by its place, as authority and code where it is registered; nil where it is unknown or not understood.
  func definition(of reference: Int) -> String? {
    systems[reference].map { $0.authority ?? $0.definition }
  }

  /// The reference systems that have something to be measured, by their place among those of the column.
  var systemsInUse: [(place: Int, system: SpatialReference)] {
    let used = Set(envelopes.indices.lazy.filter { isMeasured($0) }.map { reference($0) })
    return used.sorted().compactMap { place in systems[place].map { (place, $0) } }
  }

  /// One surveyor of areas per reference system, for one thread.
  func areaSurveyors() -> [AreaSurveyor?] {
    systems.map { $0.flatMap { AreaSurveyor(reference: $0) } }
  }

  /// One surveyor of gaps per reference system, for one thread.
  func patchSurveyors() -> [PatchSurveyor?] {
    systems.map { $0.flatMap { PatchSurveyor(reference: $0) } }
  }

  /// One surveyor per reference system, for one thread.
  func surveyors() -> [OverlapSurveyor?] {
    systems.map { $0.flatMap { OverlapSurveyor(reference: $0) } }
  }
}
