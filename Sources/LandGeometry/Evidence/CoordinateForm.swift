/// What a pair of coordinates of a place in China looks like by itself, whatever it is said to be.
///
/// Mainland China with Hainan lies between 18° and 54° N, 73° and 136° E: northings from the equator have seven digits
/// there, eastings six or, with the zone's number in front, eight. The three never meet, so each tells itself.
public enum CoordinateForm: Hashable, Sendable {
  /// Longitude and latitude.
  case degrees(isSwapped: Bool)
  /// An easting with the zone's number in front, and a northing.
  case prefixed(width: ChineseGrid.Width, zone: Int, isSwapped: Bool)
  /// An easting without zone, and a northing.
  case unprefixed(isSwapped: Bool)

  /// Nil for a pair that looks like nothing of the kind.
  public init?(x: Double, y: Double) {
    if let form = CoordinateForm(east: x, north: y, isSwapped: false)
      ?? CoordinateForm(east: y, north: x, isSwapped: true)
    {
      self = form
    } else {
      return nil
    }
  }

  private init?(east: Double, north: Double, isSwapped: Bool) {
    if CoordinateForm.longitudes.contains(east), CoordinateForm.latitudes.contains(north) {
      self = .degrees(isSwapped: isSwapped)
    } else if !CoordinateForm.northings.contains(north) {
      return nil
    } else if CoordinateForm.eastings.contains(east) {
      self = .unprefixed(isSwapped: isSwapped)
    } else if let (width, zone) = ChineseGrid.zone(prefixing: east),
      CoordinateForm.eastings.contains(east - Double(zone) * 1_000_000)
    {
      self = .prefixed(width: width, zone: zone, isSwapped: isSwapped)
    } else {
      return nil
    }
  }

  /// Whether the northing or latitude stands first.
  public var isSwapped: Bool {
    switch self {
    case .degrees(let isSwapped), .unprefixed(let isSwapped), .prefixed(_, _, let isSwapped): isSwapped
    }
  }

  static let longitudes = 73.0...136.0
  static let latitudes = 3.0...54.0
  static let northings = 1_900_000.0...6_000_000.0
  /// 400 km to both sides of the meridian: more than half a zone of 6 degrees in the south.
  static let eastings = 100_000.0...900_000.0
}
