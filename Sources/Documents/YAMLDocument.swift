internal import Diagnostics
internal import Yams

/// Reads YAML into nodes that know their places.
public enum YAMLDocument {
  /// A document of a sane size has fewer nodes; one with nested aliases can have any number.
  static let nodeLimit = 200_000
  static let depthLimit = 64
  /// Aliases of aliases multiply; the parser compares keys through all of them before we can count its nodes.
  static let aliasLimit = 24

  /// - Parameters:
  ///   - yaml: the text of one document.
  ///   - file: its name for messages.
  /// - Throws: a `Refusal` with line and character: not YAML, a duplicate key, empty, too large.
  public static func parse(_ yaml: String, file: String) throws -> DocumentNode {
    guard !hasManyAliases(yaml) else {
      throw Refusal(.badInput, .documentTooLarge, at: Place(file: file))
    }
    do {
      guard let root = try Yams.compose(yaml: yaml, Resolver.basic) else {
        throw Refusal(.badInput, .documentEmpty, at: Place(file: file))
      }
      var reader = NodeReader(file: file, yaml: yaml)
      return try reader.convert(root, depth: 0)
    } catch let error as YamlError {
      throw refusal(error, file: file)
    }
  }

  /// Whether a text has anchors and more words with a star than a sane document has aliases.
  private static func hasManyAliases(_ yaml: String) -> Bool {
    var anchors = 0
    var aliases = 0
    var before = UInt8(ascii: "\n")
    var mark: UInt8?
    for byte in yaml.utf8 {
      if let mark, byte > 0x20 {
        if mark == UInt8(ascii: "&") { anchors += 1 } else { aliases += 1 }
      }
      let isMark = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
      mark = isMark && (before <= 0x20 || "[{,".utf8.contains(before)) ? byte : nil
      before = byte
    }
    return anchors > 0 && aliases > aliasLimit
  }

  fileprivate static func place(_ mark: Mark?, _ file: String) -> Place {
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

/// Turns the parser's nodes into ours.
private struct NodeReader {
  private let file: String
  private let lines: [Substring]
  /// The line last looked at, in characters: a long one must not be walked again for every node.
  private var current: (number: Int, characters: [Character]) = (0, [])
  private var budget = YAMLDocument.nodeLimit

  init(file: String, yaml: String) {
    self.file = file
    lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  mutating func convert(_ node: Node, depth: Int) throws -> DocumentNode {
    budget -= 1
    guard budget > 0, depth < YAMLDocument.depthLimit else {
      throw Refusal(.badInput, .documentTooLarge, at: place(node.mark))
    }
    let content: DocumentNode.Content
    var start: Int?
    switch node {
    case .scalar(let scalar):
      start = textStart(scalar)
      content = .scalar(scalar.string)
    case .sequence(let sequence):
      var nodes: [DocumentNode] = []
      for node in sequence { nodes.append(try convert(node, depth: depth + 1)) }
      content = .sequence(nodes)
    case .mapping(let mapping):
      var entries: [DocumentNode.Entry] = []
      for (key, value) in mapping {
        guard let scalar = key.scalar else {
          throw Refusal(.badInput, .keyNotText, at: place(key.mark))
        }
        entries.append(
          DocumentNode.Entry(
            key: SourcedText(scalar.string, at: place(key.mark), start: textStart(scalar)),
            value: try convert(value, depth: depth + 1)))
      }
      content = .mapping(entries)
    case .alias:
      throw Refusal(.badInput, .documentTooLarge, at: place(node.mark))
    }
    return DocumentNode(
      content: content, place: place(node.mark), isQuoted: node.scalar?.isQuoted == true, textStart: start)
  }

  private func place(_ mark: Mark?) -> Place { YAMLDocument.place(mark, file) }

  /// How many characters after the scalar's place its text begins; nil where the line does not hold the text as it
  /// stands, because it is folded, escaped or goes over several lines.
  private mutating func textStart(_ scalar: Node.Scalar) -> Int? {
    guard let mark = scalar.mark, lines.indices.contains(mark.line - 1) else { return nil }
    if current.number != mark.line { current = (mark.line, Array(lines[mark.line - 1])) }
    let start = scalar.isQuoted ? 1 : 0
    let written = current.characters.dropFirst(mark.column - 1 + start)
    return written.starts(with: scalar.string) ? start : nil
  }
}

extension Node.Scalar {
  fileprivate var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}

extension String {
  fileprivate var firstLine: String { split(separator: "\n").first.map(String.init) ?? self }
}
