import Diagnostics
import Testing

@testable import Documents

@Suite struct YAMLDocumentTests {
  private func parse(_ yaml: String) throws -> DocumentNode { try YAMLDocument.parse(yaml, file: "f.yaml") }

  private func refusal(_ yaml: String) throws -> Refusal {
    try #require(throws: Refusal.self) { try parse(yaml) }
  }

  private func entries(_ node: DocumentNode) -> [DocumentNode.Entry] {
    if case .mapping(let entries) = node.content { entries } else { [] }
  }

  @Test func `every node knows its line and character, Chinese counted by character`() throws {
    let root = try parse("标题: 一\nitems:\n  甲: {when: 税收 > 3}\n  - 不\n".replacing("  - 不\n", with: ""))
    let items = entries(root)[1].value
    let item = entries(items)[0]
    #expect(entries(root)[0].value.place == Place(file: "f.yaml", line: 1, character: 5))
    #expect(item.key.place == Place(file: "f.yaml", line: 3, character: 3))
    let when = entries(item.value)[0].value
    #expect(when.place == Place(file: "f.yaml", line: 3, character: 13))
    #expect(when.text?.place(at: 5) == Place(file: "f.yaml", line: 3, character: 18))
  }

  @Test func `every scalar is text`() throws {
    let root = try parse("a: 2021-12-31\nb: yes\nc: 0x1F\nd: 1e3\ne: ~\nf: '~'\ng: null\nh:\n")
    let texts = entries(root).map { $0.value.text?.text }
    #expect(texts == ["2021-12-31", "yes", "0x1F", "1e3", "~", "~", "null", ""])
    #expect(entries(root).map(\.value.isNull) == [false, false, false, false, true, false, true, true])
  }

  @Test func `a quoted text starts a character later`() throws {
    let value = entries(try parse("k: \"ab\"")).first?.value.text
    #expect(value?.place(at: 1).character == 6)
    #expect(entries(try parse("k: ab")).first?.value.text?.place(at: 1).character == 5)
  }

  /// Where the text is not the line as it stands, a character inside it has no place of its own.
  @Test(arguments: [
    "k: ab\n  cd ef\n", "k: >-\n  ab cd ef\n", "k: |-\n  ab cd ef\n", "k: \"ab\\\n  cd ef\"\n",
    "k: \"\\u0061b cd ef\"\n", "k: 'a''b cd ef'\n", "k: |\n  ab\n  cd ef\n",
  ])
  func `of a text folded, escaped or over several lines only the start is told`(yaml: String) throws {
    let value = try #require(entries(try parse(yaml)).first?.value.text)
    #expect(value.place(at: 6).line == 1)
    #expect(value.place(at: 6).character == 4)
  }

  @Test func `an alias stands for what its anchor holds, with the anchor's place`() throws {
    let root = try parse("a: &x 20 亩\nb: *x\n")
    #expect(entries(root)[1].value.text?.text == "20 亩")
    #expect(entries(root)[1].value.place.line == 1)
  }

  @Test func `duplicate keys are refused with the place`() throws {
    let found = try refusal("x: 1\nmetrics:\n  a: 1\n  b: 2\n  a: 3\n")
    #expect(found.message == .duplicateYAMLKey)
    #expect(found.arguments["keys"] == .list(["a"]))
    #expect(found.place.line == 3)
  }

  @Test(arguments: [
    ("a: [1, 2", "not_yaml"), ("a: b: c", "not_yaml"), ("\tkey: 1", "not_yaml"), ("a: \"open", "not_yaml"),
    ("a: *nobody", "not_yaml"), ("a: 1\n---\nb: 2", "not_yaml"), ("", "document_empty"),
    ("# remark\n", "document_empty"),
    ("? [a, b]\n: 1", "key_not_text"), ("? {a: 1}\n: 1", "key_not_text"), ("a: \u{0}", "not_yaml"),
    ("a: !!binary x: y", "not_yaml"), ("%YAML 9.9\n---\na: 1", "not_yaml"),
  ])
  func `what is no plain document is refused`(yaml: String, code: String) throws {
    let found = try refusal(yaml)
    #expect(found.message.code == code)
    #expect(found.kind == .badInput)
    #expect(found.place.file == "f.yaml")
  }

  private static let laughs =
    "l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
    + (1...9).map { n in
      "l\(n): &l\(n) [" + Array(repeating: "*l\(n - 1)", count: 10).joined(separator: ", ") + "]\n"
    }.joined()

  @Test(.timeLimit(.minutes(20))) func `a billion laughs are refused`() throws {
    #expect(try refusal(YAMLDocumentTests.laughs).message == .documentTooLarge)
  }

  @Test(.timeLimit(.minutes(20))) func `a billion laughs as a key are refused`() throws {
    let found = try refusal(YAMLDocumentTests.laughs + "? *l9\n: 1\n")
    #expect([Message.documentTooLarge, .keyNotText].contains(found.message))
  }

  @Test(arguments: [
    String(repeating: "[", count: 66) + String(repeating: "]", count: 66),
    String(repeating: "{a: ", count: 100) + String(repeating: "}", count: 100),
    (0..<70).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000) + "a",
    String(repeating: "? ", count: 100_000) + "a", String(repeating: "{a: ", count: 100_000),
  ])
  func `deep nesting is refused, not followed`(yaml: String) {
    let codes = ["document_too_large", "not_yaml", "key_not_text"]
    #expect(throws: Refusal.self, "\(codes)") {
      do { _ = try parse(yaml) } catch let refusal as Refusal where codes.contains(refusal.message.code) {
        throw refusal
      }
    }
  }

  @Test func `what is only long is read`() throws {
    let rows = (0..<5000).map { "k\($0): [1, 2, 3]\n" }.joined()
    #expect(entries(try parse(rows)).count == 5000)
    let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    #expect(throws: Never.self) { try parse(deep) }
  }

  @Test func `too many nodes are refused`() throws {
    let many = "[" + Array(repeating: "1", count: YAMLDocument.nodeLimit).joined(separator: ",") + "]"
    #expect(try refusal(many).message == .documentTooLarge)
  }
}
