internal import CGDAL

/// GDAL as this room uses it: registered once, quiet, its complaints gathered instead of printed.
enum GDALLibrary {
  /// The drivers a source may be read with: files and PostgreSQL, nothing that leaves the machine by itself.
  static let layerDrivers = [
    "ESRI Shapefile", "GPKG", "GeoJSON", "OpenFileGDB", "LIBKML", "KML", "MapInfo File", "DXF", "PostgreSQL",
  ]
  static let workbookDrivers = ["XLSX", "XLS", "ODS"]

  private static let registered: Void = {
    GDALAllRegister()
    OSRSetPROJEnableNetwork(0)
    // A GeoJSON may name its reference system by an address, a view in a GeoPackage may call a geocoder: whatever
    // GDAL would fetch is refused here.
    CPLHTTPSetFetchCallback(refuseFetch, nil)
  }()

  /// Runs a body with GDAL silent on this thread.
  ///
  /// - Returns: what the body gives and what GDAL had to say meanwhile.
  static func quietly<Result: ~Copyable>(
    _ body: () throws -> Result
  ) rethrows -> GDALOutcome<Result> {
    _ = registered
    let complaints = GDALComplaints()
    let box = Unmanaged.passUnretained(complaints)
    CPLErrorReset()
    CPLPushErrorHandlerEx(gatherComplaint, box.toOpaque())
    defer { CPLPopErrorHandler() }
    let result = try withExtendedLifetime(complaints) { try body() }
    return GDALOutcome(result: result, failures: complaints.failures)
  }

  /// Reads workbooks as they are: no header guessed, every cell as text, so that codes do not become floats.
  static func setWorkbookOptions() {
    for driver in workbookDrivers {
      CPLSetThreadLocalConfigOption("OGR_\(driver)_HEADERS", "DISABLE")
      CPLSetThreadLocalConfigOption("OGR_\(driver)_FIELD_TYPES", "STRING")
    }
  }
}

/// What a call into GDAL gave and what went wrong in it.
struct GDALOutcome<Result: ~Copyable>: ~Copyable {
  let result: Result
  let failures: [String]

  consuming func take() -> Result { result }
}

/// Filled by GDAL's error handler, which is called on the thread that pushed it.
private final class GDALComplaints {
  var failures: [String] = []
  /// A damaged file can fail once per row; what is said after so many is no news.
  static let limit = 20
}

/// Answers every request for something in the net with a failure; GDAL frees the answer.
private func refuseFetch(
  _ address: UnsafePointer<CChar>?, _ options: CSLConstList?, _ progress: GDALProgressFunc?,
  _ progressData: UnsafeMutableRawPointer?, _ write: CPLHTTPFetchWriteFunc?,
  _ writeData: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
) -> UnsafeMutablePointer<CPLHTTPResult>? {
  let memory = CPLCalloc(1, MemoryLayout<CPLHTTPResult>.size)
  let answer = memory?.bindMemory(to: CPLHTTPResult.self, capacity: 1)
  answer?.pointee.nStatus = 1
  answer?.pointee.pszErrBuf = CPLStrdup("network access is off")
  return answer
}

private func gatherComplaint(_ severity: CPLErr, _ number: CPLErrorNum, _ text: UnsafePointer<CChar>?) {
  guard severity.rawValue >= CE_Failure.rawValue, let text, let data = CPLGetErrorHandlerUserData() else {
    return
  }
  let complaints = Unmanaged<GDALComplaints>.fromOpaque(data).takeUnretainedValue()
  guard complaints.failures.count < GDALComplaints.limit else { return }
  complaints.failures.append(String(cString: text))
}

/// A list of strings in C's hands, freed with this value.
struct GDALStringList: ~Copyable {
  private let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  init(_ strings: [String]) {
    list = strings.reduce(nil) { CSLAddString($0, $1) }
  }

  deinit { CSLDestroy(list) }

  /// The list as C's `const char* const*`, valid within the body.
  borrowing func withPointer<Result: ~Copyable>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    body(UnsafeRawPointer(list)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
  }
}
