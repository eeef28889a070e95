extension Message {
  static let intakeMessages: [Message] = [
  ]
}
