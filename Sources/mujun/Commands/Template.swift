internal import ArgumentParser
internal import Delivery
internal import Diagnostics
internal import Foundation
internal import Tables

struct Template: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write blank workbooks for the bureaus to fill in, and the dataset.yaml that reads them.",
    discussion:
      "A path that ends in .yaml gets a blank project page for mujun admit, one in .xlsx a blank batch.")

  @ArgumentParser.Argument(
    help: "The folder to write them into; it need not be there. Or a project page or batch.")
  var folder: String

  @Option(
    name: .customLong("year"), parsing: .upToNextOption,
    help: "The year evaluated, or several: sheets for each, the last evaluated.")
  var years: [Int] = []

  @Option(help: "The title of the dataset. By default the folder's name.")
  var title: String?

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      if ProjectTemplate.isMeant(by: folder) {
        try ProjectTemplate(path: folder, language: language).write()
        Console.result(Message.projectTemplateWritten.filled(["path": .text(folder)], in: language))
        Console.result("  \(ShellText.program) admit \(ShellText.word(folder)) --rules … --as-of …")
        return
      }
      guard !years.isEmpty, years.allSatisfy({ (1990...2099).contains($0) }) else {
        throw Refusal(.usage, .collectionNoYear, ["folder": .text(folder)])
      }
      let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
      let workbooks = CollectionWorkbooks(
        folder: folder, title: title ?? name, years: years, rules: NeededColumns.byRule(), language: language)
      let written = try workbooks.write()
      Console.result(Message.collectionWritten.filled(["folder": .text(folder)], in: language))
      for (file, bureau) in written {
        Console.result(
          "  "
            + (bureau.map {
              Message.collectionFor.filled(["file": .text(file), "bureau": .term($0)], in: language)
            } ?? file))
      }
      Console.result("")
      Console.result(Message.collectionNext.filled([:], in: language))
      Console.result("  \(ShellText.program) check \(ShellText.word(folder))")
    }
  }
}
