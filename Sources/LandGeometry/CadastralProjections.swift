/// The projections land is surveyed in: conformal or equal-area, laid out for a country or a zone, so that the plane
/// area is the legal one. In any other the plane area is far from the land's (web Mercator: 1.7 times at 40° N).
enum CadastralProjections {
  /// Whether the method of a projected system is one of them.
  ///
  /// - Parameters:
  ///   - code: the method's number in the EPSG register, where it has one.
  ///   - name: its name in PROJ, asked where it has no number.
  static func contains(code: String?, name: String) -> Bool {
    code.map(codes.contains) ?? names.contains(name)
  }

  /// Operation methods of the EPSG register.
  private static let codes: Set<String> = [
    "9807",  // Transverse Mercator: Gauss-Krüger, UTM
    "9808",  // Transverse Mercator (South Orientated)
    "9824",  // Transverse Mercator Zoned Grid System
    "1111",  // Transverse Mercator 3D
    "9801",  // Lambert Conic Conformal (1SP)
    "1102",  // Lambert Conic Conformal (1SP variant B)
    "9802",  // Lambert Conic Conformal (2SP)
    "9803",  // Lambert Conic Conformal (2SP Belgium)
    "1051",  // Lambert Conic Conformal (2SP Michigan)
    "9826",  // Lambert Conic Conformal (West Orientated)
    "9817",  // Lambert Conic Near-Conformal
    "9822",  // Albers Equal Area
    "9820",  // Lambert Azimuthal Equal Area
    "9809",  // Oblique Stereographic
    "9812",  // Hotine Oblique Mercator (variant A)
    "9815",  // Hotine Oblique Mercator (variant B), the Swiss one among them
    "9814",  // Swiss Oblique Cylindrical
    "9813",  // Laborde Oblique Mercator
    "9806",  // Cassini-Soldner
    "9833",  // Hyperbolic Cassini-Soldner
    "9819",  // Krovak
    "1041",  // Krovak (North Orientated)
    "1042",  // Krovak Modified
    "1043",  // Krovak Modified (North Orientated)
    "9811",  // New Zealand Map Grid
    "9818",  // American Polyconic
    "9831",  // Guam Projection
    "1052",  // Colombia Urban
  ]

  private static let names: Set<String> = [
    "Gauss Schreiber Transverse Mercator",
    "Hotine Oblique Mercator Two Point Natural Origin",
  ]
}
