extension Message {
  static let cadastreMessages: [Message] = [
  ]
}
