/// Numbers texts that come in once each, unless reading has made two of them the same.
struct DistinctTexts {
  private(set) var texts: [String] = []
  /// Filled once a text has been changed in reading; until then no two can be the same.
  private var places: [String: Int32]?

  /// The place of a text, a new one where it is new.
  ///
  /// - Parameter isAsRead: whether it is, to the byte, what was read; each of those comes once.
  mutating func code(of text: String, isAsRead: Bool) -> Int32 {
    if isAsRead, places == nil { return add(text) }
    var known = places ?? Dictionary(zip(texts, 0...), uniquingKeysWith: { first, _ in first })
    places = nil
    defer { places = known }
    if let place = known[text] { return place }
    known[text] = Int32(texts.count)
    return add(text)
  }

  private mutating func add(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(texts.count - 1)
  }
}
