import Foundation

/// The offsets that Chinese web maps lay over WGS 84, and the way back.
///
/// GCJ-02 is not published; these are the polynomials in common use since 2010 (the "eviltransform"), BD-09 is
/// Baidu's further offset. All in degrees. The ways back search for the point whose offset leads here.
enum ChinaOffsets {
  typealias Point = (longitude: Double, latitude: Double)

  /// WGS 84 to GCJ-02; outside the box the maps take for China nothing is added.
  static func gcj02(_ point: Point) -> Point {
    isInChina(point) ? displaced(point) : point
  }

  /// GCJ-02 to WGS 84.
  static func fromGCJ02(_ point: Point) -> Point {
    let origin = origin(of: point, under: displaced)
    return isInChina(origin) ? origin : point
  }

  /// GCJ-02 to BD-09.
  static func bd09(_ point: Point) -> Point {
    let radius = hypot(point.longitude, point.latitude) + 0.00002 * sin(point.latitude * baidu)
    let angle = atan2(point.latitude, point.longitude) + 0.000003 * cos(point.longitude * baidu)
    return (radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
  }

  /// BD-09 to GCJ-02.
  static func fromBD09(_ point: Point) -> Point { origin(of: point, under: bd09) }

  // MARK: Formulas

  private static let baidu = Double.pi * 3000 / 180
  /// Of the Krasovsky 1940 ellipsoid: semi-major axis in metres, squared eccentricity.
  private static let semiMajorAxis = 6_378_245.0
  private static let squaredEccentricity = 0.00669342162296594323

  private static func isInChina(_ point: Point) -> Bool {
    (72.004...137.8347).contains(point.longitude) && (0.8293...55.8271).contains(point.latitude)
  }

  private static func displaced(_ point: Point) -> Point {
    let x = point.longitude - 105
    let y = point.latitude - 35
    let latitude = point.latitude * .pi / 180
    let curvature = 1 - squaredEccentricity * sin(latitude) * sin(latitude)
    let north = semiMajorAxis * (1 - squaredEccentricity) / (curvature * curvature.squareRoot())
    let east = semiMajorAxis / curvature.squareRoot() * cos(latitude)
    return (
      point.longitude + metresEast(x, y) * 180 / (east * .pi),
      point.latitude + metresNorth(x, y) * 180 / (north * .pi)
    )
  }

  private static func metresEast(_ x: Double, _ y: Double) -> Double {
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
      + (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
      + (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
      + (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
  }

  private static func metresNorth(_ x: Double, _ y: Double) -> Double {
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
      + (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
      + (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
      + (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
  }

  /// The point that a map leads here: offsets change slowly, so each step of taking the offset of the last guess off
  /// again gains two digits or more.
  private static func origin(of point: Point, under map: (Point) -> Point) -> Point {
    var guess = point
    for _ in 0..<20 {
      let image = map(guess)
      let longitude = point.longitude - image.longitude
      let latitude = point.latitude - image.latitude
      guess = (guess.longitude + longitude, guess.latitude + latitude)
      // A tenth of a millimetre.
      if max(abs(longitude), abs(latitude)) < 1e-9 { break }
    }
    return guess
  }
}
