internal import LandGeometry
internal import Tables

/// The polygons of the parcels as they are measured: repaired where they had to be, with their boxes.
struct ParcelShapes: Sendable {
  private let geometry: GeometryColumn
  private let rows: [Int]
  private let systems: [SpatialReference?]
  private let repaired: [Int: [UInt8]]
  /// The box around each; nil where there is nothing that can be measured.
  let envelopes: [Envelope?]

  /// - Parameters:
  ///   - rows: per parcel its row of the geometry, -1 for none.
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

  /// Whether a parcel has a polygon with an area.
  func isMeasured(_ parcel: Int) -> Bool { envelopes[parcel] != nil }

  /// The valid polygons of a parcel as well-known binary.
  func wkb(_ parcel: Int) -> ArraySlice<UInt8> {
    if let repaired = repaired[parcel] { return repaired[...] }
    return rows[parcel] < 0 ? [] : geometry.wkb(rows[parcel])
  }

  /// Which reference system a parcel is in.
  func reference(_ parcel: Int) -> Int { geometry.referenceIndex(rows[parcel]) }

  /// How many reference systems there are parcels in.
  var systemsMeasured: Int {
    Set(envelopes.indices.lazy.filter { isMeasured($0) }.map { reference($0) }).count
  }

  /// One surveyor per reference system, for one thread.
  func surveyors() -> [OverlapSurveyor?] {
    systems.map { $0.flatMap { OverlapSurveyor(reference: $0) } }
  }
}
