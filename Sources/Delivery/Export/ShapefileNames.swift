/// Names of Shapefile fields: ten bytes in the file's encoding, letters, digits and underscores, each once.
enum ShapefileNames {
  private static let limit = 10

  /// Names for columns, in their order.
  static func shortened(_ names: [String], in encoding: NationalEncoding) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = plain(name)
      var candidate = encoding.fitted(plain, bytes: limit)
      var number = 2
      while !taken.insert(candidate.uppercased()).inserted {
        let suffix = "_\(number)"
        candidate = encoding.fitted(plain, bytes: limit - suffix.utf8.count) + suffix
        number += 1
      }
      return candidate
    }
  }

  /// Beginning with a letter, without what programs refuse in names of fields. Of a name with its book's the book is
  /// left out: what tells columns apart comes after it.
  private static func plain(_ name: String) -> String {
    let own = name.split(separator: ":").last.map(String.init) ?? name
    let plain = String(own.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
    guard let first = plain.first else { return "F" }
    return first.isLetter ? plain : "F" + plain
  }
}
