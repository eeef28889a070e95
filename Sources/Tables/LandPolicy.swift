/// Which of the areas of a parcel there can be.
public enum AreaDefinition: String, CaseIterable, Hashable, Sendable {
  /// 证载面积.
  case certificate
  /// The measured one (contract G1).
  case measured
  /// On the plane of the projection.
  case planar
  /// On the ellipsoid, between geodesics.
  case geodesic
  /// 椭球面积 of the national land survey.
  case survey
}

/// What a manifest says of areas: which one a parcel's land is, and how far lines and areas may differ.
public struct LandPolicy: Hashable, Sendable {
  /// The area that is a parcel's land where it has one; the certificate's and then the measured one where not
  /// (contract L6).
  public var area = AreaDefinition.certificate
  /// Overlaps of parcels of at most so many square metres are none (contract G3).
  public var overlap = LandPolicy.smallestOverlap
  /// Overlaps with constraints of at most so many square metres do not count.
  ///
  /// Constraints are drawn by others than those who survey parcels: where both mean the same line, it differs by
  /// centimetres. A square metre is a centimetre along a side of a hundred metres.
  public var constraint = 1.0
  /// What is larger, in square metres, and no sliver is taken for a courtyard or a way and not for a gap.
  public var gap = 100.0
  /// What is thinner on the average is a sliver: no way or ditch is, while lines drawn twice are. Metres.
  public var sliver = 0.5
  /// Two areas of a parcel may differ by so much of the stated one.
  public var areaShare = 0.01
  /// Or by so many square metres.
  public var areaSquareMetres = 20.0

  /// Overlaps of less are the noise of coordinates and are not looked for (contract G3).
  public static let smallestOverlap = 0.01

  /// What the contract and `docs/` say where the manifest says nothing.
  public init() {}

  /// The tolerances by the names the manifest has for them, in the order they are shown in.
  public static let tolerances: [(name: String, path: any WritableKeyPath<LandPolicy, Double> & Sendable)] = [
    ("overlap_m2", \.overlap), ("constraint_m2", \.constraint), ("gap_m2", \.gap), ("sliver_m", \.sliver),
    ("area_share", \.areaShare), ("area_m2", \.areaSquareMetres),
  ]

  /// The least value a tolerance may have.
  public static func least(_ name: String) -> Double {
    switch name {
    case "overlap_m2", "constraint_m2": smallestOverlap
    default: 0
    }
  }

  /// Whether two areas of a parcel, in square metres, differ by more than areas do.
  public func differ(stated: Double, other: Double) -> Bool {
    abs(other - stated) > max(areaShare * stated, areaSquareMetres)
  }
}
