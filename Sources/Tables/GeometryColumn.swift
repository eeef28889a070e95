/// The geometries of a layer as well-known binary, end to end in one buffer, and the coordinate reference
/// system each is in.
public struct GeometryColumn: Sendable {
  private var bytes: [UInt8]
  private var ends: [Int]
  /// The reference systems that occur, as WKT or as authority and code; nil where nothing says it.
  public private(set) var references: [String?]
  private var referenceOfRow: [UInt8]

  /// No rows yet.
  public init() {
    bytes = []
    ends = []
    references = []
    referenceOfRow = []
  }

  /// How many rows.
  public var count: Int { ends.count }

  /// The ISO WKB of a row, without curves; empty where the row has no geometry.
  public func wkb(_ row: Int) -> ArraySlice<UInt8> {
    bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }

  /// Which of `references` a row is in.
  public func referenceIndex(_ row: Int) -> Int { Int(referenceOfRow[row]) }

  /// Makes room for a layer of so many rows, those that are there already counted: room that grows by doubling would
  /// be half empty.
  public mutating func reserve(rows: Int) {
    guard rows > count, count > 0 else { return }
    ends.reserveCapacity(rows)
    referenceOfRow.reserveCapacity(rows)
    bytes.reserveCapacity(Int(Double(bytes.count) / Double(count) * Double(rows) * 1.05))
  }

  /// Adds a row; empty bytes for a row without geometry.
  public mutating func append(_ wkb: some Sequence<UInt8>, reference: String?) {
    bytes.append(contentsOf: wkb)
    ends.append(bytes.count)
    if let last = referenceOfRow.last, references[Int(last)] == reference {
      referenceOfRow.append(last)
    } else if let known = references.firstIndex(of: reference) {
      referenceOfRow.append(UInt8(known))
    } else {
      references.append(reference)
      referenceOfRow.append(UInt8(references.count - 1))
    }
  }

  /// The rows named, in that order; a negative row number gives a row without geometry.
  public func gathered(_ rows: [Int]) -> GeometryColumn {
    var column = GeometryColumn()
    for row in rows {
      if row < 0 {
        column.append([], reference: references.first ?? nil)
      } else {
        column.append(wkb(row), reference: references[referenceIndex(row)])
      }
    }
    return column
  }
}
