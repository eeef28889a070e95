public import Tables

/// A name or a meter that leads to no enterprise, with the enterprises it may mean. Proposals only: nothing is linked
/// by them until somebody confirms one.
public struct NameProposal: Hashable, Sendable {
  /// Where it stands.
  public struct Origin: Hashable, Sendable {
    /// The table.
    public let table: TableName
    /// The source as in the manifest.
    public let file: String
    /// The layer or sheet, where it matters.
    public let layer: String?
    /// The first line it stands in.
    public let line: Int?
    /// In how many lines it stands.
    public let count: Int
  }

  /// An enterprise it may mean.
  public struct Candidate: Hashable, Sendable {
    /// Its code.
    public let enterprise: String
    /// Its present name.
    public let name: String?
    /// From 0 to 1; nil where the names table proposes it and the names have little in common.
    public let nearness: Double?
    /// What tells the names apart; nil where nearness is.
    public let difference: NameDifference?
    /// The former name that is near, where it is not the present one.
    public let formerName: String?
    /// Whether a row of the names table that nobody confirmed proposes it.
    public let isProposed: Bool
  }

  /// The name as a file has it; a meter where it has none.
  public let text: String
  /// Whether it is a meter.
  public let isMeter: Bool
  /// The code beside the name, where no enterprise has that code.
  public let unknownCode: String?
  /// The meters beside the name.
  public let meters: [String]
  /// Where it stands: by table and source.
  public let origins: [Origin]
  /// The enterprises it may mean, the nearest first.
  public let candidates: [Candidate]
}
