internal import CPROJ

/// Meridian and false origin of a transverse Mercator projection in metres, as Gauss–Krüger and UTM are.
public struct TransverseMercator: Hashable, Sendable {
  /// The meridian in the middle, in degrees east.
  public let centralMeridian: Double
  /// What is added to eastings, in metres.
  public let falseEasting: Double
  /// What is added to northings, in metres.
  public let falseNorthing: Double
  /// The scale along the meridian: 1 of Gauss–Krüger.
  public let scale: Double

  /// Nil for another kind of system, for one not in metres, and for one whose northings do not start at the equator.
  init?(of crs: borrowing ProjObject) {
    guard proj_get_type(crs.handle) == PJ_TYPE_PROJECTED_CRS,
      let operation = ProjObject(
        proj_crs_get_coordoperation(crs.context.handle, crs.handle), in: crs.context),
      operation.methodCode == "9807",
      let meridian = operation.parameter("Longitude of natural origin"),
      let origin = operation.parameter("Latitude of natural origin"), origin.value == 0,
      let easting = operation.parameter("False easting"), easting.unit == 1,
      let northing = operation.parameter("False northing"), northing.unit == 1,
      let scale = operation.parameter("Scale factor at natural origin")
    else { return nil }
    // The register writes degrees; a definition in radians or grads would say so in its unit.
    centralMeridian = (meridian.value * meridian.unit * 180 / .pi * 1e9).rounded() / 1e9
    falseEasting = easting.value
    falseNorthing = northing.value
    self.scale = scale.value
  }
}

extension ProjObject {
  fileprivate var methodCode: String? {
    var code: UnsafePointer<CChar>?
    guard proj_coordoperation_get_method_info(context.handle, handle, nil, nil, &code) != 0, let code else {
      return nil
    }
    return String(cString: code)
  }

  /// A parameter of a projection with the size of its unit in metres, radians or parts.
  fileprivate func parameter(_ name: String) -> (value: Double, unit: Double)? {
    let index = proj_coordoperation_get_param_index(context.handle, handle, name)
    var value = 0.0
    var unit = 0.0
    guard index >= 0,
      proj_coordoperation_get_param(
        context.handle, handle, index, nil, nil, nil, &value, nil, &unit, nil, nil, nil, nil) != 0
    else { return nil }
    return (value, unit)
  }
}
