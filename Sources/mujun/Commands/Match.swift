internal import ArgumentParser
internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Foundation
internal import Intake

struct Match: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a workbook of the names that lead to no enterprise, with candidates to tick.",
    discussion: "Named in dataset.yaml as the table names, the ticked workbook is read back.")

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var language: LanguageOption

  @Option(
    name: [.short, .long],
    help: "The workbook to write. By default 名称对照.xlsx in the dataset's folder.")
  var output: String?

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let path = output ?? "\(folder)/名称对照.xlsx"
      try MatchWorkbook.check(path)
      let pipeline = Pipeline(language: language)
      let reading = try pipeline.read(dataset)
      let land = await LinkedLand(reading.dataset, threads: dataset.threads)
      let proposals = land.nameProposals(reading.unmatched, threads: dataset.threads)
      guard !proposals.isEmpty else {
        return Console.result(Message.matchNothing.filled([:], in: language))
      }
      let workbook = MatchWorkbook(
        proposals, dataset: reading.dataset.name, day: reading.dataset.asOf, language: language)
      try workbook.write(to: path)
      let hasNames = reading.dataset.tables[.names] != nil
      for line in lines(proposals, path, workbook.sheet, hasNames: hasNames) { Console.result(line) }
    }
  }

  /// The folder that sources are named in.
  private var folder: String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: dataset.dataset, isDirectory: &isFolder)
    if exists, isFolder.boolValue {
      return dataset.dataset.hasSuffix("/") ? String(dataset.dataset.dropLast()) : dataset.dataset
    }
    let parent = URL(fileURLWithPath: dataset.dataset).deletingLastPathComponent().relativePath
    return parent.isEmpty ? "." : parent
  }

  private func lines(
    _ proposals: [NameProposal], _ path: String, _ sheet: String, hasNames: Bool
  ) -> [String] {
    let near = proposals.count { !$0.candidates.isEmpty }
    let source = Argument.text("{source: \(shown(path)), sheet: \(sheet)}")
    let language = language.language
    return [
      Message.matchSummary.filled(
        [
          "names": .count(proposals.count), "near": .count(near), "bare": .count(proposals.count - near),
        ], in: language), Message.matchWritten.filled(["file": .text(path)], in: language),
      Message.matchTick.filled([:], in: language),
      (hasNames ? Message.matchManifestMore : .matchManifest).filled(["source": source], in: language),
    ]
  }

  /// The path as the manifest has to write it: from its folder.
  private func shown(_ path: String) -> String {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    let base = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
    // From folder to folder, so that nothing written by the dataset depends on where it lies.
    let (to, from) = (file.pathComponents, base.pathComponents)
    let common = zip(to, from).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common)
    let shown = steps.joined(separator: "/")
    let isPlain = !shown.contains { ",:#{}[]'\"".contains($0) } && shown.first != " "
    return isPlain ? shown : "'\(shown.replacing("'", with: "''"))'"
  }
}
