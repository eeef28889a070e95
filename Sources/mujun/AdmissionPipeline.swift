internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

/// Wires the rooms for an admission: books and projects in, judgement out.
struct AdmissionPipeline {
  let language: Language

  struct Outcome {
    var judgement: AdmissionJudgement
    let issues: [Issue]
    let books: [RuleBook]
  }

  func judge(_ command: Admit) async throws -> Outcome {
    let books = try Pipeline(language: language).books(command.rules.books)
    let settings = try Settings(command.rules.settings)
    let asked = AdmissionBooks(books, settings: settings)
    guard !asked.isEmpty else {
      throw Refusal(
        books.isEmpty ? .usage : .badInput, .admissionNoStandard, ["books": .list(books.map(\.id))])
    }
    let reading = try ProjectReader(path: command.projects, sheet: command.sheet).read()
    let dataset = try command.dataset.map { try DatasetReader(path: $0).read().dataset }
    let asOf = try day(command.asOf, reading.projects, dataset)
    let rules = try RuleCompiler.compile(
      asked.books, facts: .of(reading.projects), settings: settings, asOf: asOf,
      acceptsProposals: command.rules.proposed)
    let land = await LinkedLand(nothing(on: asOf))
    var judgement = try AdmissionJudge.judge(reading.projects, by: rules, on: land, asOf: asOf)
    if let dataset { judgement.peers = try await peers(dataset, books, settings, command) }
    return Outcome(judgement: judgement, issues: reading.issues + rules.issues, books: books)
  }

  /// What the enterprises of a dataset reach, by the same books, on its own day.
  private func peers(
    _ dataset: Dataset, _ books: [RuleBook], _ settings: Settings, _ command: Admit
  ) async throws -> [String: PeerFigures] {
    let rules = try RuleCompiler.compile(
      books, facts: .of(dataset), settings: settings, asOf: dataset.asOf,
      acceptsProposals: command.rules.proposed)
    return PeerFigures.all(in: Judge.judge(await LinkedLand(dataset), by: rules))
  }

  private func day(_ option: String?, _ projects: Projects, _ dataset: Dataset?) throws -> CalendarDay {
    if let option { return try CalendarDay(option: option) }
    guard let day = projects.asOf ?? dataset?.asOf else { throw Refusal(.usage, .projectDayUnknown) }
    return day
  }

  /// A dataset without tables, of the year of a day.
  private func nothing(on day: CalendarDay) -> Dataset {
    Dataset(
      name: "", title: "", year: day.parts.year, asOf: day, coordinates: nil, tables: [:], counts: [:],
      inputs: [])
  }
}
