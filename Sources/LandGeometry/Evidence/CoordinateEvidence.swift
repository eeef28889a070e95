internal import Units

/// What the coordinates of a layer say against the reference system they are said to be in.
///
/// The layer as a whole is asked, by the medians of its geometries: single ones that lie elsewhere are another matter
/// (`FarGeometries`). Nothing is converted on it.
public struct CoordinateEvidence: Hashable, Sendable {
  /// What speaks against the reference system.
  public enum Finding: Hashable, Sendable {
    /// Eastings begin with the number of a zone, the system has none.
    case zonePrefixed(width: ChineseGrid.Width, zone: Int)
    /// The system puts the zone's number before eastings, the coordinates have none.
    case zoneAbsent
    /// Eastings begin with another zone's number.
    case otherZone(width: ChineseGrid.Width, zone: Int)
    /// Northing or latitude comes first.
    case axesSwapped
    /// Degrees, though the system is one of metres.
    case degrees
    /// Not degrees, though the system is one of degrees.
    case notDegrees
    /// So far from the system's meridian that it may be another's.
    case farFromMeridian(kilometres: Int)
    /// The system's own meridian is not the one of the zone in its false easting.
    case meridianNotOfZone(width: ChineseGrid.Width, zone: Int)
  }

  /// The middle of the layer: medians of the geometries' middles.
  public let middle: Point
  /// What its coordinates look like.
  public let form: CoordinateForm?
  /// The median extent of a geometry.
  private let size: Double

  /// A place in the coordinates of the layer.
  public struct Point: Hashable, Sendable {
    /// East or longitude.
    public let x: Double
    /// North or latitude.
    public let y: Double
  }

  /// Nil for a layer without a polygon.
  public init?(_ envelopes: [Envelope?]) {
    let known = envelopes.compactMap(\.self)
    guard let x = Quantiles.median(known.map(\.middle.x)), let y = Quantiles.median(known.map(\.middle.y)),
      let size = Quantiles.median(known.map(\.diagonal))
    else { return nil }
    middle = Point(x: x, y: y)
    form = CoordinateForm(x: x, y: y)
    self.size = size
  }

  /// What speaks against a reference system; nil where nothing does.
  public func finding(against reference: SpatialReference) -> Finding? {
    switch reference.kind {
    case .local: nil
    case .geographic: reference.isInGreenwichDegrees ? againstDegrees() : nil
    case .projected: isInDegrees ? .degrees : reference.transverseMercator.flatMap { against($0, reference) }
    }
  }

  private func againstDegrees() -> Finding? {
    if case .degrees(isSwapped: true)? = form { return .axesSwapped }
    let isWithin = abs(middle.x) <= 180.000001 && abs(middle.y) <= 90.000001
    return isWithin ? nil : .notDegrees
  }

  /// A parcel is never less than a metre across.
  private var isInDegrees: Bool { abs(middle.x) <= 180 && abs(middle.y) <= 180 && size > 0 && size < 1 }

  private func against(_ projection: TransverseMercator, _ reference: SpatialReference) -> Finding? {
    guard projection.falseNorthing == 0, (69.0...141.0).contains(projection.centralMeridian) else {
      return nil
    }
    let stated = ChineseGrid.zone(prefixing: projection.falseEasting)
    if let stated, Double(stated.width.centralMeridian(of: stated.zone)) != projection.centralMeridian {
      return .meridianNotOfZone(width: stated.width, zone: stated.zone)
    }
    switch form {
    case .prefixed(_, _, isSwapped: true)?, .unprefixed(isSwapped: true)?:
      return .axesSwapped
    case .prefixed(let width, let zone, isSwapped: false)?:
      guard let stated else { return .zonePrefixed(width: width, zone: zone) }
      if stated.zone != zone { return .otherZone(width: width, zone: zone) }
    case .unprefixed(isSwapped: false)? where stated != nil:
      return .zoneAbsent
    case .unprefixed(isSwapped: false)?:
      break
    case .degrees?, nil:
      return nil
    }
    let distance = abs(middle.x - projection.falseEasting)
    let limit = reference.isOfThreeDegrees ? 170_000.0 : 340_000
    return distance > limit ? .farFromMeridian(kilometres: Int((distance / 1000).rounded())) : nil
  }
}

extension SpatialReference {
  /// Whether its zones are known to be three degrees wide: by the zone's number, by a meridian that no zone of six
  /// has in its middle, or by name.
  public var isOfThreeDegrees: Bool {
    guard let projection = transverseMercator else { return false }
    if let stated = ChineseGrid.zone(prefixing: projection.falseEasting) { return stated.width == .three }
    guard projection.scale == 1, let meridian = Int(exactly: projection.centralMeridian) else { return false }
    if ChineseGrid.Width.six.zone(centralMeridian: meridian) == nil { return true }
    let plain = name.lowercased().replacing("_", with: "-")
    return plain.contains("3-degree")
  }
}
