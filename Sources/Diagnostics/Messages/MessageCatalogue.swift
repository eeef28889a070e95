extension Message {
  /// Every message there is, for the test that holds both languages against each other.
  public static let all: [Message] = [
    documentMessages,
    geometryMessages,
    topologyMessages,
    intakeMessages,
    sheetMessages,
    formatMessages,
    evidenceMessages,
    cadastreMessages,
    zoneMessages,
    ruleBookMessages,
    evaluationMessages,
    joinMessages,
    nameMessages,
    deliveryMessages,
    exportMessages,
    reportMessages,
    commandMessages,
    initMessages,
    templateMessages,
    sourceMessages,
    gradingMessages,
    areaMessages,
    ruleCaseMessages,
    admissionMessages,
  ].flatMap(\.self)
}
