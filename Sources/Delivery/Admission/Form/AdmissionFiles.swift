public import Diagnostics
public import Evaluation
internal import Foundation

/// Files an admission is written into, each in the format its name ends on.
public struct AdmissionFiles {
  private enum Format: String, CaseIterable {
    case xlsx, html, json
  }

  private let targets: [(path: String, format: Format)]

  /// - Throws: a `Refusal` where a name ends on nothing known, stands twice, or is that of a file which is there
  ///   already: somebody may have written opinions into it.
  public init(_ paths: [String]) throws {
    targets = try paths.enumerated().map { index, path in
      let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
      guard let format = Format(rawValue: ending) else {
        throw Refusal(.usage, .admissionFileFormat, ["path": .text(path)])
      }
      guard !paths[..<index].contains(path), !FileManager.default.fileExists(atPath: path) else {
        throw Refusal(.badInput, .admissionFileExists, ["path": .text(path)])
      }
      return (path, format)
    }
  }

  /// Writes them, each whole or not at all.
  ///
  /// - Returns: a remark for each.
  public func write(
    _ judgement: AdmissionJudgement, issues: [Issue], run: RunRecord, in language: Language
  ) throws -> [String] {
    guard !targets.isEmpty else { return [] }
    let form = ReviewForm(judgement, language)
    return try targets.map { path, format in
      switch format {
      case .xlsx:
        let book = FormWorkbook(form: form, language: language, day: judgement.asOf)
        try AdmissionFiles.place(path) { try book.write(to: $0) }
      case .html:
        let bytes = FormHTML(form: form, language: language).bytes
        try AdmissionFiles.place(path) { try Data(bytes).write(to: URL(fileURLWithPath: $0)) }
      case .json:
        let bytes = AdmissionJSON.bytes(judgement, issues: issues, run: run, in: language)
        try AdmissionFiles.place(path) { try Data(bytes).write(to: URL(fileURLWithPath: $0)) }
      }
      return Message.admissionFileWritten.filled(["path": .text(path)], in: language)
    }
  }

  /// Writes beside the place and moves it there.
  private static func place(_ path: String, _ write: (String) throws -> Void) throws {
    let target = URL(fileURLWithPath: path)
    let beside = target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent).part-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try write(beside.path)
      try FileManager.default.moveItem(at: beside, to: target)
    } catch {
      try? FileManager.default.removeItem(at: beside)
      let reason = (error as? Refusal)?.text(in: .en) ?? error.localizedDescription
      throw Refusal(.badInput, .cannotWrite, ["path": .text(path), "reason": .text(reason)])
    }
  }
}
