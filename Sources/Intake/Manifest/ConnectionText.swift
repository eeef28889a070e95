/// What stands behind `PG:` in a manifest: words and values, values perhaps in quotes, as libpq reads them.
struct ConnectionText {
  private let settings: [(name: String, value: String)]
  /// Whether it is written as an address, whose parts are not told apart here.
  private let isAddress: Bool

  /// - Parameter source: `PG:host=… dbname=… password='…'`.
  init(_ source: String) {
    isAddress = source.contains("://")
    var rest = source.dropFirst(source.hasPrefix("PG:") ? 3 : 0)
    var settings: [(name: String, value: String)] = []
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].filter { !$0.isWhitespace }
      rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      settings.append((name, ConnectionText.value(&rest)))
    }
    self.settings = settings
  }

  /// Takes a value off the front; a backslash makes the next character an ordinary one.
  private static func value(_ rest: inout Substring) -> String {
    let isQuoted = rest.first == "'"
    if isQuoted { rest.removeFirst() }
    var value = ""
    while let next = rest.popFirst() {
      if next == "\\", let literal = rest.popFirst() {
        value.append(literal)
      } else if isQuoted ? next == "'" : next.isWhitespace {
        break
      } else {
        value.append(next)
      }
    }
    return value
  }

  /// What of it may be shown: where the database is, never who asks and how.
  var shown: String {
    let open = ["host", "port", "dbname", "service", "schemas", "active_schema", "tables"]
    let parts = settings.filter { !isAddress && open.contains($0.name) }.map { "\($0.name)=\($0.value)" }
    return "PG:" + (parts.isEmpty ? "…" : parts.joined(separator: " "))
  }

  /// A complaint about the connection, unless it repeats something that is not to be shown.
  func shown(_ complaint: String) -> String {
    let secrets = settings.filter { $0.name.lowercased().contains("pass") }.flatMap { setting in
      [setting.value] + setting.value.split(separator: " ").map(String.init)
    }
    let isOpen = !isAddress && !secrets.contains { !$0.isEmpty && complaint.contains($0) }
    return isOpen ? complaint.split(whereSeparator: \.isNewline).joined(separator: " ") : "-"
  }
}
