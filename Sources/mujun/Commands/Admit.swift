internal import ArgumentParser
internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import Foundation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

struct Admit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold a project, or a batch of them, against the entry standards of rule books.",
    discussion: """
      Exit codes: 0 admit, 1 not (refuse, or only on conditions), 2 cannot tell; of a batch the worst. \
      64, 65, 66 and 70 as for every command.
      """)

  /// The ways an admission is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @ArgumentParser.Argument(help: "A project page (YAML), or a table of projects (XLSX, CSV).")
  var projects: String

  @OptionGroup var rules: BookOptions

  @Option(help: "A dataset: its day to judge on, and its enterprises' figures to stand beside the promises.")
  var dataset: String?

  @Option(name: .customLong("as-of"), help: "The day to judge on, instead of the page's, written 2021-12-31.")
  var asOf: String?

  @Option(help: "The sheet of a workbook that has several.")
  var sheet: String?

  @Option(name: .customLong("project"), help: "Only this project of a batch.")
  var only: String?

  @Option(help: "text or json.")
  var format: Format = .text

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help:
      "Write the review form (准入审查表) to FILE.xlsx or FILE.html, or the result to FILE.json; may be given several times."
  )
  var outputs: [String] = []

  @Option(help: "Write what admitted projects promise as a table of contracts (CSV) that evaluate reads.")
  var commitments: String?

  @ArgumentParser.Flag(help: "Show every project of a batch in full.")
  var full = false

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let files = try AdmissionFiles(outputs)
      let pipeline = AdmissionPipeline(language: language)
      var outcome = try await pipeline.judge(self)
      if let only { outcome.judgement = try pick(only, from: outcome.judgement) }
      switch format {
      case .text:
        for line in AdmissionText.lines(outcome.judgement, in: language, isFull: full) {
          Console.result(line)
        }
        remark(outcome.issues, language)
      case .json:
        Console.result(
          bytes: AdmissionJSON.bytes(
            outcome.judgement, issues: outcome.issues, run: RunRecord.of(outcome.books), in: language))
      }
      let written = try files.write(
        outcome.judgement, issues: outcome.issues, run: RunRecord.of(outcome.books), in: language)
      for remark in written { Console.remark(remark) }
      if let commitments { try write(outcome.judgement, to: commitments, language) }
      if let code = Admit.exitCode(outcome.judgement.outcome) { throw ExitCode(code) }
    }
  }

  /// Only a plain yes is nought: a script that goes by the code must not let in what somebody still has to decide.
  static func exitCode(_ outcome: AdmissionOutcome) -> Int32? {
    switch outcome {
    case .admit: nil
    case .conditions, .refuse: 1
    case .cannotTell: 2
    }
  }

  private func pick(_ key: String, from judgement: AdmissionJudgement) throws -> AdmissionJudgement {
    let wanted = Identifier.normalised(key)
    let results = judgement.results.filter { $0.id == wanted }
    guard !results.isEmpty else {
      throw Refusal(
        .missingInput, .projectUnknown, ["key": .text(key)],
        suggestion: NearName.of(wanted, among: judgement.results.map(\.id)))
    }
    return judgement.keeping(results)
  }

  /// Standard output may be JSON: what is said of the file goes beside it.
  private func write(_ judgement: AdmissionJudgement, to path: String, _ language: Language) throws {
    let written = try CommitmentsFile(judgement, language: language).write(to: path)
    for remark in written.remarks { Console.remark(remark) }
    Console.remark(
      Message.commitmentsWritten.filled(
        ["count": .count(written.count), "file": .text(path)], in: language))
  }

  private func remark(_ issues: [Issue], _ language: Language) {
    let text = IssueText(language: language)
    for issue in issues { Console.remark(text.line(issue)) }
  }
}
