public import Diagnostics

/// Reads a mapping key by key and remembers what it did not understand, so that one pass reports everything.
public struct MappingReader {
  /// The mapping's place.
  public let place: Place
  private let entries: [DocumentNode.Entry]
  private var taken: Set<String> = []

  /// - Returns: nil, with a refusal noted, where the node is not a mapping.
  public init?(_ node: DocumentNode, of subject: String, into refusals: inout [Refusal]) {
    place = node.place
    switch node.content {
    case .mapping(let entries): self.entries = entries
    case .scalar where node.isNull: entries = []
    default:
      refusals.append(
        Refusal(.badInput, .mappingExpected, at: node.place, ["subject": .text(subject)]))
      return nil
    }
  }

  /// All entries in order, for mappings whose keys are the author's own names.
  public var all: [DocumentNode.Entry] { entries }

  /// The node under a key, nil where the key is absent or nothing stands under it.
  public mutating func node(_ key: String) -> DocumentNode? {
    taken.insert(key)
    guard let value = entries.first(where: { $0.key.text == key })?.value else { return nil }
    return value.isNull ? nil : value
  }

  /// Whether the key is written at all.
  public func has(_ key: String) -> Bool { entries.contains { $0.key.text == key } }

  /// The text under a key; a list or mapping there is refused.
  public mutating func text(_ key: String, into refusals: inout [Refusal]) -> SourcedText? {
    guard let node = node(key) else { return nil }
    guard let text = node.text else {
      refusals.append(Refusal(.badInput, .textExpected, at: node.place, ["key": .text(key)]))
      return nil
    }
    return text
  }

  /// The text under a key that must be there.
  public mutating func requiredText(_ key: String, into refusals: inout [Refusal]) -> SourcedText? {
    if node(key) == nil {
      refusals.append(Refusal(.badInput, .keyMissing, at: place, ["key": .text(key)]))
      return nil
    }
    return text(key, into: &refusals)
  }

  /// The list under a key; a single value counts as a list of one.
  public mutating func list(_ key: String) -> [DocumentNode] {
    guard let node = node(key) else { return [] }
    if case .sequence(let nodes) = node.content { return nodes }
    return [node]
  }

  /// Notes every key that nobody asked for. One that a comma has cut off an expression gets told so.
  public func refuseOthers(into refusals: inout [Refusal]) {
    var told = 0
    for (index, entry) in entries.enumerated() where !taken.contains(entry.key.text) {
      // Who has so many has another kind of document; the rest would say the same.
      told += 1
      guard told <= MappingReader.mostUnknownKeys else { return }
      let before = index > 0 ? entries[index - 1].value.text?.text : nil
      if let before, MappingReader.isHalfAnExpression(before) {
        refusals.append(
          Refusal(
            .badInput, .keyCutByComma, at: entry.key.place,
            ["key": .text(entry.key.text), "left": .text(before)]))
      } else {
        refusals.append(
          Refusal(
            .badInput, .unknownKey, at: entry.key.place,
            ["key": .text(entry.key.text), "known": .list(taken.sorted())],
            suggestion: NearName.of(entry.key.text, among: taken.sorted())))
      }
    }
  }

  private static let mostUnknownKeys = 50

  /// More brackets opened than closed: what stands left of a comma that YAML took for its own.
  static func isHalfAnExpression(_ text: String) -> Bool {
    var open = 0
    for character in text {
      if character == "(" || character == "（" { open += 1 }
      if character == ")" || character == "）" { open -= 1 }
    }
    return open > 0
  }
}
