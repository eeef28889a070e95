internal import LandGeometry
internal import Tables

/// The parcels that enterprises' points fall into.
struct EnterprisePoints {
  private let found: [Int: [Int]]

  /// - Parameter wanted: the enterprises whose points are needed; looking up a point costs a projection.
  init(enterprises: SubjectRows, parcels: SubjectRows, datum: PointDatum?, wanted: (Int) -> Bool) {
    guard let datum, let longitude = enterprises.numbers("longitude"),
      let latitude = enterprises.numbers("latitude"), let table = parcels.table, let geometry = table.geometry
    else {
      found = [:]
      return
    }
    let points = (0..<enterprises.count).compactMap { row -> (Int, Double, Double)? in
      guard wanted(row), let x = longitude[row], let y = latitude[row] else { return nil }
      return (row, x, y)
    }
    var found: [Int: [Int]] = [:]
    if !points.isEmpty {
      for (index, definition) in geometry.references.enumerated() {
        guard let definition, let reference = SpatialReference(definition: definition),
          let projection = PointProjection(to: reference)
        else { continue }
        let members = (0..<parcels.count).filter {
          parcels.rows[$0] >= 0 && geometry.referenceIndex(parcels.rows[$0]) == index
        }
        let rows = members.map { parcels.rows[$0] }
        let locator = PointLocator(count: rows.count) { geometry.wkb(rows[$0]) }
        for (enterprise, longitude, latitude) in points {
          guard let (x, y) = projection.project(longitude: longitude, latitude: latitude, datum: datum) else {
            continue
          }
          found[enterprise, default: []] += locator.parcels(coveringX: x, y: y).map { members[$0] }
        }
      }
    }
    self.found = found.mapValues { $0.sorted() }
  }

  /// The parcels covering an enterprise's point in the order of their keys; nil without a point or parcel.
  func parcels(of enterprise: Int) -> [Int]? {
    guard let parcels = found[enterprise], !parcels.isEmpty else { return nil }
    return parcels
  }
}
