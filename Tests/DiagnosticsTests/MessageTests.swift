import Testing

@testable import Diagnostics

@Suite struct MessageTests {
  /// Messages that do not say the same in both languages, or whose code is not theirs alone.
  private func faults(_ messages: [Message]) -> [String] {
    var codes: Set<String> = []
    return messages.compactMap { message in
      if !codes.insert(message.code).inserted { return "\(message.code): code twice" }
      if message.code.isEmpty
        || !message.code.allSatisfy({ $0.isASCII && ($0.isLowercase || "_0123456789".contains($0)) })
      {
        return "\(message.code): not lower case"
      }
      if message.text.zh.isEmpty || message.text.en.isEmpty { return "\(message.code): no text" }
      if Message.placeholders(in: message.text.zh) != Message.placeholders(in: message.text.en) {
        return "\(message.code): placeholders differ"
      }
      return nil
    }
  }

  @Test func `all messages have unique codes and the same placeholders in both languages`() {
    #expect(Message.all.count > 100)
    #expect(faults(Message.all) == [])
  }

  @Test func `a faulty message would be found`() {
    let good = Message("good", zh: "{a} 亩", en: "{a} mu")
    #expect(faults([good]) == [])
    #expect(faults([good, good]) == ["good: code twice"])
    #expect(faults([Message("a", zh: "{a}", en: "{b}")]) == ["a: placeholders differ"])
    #expect(faults([Message("a", zh: "{a} {b}", en: "{a}")]) == ["a: placeholders differ"])
    #expect(faults([Message("a", zh: "", en: "a")]) == ["a: no text"])
    #expect(faults([Message("A b", zh: "一", en: "a")]) == ["A b: not lower case"])
  }

  @Test func `no message decides what only an authority decides`() {
    for message in Message.all {
      #expect(!message.text.zh.contains("认定为"), "\(message.code)")
      #expect(!message.text.zh.contains("应予收回"), "\(message.code)")
    }
  }

  @Test func `placeholders are filled in either language`() {
    let message = Message("m", zh: "{a}有{n}个:{list}", en: "{a} has {n}: {list}")
    let arguments: [String: Argument] = [
      "a": .term(Bilingual(zh: "园区", en: "the park")), "n": 2, "list": .list(["甲", "乙"]),
    ]
    #expect(message.filled(arguments, in: .zh) == "园区有2个:甲、乙")
    #expect(message.filled(arguments, in: .en) == "the park has 2: 甲, 乙")
  }

  @Test func `what fills a placeholder is not read for placeholders`() {
    let message = Message("m", zh: "{a}{b}", en: "{a}{b}")
    #expect(message.filled(["a": "{b}", "b": "x"], in: .zh) == "{b}x")
    #expect(message.filled(["a": "x"], in: .zh) == "x{b}")
    #expect(Message("m", zh: "}{", en: "{a").filled(["a": "x"], in: .en) == "{a")
  }

  @Test(arguments: [(0.1, "0.1"), (3.0, "3"), (-0.5, "-0.5"), (1_234_567, "1234567"), (1e21, "1e+21")])
  func `numbers are printed shortest`(number: Double, text: String) {
    #expect(Message("m", zh: "{n}", en: "{n}").filled(["n": .number(number)], in: .zh) == text)
  }
}
