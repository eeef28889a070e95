/// What points given by longitude and latitude refer to.
public enum PointDatum: String, CaseIterable, Sendable {
  /// The system of satellite receivers.
  case wgs84
  /// China's own; within centimetres of WGS 84.
  case cgcs2000
  /// With the offset of Chinese web maps.
  case gcj02
  /// With Baidu's further offset.
  case bd09
}

/// Brings longitudes and latitudes into the coordinates of a layer. Not to be shared by threads.
public struct PointProjection {
  private let transformation: Transformation

  /// Nil where there is no way there: into a local system, or into one of an older datum that PROJ has no parameters
  /// for (Xian 1980).
  public init?(to reference: SpatialReference) {
    guard reference.kind != .local else { return nil }
    // PROJ's register has no transformation from WGS 84 to CGCS2000 to find; none is needed.
    let isDirect = reference.ellipsoid.isOfSatelliteAge && reference.isInGreenwichDegrees
    let transformation =
      isDirect
      ? Transformation(projectingInto: reference.definition)
      : Transformation(shiftingFromWGS84To: reference.definition)
    guard let transformation else { return nil }
    self.transformation = transformation
  }

  /// A point in the layer's coordinates, x or longitude first.
  ///
  /// - Parameters:
  ///   - longitude: degrees east.
  ///   - latitude: degrees north.
  ///   - datum: what they refer to; CGCS2000 is taken as WGS 84.
  /// - Returns: nil where they are no place on earth or have none in the layer's reference system.
  public func project(
    longitude: Double, latitude: Double, datum: PointDatum
  ) -> (x: Double, y: Double)? {
    guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
    var point: ChinaOffsets.Point = (longitude, latitude)
    switch datum {
    case .wgs84, .cgcs2000: break
    case .gcj02: point = ChinaOffsets.fromGCJ02(point)
    case .bd09: point = ChinaOffsets.fromGCJ02(ChinaOffsets.fromBD09(point))
    }
    let (x, y) = transformation((point.longitude, point.latitude))
    return x.isFinite && y.isFinite ? (x, y) : nil
  }
}

@available(*, unavailable)
extension PointProjection: Sendable {}
