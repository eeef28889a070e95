public import LandGeometry
public import Units

/// A dataset as read: its tables and how many rows each took in.
public struct Dataset: Sendable {
  /// The name in the manifest.
  public let name: String
  /// The title shown to readers.
  public let title: String
  /// The year evaluated.
  public let year: Int
  /// The day durations are counted to.
  public let asOf: CalendarDay
  /// Which system the points of enterprises are in; nil: they are not used.
  public let coordinates: PointDatum?
  /// Which area is the land, and how far lines and areas may differ.
  public var policy: LandPolicy
  /// The tables that are there.
  public var tables: [TableName: Table]
  /// Rows in, used and set aside, by table.
  public var counts: [TableName: RowCounts]
  /// What became of the rows of the corrections table.
  public var corrections = CorrectionCounts()
  /// Files read, for the record of a run.
  public let inputs: [InputFile]

  /// A dataset.
  public init(
    name: String, title: String, year: Int, asOf: CalendarDay, coordinates: PointDatum?,
    policy: LandPolicy = LandPolicy(), tables: [TableName: Table], counts: [TableName: RowCounts],
    inputs: [InputFile]
  ) {
    self.name = name
    self.title = title
    self.year = year
    self.asOf = asOf
    self.coordinates = coordinates
    self.policy = policy
    self.tables = tables
    self.counts = counts
    self.inputs = inputs
  }
}

/// A file that was read, and what it was.
public struct InputFile: Hashable, Sendable {
  /// As named in the manifest.
  public let name: String
  /// SHA-256 of its bytes, hexadecimal; for a source that is no file, nil.
  public let sha256: String?

  /// A file.
  public init(name: String, sha256: String?) {
    self.name = name
    self.sha256 = sha256
  }
}
