extension Message {
  static let commandMessages: [Message] = [
  ]
}
