public import Diagnostics

/// A node of a YAML document. Every scalar is text and every node knows its place.
public struct DocumentNode: Sendable {
  /// What a node holds.
  public indirect enum Content: Sendable {
    case scalar(String)
    case sequence([DocumentNode])
    case mapping([Entry])
  }

  /// A key and what stands under it.
  public struct Entry: Sendable {
    /// The key.
    public let key: SourcedText
    /// Its value.
    public let value: DocumentNode
  }

  /// What it holds.
  public let content: Content
  /// Where it starts.
  public let place: Place
  /// Whether a scalar stands in quotes, so that its text starts a character later.
  public let isQuoted: Bool

  /// The text of a scalar.
  public var text: SourcedText? {
    if case .scalar(let text) = content { SourcedText(text, at: place, quoted: isQuoted) } else { nil }
  }

  /// Whether nothing was written: `key:` alone, or null in YAML's words.
  public var isNull: Bool {
    if case .scalar(let text) = content, !isQuoted { ["", "~", "null"].contains(text) } else { false }
  }
}

/// A text with the place it was written at.
public struct SourcedText: Sendable, CustomStringConvertible {
  /// The text.
  public let text: String
  /// Where it starts.
  public let place: Place
  private let isQuoted: Bool

  /// A text at a place.
  public init(_ text: String, at place: Place, quoted: Bool = false) {
    self.text = text
    self.place = place
    isQuoted = quoted
  }

  public var description: String { text }

  /// The place of a character inside the text; of texts over several lines, where they start.
  public func place(at offset: Int) -> Place {
    var place = place
    if !text.contains("\n"), let start = place.character {
      place.character = start + offset + (isQuoted ? 1 : 0)
    }
    return place
  }
}
