internal import Foundation
internal import Tables

/// The files of an output folder, and which of them somebody has worked on since.
enum FolderContents {
  /// Every file but the summary, sorted, with a digest where people write into it.
  static func listed(in folder: String) throws -> [(path: String, sha256: String?)] {
    try paths(in: folder)
      .filter { $0 != SummaryJSON.path }
      .map { path in (path, isForFillingIn(path) ? FileDigest.sha256(ofFile: "\(folder)/\(path)") : nil) }
  }

  /// Files that were changed or added by hand since mujun wrote the folder.
  ///
  /// - Parameter record: the files named by the folder's summary.
  static func touched(in folder: String, record: [String: String?]) -> [String] {
    ((try? paths(in: folder)) ?? []).filter { path in
      if path == SummaryJSON.path || isLeftBySoftware(path) { return false }
      guard let recorded = record[path] else { return true }
      guard let recorded else { return false }
      return FileDigest.sha256(ofFile: "\(folder)/\(path)") != recorded
    }
  }

  private static func paths(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isForFillingIn(_ path: String) -> Bool {
    path == ListsWorkbook.path || path.hasPrefix("lists/")
  }

  /// What Explorer, Finder, Excel and QGIS leave beside files they show or open.
  private static func isLeftBySoftware(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ["Thumbs.db", "desktop.ini", ".DS_Store"].contains(name) || name.hasPrefix("~$")
      || name.hasPrefix(".~") || name.hasSuffix("-wal") || name.hasSuffix("-shm") || name.hasSuffix(".qmd")
  }
}
