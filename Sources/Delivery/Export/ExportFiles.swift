internal import Diagnostics
internal import Foundation

/// The files of an export: written in a folder beside their place and moved there, so that they are there whole or not
/// at all.
struct ExportFiles {
  private let path: String
  private let overwrites: Bool

  init(path: String, overwrites: Bool) {
    self.path = path
    self.overwrites = overwrites
  }

  private var url: URL { URL(fileURLWithPath: path) }
  private var parent: String { url.deletingLastPathComponent().path }
  private var stem: String { url.deletingPathExtension().lastPathComponent }

  /// A file that goes with it, by its ending, as the user would name it.
  func beside(_ ending: String) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    return (folder.isEmpty && !path.hasPrefix("/") ? "" : "\(folder)/") + "\(stem).\(ending)"
  }

  /// Writes and puts in place.
  ///
  /// - Parameter body: writes to the path it is given.
  func write<Result>(_ body: (_ draft: String) throws -> Result) throws -> Result {
    let manager = FileManager.default
    if manager.fileExists(atPath: path), !overwrites {
      throw Refusal(.badInput, .exportExists, ["path": .text(path)])
    }
    let folder = "\(parent)/.\(stem).\(ProcessInfo.processInfo.processIdentifier)"
    Drafts.add(folder)
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ExportFiles.refusal(path, error)
    }
    defer { Drafts.remove(folder) }
    let result = try body("\(folder)/\(url.lastPathComponent)")
    do {
      try Drafts.place { try move(from: folder) }
    } catch {
      throw ExportFiles.refusal(path, error)
    }
    return result
  }

  private func move(from folder: String) throws {
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: folder).sorted()
    for name in names {
      let target = "\(parent)/\(name)"
      if manager.fileExists(atPath: target) {
        guard overwrites else { throw Refusal(.badInput, .exportExists, ["path": .text(target)]) }
      }
    }
    // What an earlier export listed beside it is no longer true.
    if overwrites { try? manager.removeItem(atPath: path + ChangedTexts.ending) }
    for name in names {
      let target = "\(parent)/\(name)"
      try Renaming.replace(target, with: "\(folder)/\(name)")
    }
  }

  private static func refusal(_ path: String, _ error: any Error) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    return Refusal(
      .badInput, .cannotWrite,
      ["path": .text(path), "reason": .text((error as NSError).localizedDescription)])
  }
}
