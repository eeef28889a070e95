extension Message {
  /// Every message there is, for the test that holds both languages against each other.
  public static let all: [Message] =
    documentMessages + geometryMessages + topologyMessages + intakeMessages + sheetMessages + formatMessages
    + evidenceMessages
    + cadastreMessages
    + ruleBookMessages
    + evaluationMessages
    + joinMessages + nameMessages + deliveryMessages + commandMessages + initMessages + templateMessages
}
