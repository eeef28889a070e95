/// The way from a row without a code to its enterprise.
public struct RowMatch: Hashable, Sendable {
  /// By what.
  public let basis: MatchBasis
  /// The name or the meter, as the file has it.
  public let text: String
  /// The enterprise's part of the row where several share it, else nil.
  public let share: Double?

  /// A way.
  public init(basis: MatchBasis, text: String, share: Double? = nil) {
    self.basis = basis
    self.text = text
    self.share = share
  }
}

/// A row of a file as it concerns one subject: a row that several share stands for each of them.
public struct RowAddress: Hashable, Sendable {
  /// The line, or the FID.
  public let line: Int32
  /// The first column of the key, where the row has one.
  public let subject: String?

  /// A row of a file.
  public init(line: Int32, subject: String?) {
    self.line = line
    self.subject = subject
  }
}

/// Rows of a source whose name or meter leads to no enterprise.
public struct UnmatchedName: Hashable, Sendable {
  /// Why it leads to none.
  public enum Cause: Hashable, Sendable {
    /// Nobody bears the name.
    case unknown
    /// Several enterprises bear it.
    case several([String])
    /// It is shared out by shares, which this table has no amounts for.
    case shared
    /// The row has a code, but no enterprise has that code; it stays under its code.
    case codeUnknown(String)
  }

  /// The name as the file has it; the meter where there is no name.
  public let text: String
  /// Whether it is a meter.
  public let isMeter: Bool
  /// Why there is no match.
  public let cause: Cause
  /// The table.
  public let table: TableName
  /// The source as in the manifest.
  public let file: String
  /// The layer or sheet, where it matters.
  public let layer: String?
  /// The header over it.
  public let header: String
  /// Whether the rows are used all the same: under a code nobody knows, or as clauses on a parcel.
  public let isKept: Bool
  /// The lines, in their order.
  public var lines: [Int]
  /// The meters that stand beside the name.
  public var meters: [String] = []

  /// Rows without an enterprise.
  public init(
    text: String, isMeter: Bool, cause: Cause, table: TableName, file: String, layer: String?, header: String,
    isKept: Bool, lines: [Int]
  ) {
    self.text = text
    self.isMeter = isMeter
    self.cause = cause
    self.table = table
    self.file = file
    self.layer = layer
    self.header = header
    self.isKept = isKept
    self.lines = lines
  }
}
