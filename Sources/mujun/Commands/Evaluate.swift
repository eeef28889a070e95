internal import ArgumentParser
internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Evaluate a dataset by rule books and write figures, verdicts and lists into a folder.")

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var rules: BookOptions
  @OptionGroup var language: LanguageOption
  @OptionGroup var measured: PhaseOptions

  @Option(
    name: [.short, .long], help: "The folder to write. By default <dataset>-<year> in the current folder.")
  var output: String?

  @ArgumentParser.Flag(help: "Give no results where the data have errors.")
  var strict = false

  @ArgumentParser.Flag(
    name: .customLong("public"), help: "Write only what the rule books publish, for handing out.")
  var isPublic = false

  @ArgumentParser.Flag(
    help: "Add a page per enterprise on its grade: one_pagers/*.xlsx, 200 pages to a workbook, 5000 in all.")
  var onePagers = false

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      if let output { try OutputFolder(path: output, language: language).check() }
      if isPublic { try refuseNothing(Pipeline(language: language).books(rules.books)) }
      let clock = PhaseClock(measured.phases)
      let outcome = try await Pipeline(language: language, clock: clock).judge(dataset, rules)
      try refuseErrors(outcome.issues)
      let progress = Progress(language)
      progress.show(Bilingual(zh: "写出结果", en: "Writing"))
      clock.begin("write")
      let read = outcome.judgement.land.dataset
      let path = output ?? "\(read.name)-\(read.year)" + (isPublic ? "-public" : "")
      let folder = OutputFolder(path: path, language: language)
      let run = RunRecord.of(outcome.books)
      let delivered =
        isPublic
        ? try folder.writePublic(
          outcome.judgement, issues: outcome.issues, run: run, threads: dataset.threads)
        : try folder.write(
          outcome.judgement, issues: outcome.issues, run: run, threads: dataset.threads, onePagers: onePagers)
      progress.finish()
      clock.finish()
      for line in delivered.lines(folder: path) { Console.result(line) }
    }
  }

  /// Before the long work: no list says what may be published.
  private func refuseNothing(_ books: [RuleBook]) throws {
    let isAny = books.contains { book in
      book.lists.contains { $0.publication != nil } || book.schemes.contains { $0.publication != nil }
    }
    if !isAny { throw Refusal(.badInput, .nothingPublished) }
  }

  private func refuseErrors(_ issues: [Issue]) throws {
    let errors = issues.count { $0.severity == .error }
    if strict, errors > 0 { throw Refusal(.badInput, .strictErrors, ["errors": .count(errors)]) }
  }
}
