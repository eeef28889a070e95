/// Measures rings the way their reference system asks for.
struct AreaMeasure {
  private enum Method {
    case planar(squareMetresPerUnit: Double)
    case geodesic(GeodesicArea, Transformation?)
  }

  private let method: Method

  /// Nil where the reference system cannot be put to work.
  init?(_ reference: SpatialReference) {
    switch reference.areaMethod {
    case .planar(let factor):
      method = .planar(squareMetresPerUnit: factor)
    case .geodesic:
      let area = GeodesicArea(on: reference.ellipsoid, degreesPerUnit: reference.degreesPerUnit)
      method = .geodesic(area, nil)
    case .geodesicFromProjection:
      guard let unprojection = Transformation(unprojecting: reference.definition) else { return nil }
      let area = GeodesicArea(on: reference.ellipsoid, degreesPerUnit: reference.degreesPerUnit)
      method = .geodesic(area, unprojection)
    }
  }

  /// The square metres of polygons by their coordinates: over all parts, |shell| less the |holes|.
  ///
  /// - Throws: `Unmeasurable` with the first ring whose coordinates give no area.
  func squareMetres(_ rings: [RingSpan], in bytes: RawSpan) throws(Unmeasurable) -> Double {
    var total = 0.0
    for ring in rings {
      let area = squareMetres(ring, in: bytes)
      guard area.isFinite else { throw Unmeasurable(ring: Int(ring.number)) }
      total += ring.isShell ? area : -area
    }
    return total
  }

  private func squareMetres(_ ring: RingSpan, in bytes: RawSpan) -> Double {
    switch method {
    case .planar(let factor): RingArea.planar(ring, in: bytes) * factor
    case .geodesic(let area, let unprojection):
      area.squareMetres(ring, in: bytes, unprojection: unprojection)
    }
  }
}

/// A ring whose coordinates give no area: beyond the poles, outside a projection, too large for arithmetic.
struct Unmeasurable: Error {
  let ring: Int
}
