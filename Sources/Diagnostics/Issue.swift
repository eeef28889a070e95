/// How bad an issue is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// A value or row could not be used.
  case error
  /// Used, but somebody should look.
  case warning
  /// An assumption or a repair, for the record.
  case info

  /// The worse one comes first.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}

/// Something found in the data that does not stop the run: a row of `csv/issues.csv`.
public struct Issue: Hashable, Sendable {
  /// Issues are many, and are gathered and sorted: what they say is held once.
  private let finding: Finding

  private final class Finding: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  private struct Content: Hashable, Sendable {
    let severity: Severity
    let message: Message
    let table: String?
    let place: Place
    let subject: String?
    let arguments: [String: Argument]
  }

  /// An issue; the place's file is the source as it stands in the manifest.
  public init(
    _ severity: Severity, _ message: Message, table: String? = nil, at place: Place = .unknown,
    subject: String? = nil, _ arguments: [String: Argument] = [:]
  ) {
    finding = Finding(
      Content(
        severity: severity, message: message, table: table, place: place, subject: subject,
        arguments: arguments))
  }

  /// How bad it is.
  public var severity: Severity { finding.content.severity }
  /// What it is.
  public var message: Message { finding.content.message }
  /// The canonical table it is in, if it is in one.
  public var table: String? { finding.content.table }
  /// Source as named in the manifest, layer or sheet, row, column.
  public var place: Place { finding.content.place }
  /// The key of the subject it concerns.
  public var subject: String? { finding.content.subject }
  /// What fills the message.
  public var arguments: [String: Argument] { finding.content.arguments }

  /// Issues are equal that say the same.
  public static func == (a: Issue, b: Issue) -> Bool {
    a.finding === b.finding || a.finding.content == b.finding.content
  }

  /// By what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(finding.content) }

  /// The message in words; layer, sheet and column are in the text, file and row have columns of their own.
  public func text(in language: Language) -> String {
    let body = message.filled(arguments, in: language)
    let inside = Place(layer: place.layer, column: place.column).described(in: language)
    return inside.isEmpty ? body : language == .zh ? "\(inside)：\(body)" : "\(inside.trimmedStart): \(body)"
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop(while: { $0 == " " })) }
}

extension Issue {
  /// An order that does not depend on how rows were read: severity, code, table, source, row, subject, text.
  public static func inReportOrder(_ issues: [Issue]) -> [Issue] {
    issues.sorted { $0.precedes($1) }
  }

  /// Texts are worded only where everything else is equal.
  private func precedes(_ other: Issue) -> Bool {
    if severity != other.severity { return severity < other.severity }
    func differ(_ a: String?, _ b: String?) -> Bool? {
      let (a, b) = (a ?? "", b ?? "")
      return a.utf8.elementsEqual(b.utf8) ? nil : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    if let first = differ(message.code, other.message.code) ?? differ(table, other.table)
      ?? differ(place.file, other.place.file)
    {
      return first
    }
    if place.row != other.place.row { return place.row ?? -1 < other.place.row ?? -1 }
    return differ(subject, other.subject) ?? differ(text(in: .en), other.text(in: .en)) ?? false
  }
}
