internal import Diagnostics
internal import Tables
internal import Units

/// The usable rows of the occupancy table, with enterprise and parcel resolved.
struct OccupancyRows {
  struct Row {
    let enterprise: Int
    let parcel: Int
    /// m² of land stated.
    let area: Double?
    /// m² of floor stated.
    let floorArea: Double?
    let tenure: Tenure?
    let from: CalendarDay?
    let to: CalendarDay?
    /// An open end is worth a remark once.
    let line: Int
  }

  private(set) var rows: [Row] = []
  /// Enterprises that have any usable row, in force or not: they do not climb down the ladder.
  private(set) var holders: Set<Int> = []
  /// Rows that are set aside, and why.
  private(set) var setAside: [(row: Int, reason: Message)] = []
  private(set) var issues: [Issue] = []

  init(_ table: Table?, enterprises: SubjectRows, parcels: SubjectRows) {
    guard let table else { return }
    let reader = OccupancyReader(table)
    for line in 0..<table.count {
      switch reader.row(line, enterprises: enterprises, parcels: parcels) {
      case .usable(let row):
        rows.append(row)
        holders.insert(row.enterprise)
        if row.tenure == nil, let text = reader.tenure?[line] {
          issues.append(reader.unreadable(text, line, subject: enterprises.keys[row.enterprise]))
        }
        if let from = row.from, let to = row.to, to < from {
          issues.append(reader.issue(.periodReversed, line, "to", row.enterprise, of: enterprises))
        }
      case .setAside(let issue):
        setAside.append((line, issue.message))
        issues.append(issue)
      }
    }
  }
}

/// Reads rows of the occupancy table one by one.
private struct OccupancyReader {
  enum Outcome {
    case usable(OccupancyRows.Row)
    case setAside(Issue)
  }

  private let table: Table
  private let enterprise: TextColumn?
  private let parcel: TextColumn?
  private let area: NumberColumn?
  private let floorArea: NumberColumn?
  let tenure: TextColumn?
  private let from: DayColumn?
  private let to: DayColumn?

  init(_ table: Table) {
    self.table = table
    enterprise = table.texts("enterprise_id")
    parcel = table.texts("parcel_id")
    area = table.numbers("area")
    floorArea = table.numbers("floor_area")
    tenure = table.texts("tenure")
    from = table.days("from")
    to = table.days("to")
  }

  func row(_ line: Int, enterprises: SubjectRows, parcels: SubjectRows) -> Outcome {
    let enterpriseID = enterprise?[line]
    let parcelID = parcel?[line]
    guard let enterpriseID, let e = enterprises.row(of: enterpriseID) else {
      return .setAside(issue(.unknownEnterprise, line, "enterprise_id", enterpriseID))
    }
    guard let parcelID, let p = parcels.row(of: parcelID) else {
      return .setAside(issue(.unknownParcel, line, "parcel_id", parcelID))
    }
    return .usable(
      OccupancyRows.Row(
        enterprise: e, parcel: p, area: area?[line], floorArea: floorArea?[line],
        tenure: tenure?[line].flatMap { Tenure($0) }, from: from?[line],
        to: to?[line], line: line))
  }

  /// A tenure that tells neither own land from rented.
  func unreadable(_ text: String, _ line: Int, subject: String) -> Issue {
    Issue(
      .warning, .tenureUnknown, table: TableName.occupancy.rawValue,
      at: table.place(row: line, column: "tenure"), subject: subject, ["tenure": .text(text)])
  }

  func issue(
    _ message: Message, _ line: Int, _ column: String, _ enterprise: Int, of enterprises: SubjectRows
  ) -> Issue {
    issue(message, line, column, enterprises.keys[enterprise])
  }

  private func issue(_ message: Message, _ line: Int, _ column: String, _ id: String?) -> Issue {
    Issue(
      .error, message, table: TableName.occupancy.rawValue, at: table.place(row: line, column: column),
      subject: id, ["id": .text(id ?? "")])
  }
}

extension Table {
  /// The place of a row for an issue.
  func place(row: Int, column: String? = nil) -> Place {
    let header = column.map { headers[$0] ?? $0 }
    guard let origin = origin(row: row) else { return Place(column: header) }
    return Place(
      file: origin.source.file, layer: origin.source.layer, row: origin.row, column: header)
  }
}
