public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// In which zone each parcel lies (contract G4).
public struct Zoning: Sendable {
  /// Per parcel its zone's id: the stated one, else the leaf zone with the largest share of it.
  public let zoneOfParcel: TextColumn
  /// What belongs to each zone; nil without zones.
  public let members: ZoneMembers?
  /// What was found.
  public let issues: [Issue]
  /// The zones themselves; nil where the dataset has none.
  public let outlines: ZoneOutlines?

  init(_ parcels: SubjectRows, shapes: MeasuredShapes?, zones table: Table?, threads: Int) async {
    let stated = parcels.texts("zone")
    guard let table else {
      zoneOfParcel = stated ?? TextColumn(missing: parcels.count)
      members = nil
      issues = []
      outlines = nil
      return
    }
    let tree = ZoneTree(table)
    let measures = await ShapeMeasures(tree.zones, key: "zone_id", threads: threads)
    var found = tree.issues + measures.issues
    var lying = [ZoneShare?](repeating: nil, count: parcels.count)
    let search: ZoneSearch? =
      if let shapes, let zoneShapes = measures.shapes {
        ZoneSearch(tree: tree, zones: zoneShapes, parcels: shapes)
      } else {
        nil
      }
    if let search {
      lying = await ParallelChunks(count: parcels.count, threads: threads).map { search.shares(of: $0) }
        .flatMap(\.self)
      found += search.zones.issues(.zonesConverted, of: table)
      if search.areSystemsApart {
        found.append(Issue(.warning, .zonesInOtherSystem, table: TableName.zones.rawValue))
      }
    }
    var settled = [String?](repeating: nil, count: parcels.count)
    for parcel in 0..<parcels.count {
      let choice = ZoneChoice(stated: stated?[parcel], lying: lying[parcel], in: tree)
      settled[parcel] = choice.zone
      found += choice.remarks.map { message, arguments in
        Issue(
          .warning, message, table: TableName.parcels.rawValue, at: parcels.place(parcel),
          subject: parcels.keys[parcel], arguments)
      }
    }
    let zoneOfParcel = TextColumn(settled)
    let members = ZoneMembers(
      tree, zoneOfParcel: zoneOfParcel, areas: table.geometry == nil ? nil : measures.measured,
      comparable: { search?.canCompare($0, $1) == true })
    self.zoneOfParcel = zoneOfParcel
    self.members = members
    outlines = ZoneOutlines(tree.zones, shapes: measures.shapes)
    issues = found + Zoning.remarks(on: members.untold, of: parcels)
  }

  /// Parcels whose zone nobody can tell: each by itself, or all in one line where it is all of them.
  private static func remarks(on untold: [Int], of parcels: SubjectRows) -> [Issue] {
    let table = TableName.parcels.rawValue
    if untold.count == parcels.count, untold.count > 1 {
      return [Issue(.warning, .zonesUntold, table: table, ["count": .count(untold.count)])]
    }
    return untold.map {
      Issue(.warning, .zoneUntold, table: table, at: parcels.place($0), subject: parcels.keys[$0])
    }
  }
}

/// The zone with the largest part of a parcel.
struct ZoneShare: Sendable {
  let zone: Int
  /// Of the parcel's area.
  let share: Double
}

/// Which zone a parcel is taken to be in, and what to say about it.
private struct ZoneChoice {
  private(set) var zone: String?
  private(set) var remarks: [(Message, [String: Argument])] = []

  init(stated: String?, lying: ZoneShare?, in tree: ZoneTree) {
    if let stated {
      settle(stated, lying, in: tree)
    } else if let lying {
      let id = tree.zones.keys[lying.zone]
      zone = id
      if lying.share < 0.5 {
        let share = (lying.share * 100).roundedHalfAway(decimals: 1)
        remarks.append((.zoneShareLow, ["zone": .text(id), "share": .number(share)]))
      }
    }
  }

  private mutating func settle(_ stated: String, _ lying: ZoneShare?, in tree: ZoneTree) {
    guard let known = tree.zone(named: stated) else {
      zone = stated
      remarks.append((.unknownZone, ["zone": .text(stated)]))
      return
    }
    let id = tree.zones.keys[known]
    zone = id
    if let lying, !tree.isWithin(lying.zone, known) {
      remarks.append((.zoneDisagrees, ["zone": .text(id), "other": .text(tree.zones.keys[lying.zone])]))
    }
  }
}
