/// Where land and enterprises do not meet one to one, or meet without anything to judge by.
public enum JoinCategory: String, CaseIterable, Sendable {
  /// 有税无地: figures of the year that no land bears.
  case figuresWithoutLand = "figures_without_land"
  /// 有地无企: parcels without an occupant and without a known holder.
  case landWithoutEnterprise = "land_without_enterprise"
  /// 一地多企: parcels with several occupants.
  case severalEnterprises = "several_enterprises"
  /// 一企多地: enterprises on several parcels.
  case severalParcels = "several_parcels"
  /// 有地无数据: enterprises on land without figures of the year.
  case landWithoutFigures = "land_without_figures"
  /// 待确认: enterprises all of whose links await confirmation.
  case toConfirm = "to_confirm"

  /// Whether its rows are parcels; otherwise they are enterprises.
  public var isOfParcels: Bool { self == .landWithoutEnterprise || self == .severalEnterprises }
}

/// Why a row is in its category.
public enum JoinReason: String, CaseIterable, Sendable {
  /// The enterprises table does not know the code.
  case unknownEnterprise = "unknown_enterprise"
  /// Nothing names a parcel: no occupancy row, no parcel of its own, no holding, no point in a parcel.
  case noLink = "no_link"
  /// Its occupancy rows name parcels that are not there.
  case unknownParcel = "unknown_parcel"
  /// The parcel that the enterprises table names is not there.
  case unknownOwnParcel = "unknown_own_parcel"
  /// Its occupancy rows are in force on no day of the year.
  case occupancyNotInForce = "occupancy_not_in_force"
  /// It is linked, but others have claimed all the land.
  case nothingLeft = "nothing_left"
  /// It is linked, but the land of the parcel cannot be told.
  case landUnknown = "land_unknown"
  /// The occupancy rows of the parcel name enterprises that are not there.
  case unknownOccupant = "unknown_occupant"
  /// The parcel names a holder that is matched with no enterprise.
  case holderUnmatched = "holder_unmatched"
  /// The parcel names no holder.
  case noHolder = "no_holder"
  /// There is no usable row of figures at all.
  case noFigures = "no_figures"
  /// There are figures, but of other years.
  case figuresOfOtherYears = "figures_of_other_years"
}

/// A parcel or an enterprise in a category.
public struct JoinRow: Hashable, Sendable {
  /// Why it is there, or what its links rest on.
  public enum Detail: Hashable, Sendable {
    case reason(JoinReason)
    /// The bases of its links, in the order of the ladder.
    case bases([LinkBasis])

    /// A code that does not depend on the language.
    public var code: String {
      switch self {
      case .reason(let reason): reason.rawValue
      case .bases(let bases): bases.map(\.rawValue).joined(separator: ";")
      }
    }
  }

  /// A subject that a row has to do with; one that nobody knows has only the text it was named by.
  public struct Related: Hashable, Sendable {
    /// The key, or the text that names it.
    public let key: String
    /// Its name, where it has one.
    public let name: String?
  }

  /// Where it belongs.
  public let category: JoinCategory
  /// The key of the parcel or enterprise.
  public let key: String
  /// Its name.
  public let name: String?
  /// Its land, 亩.
  public let land: Double?
  /// Its part of the amount that stands for the figures; of enterprises only.
  public let amount: Double?
  /// Why it is there.
  public let detail: Detail
  /// The occupants or parcels, or whom or what could not be found, sorted.
  public let related: [Related]
}
