public import Tables

/// Which parcels belong to each zone, those of the zones below it included, each once.
public struct ZoneMembers: Sendable {
  /// The zones, sorted by key.
  public let zones: SubjectRows
  /// Per zone its level: 1 where it is part of no other.
  public let levels: [Int]
  /// Own area of each zone, m²; nil where the zones have no geometry.
  public let areas: NumberColumn?
  /// Per zone its parcels in the order of their keys; the entry after the last zone has those that are in none.
  public let parcels: [[Int]]
  /// Per zone whether it is known what belongs to it. Where a zone has no parcel, but one whose zone nobody can tell may
  /// lie in it, its sums are missing and not 0. True of the entry after the last zone.
  public let isTold: [Bool]
  /// Per zone itself and those it is part of.
  let lineages: [[Int]]
  /// Parcels whose zone nobody can tell.
  let untold: [Int]

  /// - Parameter comparable: whether a parcel's geometry would have told that it lies in a zone.
  init(
    _ tree: ZoneTree, zoneOfParcel: TextColumn, areas: NumberColumn?,
    comparable: (_ parcel: Int, _ zone: Int) -> Bool
  ) {
    let zones = tree.zones
    let lineages = (0..<zones.count).map { tree.lineage(of: $0) }
    var parcels = [[Int]](repeating: [], count: zones.count + 1)
    var isTold = [Bool](repeating: true, count: zones.count + 1)
    var untold: [Int] = []
    let leaves = (0..<zones.count).filter { tree.isLeaf[$0] }
    for parcel in 0..<zoneOfParcel.count {
      guard let id = zoneOfParcel[parcel] else {
        parcels[zones.count].append(parcel)
        let possible = leaves.filter { !comparable(parcel, $0) }
        if !possible.isEmpty { untold.append(parcel) }
        for zone in possible.filter({ isTold[$0] }).flatMap({ lineages[$0] }) { isTold[zone] = false }
        continue
      }
      for zone in zones.row(of: id).map({ lineages[$0] }) ?? [zones.count] { parcels[zone].append(parcel) }
    }
    for zone in parcels.indices where !parcels[zone].isEmpty { isTold[zone] = true }
    self.zones = zones
    self.areas = areas
    self.parcels = parcels
    self.isTold = isTold
    self.lineages = lineages
    self.untold = untold
    levels = lineages.map(\.count)
  }
}

extension LinkedLand {
  /// Per zone the enterprises whose zone is it or one below it, in the order of their keys; the entry after the last
  /// zone has those that are in none.
  public func enterprises(of members: ZoneMembers, in year: LandYear) -> [[Int]] {
    let zoneOfEnterprise = zoneOfEnterprise(in: year)
    let none = members.zones.count
    var groups = [[Int]](repeating: [], count: none + 1)
    for enterprise in 0..<enterprises.count {
      let zone = zoneOfEnterprise[enterprise].flatMap { members.zones.row(of: $0) }
      for zone in zone.map({ members.lineages[$0] }) ?? [none] { groups[zone].append(enterprise) }
    }
    return groups
  }
}
