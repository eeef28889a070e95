import LandGeometry
import Testing

/// Reference systems the tests measure in.
enum References {
  static func of(_ definition: String) throws -> SpatialReference {
    try #require(SpatialReference(definition: definition))
  }

  /// CGCS2000 / 3-degree Gauss-Kruger CM 114E.
  static func gauss114() throws -> SpatialReference { try of("EPSG:4547") }

  /// CGCS2000 longitude and latitude.
  static func cgcs2000() throws -> SpatialReference { try of("EPSG:4490") }

  /// As ArcGIS writes it into a .prj file.
  static let esriGauss114 = """
    PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
    DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
    UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],\
    PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],\
    PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """
}

/// Examines one geometry by itself.
func examine(_ wkb: [UInt8], in reference: SpatialReference?) -> Examination {
  Surveyor(reference: reference).examine(wkb[...])
}

/// Whether two figures agree to so many parts of the second.
func agree(_ a: Double?, _ b: Double, within tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance * abs(b) } ?? false
}
