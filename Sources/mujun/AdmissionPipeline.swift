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
    let asOf = try day(command.asOf, reading.projects)
    let rules = try RuleCompiler.compile(
      asked.books, facts: .of(reading.projects), settings: settings, asOf: asOf,
      acceptsProposals: command.rules.proposed)
    let land = await LinkedLand(nothing(on: asOf))
    let judgement = try AdmissionJudge.judge(reading.projects, by: rules, on: land, asOf: asOf)
    return Outcome(judgement: judgement, issues: reading.issues + rules.issues, books: books)
  }

  private func day(_ option: String?, _ projects: Projects) throws -> CalendarDay {
    if let option {
      guard let day = CalendarDay(iso: option) else {
        throw Refusal(.usage, .dateOptionMalformed, ["text": .text(option)])
      }
      return day
    }
    guard let day = projects.asOf else { throw Refusal(.usage, .projectDayUnknown) }
    return day
  }

  /// A dataset without tables, of the year of a day.
  private func nothing(on day: CalendarDay) -> Dataset {
    Dataset(
      name: "", title: "", year: day.parts.year, asOf: day, coordinates: nil, tables: [:], counts: [:],
      inputs: [])
  }
}
