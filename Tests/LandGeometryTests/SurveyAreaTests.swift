import Foundation
import Testing

@testable import LandGeometry

/// The area of the land survey against the closed formula and against geodesics.
@Suite struct SurveyAreaTests {
  /// ∫∫ of the ellipsoid between two parallels: b²/2·Δλ·[sin B/(1 − e² sin² B) + artanh(e sin B)/e].
  private func closed(_ figure: Ellipsoid, _ south: Double, _ north: Double, width: Double) -> Double {
    let squared = figure.flattening * (2 - figure.flattening)
    let e = squared.squareRoot()
    let b = figure.semiMajorAxis * (1 - figure.flattening)
    func part(_ latitude: Double) -> Double {
      let s = sin(latitude * .pi / 180)
      return s / (1 - squared * s * s) + atanh(e * s) / e
    }
    return b * b / 2 * width * .pi / 180 * (part(north) - part(south))
  }

  @Test(arguments: [(6_378_137.0, 298.257222101), (6_378_140, 298.257), (6_378_245, 298.3)])
  func aDegreeByADegree(axis: Double, inverse: Double) {
    let figure = Ellipsoid(semiMajorAxis: axis, flattening: 1 / inverse)
    let survey = SurveyArea(on: figure, degreesPerUnit: 1)
    for south in [0.0, 18, 27, 40, 52] {
      let cell = [(x: 112.0, y: south), (113, south), (113, south + 1), (112, south + 1)]
      let area = survey.squareMetres(cell)
      let exact = closed(figure, south, south + 1, width: 1)
      #expect(abs(area / exact - 1) < 2e-11)
      #expect(abs(survey.squareMetres(cell.reversed()) / exact - 1) < 2e-11)
    }
  }

  @Test func aParcelOnThePlane() throws {
    let reference = try References.of("EPSG:4547")
    let surveyor = try #require(AreaSurveyor(reference: reference))
    let shape = WKB().polygon([square(412_345, 3_081_234, side: 200), square(412_400, 3_081_300, side: 50)])
    let areas = surveyor.areas(of: shape[...])
    let planar = try #require(areas.planar)
    let geodesic = try #require(areas.geodesic)
    let survey = try #require(areas.survey)
    #expect(planar == 37_500)
    #expect(abs(survey / geodesic - 1) < 1e-6)
    // 88 km from the meridian the plane is too large by the square of the distance over that of the radius.
    #expect(abs(planar / survey - 1 - 0.000189) < 0.000003)
  }

  @Test func whereADefinitionDoesNotApply() throws {
    let degrees = try #require(AreaSurveyor(reference: try References.of("EPSG:4326")))
    let shape = WKB().polygon([[(112, 27), (112.001, 27), (112.001, 27.001), (112, 27.001), (112, 27)]])
    let areas = degrees.areas(of: shape[...])
    #expect(areas.planar == nil && areas.survey == nil)
    #expect(areas.geodesic != nil)
  }
}
