internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check and read rule books.",
    subcommands: [RulesCheck.self, RulesShow.self, RulesTest.self, RulesNames.self])
}

struct RulesCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check that rule books can be used: names, units, dates, documents.")

  @ArgumentParser.Argument(help: "Rule books: paths, or names of shipped ones.")
  var books: [String]

  @Option(help: "A dataset whose own columns the books may name.")
  var dataset: String?

  @Option(name: .customLong("set"), parsing: .upToNextOption, help: "Parameters: name=value.")
  var settings: [String] = []

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let read = try Pipeline(language: language).books(books)
      let data = try dataset.map { try DatasetReader(path: $0).read().dataset }
      let settings = try Settings(settings)
      // Books are judged on the last day they are in force where no dataset says otherwise.
      let rules = try RuleCompiler.compile(
        read, facts: data.map { .of($0) } ?? .canonical, settings: settings,
        asOf: data?.asOf ?? day(of: read), allowsUnsetParameters: true)
      for (book, compiled) in zip(read, rules.books) { report(book, compiled, rules, language) }
    }
  }

  private func day(of books: [RuleBook]) -> CalendarDay {
    books.compactMap { $0.inForce.to ?? $0.inForce.from }.max() ?? CalendarDay(number: 0)
  }

  private func report(_ book: RuleBook, _ compiled: CompiledBook, _ rules: Rules, _ language: Language) {
    Console.result(
      Message.bookSound.filled(["title": .text(compiled.title), "id": .text(compiled.id)], in: language))
    Console.result(
      "  "
        + Message.bookSummary.filled(
          [
            "metrics": .count(book.metrics.count), "standards": .count(book.standards.count),
            "flags": .count(book.flags.count), "lists": .count(book.lists.count),
          ], in: language))
    if !book.schemes.isEmpty {
      Console.result(
        "  "
          + Message.schemesSummary.filled(
            ["count": .count(book.schemes.count), "names": .list(book.schemes.map(\.label))], in: language))
    }
    let unset = rules.parameters.filter { $0.value == nil && rules.books[$0.book].id == compiled.id }
    guard !unset.isEmpty else { return }
    Console.result(
      "  "
        + Message.mustBeSet.filled(["settings": .list(unset.map { "\($0.id)(\($0.label))" })], in: language))
  }
}

struct RulesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a rule book as numbered prose beside the words it rests on.")

  @ArgumentParser.Argument(help: "A rule book: a path, or the name of a shipped one.")
  var book: String

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      for book in try Pipeline(language: language).books([book]) {
        for line in BookProse.lines(book, in: language) { Console.result(line) }
      }
    }
  }
}

struct RulesNames: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the names of the shipped rule books.")

  @OptionGroup var language: LanguageOption

  func run() async throws {
    try await Console.run(language.language) {
      for name in BookLibrary(shipped: ShippedBooks.folder).shippedNames { Console.result(name) }
    }
  }
}
