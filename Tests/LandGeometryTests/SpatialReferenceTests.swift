import LandGeometry
import Testing

@Suite struct SpatialReferenceTests {
  @Test func codeOfTheRegister() throws {
    let reference = try References.gauss114()
    #expect(reference.name == "CGCS2000 / 3-degree Gauss-Kruger CM 114E")
    #expect(reference.authority == "EPSG:4547")
    #expect(reference.kind == .projected)
    #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
  }

  @Test func prjFileOfArcGISIsRecognised() throws {
    let reference = try References.of(References.esriGauss114)
    #expect(reference.authority == "EPSG:4547")
    #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
  }

  @Test func unnamedSystemHasNoAuthority() throws {
    let reference = try References.of("+proj=tmerc +lon_0=113.1 +x_0=40000 +type=crs")
    #expect(reference.authority == nil)
    #expect(reference.kind == .projected)
  }

  @Test func geographic() throws {
    let reference = try References.cgcs2000()
    #expect(reference.kind == .geographic)
    #expect(reference.areaMethod == .geodesic)
  }

  @Test(arguments: [
    "EPSG:4526", "EPSG:32650", "EPSG:2193", "EPSG:22275", "EPSG:2154", "EPSG:3812", "EPSG:24600", "EPSG:3035",
    "ESRI:102025", "EPSG:28992", "EPSG:3078", "EPSG:3168", "EPSG:2056", "EPSG:5514", "EPSG:5516",
    "EPSG:27200",
    "EPSG:29702", "EPSG:5880", "EPSG:6247", "+proj=gstmerc +lat_0=-21 +lon_0=55.5 +type=crs",
  ])
  func nationalGridsArePlanar(definition: String) throws {
    let reference = try References.of(definition)
    #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
  }

  @Test(arguments: [
    "EPSG:3857", "ESRI:102100", "EPSG:3395", "EPSG:32662", "EPSG:3031", "EPSG:3413", "ESRI:54008",
    "ESRI:54030",
    "EPSG:6933", "ESRI:54009",
  ])
  func worldMapsAreNot(definition: String) throws {
    let reference = try References.of(definition)
    #expect(reference.kind == .projected)
    #expect(reference.areaMethod == .geodesicFromProjection)
  }

  @Test func theHorizontalPartOfACompoundSystemCounts() throws {
    let reference = try References.of("EPSG:4547+5737")
    #expect(reference.kind == .projected)
    #expect(reference.areaMethod == .planar(squareMetresPerUnit: 1))
  }

  @Test func theBaseOfABoundSystemCounts() throws {
    let bound = "+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3 +type=crs"
    let reference = try References.of(bound)
    #expect(reference.kind == .geographic)
    let mercator = "+proj=merc +ellps=krass +towgs84=15.8,-154.4,-82.3 +type=crs"
    #expect(try References.of(mercator).areaMethod == .geodesicFromProjection)
  }

  @Test(arguments: [
    "", "EPSG:0", "EPSG:999999", "不是坐标系", "GEOGCS[", "+proj=nothing",
    // Heights, geocentric coordinates, an ellipsoid, a pipeline, a moved pole.
    "EPSG:5737", "EPSG:4479", "EPSG:7030", "+proj=pipeline +step +proj=utm +zone=50",
    "+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=30 +lon_0=10 +type=crs",
    // What GeoPackage writes for a layer whose system nobody stated.
    #"GEOGCS["Undefined geographic SRS",DATUM["unknown",SPHEROID["unknown",6378137,298.257223563]],"#
      + #"PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
    #"LOCAL_CS["Undefined Cartesian SRS",UNIT["metre",1]]"#,
  ])
  func notUnderstood(definition: String) {
    #expect(SpatialReference(definition: definition) == nil)
  }

  @Test func deepNestingIsRefused() {
    #expect(SpatialReference(definition: String(repeating: "GEOGCS[", count: 100_000)) == nil)
  }
}
