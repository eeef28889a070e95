internal import Diagnostics
internal import Foundation
internal import Tables
internal import Units

/// A folder that `mujun evaluate` wrote, as far as an export needs it.
struct ResultsFolder {
  /// The GeoPackage in it.
  let package: String
  /// The day the run counted to.
  let asOf: CalendarDay
  /// The dataset and its title.
  let dataset: String
  let title: String

  /// - Throws: a `Refusal` where it is not there or not mujun's.
  init(_ path: String) throws(Refusal) {
    package = "\(path)/\(GeoPackageFile.path)"
    for file in [SummaryJSON.path, GeoPackageFile.path]
    where !FileManager.default.fileExists(atPath: "\(path)/\(file)") {
      throw Refusal(.missingInput, .exportFolderMissing, ["path": .text(path), "file": .text(file)])
    }
    guard let bytes = RegularFile.bytes("\(path)/\(SummaryJSON.path)"), RegularFile.stands(at: package),
      let summary = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      summary["tool"] as? String == SummaryJSON.tool,
      let day = (summary["as_of"] as? String).flatMap({ CalendarDay(iso: $0) })
    else { throw Refusal(.badInput, .exportNotOurs, ["path": .text(path)]) }
    asOf = day
    dataset = summary["dataset"] as? String ?? ""
    title = summary["title"] as? String ?? dataset
  }
}
