internal import CPROJ

/// Turns coordinates of one reference system into another's, both with x or the longitude first. Not to be shared by
/// threads.
final class Transformation {
  private let operation: ProjObject

  private init?(_ operation: consuming ProjObject?) {
    guard let operation else { return nil }
    let context = operation.context
    let traditional = proj_normalize_for_visualization(context.handle, operation.handle)
    guard let normalized = ProjObject(traditional, in: context) else { return nil }
    self.operation = normalized
  }

  /// From a projection's plane to longitude and latitude on its own ellipsoid, in the unit of its geographic system.
  convenience init?(unprojecting definition: String) {
    guard let context = ProjContext(),
      let crs = ProjObject.horizontal(definition, in: context),
      let base = crs.geodetic
    else { return nil }
    self.init(from: crs, to: base)
  }

  /// From longitude and latitude of a system's own, in its own unit and from its own meridian, to its coordinates.
  convenience init?(projectingInto definition: String) {
    guard let context = ProjContext(),
      let crs = ProjObject.horizontal(definition, in: context),
      let base = crs.geodetic
    else { return nil }
    self.init(from: base, to: crs)
  }

  /// From longitude and latitude in WGS 84 with the change of datum; the place decides between several ways. Nil where
  /// no way is known: PROJ's fallback of leaving the datum as it is would be off by a hundred metres unnoticed.
  convenience init?(shiftingFromWGS84To definition: String) {
    guard let context = ProjContext(),
      let start = ProjObject.horizontal("EPSG:4326", in: context),
      let end = ProjObject.horizontal(definition, in: context)
    else { return nil }
    self.init(from: start, to: end)
  }

  private convenience init?(from start: borrowing ProjObject, to end: borrowing ProjObject) {
    let context = start.context
    let operation = "ALLOW_BALLPARK=NO".withCString { option in
      [option, nil].withUnsafeBufferPointer { options in
        proj_create_crs_to_crs_from_pj(
          context.handle, start.handle, end.handle, nil, options.baseAddress)
      }
    }
    self.init(ProjObject(operation, in: context))
  }

  /// The coordinates in the other system, infinite where they have no place in it.
  func callAsFunction(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    var coordinate = PJ_COORD()
    coordinate.xyzt = PJ_XYZT(x: point.x, y: point.y, z: 0, t: .infinity)
    let out = proj_trans(operation.handle, PJ_FWD, coordinate)
    return (out.xy.x, out.xy.y)
  }
}

@available(*, unavailable)
extension Transformation: Sendable {}

extension ProjObject {
  /// The geographic system under a projected one; of a geographic one itself.
  var geodetic: ProjObject? {
    ProjObject(proj_crs_get_geodetic_crs(context.handle, handle), in: context)
  }
}
