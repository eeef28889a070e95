internal import Tables
internal import Units

/// What the occupancy table says of those that it does not link: rows out of force, rows that name strangers.
struct OccupancyTraces {
  /// Enterprises with a row whose ends are both known, in force or not.
  private(set) var enterprises: Set<Int> = []
  /// Those of them with such a row in force on a day of the year.
  private(set) var inForce: Set<Int> = []
  /// Per parcel the known enterprises that its rows name.
  private(set) var occupants: [Int: Set<Int>] = [:]
  /// Parcels with a row in force on a day of the year.
  private(set) var parcelsInForce: Set<Int> = []
  /// Per enterprise what its rows name and no parcel is.
  private(set) var unknownParcels: [Int: Set<String>] = [:]
  /// Per parcel what its rows name and no enterprise is.
  private(set) var unknownOccupants: [Int: Set<String>] = [:]

  init(_ table: Table?, enterprises: SubjectRows, parcels: SubjectRows, in year: Int) {
    guard let table else { return }
    let ids = (table.texts("enterprise_id"), table.texts("parcel_id"))
    let from = table.days("from")
    let to = table.days("to")
    let first = CalendarDay(year: year, month: 1, day: 1)
    let last = CalendarDay(year: year, month: 12, day: 31)
    for row in 0..<table.count {
      guard let enterpriseID = ids.0?[row], let parcelID = ids.1?[row] else { continue }
      switch (enterprises.row(of: enterpriseID), parcels.row(of: parcelID)) {
      case (let enterprise?, let parcel?):
        self.enterprises.insert(enterprise)
        occupants[parcel, default: []].insert(enterprise)
        let begin = from?[row] ?? first
        let end = to?[row] ?? last
        if let begin, let end, let first, let last, begin <= end, begin <= last, end >= first {
          inForce.insert(enterprise)
          parcelsInForce.insert(parcel)
        }
      case (let enterprise?, nil): unknownParcels[enterprise, default: []].insert(parcelID)
      case (nil, let parcel?): unknownOccupants[parcel, default: []].insert(enterpriseID)
      case (nil, nil): break
      }
    }
  }
}
