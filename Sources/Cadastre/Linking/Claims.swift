internal import Units

/// What enterprises claim of one parcel in one year, and the land that gives each (contract L3, L4).
struct ParcelClaims {
  /// One row's claim.
  struct Claim {
    enum Kind {
      /// (a) a stated area of land, m².
      case land(Double)
      /// (b) a stated floor area, m².
      case floor(Double)
      /// (c) whatever is left.
      case remainder
    }

    let enterprise: Int
    let kind: Kind
    /// First and last day in force within the year.
    let days: ClosedRange<Int32>
    let basis: LinkBasis
    var tenure: Tenure?
    /// Floor area stated, m².
    var floorArea: Double?
  }

  /// The parcel's land, m², nil where unknown.
  let land: Double?
  /// The floor area of the parcel's buildings, m², nil where it is not known of all.
  let buildingFloor: Double?
  let daysOfYear: Int
  /// In an order that does not depend on how rows were read.
  private let claims: [Claim]

  init(land: Double?, buildingFloor: Double?, daysOfYear: Int, claims: [Claim]) {
    self.land = land
    self.buildingFloor = buildingFloor
    self.daysOfYear = daysOfYear
    self.claims = claims.sorted { $0.sortKey < $1.sortKey }
  }

  private func weight(_ days: ClosedRange<Int32>) -> Double {
    Double(days.count) / Double(daysOfYear)
  }

  /// What one enterprise gets.
  struct Portion {
    let enterprise: Int
    let basis: LinkBasis
    /// m², weighed by time; nil where it cannot be told.
    let land: Double?
    let weight: Double
    let isAssumed: Bool
    let tenure: Tenure?
    let floorArea: Double?
  }

  /// The portions and how much of the parcel is claimed by stated areas and floors, m², weighed by time.
  func portions() -> (portions: [Portion], claimed: Double?) {
    let stated = sum { claim in
      if case .land(let area) = claim.kind { area * weight(claim.days) } else { nil }
    }
    let floorLand = land.map { max(0, $0 - stated) }
    let (floor, floorIsAssumed) = totalFloor()
    func floorPortion(_ area: Double) -> Double? {
      if area == 0 { return 0 }
      guard let floorLand, floor > 0 else { return nil }
      return floorLand * area / floor
    }
    let byFloor = sum { claim in
      if case .floor(let area) = claim.kind {
        floorPortion(area).map { $0 * weight(claim.days) }
      } else {
        nil
      }
    }
    let remainder = land.map { whatIsLeft($0, after: stated + byFloor) }
    let remainderDays = daysOfRemainders()
    let part = remainder.map { $0 / Double(max(1, remainderDays.count)) }

    var portions: [Portion] = []
    for group in claims.chunked(by: \.enterprise) {
      var total = NeumaierSum()
      var unknown = false
      var weight = 0.0
      var assumed = false
      func add(_ area: Double?, _ factor: Double) {
        if let area { total.add(area * factor) } else { unknown = true }
        weight = max(weight, factor)
      }
      for claim in group {
        switch claim.kind {
        case .land(let area): add(area, self.weight(claim.days))
        case .floor(let area):
          add(floorPortion(area), self.weight(claim.days))
          assumed = assumed || floorIsAssumed
        case .remainder: break
        }
      }
      if let days = remainderDays[group.first?.enterprise ?? -1] {
        add(part, Double(days) / Double(daysOfYear))
        assumed = assumed || remainderDays.count > 1
      }
      guard let first = group.first else { continue }
      portions.append(
        Portion(
          enterprise: first.enterprise, basis: first.basis, land: unknown ? nil : total.value,
          weight: weight, isAssumed: assumed,
          tenure: group.allSatisfy { $0.tenure == first.tenure } ? first.tenure : nil,
          floorArea: ParcelClaims.floorArea(of: group)))
    }
    return (portions, land == nil ? nil : stated + byFloor)
  }

  /// What claims leave of a parcel. Less than a billionth of it is the noise of adding up, not land.
  private func whatIsLeft(_ land: Double, after claimed: Double) -> Double {
    let rest = land - claimed
    return rest > land * 1e-9 ? rest : 0
  }

  private func sum(_ amount: (Claim) -> Double?) -> Double {
    var sum = NeumaierSum()
    for claim in claims { if let value = amount(claim) { sum.add(value) } }
    return sum.value
  }

  /// The floor area that floor claims are parts of: the buildings', else the claims' own sum, assumed.
  private func totalFloor() -> (floor: Double, isAssumed: Bool) {
    if let buildingFloor, buildingFloor > 0 { return (buildingFloor, false) }
    let floor = sum { claim in
      if case .floor(let area) = claim.kind { area * weight(claim.days) } else { nil }
    }
    return (floor, true)
  }

  /// The floor stated by all rows of a link; nil where one states none.
  private static func floorArea(of group: ArraySlice<Claim>) -> Double? {
    var sum = NeumaierSum()
    for claim in group {
      guard let floor = claim.floorArea else { return nil }
      sum.add(floor)
    }
    return sum.value
  }

  /// Per enterprise with remainder rows, the days any of them is in force.
  private func daysOfRemainders() -> [Int: Int] {
    var spans: [Int: [ClosedRange<Int32>]] = [:]
    for claim in claims {
      if case .remainder = claim.kind { spans[claim.enterprise, default: []].append(claim.days) }
    }
    return spans.mapValues(ParcelClaims.daysCovered)
  }

  static func daysCovered(by spans: [ClosedRange<Int32>]) -> Int {
    var covered = 0
    var end = Int32.min
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where span.upperBound > end {
      let from = max(span.lowerBound, end == .min ? span.lowerBound : end + 1)
      covered += Int(span.upperBound - from) + 1
      end = span.upperBound
    }
    return covered
  }
}

extension ParcelClaims.Claim {
  fileprivate var sortKey: (Int, Int, Int32, Int32, Double, Double) {
    switch kind {
    case .land(let area): (enterprise, 0, days.lowerBound, days.upperBound, area, floorArea ?? 0)
    case .floor(let area): (enterprise, 1, days.lowerBound, days.upperBound, area, 0)
    case .remainder: (enterprise, 2, days.lowerBound, days.upperBound, 0, 0)
    }
  }
}

extension Array {
  /// Runs of neighbours that are equal in one respect.
  func chunked<Key: Equatable>(by key: (Element) -> Key) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    while start < endIndex {
      var end = start + 1
      while end < endIndex, key(self[end]) == key(self[start]) { end += 1 }
      chunks.append(self[start..<end])
      start = end
    }
    return chunks
  }
}
