internal import Foundation

/// 椭球面积: the area of the national land survey, by the notice 国土调查办发〔2008〕32号
/// (图幅理论面积与图斑椭球面积计算公式及要求).
///
/// Each edge, from vertex to vertex in longitude and latitude, has a trapezoid between itself and a meridian, whose
/// area is that of a strip on the ellipsoid as wide as the edge is away from the meridian on the average: of slanted
/// edges of some hundred metres that is good to a few millionths. The strip's area is a series in the squared
/// eccentricity; with the five terms of the notice it is exact to 10⁻¹¹ as far as 52° north.
/// Coordinates come from the map's own projection; the notice's rounding of them is left out, which moves no area by
/// more than rounding does.
struct SurveyArea {
  private let coefficients: [Double]
  /// 2b².
  private let scale: Double
  private let radiansPerUnit: Double

  init(on ellipsoid: Ellipsoid, degreesPerUnit: Double) {
    let f = ellipsoid.flattening
    let e = f * (2 - f)
    let b = ellipsoid.semiMajorAxis * (1 - f)
    let (e2, e3, e4) = (e * e, e * e * e, e * e * e * e)
    coefficients = [
      1 + 3 / 6 * e + 30 / 80 * e2 + 35 / 112 * e3 + 630 / 2304 * e4,
      -(1 / 6 * e + 15 / 80 * e2 + 21 / 112 * e3 + 420 / 2304 * e4),
      3 / 80 * e2 + 7 / 112 * e3 + 180 / 2304 * e4,
      -(1 / 112 * e3 + 45 / 2304 * e4),
      5 / 2304 * e4,
    ]
    scale = 2 * b * b
    radiansPerUnit = degreesPerUnit * .pi / 180
  }

  /// The square metres between two parallels over a difference in longitude, all in radians; negative from north to
  /// south.
  func trapezoid(from south: Double, to north: Double, width: Double) -> Double {
    let half = (north - south) / 2
    let middle = (north + south) / 2
    var sum = 0.0
    for (place, coefficient) in coefficients.enumerated() {
      let order = Double(2 * place + 1)
      let (sine, cosine) = (sin(order * half), cos(order * middle))
      sum += coefficient * sine * cosine
    }
    return scale * width * sum
  }

  /// The square metres inside a ring of longitudes and latitudes, whichever way it runs and wherever it begins.
  func squareMetres(_ vertices: [(x: Double, y: Double)]) -> Double {
    guard let first = vertices.first else { return 0 }
    var area = 0.0
    var last = vertices[vertices.count - 1]
    for vertex in vertices {
      // The meridian is one through the ring itself, so that nothing large cancels.
      let width = ((last.x - first.x) + (vertex.x - first.x)) / 2
      area += trapezoid(
        from: last.y * radiansPerUnit, to: vertex.y * radiansPerUnit, width: width * radiansPerUnit)
      last = vertex
    }
    return abs(area)
  }
}
