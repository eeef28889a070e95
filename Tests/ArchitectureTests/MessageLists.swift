/// Every message is a constant and stands in a list, or no test and no reader would ever meet it.
enum MessageLists {
  /// Constants of messages that no list of the texts names, and lists that no other list names.
  static func unlisted(in texts: [String], root: String = "all") -> [String] {
    let constants = texts.flatMap { names(before: " = Message(", in: $0) }
    let lists = texts.flatMap { names(before: ": [Message] =", in: $0) }
    let listed = texts.reduce(into: Set<String>()) { $0.formUnion(elements(of: $1)) }
    return constants.filter { !listed.contains($0) } + lists.filter { $0 != root && !listed.contains($0) }
  }

  /// How many constants the texts hold.
  static func constants(in text: String) -> [String] { names(before: " = Message(", in: text) }

  private static func names(before marker: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.contains("static let"), let end = line.firstRange(of: marker)?.lowerBound else { return nil }
      return line[..<end].split(separator: " ").last.map(String.init)
    }
  }

  /// The names between the start of a list and the end of its expression.
  private static func elements(of text: String) -> Set<String> {
    var names: Set<String> = []
    var rest = text[...]
    while let start = rest.firstRange(of: ": [Message] =")?.upperBound {
      rest = rest[start...]
      let end = ["\n\n", "\n}", "static let"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
      let body = rest[..<(end ?? rest.endIndex)]
      names.formUnion(body.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
      rest = rest[body.endIndex...]
    }
    return names
  }
}
