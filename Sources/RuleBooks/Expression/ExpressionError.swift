internal import Diagnostics

/// What is wrong with an expression, and at which character.
struct ExpressionError: Error {
  let message: Message
  let offset: Int
  let arguments: [String: Argument]
  let suggestion: String?

  init(
    _ message: Message, at offset: Int, _ arguments: [String: Argument] = [:], suggestion: String? = nil
  ) {
    self.message = message
    self.offset = offset
    self.arguments = arguments
    self.suggestion = suggestion
  }
}
