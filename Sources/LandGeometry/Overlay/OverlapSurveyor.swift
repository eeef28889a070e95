/// Measures how much valid polygons of one reference system overlap (contract G3).
///
/// In a cadastre most neighbours share an edge and overlap by nothing. On a plane, what two polygons have in common is
/// integrated edge by edge, which says so to a billionth of a square metre without building a topology; elsewhere the
/// same integral bounds it, and GEOS is asked only about those that may overlap. One per thread.
public final class OverlapSurveyor {
  /// Overlaps of at most so many square metres are none (contract G3).
  public static let tolerance = 0.01

  private let measure: AreaMeasure
  /// Square metres per squared unit: exactly on a plane, at most elsewhere; nil where nothing bounds it.
  private let factor: Double?
  private let isPlanar: Bool
  private let overlay: Overlay
  private var reader = WKBReader()
  private var otherReader = WKBReader()
  private var profile = EdgeProfile()
  private var otherProfile = EdgeProfile()

  /// - Returns: nil where areas cannot be measured in that system.
  public init?(reference: SpatialReference) {
    guard let measure = AreaMeasure(reference), let overlay = Overlay() else { return nil }
    self.measure = measure
    self.overlay = overlay
    switch reference.areaMethod {
    case .planar(let factor):
      self.factor = factor
      isPlanar = true
    case .geodesic:
      // A degree of a meridian is longest at the poles: 111,694 m.
      let metres = 111_700 * reference.degreesPerUnit
      factor = metres * metres
      isPlanar = false
    case .geodesicFromProjection:
      factor = nil
      isPlanar = false
    }
  }

  /// The square metres two polygons have in common, 0 for no more than the tolerance.
  ///
  /// - Parameters:
  ///   - a: A Polygon or MultiPolygon as valid well-known binary.
  ///   - b: Another.
  ///   - box: The box around `a` and the one around `b`.
  /// - Returns: nil where it cannot be measured.
  public func overlap(
    _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, boxes box: (a: Envelope, b: Envelope)
  ) -> Double? {
    guard let common = box.a.intersection(box.b) else { return 0 }
    if let factor, common.area * factor <= OverlapSurveyor.tolerance { return 0 }
    guard let integral = integral(a, b, over: common, base: min(box.a.minY, box.b.minY)) else { return nil }
    if let factor, integral * factor <= OverlapSurveyor.tolerance { return 0 }
    let area = isPlanar ? integral * (factor ?? 1) : overlay.areaCommon(to: a, and: [b], by: measure)
    return area.map { $0 <= OverlapSurveyor.tolerance ? 0 : $0 }
  }

  /// The square metres a polygon has in common with others taken together: what several overlap counts once.
  ///
  /// - Returns: nil where it cannot be measured.
  public func overlap(_ shape: ArraySlice<UInt8>, withAll others: [ArraySlice<UInt8>]) -> Double? {
    overlay.areaCommon(to: shape, and: others, by: measure)
  }

  /// What two polygons have in common, as well-known binary; for showing it on a map.
  ///
  /// - Returns: nil where GEOS fails.
  public func common(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> [UInt8]? { overlay.common(a, b) }

  /// What two polygons have in common, in squared units of the coordinates.
  private func integral(
    _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, over common: Envelope, base: Double
  ) -> Double? {
    let (bytes, otherBytes) = (a.span.bytes, b.span.bytes)
    guard (try? reader.read(bytes)) != nil, (try? otherReader.read(otherBytes)) != nil else { return nil }
    let origin = (x: common.minX, y: base)
    let strip = 0...(common.maxX - common.minX)
    profile.load(reader.rings, in: bytes, from: origin, strip: strip)
    otherProfile.load(otherReader.rings, in: otherBytes, from: origin, strip: strip)
    return EdgeProfile.commonArea(profile, otherProfile)
  }
}

@available(*, unavailable)
extension OverlapSurveyor: Sendable {}

extension Envelope {
  /// What two boxes have in common; nil where they are apart.
  func intersection(_ other: Envelope) -> Envelope? {
    guard intersects(other) else { return nil }
    return Envelope(
      minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
      maxY: min(maxY, other.maxY))
  }

  /// In squared units of the coordinates.
  var area: Double { (maxX - minX) * (maxY - minY) }
}
