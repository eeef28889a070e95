extension Message {
  /// Every message there is, for the test that holds both languages against each other.
  public static let all: [Message] =
    documentMessages + geometryMessages + intakeMessages + cadastreMessages + ruleBookMessages
    + evaluationMessages
    + deliveryMessages + exportMessages + commandMessages
}
