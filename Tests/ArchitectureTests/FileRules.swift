/// Holds what a file says against the house's manners.
enum FileRules {
  static func offences(in file: SourceFile) -> [Offence] {
    var offences: [Offence] = []
    func object(_ line: Int, _ words: String) {
      offences.append(Offence(path: file.path, line: line, words: words))
    }
    for folder in file.path.split(separator: "/") {
      let name = folder.split(separator: ".").first.map(String.init) ?? ""
      if House.refusedFolders.contains(where: { name == $0 || name.hasSuffix($0.dropLast()) }) {
        object(0, "\(folder) gathers what has no place")
      }
    }
    let lines = file.lines
    let count = lines.last?.text.isEmpty == true ? lines.count - 1 : lines.count
    if count > House.lineLimit { object(count, "the file has \(count) lines") }
    for (number, text) in lines {
      let code = codePart(of: text)
      if code.contains("try!") { object(number, "try!") }
      if code.contains("as!") { object(number, "as!") }
      if code.contains("@unchecked Sendable"), !text.contains("//") {
        object(number, "@unchecked Sendable without its reason")
      }
      if let name = declaredType(in: code), House.rooms.contains(name) || House.doors[name] != nil {
        object(number, "the type \(name) bears a module's name")
      }
    }
    return offences
  }

  /// A line without its comment.
  private static func codePart(of line: Substring) -> Substring {
    line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
  }

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
  ]

  /// The name of the type a line declares.
  static func declaredType(in line: Substring) -> String? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
    let name = words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }
}
