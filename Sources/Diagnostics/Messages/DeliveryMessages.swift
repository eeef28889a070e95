extension Message {
  static let deliveryMessages: [Message] = [
  ]
}
