// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Members of results say what they are.

internal import Tables
internal import Units

/// The account (算账): what the place spends on a project beside what it brings, in 万元, discounted to year 0.
public struct AccountResult: Sendable {
  /// One year of it.
  public struct Year: Sendable {
    /// 0 is the year the land is handed over.
    public let year: Int
    public let landPrice: Double
    /// Land, infrastructure and incentives.
    public let spent: Double
    /// The local part of the tax.
    public let tax: Double
    public let discount: Double
    /// Everything up to this year, discounted.
    public let balance: Double
  }

  /// Where a figure came from.
  public enum Origin: String, Sendable {
    /// Stated in the account.
    case account
    /// The project's own promise.
    case project
  }

  /// A figure the account rests on.
  public struct Assumption: Sendable {
    public let name: String
    public let value: [Double]
    public let isShare: Bool
    public let origin: Origin
  }

  /// Everything it rests on.
  public let assumptions: [Assumption]
  /// What is not stated; the account cannot be worked out then.
  public let missing: [String]
  public let years: [Year]
  /// 小账: the price of the land less land, infrastructure and incentives, discounted.
  public let small: Double?
  /// 大账: the local part of the tax, discounted.
  public let large: Double?
  /// The first year in which nothing is left to be made good; nil within the years looked at.
  public let breakEven: Int?

  public var total: Double? { small.flatMap { small in large.map { small + $0 } } }

  init(_ account: ProjectAccount, _ table: Table, row: Int) {
    var assumptions: [Assumption] = []
    var missing: [String] = []
    func take(_ name: String, _ stated: [Double]?, isShare: Bool = false, promised: String? = nil) -> [Double]
    {
      if let stated {
        assumptions.append(Assumption(name: name, value: stated, isShare: isShare, origin: .account))
        return stated
      }
      if let promised, let value = table.numbers(promised)?[row] {
        assumptions.append(Assumption(name: name, value: [value], isShare: isShare, origin: .project))
        return [value]
      }
      missing.append(name)
      return []
    }
    func one(_ value: Double?) -> [Double]? { value.map { [$0] } }
    let years = take("years", one(account.years.map(Double.init)), isShare: false)
    let rate = take("discount_rate", one(account.discountRate), isShare: true)
    let price = take("land_price", one(account.landPrice), promised: "investment_land_price")
    let land = take("land_cost", one(account.landCost))
    let infrastructure = take("infrastructure", one(account.infrastructure))
    let incentives = take("incentives", account.incentives)
    let tax = take("tax", one(account.tax), promised: "tax")
    let ramp = take("ramp_up", account.rampUp.flatMap { $0.isEmpty ? nil : $0 }, isShare: true)
    let share = take("local_share", one(account.localShare), isShare: true)
    self.assumptions = assumptions
    self.missing = missing
    guard missing.isEmpty, let count = account.years, let rate = rate.first, let price = price.first,
      let land = land.first, let infrastructure = infrastructure.first, let tax = tax.first,
      let share = share.first, let lastRamp = ramp.last, years.count == 1
    else {
      (self.years, small, large, breakEven) = ([], nil, nil, nil)
      return
    }
    var rows: [Year] = []
    var (small, large) = (NeumaierSum(), NeumaierSum())
    var discount = 1.0
    // Incentives promised beyond the years looked at still have to be paid.
    for year in 0...max(count, incentives.count) {
      if year > 0 { discount /= 1 + rate }
      let received = year == 0 ? price : 0
      let spent = year == 0 ? land + infrastructure : year <= incentives.count ? incentives[year - 1] : 0
      let level = year == 0 || year > count ? 0 : year <= ramp.count ? ramp[year - 1] : lastRamp
      let brought = tax * level * share
      small.add((received - spent) * discount)
      large.add(brought * discount)
      rows.append(
        Year(
          year: year, landPrice: received, spent: spent, tax: brought, discount: discount,
          balance: small.value + large.value))
    }
    self.years = rows
    self.small = small.value
    self.large = large.value
    breakEven = AccountResult.breakEven(rows)
  }

  /// The year from which on the balance stays at nought or above: a price received at once and spent later is no gain.
  private static func breakEven(_ years: [Year]) -> Int? {
    guard let last = years.lastIndex(where: { DecimalComparison.tenThousandths($0.balance) < 0 }) else {
      return years.first?.year
    }
    return last + 1 < years.count ? years[last + 1].year : nil
  }
}
