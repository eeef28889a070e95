public import Tables
internal import Units

/// A sum over what belongs to each zone; the entry after the last zone is of what is in none.
public struct ZoneSum: Sendable {
  /// Missing where a part is missing, or where it is not known what belongs to the zone.
  public let value: NumberColumn
  /// The sum of the parts that are known; missing where there are parts and none is.
  public let known: NumberColumn
  /// How many parts are missing.
  public let lacking: NumberColumn

  /// - Parameters:
  ///   - parts: per zone its parts, NaN where missing.
  ///   - lacking: how many are missing; without it those among the parts.
  ///   - empty: what the sum of no parts is.
  init(_ parts: [[Double]], told: [Bool], unit: Unit, lacking: [Int]? = nil, empty: Double) {
    var known: [Double] = []
    var missing: [Int] = []
    for parts in parts {
      var sum = NeumaierSum()
      var count = 0
      for part in parts where !part.isNaN {
        sum.add(part)
        count += 1
      }
      known.append(parts.isEmpty ? empty : count == 0 ? NumberColumn.missing : sum.value)
      missing.append(parts.count - count)
    }
    let isWhole = parts.indices.map { told[$0] && missing[$0] == 0 }
    value = NumberColumn(unit: unit, parts.indices.map { isWhole[$0] ? known[$0] : NumberColumn.missing })
    self.known = NumberColumn(unit: unit, known)
    self.lacking = NumberColumn(unit: .one, (lacking ?? missing).map(Double.init))
  }
}

extension LinkedLand {
  /// Sums of a figure of parcels over the zones.
  public func zoneSum(of parcelFigure: NumberColumn, over members: ZoneMembers) -> ZoneSum {
    let figures = parcelFigure.storage
    return ZoneSum(
      members.parcels.map { $0.map { figures[$0] } }, told: members.isTold, unit: parcelFigure.unit,
      empty: 0)
  }

  /// How many subjects belong to each zone, from groups of them.
  public func zoneCount(of groups: [[Int]], _ members: ZoneMembers) -> ZoneSum {
    ZoneSum(groups.map { $0.map { _ in 1 } }, told: members.isTold, unit: .one, empty: 0)
  }

  /// What an amount comes to on the land of each zone: the parts that links place there, so that an enterprise on the
  /// land of two zones counts in both by its land, and the zones add up to what was placed. Nothing is known where
  /// nobody is linked. `lacking` counts enterprises. nil where there are no such figures.
  public func zoneSum(ofAmount name: String, over members: ZoneMembers, in year: LandYear) -> ZoneSum? {
    guard let amount = year.figures.numbers(name) else { return nil }
    let links = members.parcels.map { parcels in
      parcels.flatMap { parcel in year.links.of(parcel: parcel).map { year.links.links[$0] } }
    }
    func part(_ link: Link) -> Double {
      guard let share = link.share, let all = amount[link.enterprise] else { return NumberColumn.missing }
      return all * share
    }
    return ZoneSum(
      links.map { $0.map(part) }, told: members.isTold, unit: amount.unit,
      lacking: links.map { Set($0.filter { part($0).isNaN }.map(\.enterprise)).count },
      empty: NumberColumn.missing)
  }
}
