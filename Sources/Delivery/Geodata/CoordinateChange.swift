internal import CGDAL

/// Brings geometries from one reference system into another.
struct CoordinateChange: ~Copyable {
  private let handle: OGRCoordinateTransformationH?

  /// - Returns: nil where no way between them is known: leaving the datum as it is would be off by a hundred metres
  ///   unnoticed.
  init?(from source: String, to target: String) {
    guard let source = GDALReference(source), let target = GDALReference(target) else { return nil }
    if OSRIsSame(source.handle, target.handle) != 0 {
      handle = nil
      return
    }
    let options = OCTNewCoordinateTransformationOptions()
    defer { OCTDestroyCoordinateTransformationOptions(options) }
    // Between systems of satellite age there is nothing to shift but decimetres; PROJ has no transformation for that.
    let isShifted = !(source.isOfSatelliteAge && target.isOfSatelliteAge)
    _ = OCTCoordinateTransformationOptionsSetBallparkAllowed(options, isShifted ? 0 : 1)
    guard let change = OCTNewCoordinateTransformationEx(source.handle, target.handle, options) else {
      return nil
    }
    handle = change
  }

  deinit {
    if let handle { OCTDestroyCoordinateTransformation(handle) }
  }

  /// The geometry in the other system; nil where it has no place in it.
  func callAsFunction(_ wkb: [UInt8]) -> [UInt8]? {
    guard let handle else { return wkb }
    var geometry: OGRGeometryH?
    guard OGR_G_CreateFromWkb(wkb, nil, &geometry, Int32(clamping: wkb.count)) == OGRERR_NONE, let geometry
    else { return nil }
    defer { OGR_G_DestroyGeometry(geometry) }
    guard OGR_G_Transform(geometry, handle) == OGRERR_NONE else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(OGR_G_WkbSize(geometry)))
    return OGR_G_ExportToIsoWkb(geometry, wkbNDR, &bytes) == OGRERR_NONE ? bytes : nil
  }
}

extension GDALReference {
  /// Whether its ellipsoid is that of WGS 84, CGCS2000 or GRS 80, which differ by less than a millimetre.
  var isOfSatelliteAge: Bool {
    var result = OGRERR_NONE
    let axis = OSRGetSemiMajor(handle, &result)
    let flattening = OSRGetInvFlattening(handle, &result)
    return abs(axis - 6_378_137) < 0.5 && abs(flattening - 298.257) < 0.01
  }
}
