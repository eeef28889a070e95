internal import ArgumentParser
internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import Foundation
internal import RuleBooks
internal import Tables

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Show what other thresholds, parameters or weights would change: the data are read and linked once, then judged step by step."
  )

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var rules: BookOptions
  @OptionGroup var language: LanguageOption

  @Option(
    help:
      "What to vary, once or twice: standard.at_least=15..30:1, parameter=3..8:1, scheme.metric.weight=20..40:5."
  )
  var vary: [String] = []

  @Option(name: [.short, .long], help: "A CSV file for the counts; who flips goes beside it (-flips.csv).")
  var output: String?

  @ArgumentParser.Flag(help: "Replace files that are there already.")
  var overwrite = false

  /// More points of a grid than these are more than anybody reads.
  private static let gridLimit = 400

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let variations = try variations()
      try refuseExisting()
      let pipeline = Pipeline(language: language)
      let progress = Progress(language)
      defer { progress.finish() }
      let books = try pipeline.books(rules.books)
      let settings = try Settings(rules.settings)
      progress.show(Bilingual(zh: "读取数据", en: "Reading"))
      let dataset = try pipeline.read(dataset).dataset
      let own = try compile(books, settings, dataset)
      let varied = try variations.map { try VariedItem($0, of: books, own) }
      // All steps are compiled before the long work: what is wrong with a value is said at once.
      let points = try Simulate.grid(varied).map { values in
        var (books, settings) = (books, settings)
        for (item, value) in zip(varied, values) { item.apply(value, to: &books, &settings) }
        return (values: values, rules: try compile(books, settings, dataset))
      }
      progress.show(Bilingual(zh: "关联企业与宗地", en: "Linking"))
      var simulation = Simulation(await LinkedLand(dataset, threads: self.dataset.threads), by: own)
      progress.show(Bilingual(zh: "试算", en: "Simulating"))
      let rowLength = varied.last?.values.count ?? 1
      let steps = points.enumerated().map { index, point in
        simulation.judge(point.rules, values: point.values, isFirst: index % rowLength == 0)
      }
      progress.finish()
      let judged = simulation
      let report = SimulationReport(
        names: varied.map(\.name), base: simulation.base, steps: steps,
        keys: { judged.keys(of: $0) }, language: language)
      for item in varied {
        let line = Message.simulationOwn.filled(
          ["name": .text(item.name), "value": .text(item.own ?? "—")], in: language)
        Console.result(line)
      }
      Console.result("")
      for line in report.lines { Console.result(line) }
      guard let output else { return }
      try report.write(to: output)
      Console.result(
        Message.simulationWritten.filled(
          ["path": .text(output), "flips": .text(SimulationReport.flipsPath(beside: output))], in: language))
    }
  }

  private func refuseExisting() throws {
    guard let output, !overwrite else { return }
    for path in [output, SimulationReport.flipsPath(beside: output)]
    where FileManager.default.fileExists(atPath: path) {
      throw Refusal(.badInput, .exportExists, ["path": .text(path)])
    }
  }

  private func variations() throws -> [Variation] {
    if vary.isEmpty { throw Refusal(.usage, .variationMissing) }
    if vary.count > 2 { throw Refusal(.usage, .variationsTooMany, ["count": .count(vary.count)]) }
    let variations = try vary.map { try Variation($0) }
    if variations.count == 2, variations[0].name == variations[1].name {
      throw Refusal(.usage, .variationTwice, ["name": .text(variations[0].name)])
    }
    let count = variations.map(\.numbers.count).reduce(1, *)
    guard count <= Simulate.gridLimit else {
      throw Refusal(
        .usage, .variationTooMany, ["count": .count(count), "limit": .count(Simulate.gridLimit)])
    }
    return variations
  }

  private func compile(_ books: [RuleBook], _ settings: Settings, _ dataset: Dataset) throws -> Rules {
    try RuleCompiler.compile(
      books, facts: .of(dataset), settings: settings, asOf: dataset.asOf, acceptsProposals: rules.proposed)
  }

  /// Every combination, the last item moving fastest.
  private static func grid(_ items: [VariedItem]) -> [[String]] {
    items.reduce([[]]) { rows, item in rows.flatMap { row in item.values.map { row + [$0] } } }
  }
}
