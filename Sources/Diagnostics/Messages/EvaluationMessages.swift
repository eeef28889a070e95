extension Message {
  static let evaluationMessages: [Message] = []
}
