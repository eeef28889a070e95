/// How an enterprise came to be linked with a parcel: the steps of the ladder (contract L1).
public enum LinkBasis: String, CaseIterable, Sendable {
  /// 占用关系表.
  case occupancy
  /// The enterprise's own parcel_id.
  case parcelID = "parcel_id"
  /// The parcel's holder_id.
  case holder
  /// The parcel's holder_name.
  case name
  /// The enterprise's point.
  case location
}

/// One enterprise on one parcel in one year.
public struct Link: Hashable, Sendable {
  /// Days in force over days of the year.
  public let weight: Double
  /// Its land in mu, weighed by time; nil where the parcel's land cannot be told.
  public let land: Double?
  /// Its part of the enterprise's land.
  public internal(set) var share: Double?
  /// Floor area stated, m²; nil where a row states none.
  public let floorArea: Double?
  // Half the width: there is a link for every parcel and year.
  private let enterpriseRow: Int32
  private let parcelRow: Int32
  /// The step of the ladder it stands on.
  public let basis: LinkBasis
  /// Whether its land rests on an assumption: a shared remainder, a floor area nobody measured.
  public let isAssumed: Bool
  /// On what ground the land is used; nil where unknown or where its rows differ.
  public let tenure: Tenure?

  init(
    enterprise: Int, parcel: Int, basis: LinkBasis, weight: Double, land: Double?, share: Double?,
    isAssumed: Bool, tenure: Tenure?, floorArea: Double?
  ) {
    self.weight = weight
    self.land = land
    self.share = share
    enterpriseRow = Int32(enterprise)
    parcelRow = Int32(parcel)
    self.basis = basis
    self.isAssumed = isAssumed
    self.tenure = tenure
    self.floorArea = floorArea
  }

  /// The enterprise, by its place among the enterprises.
  public var enterprise: Int { Int(enterpriseRow) }

  /// The parcel, by its place among the parcels.
  public var parcel: Int { Int(parcelRow) }

  /// Links by location are for confirmation only and keep a subject off the lists (contract L1).
  public var isConfirmed: Bool { basis != .location }
}

/// The links of one year, by enterprise and by parcel.
public struct LinkTable: Sendable {
  /// Sorted by enterprise, then parcel.
  public let links: [Link]
  private let startOfEnterprise: [Int32]
  private let byParcel: [Int32]
  private let startOfParcel: [Int32]

  /// - Parameter links: in any order, one for each pair of enterprise and parcel.
  init(_ links: [Link], enterprises: Int, parcels: Int) {
    let sorted = links.sorted { ($0.enterprise, $0.parcel) < ($1.enterprise, $1.parcel) }
    self.links = sorted
    startOfEnterprise = LinkTable.starts(sorted.lazy.map(\.enterprise), count: enterprises)
    let order = sorted.indices.sorted {
      (sorted[$0].parcel, sorted[$0].enterprise) < (sorted[$1].parcel, sorted[$1].enterprise)
    }
    byParcel = order.map(Int32.init)
    startOfParcel = LinkTable.starts(order.lazy.map { sorted[$0].parcel }, count: parcels)
  }

  /// Where each owner's run begins in a sorted sequence of owners, and where the last one ends.
  private static func starts(_ owners: some Sequence<Int>, count: Int) -> [Int32] {
    var starts = [Int32](repeating: 0, count: count + 1)
    for owner in owners { starts[owner + 1] += 1 }
    for i in 0..<count { starts[i + 1] += starts[i] }
    return starts
  }

  /// The links of an enterprise, in the order of its parcels.
  public func of(enterprise: Int) -> ArraySlice<Link> {
    links[Int(startOfEnterprise[enterprise])..<Int(startOfEnterprise[enterprise + 1])]
  }

  /// The places of a parcel's links among `links`, in the order of its enterprises.
  public func of(parcel: Int) -> some Collection<Int> {
    byParcel[Int(startOfParcel[parcel])..<Int(startOfParcel[parcel + 1])].lazy.map { Int($0) }
  }
}
