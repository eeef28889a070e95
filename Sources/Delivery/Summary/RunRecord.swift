public import Tables

/// What the record of a run holds beyond the judgement itself.
public struct RunRecord: Sendable {
  /// The version of mujun.
  public let toolVersion: String
  /// The files of the rule books, those they build on included. Books are found among them by name.
  public let ruleBooks: [InputFile]
  /// Input files that the dataset does not name itself, such as its manifest.
  public let furtherInputs: [InputFile]

  /// A record.
  public init(toolVersion: String, ruleBooks: [InputFile], furtherInputs: [InputFile] = []) {
    self.toolVersion = toolVersion
    self.ruleBooks = ruleBooks
    self.furtherInputs = furtherInputs
  }
}
