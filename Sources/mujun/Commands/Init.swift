internal import ArgumentParser
internal import Cadastre
internal import Diagnostics
internal import Foundation
internal import Intake
internal import Tables

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at the files of a folder, propose its dataset.yaml and say why.")

  @ArgumentParser.Argument(help: "The folder with the offices' files.")
  var folder: String

  @Option(help: "The year to evaluate. By default the last there are figures of.")
  var year: Int?

  @Option(help: "The title of the dataset. By default the folder's name.")
  var title: String?

  @Option(
    name: [.short, .long],
    help: "The name of the file to write into the folder, or - for standard output. By default dataset.yaml.")
  var output: String = "dataset.yaml"

  @Option(
    name: .customLong("rules"), parsing: .upToNextOption,
    help: "Rule books to say what is missing for. By default the shipped ones.")
  var books: [String] = []

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
      let file = try manifestName()
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + file
      if output != "-" { try refuseExisting(path) }
      let proposal = try DatasetProposal.of(
        folder: folder, name: name, manifest: file, year: year, title: title)
      let text = proposal.manifest(in: language)
      let report = ProposalText(proposal: proposal, folder: folder, language: language)
      guard output != "-" else {
        for line in report.lines { Console.remark(line) }
        Console.result(String(text.dropLast()))
        return
      }
      for line in report.lines { Console.result(line) }
      try write(text, to: path)
      Console.result("")
      Console.result(Message.initWritten.filled(["path": .text(path)], in: language))
      let readiness = Readiness(folder: folder, manifest: path, books: books, language: language)
      for line in try await readiness.lines() { Console.result(line) }
    }
  }

  /// Sources are named as they lie beside the manifest, so it is written into their folder.
  private func manifestName() throws -> String {
    if output == "-" { return "dataset.yaml" }
    let place = URL(fileURLWithPath: output).standardizedFileURL
    if !output.contains("/") { return output }
    let own = URL(fileURLWithPath: folder).standardizedFileURL.path
    guard place.deletingLastPathComponent().path == own else {
      throw Refusal(.usage, .manifestElsewhere, ["folder": .text(folder)])
    }
    return place.lastPathComponent
  }

  private func refuseExisting(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw Refusal(.badInput, .manifestExists, ["path": .text(path)])
  }

  private func write(_ text: String, to path: String) throws {
    let place = URL(fileURLWithPath: path)
    // Beside its place, so that it is there whole or not at all.
    let draft = place.deletingLastPathComponent()
      .appendingPathComponent(".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: draft) }
    do {
      try Data(text.utf8).write(to: draft, options: [.withoutOverwriting])
      try FileManager.default.moveItem(at: draft, to: place)
    } catch {
      throw Refusal(.badInput, .manifestNotWritten, ["path": .text(path)])
    }
  }
}
