internal import ArgumentParser
internal import Diagnostics
internal import Foundation

struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: "Language of messages and lists: zh or en. By default that of the system.")
  var chosen: LanguageName?

  /// The chosen language; else English where the system says so, and Chinese everywhere else.
  var language: Language {
    if let chosen { return chosen == .zh ? .zh : .en }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("en") == true ? .en : .zh
  }
}

/// The languages as words of the command line.
enum LanguageName: String, ExpressibleByArgument, CaseIterable {
  case zh, en
}

struct DatasetOptions: ParsableArguments {
  @ArgumentParser.Argument(help: "A dataset: a folder with dataset.yaml, or that file.")
  var dataset: String

  @Option(help: "The year to evaluate instead of the dataset's.")
  var year: Int?

  @Option(
    name: .customLong("as-of"),
    help: "The day durations are counted to, instead of the dataset's, written 2021-12-31.")
  var asOf: String?

  @Option(help: "How many threads to use. Results do not depend on it.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount
}

struct BookOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"), parsing: .upToNextOption,
    help: "Rule books: paths, or names of shipped ones such as tianyi/223-2021.")
  var books: [String] = []

  @Option(
    name: .customLong("set"), parsing: .upToNextOption,
    help: "Parameters of the books: name=value, in the parameter's unit or with one of its own (\"x=5 亩\").")
  var settings: [String] = []

  @ArgumentParser.Flag(help: "Take the values that the books propose for parameters not set.")
  var proposed = false
}

/// For measuring the program, not for using it: `docs/performance.md` says what the file holds.
struct PhaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write what each phase of the run took into a file, as JSON.", visibility: .hidden))
  var phases: String?
}
