/// The geodetic datums that surveys of land in China are made in, and the one of satellite receivers.
public enum GeodeticDatum: String, CaseIterable, Sendable {
  /// 1954北京坐标系, on the ellipsoid of Krassowsky.
  case beijing1954
  /// 1980西安坐标系, on the ellipsoid of the IAG of 1975.
  case xian1980
  /// 2000国家大地坐标系.
  case cgcs2000
  /// The system of satellite receivers; within decimetres of CGCS2000.
  case wgs84

  /// The name in Chinese documents.
  public var chineseName: String {
    switch self {
    case .beijing1954: "1954北京坐标系"
    case .xian1980: "1980西安坐标系"
    case .cgcs2000: "2000国家大地坐标系(CGCS2000)"
    case .wgs84: "WGS84"
    }
  }

  /// The name in the EPSG register.
  public var name: String {
    switch self {
    case .beijing1954: "Beijing 1954"
    case .xian1980: "Xian 1980"
    case .cgcs2000: "CGCS2000"
    case .wgs84: "WGS 84"
    }
  }

  /// The EPSG code of its longitude and latitude.
  public var geographicCode: Int {
    switch self {
    case .beijing1954: 4214
    case .xian1980: 4610
    case .cgcs2000: 4490
    case .wgs84: 4326
    }
  }

  /// Whether coordinates in the two may be laid over each other: the same one, or both of the age of satellites.
  public func agrees(with other: GeodeticDatum) -> Bool {
    self == other || isOfSatelliteAge && other.isOfSatelliteAge
  }

  private var isOfSatelliteAge: Bool { self == .cgcs2000 || self == .wgs84 }

  /// The datum that a name in a definition means: `Xian 1980`, `D_Xian_1980`, `GCS_China_Geodetic_Coordinate_System_2000`.
  init?(named text: String) {
    let name = text.lowercased().filter { $0.isLetter || $0.isNumber }
    switch name {
    case _ where name.contains("newbeijing"): return nil
    case _ where name.contains("xian1980") || name.contains("xian80"): self = .xian1980
    case _ where name.contains("beijing1954") || name.contains("beijing54"): self = .beijing1954
    case _ where name.contains("cgcs2000") || name.contains("china2000"): self = .cgcs2000
    case _ where name.contains("chinageodeticcoordinatesystem2000"): self = .cgcs2000
    case _ where name.contains("wgs84") || name.contains("wgs1984"): self = .wgs84
    case _ where name.contains("worldgeodeticsystem1984"): self = .wgs84
    default: return nil
    }
  }
}
