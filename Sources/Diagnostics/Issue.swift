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
    issues.map { ($0, SortKey($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private struct SortKey: Comparable {
    let words: [String]
    let row: Int
    let tail: [String]

    init(_ issue: Issue) {
      words = [issue.severity.rankDigit, issue.message.code, issue.table ?? "", issue.place.file ?? ""]
      row = issue.place.row ?? -1
      tail = [issue.subject ?? "", issue.text(in: .en)]
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
      if a.words != b.words { return SortKey.bytesPrecede(a.words, b.words) }
      if a.row != b.row { return a.row < b.row }
      return SortKey.bytesPrecede(a.tail, b.tail)
    }

    private static func bytesPrecede(_ a: [String], _ b: [String]) -> Bool {
      for (x, y) in zip(a, b) where x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
      return false
    }
  }
}

extension Severity {
  fileprivate var rankDigit: String { String(rank) }
}
