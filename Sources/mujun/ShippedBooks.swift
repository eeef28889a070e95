internal import Foundation

/// Finds the folder of the shipped rule books.
enum ShippedBooks {
  /// `MUJUN_RULES`, else the nearest `rules` folder (or `share/mujun/rules`) above the program.
  static var folder: String? {
    if let folder = ProcessInfo.processInfo.environment["MUJUN_RULES"], !folder.isEmpty { return folder }
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    var folder = program?.deletingLastPathComponent()
    while let current = folder, current.path != "/" {
      for name in ["rules", "share/mujun/rules"] {
        let candidate = current.appending(path: name).path
        if FileManager.default.fileExists(atPath: candidate + "/national") { return candidate }
      }
      folder = current.deletingLastPathComponent()
    }
    return nil
  }
}
