/// Measures a valid polygon by each definition of area there is. One per thread.
public final class AreaSurveyor {
  /// The areas of a polygon in square metres; nil where a definition does not apply.
  public struct Areas: Hashable, Sendable {
    /// On the plane of a cadastral projection.
    public internal(set) var planar: Double?
    /// On the ellipsoid, between geodesics from vertex to vertex.
    public internal(set) var geodesic: Double?
    /// On the ellipsoid, as the national land survey has it (`SurveyArea`); of the datums land in China is surveyed in.
    public internal(set) var survey: Double?
  }

  private let reference: SpatialReference
  private let unprojection: Transformation?
  private let geodesic: GeodesicArea
  private let survey: SurveyArea?
  private var reader = WKBReader()

  /// - Returns: nil where the way to longitude and latitude is not known. A plane of a site's own has no such way and
  ///   one area only.
  public init?(reference: SpatialReference) {
    switch reference.kind {
    case .projected:
      guard let unprojection = Transformation(unprojecting: reference.definition) else { return nil }
      self.unprojection = unprojection
    case .geographic, .local: unprojection = nil
    }
    self.reference = reference
    geodesic = GeodesicArea(on: reference.ellipsoid, degreesPerUnit: reference.degreesPerUnit)
    let isSurveyed = [.beijing1954, .xian1980, .cgcs2000].contains(reference.datum)
    survey =
      isSurveyed ? SurveyArea(on: reference.ellipsoid, degreesPerUnit: reference.degreesPerUnit) : nil
  }

  /// The areas of a Polygon or MultiPolygon in valid well-known binary.
  public func areas(of wkb: ArraySlice<UInt8>) -> Areas {
    let bytes = wkb.span.bytes
    guard !wkb.isEmpty, (try? reader.read(bytes)) != nil else { return Areas() }
    var planar = 0.0
    var geodesic = 0.0
    var surveyed = 0.0
    for ring in reader.rings where ring.count > 0 {
      let sign = ring.isShell ? 1.0 : -1.0
      planar += sign * RingArea.planar(ring, in: bytes)
      guard reference.kind != .local else { continue }
      var vertices: [(x: Double, y: Double)] = []
      vertices.reserveCapacity(Int(ring.count))
      RingWalk(ring, in: bytes).forEach(in: bytes) { vertex in
        vertices.append(unprojection.map { $0(vertex) } ?? vertex)
      }
      geodesic += sign * self.geodesic.squareMetres(vertices)
      if let survey { surveyed += sign * survey.squareMetres(vertices) }
    }
    var areas = Areas()
    if case .planar(let factor) = reference.areaMethod { areas.planar = planar * factor }
    guard geodesic.isFinite, reference.kind != .local else { return areas }
    areas.geodesic = geodesic
    if survey != nil, surveyed.isFinite { areas.survey = surveyed }
    return areas
  }
}

@available(*, unavailable)
extension AreaSurveyor: Sendable {}
