internal import Diagnostics
internal import Foundation
internal import Tables

/// Where an output folder is to stand, and what stands there now.
struct FolderPlace {
  private let path: String
  /// The files named by the summary of the folder that stands there; nil where nothing does.
  private let record: [String: String?]?

  /// - Throws: a `Refusal` where something stands there that mujun did not make.
  init(_ path: String) throws {
    let url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    self.path = url.path
    // A link that leads nowhere does not exist for the file manager but stands in the way.
    let exists = (try? FileManager.default.attributesOfItem(atPath: url.path)) != nil
    guard exists else {
      record = nil
      return
    }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard isFolder.boolValue else { throw Refusal(.badInput, .outputIsFile, ["path": .text(path)]) }
    guard let record = FolderPlace.record(in: url.path) else {
      throw Refusal(.badInput, .outputNotOurs, ["path": .text(path)])
    }
    self.record = record
  }

  /// The files a summary names, nil where there is no summary of mujun.
  private static func record(in folder: String) -> [String: String?]? {
    guard let bytes = RegularFile.bytes("\(folder)/\(SummaryJSON.path)"),
      let summary = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      summary["tool"] as? String == SummaryJSON.tool
    else { return nil }
    return (summary["files"] as? [String: Any] ?? [:]).mapValues { $0 as? String }
  }

  // MARK: Putting in place

  private var parent: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  private var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// A name beside the place that nothing bears yet.
  private func free(_ candidate: (Int) -> String) -> String {
    var number = 1
    while (try? FileManager.default.attributesOfItem(atPath: "\(parent)/\(candidate(number))")) != nil {
      number += 1
    }
    return "\(parent)/\(candidate(number))"
  }

  /// A new empty folder beside the place.
  func makeDraft() throws -> String {
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      let draft = free { ".\(name).\(ProcessInfo.processInfo.processIdentifier)-\($0)" }
      Drafts.add(draft)
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: false)
      return draft
    } catch {
      throw FolderPlace.refusal(.cannotWrite, path, error)
    }
  }

  /// Renames the draft to the place. What stood there goes, unless somebody worked on it.
  func replace(with draft: String) throws -> KeptFolder? {
    guard let record else {
      try move(draft, to: path)
      return nil
    }
    let touched = FolderContents.touched(in: path, record: record)
    let aside =
      touched.isEmpty
      ? free { ".\(name).former-\($0)" } : free { $0 == 1 ? "\(name).old" : "\(name).old-\($0)" }
    if Renaming.exchange(draft, path) {
      // What stood there now bears the draft's name.
      guard !touched.isEmpty else {
        try? FileManager.default.removeItem(atPath: draft)
        return nil
      }
      try move(draft, to: aside)
      return KeptFolder(path: aside, files: Array(touched.prefix(3)))
    }
    try move(path, to: aside)
    do {
      try move(draft, to: path)
    } catch {
      try? FileManager.default.moveItem(atPath: aside, toPath: path)
      throw error
    }
    guard touched.isEmpty else { return KeptFolder(path: aside, files: Array(touched.prefix(3))) }
    try? FileManager.default.removeItem(atPath: aside)
    return nil
  }

  private func move(_ from: String, to: String) throws {
    do {
      try FileManager.default.moveItem(atPath: from, toPath: to)
    } catch {
      throw FolderPlace.refusal(.cannotReplace, path, error)
    }
  }

  private static func refusal(_ message: Message, _ path: String, _ error: any Error) -> Refusal {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let reason =
      (underlying ?? error as NSError).domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32((underlying ?? error as NSError).code)))
      : (error as NSError).localizedDescription
    return Refusal(.badInput, message, ["path": .text(path), "reason": .text(reason)])
  }
}
