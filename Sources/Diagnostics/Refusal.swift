/// Why a run cannot go on: what, where, and what to do about it.
///
/// Bad rows never are a refusal; a manifest, a rule book or a command line that cannot be understood is.
public struct Refusal: Error, Hashable, Sendable {
  /// The kinds of refusal and the exit codes they end a run with (sysexits).
  public enum Kind: Int32, Sendable {
    case usage = 64
    case badInput = 65
    case missingInput = 66
    case `internal` = 70
  }

  /// Decides the exit code.
  public let kind: Kind
  /// What is wrong and what to do.
  public let message: Message
  /// Where it is wrong.
  public let place: Place
  /// What fills the message.
  public let arguments: [String: Argument]
  /// A name close to one that was not understood.
  public let suggestion: String?

  /// A refusal.
  public init(
    _ kind: Kind, _ message: Message, at place: Place = .unknown,
    _ arguments: [String: Argument] = [:], suggestion: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.place = place
    self.arguments = arguments
    self.suggestion = suggestion
  }

  /// Place, what, and the near name if there is one.
  public func text(in language: Language) -> String {
    var text = message.filled(arguments, in: language)
    if let suggestion {
      text += language == .zh ? " 是否指「\(suggestion)」？" : " Did you mean \"\(suggestion)\"?"
    }
    let where_ = place.described(in: language)
    return where_.isEmpty ? text : where_ + (language == .zh ? "：" : ": ") + text
  }
}

/// Several refusals at once: a loader reports all it finds, not the first only.
public struct Refusals: Error, Sendable {
  /// Never empty.
  public let all: [Refusal]

  /// - Returns: nil where there is nothing to refuse.
  public init?(_ refusals: [Refusal]) {
    guard !refusals.isEmpty else { return nil }
    all = refusals
  }

  /// The exit code's kind: that of the first.
  public var kind: Refusal.Kind { all.first?.kind ?? .internal }
}
