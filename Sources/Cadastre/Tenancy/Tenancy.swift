public import Tables
internal import Units

/// Who owns land, who rents it, and from whom, in one year. Where the tenure of a link is unknown, so is what rests on it.
public struct Tenancy: Sendable {
  /// Land used as one's own, 亩.
  public let ownedLand: NumberColumn
  /// Land rented, 亩.
  public let rentedLand: NumberColumn
  /// Floor rented, m², as stated.
  public let rentedFloor: NumberColumn
  /// How many other enterprises rent on one's land.
  public let rentOuts: NumberColumn
  /// Whether an enterprise uses rented land only.
  public let isTenant: [Truth]
  /// On whose land each tenant is.
  public let landlords: [Landlord]

  /// The holder of the land a tenant uses.
  public enum Landlord: Hashable, Sendable {
    /// It is no tenant, or nobody knows.
    case none
    case enterprise(Int)
    /// It rents from several.
    case several
    /// No known enterprise holds the land.
    case unknown
  }
}

extension LinkedLand {
  /// Who owns and who rents in a year.
  ///
  /// - Complexity: O(links).
  public func tenancy(in year: LandYear) -> Tenancy {
    let count = enterprises.count
    let links = year.links
    var holds = [Bool](repeating: false, count: count)
    for holder in holderOfParcel { if let holder { holds[holder] = true } }
    var owned = [Double](repeating: NumberColumn.missing, count: count)
    var rented = owned
    var floor = owned
    var isTenant = [Truth](repeating: .unknown, count: count)
    for enterprise in 0..<count {
      let own = links.of(enterprise: enterprise)
      guard !own.isEmpty else {
        if holds[enterprise] { isTenant[enterprise] = .no }
        continue
      }
      let hasUnknown = own.contains { $0.tenure == nil }
      let isOwner = holds[enterprise] || own.contains { $0.tenure?.isOwn == true }
      isTenant[enterprise] = isOwner ? .no : hasUnknown ? .unknown : .yes
      guard !hasUnknown else { continue }
      owned[enterprise] = Tenancy.land(of: own) { $0.isOwn }
      rented[enterprise] = Tenancy.land(of: own) { !$0.isOwn }
      floor[enterprise] = Tenancy.floor(of: own)
    }
    return Tenancy(
      ownedLand: NumberColumn(unit: .mu, owned), rentedLand: NumberColumn(unit: .mu, rented),
      rentedFloor: NumberColumn(unit: .squareMetre, floor),
      rentOuts: NumberColumn(unit: .one, rentOuts(links, holds: holds)), isTenant: isTenant,
      landlords: isTenant.indices.map { isTenant[$0] == .yes ? landlord(of: $0, links) : .none })
  }

  /// Who uses a parcel as its own, and who holds it.
  private func owners(of parcel: Int, _ links: LinkTable) -> [Int] {
    var owners = links.of(parcel: parcel).map { links.links[$0] }.filter { $0.tenure?.isOwn == true }
      .map(\.enterprise)
    if let holder = holderOfParcel[parcel], !owners.contains(holder) { owners.append(holder) }
    return owners
  }

  private func landlord(of tenant: Int, _ links: LinkTable) -> Tenancy.Landlord {
    var found: Int?
    for link in links.of(enterprise: tenant) {
      for owner in owners(of: link.parcel, links) where owner != tenant {
        if let found, found != owner { return .several }
        found = owner
      }
    }
    return found.map { .enterprise($0) } ?? .unknown
  }

  /// Of those with land: how many others rent on it; missing where the tenure of one who uses it is unknown.
  private func rentOuts(_ links: LinkTable, holds: [Bool]) -> [Double] {
    var tenants = [Set<Int>](repeating: [], count: enterprises.count)
    var isUnsure = [Bool](repeating: false, count: enterprises.count)
    for parcel in 0..<parcels.count {
      let owners = owners(of: parcel, links)
      guard !owners.isEmpty else { continue }
      for index in links.of(parcel: parcel) {
        let link = links.links[index]
        for owner in owners where owner != link.enterprise && !owners.contains(link.enterprise) {
          if link.tenure == .rent { tenants[owner].insert(link.enterprise) } else { isUnsure[owner] = true }
        }
      }
    }
    return (0..<enterprises.count).map { enterprise in
      let hasLand = holds[enterprise] || !links.of(enterprise: enterprise).isEmpty
      return !hasLand || isUnsure[enterprise] ? NumberColumn.missing : Double(tenants[enterprise].count)
    }
  }
}

extension Tenancy {
  fileprivate static func land(of links: ArraySlice<Link>, where counts: (Tenure) -> Bool) -> Double {
    var sum = NeumaierSum()
    for link in links {
      guard let tenure = link.tenure, counts(tenure) else { continue }
      guard let land = link.land else { return NumberColumn.missing }
      sum.add(land)
    }
    return sum.value
  }

  /// Missing where a rented link states no floor.
  fileprivate static func floor(of links: ArraySlice<Link>) -> Double {
    var sum = NeumaierSum()
    for link in links where link.tenure == .rent {
      guard let floor = link.floorArea else { return NumberColumn.missing }
      sum.add(floor)
    }
    return sum.value
  }
}
