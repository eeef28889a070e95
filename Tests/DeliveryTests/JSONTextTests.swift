import Evaluation
import Foundation
import Testing

@testable import Delivery

@Suite struct JSONTextTests {
  @Test func textsAreEscaped() {
    var bytes: [UInt8] = []
    JSONText.append("a\"b\\c\n\u{1}宗地", to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\"a\\\"b\\\\c\\n\\u0001宗地\"")
  }

  @Test func membersKeepTheirOrder() throws {
    let value = JSONValue.object([("z", .count(1)), ("a", .list([.number(0.5), .null])), ("e", .object([]))])
    let text = String(decoding: JSONText.pretty(value), as: UTF8.self)
    #expect(text == "{\n  \"z\": 1,\n  \"a\": [0.5, null],\n  \"e\": {}\n}\n")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(String(decoding: JSONText.pretty(.list([.number(.infinity)])), as: UTF8.self).contains("null"))
  }
}
