internal import ArgumentParser
internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the whole reasoning about one parcel, enterprise or zone, down to the cells it rests on.")

  @OptionGroup var dataset: DatasetOptions

  @ArgumentParser.Argument(help: "The code of a parcel, an enterprise or a zone.")
  var subject: String?

  @OptionGroup var rules: BookOptions
  @OptionGroup var language: LanguageOption

  /// The code may stand last, after the books, where the parser takes it for one of them.
  mutating func validate() throws {
    if subject == nil, rules.books.count > 1 { subject = rules.books.removeLast() }
    if subject == nil {
      throw ValidationError("Name a parcel or an enterprise: mujun explain DATASET CODE --rules BOOK")
    }
  }

  func run() async throws {
    let language = language.language
    let subject = subject ?? ""
    try await Console.run(language) {
      let judgement = try await Pipeline(language: language).judge(dataset, rules).judgement
      let found = [
        judgement.explanation(of: .enterprise, key: Identifier.normalised(subject)),
        judgement.explanation(of: .parcel, key: Identifier.parcel(subject)),
        judgement.explanation(of: .zone, key: Identifier.normalised(subject)),
      ].compactMap(\.self)
      guard !found.isEmpty else { throw unknown(subject, in: judgement.land) }
      let text = ExplanationText(language)
      for explanation in found {
        for line in text.lines(explanation) { Console.result(line) }
      }
    }
  }

  private func unknown(_ subject: String, in land: LinkedLand) -> Refusal {
    let zones = land.zoning.members?.zones.keys ?? []
    return Refusal(
      .missingInput, .subjectUnknown, ["key": .text(subject)],
      suggestion: NearName.of(
        Identifier.normalised(subject), among: land.enterprises.keys + land.parcels.keys + zones))
  }
}
