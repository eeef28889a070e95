extension Message {
  static let geometryMessages: [Message] = []
}
