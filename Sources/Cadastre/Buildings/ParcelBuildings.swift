internal import Diagnostics
public import Tables
internal import Units

/// What stands on each parcel (建筑物), in the order of the parcels.
///
/// A parcel that the table of buildings does not name may be bare or may not have been surveyed: all is missing then.
public struct ParcelBuildings: Sendable {
  /// How many buildings.
  public let count: NumberColumn
  /// 建筑面积, m²; missing where one building's is.
  public let floorArea: NumberColumn
  /// 计容建筑面积, m²; missing where a building's floor area or storey height is.
  public let countedFloorArea: NumberColumn
  /// 建筑物占地面积 by the polygons of the buildings, m²; missing where one has none.
  public let footprint: NumberColumn
  /// What was found about their polygons.
  let issues: [Issue]

  init(_ buildings: Table?, on parcels: SubjectRows, threads: Int) async {
    let none = NumberColumn(unit: .squareMetre, missing: parcels.count)
    guard let buildings, buildings.column("parcel_id") != nil else {
      count = NumberColumn(unit: .one, missing: parcels.count)
      (floorArea, countedFloorArea, footprint, issues) = (none, none, none, [])
      return
    }
    let rows = ParcelBuildings.rows(of: buildings, on: parcels)
    let floors = buildings.numbers("floor_area")
    let heights = buildings.numbers("storey_height")
    let subjects = SubjectRows(listedIn: buildings, key: "building_id")
    let measures = await ShapeMeasures(subjects, key: "building_id", threads: threads)
    let measured = Dictionary(
      zip(subjects.rows, measures.measured.storage), uniquingKeysWith: { first, _ in first })
    func sums(_ value: (Int) -> Double?) -> NumberColumn {
      NumberColumn(
        unit: .squareMetre, rows.map { ParcelBuildings.sum($0.map(value)) ?? NumberColumn.missing })
    }
    count = NumberColumn(unit: .one, rows.map { $0.isEmpty ? NumberColumn.missing : Double($0.count) })
    floorArea = sums { floors?[$0] }
    countedFloorArea = sums { CountedFloorArea.counted(floors?[$0], storeyHeight: heights?[$0]) }
    footprint = sums { measured[$0].flatMap { $0.isNaN ? nil : $0 } }
    issues = measures.issues
  }

  /// Per parcel the rows of its buildings.
  private static func rows(of buildings: Table, on parcels: SubjectRows) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: parcels.count)
    guard let ids = buildings.texts("parcel_id") else { return rows }
    for row in 0..<buildings.count {
      if let parcel = ids[row].flatMap({ parcels.row(of: $0) }) { rows[parcel].append(row) }
    }
    return rows
  }

  /// In the order of the amounts, so that it does not depend on that of the rows.
  private static func sum(_ parts: [Double?]) -> Double? {
    let known = parts.compactMap(\.self)
    guard !known.isEmpty, known.count == parts.count else { return nil }
    var sum = NeumaierSum()
    for part in known.sorted() { sum.add(part) }
    return sum.value
  }
}
