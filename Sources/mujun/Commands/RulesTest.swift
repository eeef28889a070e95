internal import ArgumentParser
internal import Diagnostics
internal import RuleBooks
internal import RuleCases

struct RulesTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Hold rule books against their cases: inputs with results worked by hand.")

  @ArgumentParser.Argument(help: "Rule books: paths, or names of shipped ones.")
  var books: [String]

  @Option(help: "The file of cases instead of the one beside the book (BOOK.cases.yaml).")
  var cases: String?

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      if cases != nil, books.count != 1 { throw Refusal(.usage, .casesOfOneBook) }
      let text = CaseReportText(language)
      var failed = false
      var refusals: [Refusal] = []
      for book in try Pipeline(language: language).books(books) {
        do {
          let file = try CaseFile.read(cases ?? besides(book))
          let report = try await CaseRunner(book).report(of: file)
          for line in text.lines(report) { Console.result(line) }
          failed = failed || report.failed > 0
        } catch let refusal as Refusal {
          refusals.append(refusal)
        } catch let several as Refusals {
          refusals += several.all
        }
      }
      if let refusals = Refusals(refusals) { throw refusals }
      if failed { throw ExitCode(Refusal.Kind.badInput.rawValue) }
    }
  }

  /// The file of cases beside a book.
  private func besides(_ book: RuleBook) throws -> String {
    let path = CaseFile.path(besideBook: book.files.first ?? book.file)
    guard CaseFile.exists(path) else {
      throw Refusal(
        .missingInput, .bookWithoutCases, ["book": .text(book.id), "path": .text(path)])
    }
    return path
  }
}
