internal import Diagnostics
internal import Yams

/// Reads YAML into nodes that know their places.
public enum YAMLDocument {
  /// A document of a sane size has fewer nodes; one with nested aliases can have any number.
  static let nodeLimit = 200_000
  static let depthLimit = 64

  /// - Parameters:
  ///   - yaml: the text of one document.
  ///   - file: its name for messages.
  /// - Throws: a `Refusal` with line and character: not YAML, a duplicate key, empty, too large.
  public static func parse(_ yaml: String, file: String) throws -> DocumentNode {
    do {
      guard let root = try Yams.compose(yaml: yaml, Resolver.basic) else {
        throw Refusal(.badInput, .documentEmpty, at: Place(file: file))
      }
      var budget = nodeLimit
      return try convert(root, file: file, depth: 0, budget: &budget)
    } catch let error as YamlError {
      throw refusal(error, file: file)
    }
  }

  private static func convert(
    _ node: Node, file: String, depth: Int, budget: inout Int
  ) throws -> DocumentNode {
    budget -= 1
    guard budget > 0, depth < depthLimit else {
      throw Refusal(.badInput, .documentTooLarge, at: place(node.mark, file))
    }
    let content: DocumentNode.Content
    var quoted = false
    switch node {
    case .scalar(let scalar):
      quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      content = .scalar(scalar.string)
    case .sequence(let sequence):
      content = .sequence(
        try sequence.map { try convert($0, file: file, depth: depth + 1, budget: &budget) })
    case .mapping(let mapping):
      var entries: [DocumentNode.Entry] = []
      for (key, value) in mapping {
        guard let scalar = key.scalar else {
          throw Refusal(.badInput, .keyNotText, at: place(key.mark, file))
        }
        let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
        entries.append(
          DocumentNode.Entry(
            key: SourcedText(scalar.string, at: place(key.mark, file), quoted: isQuoted),
            value: try convert(value, file: file, depth: depth + 1, budget: &budget)))
      }
      content = .mapping(entries)
    case .alias:
      throw Refusal(.badInput, .documentTooLarge, at: place(node.mark, file))
    }
    return DocumentNode(content: content, place: place(node.mark, file), isQuoted: quoted)
  }

  private static func place(_ mark: Mark?, _ file: String) -> Place {
    Place(file: file, line: mark?.line, character: mark?.column)
  }

  private static func refusal(_ error: YamlError, file: String) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Refusal(.badInput, .notYAML, at: place(mark, file), ["problem": .text(problem)])
    case .duplicatedKeysInMapping(let duplicates, let context):
      Refusal(
        .badInput, .duplicateYAMLKey, at: place(context.mark, file), ["keys": .list(duplicates)])
    default:
      Refusal(.badInput, .notYAML, at: Place(file: file), ["problem": .text("\(error)".firstLine)])
    }
  }
}

extension String {
  fileprivate var firstLine: String { split(separator: "\n").first.map(String.init) ?? self }
}
