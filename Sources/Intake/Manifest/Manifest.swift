public import Diagnostics
public import LandGeometry
public import Tables
public import Units

/// What a `dataset.yaml` says (contract D).
public struct Manifest: Sendable {
  /// The manifest file.
  public let path: String
  /// The name of the dataset.
  public let dataset: String
  /// The title shown to readers.
  public let title: String
  /// The year evaluated.
  public internal(set) var year: Int
  /// The day durations are counted to.
  public internal(set) var asOf: CalendarDay
  /// Which system the points of enterprises are in.
  public let coordinates: PointDatum?
  /// Which area is the land, and how far lines and areas may differ.
  public let policy: LandPolicy
  /// The tables in the order of the contract.
  public let tables: [TableEntry]

  /// What it says about one table.
  public struct TableEntry: Sendable {
    /// Which table.
    public let table: TableName
    /// Where its rows come from, in the order in which they are merged.
    public let sources: [SourceEntry]
    /// Headers stated for canonical columns.
    public var columns: [ColumnEntry] = []
    /// Units stated for columns.
    public var units: [UnitEntry] = []
    /// Headers that are not to be used, of the source that is read.
    var ignored: [ColumnEntry] = []
    /// The encoding that overrules what the files show.
    public var encoding: String?
    /// The reference system of layers that state none, as it was written.
    public var crs: CRSEntry?

    /// What holds for one of its sources: what the source says itself comes before what the table says.
    func speaking(for source: SourceEntry) -> TableEntry {
      var entry = self
      entry.columns =
        source.columns + columns.filter { own in !source.columns.contains { $0.name == own.name } }
      entry.units = source.units + units.filter { own in !source.units.contains { $0.name == own.name } }
      entry.ignored = source.ignored
      entry.encoding = source.encoding ?? encoding
      entry.crs = source.crs ?? crs
      return entry
    }
  }

  /// One source of a table.
  public struct SourceEntry: Sendable {
    /// As it was written: a path beside the manifest, or `PG:…`.
    public let source: String
    /// The layer or sheet, where it was named.
    public let layer: String?
    /// Columns by which rows are added up.
    public let sumBy: [String]
    /// Where the manifest says so.
    public let place: Place
    /// The year of its rows, for a source without a column of years.
    public var year: Int?
    /// Whose data they are: 税务, 统计.
    public var owner: String?
    /// What they were collected for.
    public var purpose: String?
    /// The amount its columns of months are of.
    public var monthsOf: MonthsEntry?
    /// Whether a sum that some month is missing of is missing.
    public var needsAllMonths = false
    /// What types of tax in its rows are.
    public var taxTypes: [TaxTypeEntry] = []
    /// Headers stated for this source alone.
    public var columns: [ColumnEntry] = []
    /// Headers of this source that are not to be used, though they are known.
    public var ignored: [ColumnEntry] = []
    /// Units stated for this source alone.
    public var units: [UnitEntry] = []
    /// The encoding of this source alone.
    public var encoding: String?
    /// The reference system of this source alone.
    public var crs: CRSEntry?
    /// The rows themselves, where they were written down and are in no file.
    var written: WrittenTable?

    /// The source as issues and records show it: as it was written, of a database no more than where it is.
    public var name: String {
      source.hasPrefix("PG:") ? ConnectionText(source).shown : source
    }
  }

  /// The amount that columns of months are stated to be of.
  public struct MonthsEntry: Sendable {
    /// The canonical name.
    public let name: String
    /// Where the manifest says so.
    public let place: Place
  }

  /// A type of tax as rows state it, and the column it is stated to belong to.
  public struct TaxTypeEntry: Sendable {
    /// As the rows state it.
    public let type: String
    /// The canonical name; nil where it is stated to be no tax.
    public let column: String?
  }

  /// A header stated for a canonical column.
  public struct ColumnEntry: Sendable {
    /// The canonical name.
    public let name: String
    /// The header.
    public let header: String
    /// Where the manifest says so.
    public let place: Place
  }

  /// A unit stated for a column.
  public struct UnitEntry: Sendable {
    /// The canonical name or the header.
    public let name: String
    /// The unit.
    public let unit: Unit
    /// Where the manifest says so.
    public let place: Place
  }

  /// A reference system stated for a table.
  public struct CRSEntry: Sendable {
    /// As it was written.
    public let text: String
    /// The same as WKT.
    public let wkt: String
  }
}
