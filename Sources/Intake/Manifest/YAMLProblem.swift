internal import Diagnostics
internal import Yams

/// Turns what the YAML parser says into a refusal with its place.
enum YAMLProblem {
  static func refusal(_ error: YamlError, file: String) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Refusal(
        .badInput, .manifestSyntax, at: Place(file: file, line: mark.line, character: mark.column),
        ["problem": .text(problem)])
    case .duplicatedKeysInMapping(let duplicates, let context):
      Refusal(
        .badInput, .manifestDuplicateKey,
        at: Place(file: file, line: context.mark.line, character: context.mark.column),
        ["key": .list(duplicates)])
    case .reader(let problem, _, _, _):
      Refusal(.badInput, .manifestSyntax, at: Place(file: file), ["problem": .text(problem)])
    default:
      Refusal(.badInput, .manifestUnreadable, at: Place(file: file))
    }
  }
}
