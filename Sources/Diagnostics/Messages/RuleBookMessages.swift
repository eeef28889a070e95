extension Message {
  static let ruleBookMessages: [Message] = [
  ]
}
