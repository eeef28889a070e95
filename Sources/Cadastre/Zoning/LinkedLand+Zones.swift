public import Tables
internal import Units

extension LinkedLand {
  /// Per enterprise the zone with most of its land in a year; the smallest id where zones tie, none without land in a
  /// zone.
  public func zoneOfEnterprise(in year: LandYear) -> TextColumn {
    TextColumn((0..<enterprises.count).map { zone(of: $0, in: year) })
  }

  private func zone(of enterprise: Int, in year: LandYear) -> String? {
    var land: [String: NeumaierSum] = [:]
    for link in year.links.of(enterprise: enterprise) {
      guard let zone = zoning.zoneOfParcel[link.parcel], let area = link.land else { continue }
      land[zone, default: NeumaierSum()].add(area)
    }
    let sums = land.map { (zone: $0.key, land: $0.value.value.tiedValue) }
    return sums.min { a, b in
      a.land == b.land ? Identifier.precedes(a.zone, b.zone) : a.land > b.land
    }?.zone
  }
}
