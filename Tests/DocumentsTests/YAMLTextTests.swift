import Documents
import Testing

@Suite struct YAMLTextTests {
  /// What is written is read as it was.
  @Test(arguments: [
    "税务.xlsx", "2021年", "a: b", "#1", "- x", "", " x ", "null", "~", "\"", "\\", "{a}", "税收, 合计(元)", "a\nb",
    "\u{7}", "true",
    "\u{85}\u{2028}", "%x", "@x", "`x`", "'x'", "!x", "&x", "*x", "|", ">", "?", "? x", "x #y", "10:30",
  ])
  func scalarsComeBack(text: String) throws {
    let document = try YAMLDocument.parse(
      "key: \(YAMLText.scalar(text))\nin: {key: \(YAMLText.scalar(text))}\n", file: "x")
    guard case .mapping(let entries) = document.content, entries.count == 2,
      case .mapping(let inner) = entries[1].value.content
    else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[0].value.content.isScalar(text))
    #expect(inner.first?.value.content.isScalar(text) == true)
  }
}

extension DocumentNode.Content {
  fileprivate func isScalar(_ text: String) -> Bool {
    if case .scalar(let own) = self { own == text } else { false }
  }
}
