internal import ArgumentParser
internal import Delivery
internal import Diagnostics
internal import Foundation
internal import Tables

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Evaluate a dataset by rule books and write figures, verdicts and lists into a folder.")

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var rules: BookOptions
  @OptionGroup var language: LanguageOption

  @Option(name: [.short, .long], help: "The folder to write. By default <dataset>-<year> in the current folder.")
  var output: String?

  @Flag(help: "Give no results where the data have errors.")
  var strict = false

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let outcome = try await Pipeline(language: language).judge(dataset, rules)
      try refuseErrors(outcome.issues)
      let progress = Progress(language)
      progress.show(Bilingual(zh: "写出结果", en: "Writing"))
      let read = outcome.judgement.land.dataset
      let path = output ?? "\(read.name)-\(read.year)"
      let record = RunRecord(
        toolVersion: Mujun.version, language: language, ruleBooks: outcome.books.flatMap(\.files).map { InputFile(name: $0, sha256: FileDigest.sha256(ofFile: $0)) })
      let summary = try OutputFolder(path: path, language: language)
        .write(outcome.judgement, issues: outcome.issues, run: record)
      progress.finish()
      for line in summary.terminalLines(folder: path, in: language) { Console.result(line) }
    }
  }

  private func refuseErrors(_ issues: [Issue]) throws {
    let errors = issues.count { $0.severity == .error }
    if strict, errors > 0 { throw Refusal(.badInput, .strictErrors, ["errors": .count(errors)]) }
  }
}
