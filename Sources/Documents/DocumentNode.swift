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
  /// Whether a scalar stands in quotes.
  public let isQuoted: Bool
  /// How many characters after its place a scalar's text begins, nil where it is not written as it reads.
  let textStart: Int?

  /// The text of a scalar.
  public var text: SourcedText? {
    if case .scalar(let text) = content { SourcedText(text, at: place, start: textStart) } else { nil }
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
  private let start: Int?

  /// A text at a place.
  ///
  /// - Parameter start: how many characters after the place the text begins; nil where it is not written there as
  ///   it reads, so that characters inside it have no place of their own.
  public init(_ text: String, at place: Place, start: Int? = 0) {
    self.text = text
    self.place = place
    self.start = start
  }

  /// The text.
  public var description: String { text }

  /// The place of a character inside the text; of texts folded, escaped or over several lines, where they start.
  public func place(at offset: Int) -> Place {
    var place = place
    if let start, let first = place.character { place.character = first + start + offset }
    return place
  }
}
