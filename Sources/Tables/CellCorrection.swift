public import Diagnostics
public import Units

/// A correction that was made to a cell: who changed it, why, and on what document (contract V11).
public struct CellCorrection: Hashable, Sendable {
  /// The table the cell is in.
  public let table: TableName
  /// The key of its row, as the correction names it.
  public let key: String
  /// The column, canonical where it is.
  public let column: String
  /// What stood there, as the correction quotes it; nil where nothing did.
  public let old: String?
  /// What stands there now, as written; nil where the cell was emptied.
  public let new: String?
  /// Why.
  public let reason: String?
  /// On what document.
  public let document: String?
  /// Who.
  public let by: String?
  /// When.
  public let date: CalendarDay?
  /// The row of the corrections that says so.
  public let place: Place

  /// A correction.
  public init(
    table: TableName, key: String, column: String, old: String?, new: String?, reason: String? = nil,
    document: String? = nil, by: String? = nil, date: CalendarDay? = nil, place: Place = .unknown
  ) {
    self.table = table
    self.key = key
    self.column = column
    self.old = old
    self.new = new
    self.reason = reason
    self.document = document
    self.by = by
    self.date = date
    self.place = place
  }
}

/// What became of the rows of the corrections table.
public struct CorrectionCounts: Hashable, Sendable {
  /// Made.
  public var applied = 0
  /// Not made, since they do not fit the data.
  public var refused = 0
  /// Begun, but without the new value.
  public var incomplete = 0
  /// Rows of a form that nobody filled in.
  public var notFilled = 0
  /// Of those made, how many name no document or nobody.
  public var undocumented = 0

  /// None.
  public init() {}

  /// Whether there are any rows.
  public var isEmpty: Bool { self == CorrectionCounts() }
}
