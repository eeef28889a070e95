internal import CGDAL
internal import Diagnostics
internal import Units

/// GDAL as it is used for writing: on one thread, quiet, its complaints gathered instead of printed.
///
/// Reading has a door of its own in Intake; what a run reads and what it writes never meet in one call.
final class GDALSession {
  private(set) var failures: [String] = []

  private static let registered: Void = {
    GDALAllRegister()
    OSRSetPROJEnableNetwork(0)
  }()

  private init() {}

  /// Runs a body with GDAL set up on this thread.
  ///
  /// - Parameter day: what files say they were written on, so that their bytes do not depend on the clock.
  static func run<Result>(
    day: CalendarDay, _ body: (GDALSession) throws -> Result
  ) rethrows -> Result {
    _ = registered
    let session = GDALSession()
    let settings = [
      ("OGR_CURRENT_DATE", "\(day.description)T00:00:00.000Z"),
      // A file is written beside its place and renamed: what a crash leaves half written is never seen.
      ("OGR_SQLITE_SYNCHRONOUS", "OFF"), ("OGR_SQLITE_JOURNAL", "OFF"),
    ]
    for (name, value) in settings { CPLSetThreadLocalConfigOption(name, value) }
    CPLErrorReset()
    CPLPushErrorHandlerEx(gather, Unmanaged.passUnretained(session).toOpaque())
    defer {
      CPLPopErrorHandler()
      for (name, _) in settings { CPLSetThreadLocalConfigOption(name, nil) }
    }
    return try withExtendedLifetime(session) { try body(session) }
  }

  /// What GDAL complained of first, as a refusal that names the path.
  func refusal(_ path: String) -> Refusal {
    Refusal(
      .badInput, .cannotWrite, ["path": .text(path), "reason": .text(failures.first ?? "GDAL")])
  }

  /// Throws where GDAL has complained of anything so far.
  func check(_ path: String) throws(Refusal) {
    if !failures.isEmpty { throw refusal(path) }
  }

  /// Forgets complaints that answered a question, such as whether something is there.
  func forget(after count: Int) { failures.removeLast(max(0, failures.count - count)) }

  fileprivate func note(_ text: String) {
    // A full disk fails once per row; the first words say it.
    if failures.count < 20 { failures.append(text) }
  }
}

private func gather(_ severity: CPLErr, _ number: CPLErrorNum, _ text: UnsafePointer<CChar>?) {
  guard severity.rawValue >= CE_Failure.rawValue, let text, let data = CPLGetErrorHandlerUserData() else {
    return
  }
  Unmanaged<GDALSession>.fromOpaque(data).takeUnretainedValue().note(String(cString: text))
}

/// A list of options in C's hands, freed with this value.
struct GDALOptions: ~Copyable {
  private let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// - Parameter options: each as `NAME=VALUE`.
  init(_ options: [String]) {
    list = options.reduce(nil) { CSLAddString($0, $1) }
  }

  deinit { CSLDestroy(list) }

  /// The list as C wants it, valid within the body.
  borrowing func withList<Result>(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result)
    -> Result
  { body(list) }
}

/// A reference system in GDAL's hands, with x or the longitude first.
struct GDALReference: ~Copyable {
  let handle: OGRSpatialReferenceH

  /// - Parameter definition: WKT, or authority and code; nil for a plane that nothing ties to the earth.
  /// - Returns: nil where GDAL does not understand it.
  init?(_ definition: String?) {
    guard let handle = OSRNewSpatialReference(nil) else { return nil }
    // GeoPackage knows this name and keeps the coordinates as those of an undefined plane.
    let text = definition ?? "LOCAL_CS[\"Undefined Cartesian SRS\",UNIT[\"metre\",1]]"
    guard OSRSetFromUserInput(handle, text) == OGRERR_NONE else {
      OSRDestroySpatialReference(handle)
      return nil
    }
    OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
    self.handle = handle
  }

  deinit { OSRDestroySpatialReference(handle) }
}
