internal import Units

/// Geometries of a layer that lie far from all others.
public struct FarGeometries: Sendable {
  /// What may have happened to one.
  public enum Suspicion: Hashable, Sendable {
    /// With x and y exchanged it lies among the others.
    case axesSwapped
    /// With the zone's number that the others carry put before its easting it lies among them.
    case zoneAbsent
    /// With the zone's number taken off it lies among them.
    case zonePrefixed
    /// Nothing brings it back.
    case unknown
  }

  /// One of them.
  public struct Found: Hashable, Sendable {
    /// Its row.
    public let row: Int
    /// From the middle of the layer.
    public let kilometres: Int
    /// What may have happened.
    public let suspicion: Suspicion
  }

  /// Them all, by row.
  public let found: [Found]
  /// The box around all others; nil for a layer without a polygon.
  public let extent: Envelope?

  /// - Parameter isInDegrees: whether the coordinates are degrees, about 111 km each.
  ///
  /// Far is: more than 20 km and 20 times as far from the middle of the layer as nine tenths of it. A district is
  /// compact; one of scattered parts has them in the nine tenths. More than a tenth of a layer is no stray geometry.
  public init(_ envelopes: [Envelope?], isInDegrees: Bool) {
    let known = envelopes.indices.compactMap { row in envelopes[row].map { (row: row, box: $0) } }
    guard let x = Quantiles.median(known.map(\.box.middle.x)),
      let y = Quantiles.median(known.map(\.box.middle.y))
    else {
      found = []
      extent = nil
      return
    }
    func distance(_ point: (x: Double, y: Double)) -> Double {
      ((point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)).squareRoot()
    }
    let kilometre = isInDegrees ? 1 / 111.0 : 1000
    let usual = Quantiles.quantile(0.9, of: known.map { distance($0.box.middle) }) ?? 0
    let limit = max(20 * kilometre, 20 * usual)
    let far = known.count < 5 ? [] : known.filter { distance($0.box.middle) > limit }
    let strays = far.count * 10 <= known.count ? far : []
    found = strays.map { row, box in
      let suspicion = FarGeometries.suspicion(of: box.middle, among: (x, y)) { distance($0) <= limit }
      return Found(
        row: row, kilometres: Int(min(distance(box.middle) / kilometre, 1e9).rounded()),
        suspicion: suspicion)
    }
    let left = Set(strays.map(\.row))
    extent = known.lazy.filter { !left.contains($0.row) }.map(\.box).reduce(nil as Envelope?) { all, box in
      all?.union(box) ?? box
    }
  }

  private static func suspicion(
    of point: (x: Double, y: Double), among middle: (x: Double, y: Double),
    isNear: ((x: Double, y: Double)) -> Bool
  ) -> Suspicion {
    if isNear((point.y, point.x)) { return .axesSwapped }
    if let (_, zone) = ChineseGrid.zone(prefixing: middle.x), isNear((point.x + Double(zone) * 1e6, point.y))
    {
      return .zoneAbsent
    }
    if let (_, zone) = ChineseGrid.zone(prefixing: point.x), isNear((point.x - Double(zone) * 1e6, point.y)) {
      return .zonePrefixed
    }
    return .unknown
  }
}
