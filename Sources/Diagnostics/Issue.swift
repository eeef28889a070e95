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
  /// How bad it is.
  public let severity: Severity
  /// What it is.
  public let message: Message
  /// The canonical table it is in, if it is in one.
  public let table: String?
  /// Source as named in the manifest, layer or sheet, row, column.
  public let place: Place
  /// The key of the subject it concerns.
  public let subject: String?
  /// What fills the message.
  public let arguments: [String: Argument]

  /// An issue; the place's file is the source as it stands in the manifest.
  public init(
    _ severity: Severity, _ message: Message, table: String? = nil, at place: Place = .unknown,
    subject: String? = nil, _ arguments: [String: Argument] = [:]
  ) {
    self.severity = severity
    self.message = message
    self.table = table
    self.place = place
    self.subject = subject
    self.arguments = arguments
  }

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
