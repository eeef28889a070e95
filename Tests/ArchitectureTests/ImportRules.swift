/// Holds the `import` lines of a file against the house.
enum ImportRules {
  static func offences(in file: SourceFile) -> [Offence] {
    file.lines.compactMap { number, line in
      guard let found = imported(by: line) else { return nil }
      return objection(to: found.module, isPublic: found.isPublic, in: file.room)
        .map { Offence(path: file.path, line: number, words: $0) }
    }
  }

  /// The module a line imports; `import struct Units.Unit` imports Units.
  static func imported(by line: Substring) -> (module: String, isPublic: Bool)? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
    var isPublic = false
    while let word = words.first, word != "import" {
      guard word.hasPrefix("@") || access.contains(String(word)) else { return nil }
      isPublic = isPublic || word == "public" || word == "@_exported"
      words = words.dropFirst()
    }
    words = words.dropFirst()
    if let kind = words.first, kinds.contains(String(kind)) { words = words.dropFirst() }
    guard let module = words.first?.split(separator: ".").first else { return nil }
    return (String(module), isPublic)
  }

  private static let access: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  private static func objection(to module: String, isPublic: Bool, in room: String) -> String? {
    guard let place = House.rooms.firstIndex(of: room) else { return "\(room) is no room of the house" }
    if House.system.contains(module) { return nil }
    if let rooms = House.doors[module] {
      if !rooms.contains(room) { return "\(room) goes through the door \(module)" }
      return isPublic ? "\(room) lets \(module) out" : nil
    }
    if let rooms = House.libraries[module] {
      if !rooms.contains(room) { return "\(room) uses \(module)" }
      return isPublic ? "\(room) lets \(module) out" : nil
    }
    guard let other = House.rooms.firstIndex(of: module) else { return "\(module) is not in the house" }
    return other < place ? nil : "\(room) imports \(module), which does not stand above it"
  }
}
