public import Diagnostics

/// How the rows of a table fared. Rows found are those used and those set aside, by reason: the three cannot disagree,
/// since only the two are kept.
public struct RowCounts: Hashable, Sendable {
  /// Source by source, in the manifest's order.
  public private(set) var sources: [SourceCounts]
  /// By which basis the table's rows, or its parcels and enterprises, found what they belong to.
  public var matched: [MatchBasis: Int] = [:]

  /// The counts of the sources of a table.
  public init(_ sources: [SourceCounts]) { self.sources = sources }

  /// The counts of one source.
  public init(used: Int, setAside reasons: [Message: Int] = [:]) {
    self.init([SourceCounts(file: "", layer: nil, used: used, setAside: reasons)])
  }

  /// Rows found, but for blank ones.
  public var rowsIn: Int { used + setAside }
  /// Rows used.
  public var used: Int { sources.reduce(0) { $0 + $1.used } }
  /// Rows set aside, each listed as an issue.
  public var setAside: Int { sources.reduce(0) { $0 + $1.setAside } }
  /// Rows set aside by the issue that lists them.
  public var reasons: [Message: Int] {
    sources.reduce(into: [:]) { $0.merge($1.reasons, uniquingKeysWith: +) }
  }

  /// Takes the rows of the sources that stand behind a row of the table out of those used.
  public mutating func setAside(row: Int, of table: Table, because reason: Message) {
    for (source, count) in table.rowsRead(at: row) where sources.indices.contains(source) {
      sources[source].setAside(count, because: reason)
    }
  }
}

/// How the rows of one source fared.
public struct SourceCounts: Hashable, Sendable {
  /// As named in the manifest.
  public let file: String
  /// Layer or sheet, where it matters.
  public let layer: String?
  /// Rows used.
  public private(set) var used: Int
  /// Rows set aside by the issue that lists them.
  public private(set) var reasons: [Message: Int]
  /// What the used rows were added up to, where the manifest says `sum_by`.
  public var sums: Int?

  /// The counts of a source.
  public init(file: String, layer: String?, used: Int, setAside reasons: [Message: Int] = [:]) {
    self.file = file
    self.layer = layer
    self.used = used
    self.reasons = reasons.filter { $0.value > 0 }
  }

  /// Rows found, but for blank ones.
  public var rowsIn: Int { used + setAside }
  /// Rows set aside.
  public var setAside: Int { reasons.values.reduce(0, +) }

  /// Takes rows out of those used.
  public mutating func setAside(_ count: Int = 1, because reason: Message) {
    assert((0...used).contains(count), "a row is set aside once")
    guard count > 0 else { return }
    used -= count
    reasons[reason, default: 0] += count
  }
}

/// By what a row, a parcel or an enterprise found what it belongs to.
public enum MatchBasis: String, CaseIterable, Sendable {
  /// A code that the other table knows.
  case code
  /// 占用关系表.
  case occupancy
  /// The enterprise's own parcel_id.
  case parcelID = "parcel_id"
  /// The parcel's holder_id.
  case holder
  /// A name that one enterprise bears.
  case name
  /// A name that one enterprise bore formerly.
  case formerName = "former_name"
  /// A name that a confirmed row of `names` assigns.
  case names
  /// 户号 that a confirmed row of `names` assigns.
  case meter
  /// The enterprise's point.
  case location
  /// Nothing: figures of codes that nobody knows, subjects without a link.
  case none
}
