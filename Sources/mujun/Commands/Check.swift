internal import ArgumentParser
internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Intake
internal import Tables

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what is wrong with a dataset. Exit code 65 where there is an error.")

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var language: LanguageOption
  @OptionGroup var measured: PhaseOptions

  @ArgumentParser.Flag(help: "List every row, also where many rows have the same fault.")
  var all = false

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let pipeline = Pipeline(language: language)
      let clock = PhaseClock(measured.phases)
      clock.begin("read")
      let reading = try pipeline.read(dataset)
      let land = await LinkedLand(reading.dataset, threads: dataset.threads, begin: clock.begin)
      clock.begin("write")
      let issues = Issue.inReportOrder(pipeline.issues(reading, land))
      let text = IssueText(language: language)
      for line in SourceText(language: language).lines(reading.dataset) { Console.result(line) }
      for line in text.folded(issues, more: .checkMore, shown: shown) { Console.result(line) }
      let counts = TableName.allCases.compactMap { land.counts[$0] }
      Console.result(JoinText(language).rowLine(counts))
      Console.result(text.summary(issues))
      clock.finish()
      if issues.contains(where: { $0.severity == .error }) {
        throw ExitCode(Refusal.Kind.badInput.rawValue)
      }
    }
  }

  /// How many of a kind are shown: what must be put right in full as far as a screen allows, remarks by example.
  private func shown(_ severity: Severity) -> Int {
    if all { return .max }
    switch severity {
    case .error: return 20
    case .warning: return 10
    case .info: return 3
    }
  }
}
