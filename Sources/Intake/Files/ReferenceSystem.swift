internal import CGDAL
internal import LandGeometry

/// Coordinate reference systems as texts: understood or not, and as WKT.
enum ReferenceSystem {
  /// What a user's text such as `EPSG:4547` or `CGCS2000 3度带 38带` means, as WKT; nil where it is not understood.
  /// Nothing is looked up outside the machine, and no file is read for it.
  static func wkt(named text: String) -> String? {
    let definition = ChineseGridName.definition(named: text) ?? text
    return GDALLibrary.quietly { () -> String? in
      guard let system = OSRNewSpatialReference(nil) else { return nil }
      defer { OSRDestroySpatialReference(system) }
      guard understands(definition, system) else { return nil }
      return wkt(of: system)
    }.take()
  }

  /// Whether two reference systems given as WKT are the same.
  static func areSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    return GDALLibrary.quietly { () -> Bool in
      guard let x = OSRNewSpatialReference(nil), let y = OSRNewSpatialReference(nil) else { return false }
      defer {
        OSRDestroySpatialReference(x)
        OSRDestroySpatialReference(y)
      }
      return understands(a, x) && understands(b, y) && OSRIsSame(x, y) != 0
    }.take()
  }

  /// The name in a WKT: `CGCS2000 / 3-degree Gauss-Kruger CM 111E`.
  static func name(_ wkt: String) -> String {
    let parts = wkt.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : wkt
  }

  static func wkt(of system: OGRSpatialReferenceH) -> String? {
    let options = GDALStringList(["FORMAT=WKT2_2019", "MULTILINE=NO"])
    var text: UnsafeMutablePointer<CChar>?
    let code = options.withPointer { OSRExportToWktEx(system, &text, $0) }
    defer { VSIFree(text) }
    guard code == OGRERR_NONE, let text else { return nil }
    let wkt = String(cString: text)
    return wkt.isEmpty ? nil : wkt
  }

  /// GDAL would also take an address in the net or the name of a file.
  private static func understands(_ text: String, _ system: OGRSpatialReferenceH) -> Bool {
    guard !text.contains("://"), !text.hasPrefix("/"), !text.hasPrefix("."),
      text.contains("[") || FileBytes.kind(of: text) == .nothing
    else { return false }
    let code = OSRSetFromUserInput(system, text)
    OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER)
    return code == OGRERR_NONE
  }
}
