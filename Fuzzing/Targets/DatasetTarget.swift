import Diagnostics
import Foundation
import Tables

@testable import Intake

extension FuzzTarget {
  /// A dataset of two small files, read as a user's: the input is cut at the first byte 0 into parcels and figures.
  static let dataset = FuzzTarget("dataset") { bytes in
    let folder = Scratch.folder
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    do {
      try Data(parts[0]).write(to: folder.appendingPathComponent("parcels.csv"))
      try Data(parts.count > 1 ? parts[1] : []).write(to: folder.appendingPathComponent("figures.csv"))
      let reading = try DatasetReader(path: folder.path).read()
      let lines = parts.map { part in 1 + part.count { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn } }
      for (counts, lines) in zip([reading.dataset.counts[.parcels], reading.dataset.counts[.figures]], lines)
      {
        if let counts, counts.rowsIn > lines { return "more rows than lines" }
      }
      return nil
    } catch is Refusal {
      return nil
    } catch is Refusals {
      return nil
    } catch {
      return "an error that is no refusal: \(error)"
    }
  }
}

/// A folder with a manifest, for the length of the process.
private enum Scratch {
  static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mujun-fuzz-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let manifest = "year: 2021\ntables: {parcels: parcels.csv, figures: figures.csv}\n"
    try? Data(manifest.utf8).write(to: folder.appendingPathComponent("dataset.yaml"))
    return folder
  }()
}
