internal import RuleBooks
internal import Tables
internal import Units

/// What each operation does to single values: shared by the evaluator of columns and that of rows, so that the
/// two can differ in how they walk a formula but not in what an operation means.
enum Scalars {
  /// Missing numbers are NaN and stay so; dividing by zero gives missing (contract V7).
  static func arithmetic(_ operation: Arithmetic, _ a: Double, _ b: Double) -> Double {
    let result =
      switch operation {
      case .plus: a + b
      case .minus: a - b
      case .times: a * b
      case .divided: b == 0 ? NumberColumn.missing : a / b
      }
    return result.isFinite ? result : NumberColumn.missing
  }

  static func arithmetic(_ operation: Arithmetic, _ a: [Double], _ b: [Double]) -> [Double] {
    var result = a
    for row in result.indices { result[row] = arithmetic(operation, a[row], b[row]) }
    return result
  }

  /// Numbers at four decimals (contract V5).
  static func compare(_ comparison: Comparison, _ a: Double, _ b: Double) -> Truth {
    if a.isNaN || b.isNaN { return .unknown }
    return Truth(comparison.holds(DecimalComparison.tenThousandths(a), DecimalComparison.tenThousandths(b)))
  }

  /// Whether a hair decides a comparison: the sides are within 0.5 % of each other, or it would turn out otherwise
  /// without the rounding (contract V5).
  static func isNear(_ comparison: Comparison, _ a: Double, _ b: Double) -> Bool {
    !a.isNaN && !b.isNaN
      && (DecimalComparison.isNear(a, b) || Truth(comparison.holds(a, b)) != compare(comparison, a, b))
  }

  static func compare(_ comparison: Comparison, _ a: CalendarDay?, _ b: CalendarDay?) -> Truth {
    guard let a, let b else { return .unknown }
    return Truth(comparison.holds(a, b))
  }

  static func equal<T: Equatable>(_ a: T?, _ b: T?, negated: Bool) -> Truth {
    guard let a, let b else { return .unknown }
    return Truth((a == b) != negated)
  }

  /// Whether any of several outcomes holds, Kleene's way, for every row.
  static func any(_ count: Int, rows: Int, _ outcome: (Int, Int) -> Truth) -> [Truth] {
    (0..<rows).map { row in
      var result = Truth.no
      for choice in 0..<count { result = result || outcome(choice, row) }
      return result
    }
  }

  /// A choice whose condition is unknown is missing.
  static func choose<T>(_ condition: Truth, _ a: T, _ b: T, _ missing: T) -> T {
    switch condition {
    case .yes: a
    case .no: b
    case .unknown: missing
    }
  }

  /// min and max are missing if one argument is; coalesce takes the first known (contract E4).
  static func apply(_ function: Function, _ values: [Double?]) -> Double? {
    if function == .coalesce { return values.lazy.compactMap(\.self).first }
    var known: [Double] = []
    for value in values {
      guard let value else { return nil }
      known.append(value)
    }
    guard let first = known.first else { return nil }
    switch function {
    case .abs: return Swift.abs(first)
    case .min: return known.min()
    case .max: return known.max()
    case .round: return round(first, known.count > 1 ? known[1] : 0)
    case .coalesce, .years, .days: return nil
    }
  }

  private static func round(_ value: Double, _ decimals: Double) -> Double? {
    guard decimals == decimals.rounded(), (0...15).contains(decimals) else { return nil }
    return value.roundedHalfAway(decimals: Int(decimals))
  }

  /// Completed years or days from one day to another.
  static func span(_ function: Function, _ from: CalendarDay?, _ to: CalendarDay?) -> Double? {
    guard let from, let to else { return nil }
    return function == .years ? Double(from.completedYears(to: to)) : Double(to.number - from.number)
  }

  static func shift(_ day: CalendarDay?, _ days: Double) -> CalendarDay? {
    guard let day, !days.isNaN, Swift.abs(days) < 1e7 else { return nil }
    return day.adding(days: Int(days.rounded(.towardZero)))
  }

  /// The first known, earliest or latest of several days.
  static func pick(_ function: Function, _ days: [CalendarDay?]) -> CalendarDay? {
    let known = days.compactMap(\.self)
    if function == .coalesce { return known.first }
    guard known.count == days.count else { return nil }
    return function == .min ? known.min() : known.max()
  }

  /// `met` and `short` of what does not apply are false; `undecided` is always known (contract E7).
  static func standing(_ standing: Standing, _ verdict: Verdict) -> Truth {
    switch (standing, verdict) {
    case (.undecided, let verdict): Truth(verdict == .undecided)
    case (_, .undecided): .unknown
    case (.met, let verdict): Truth(verdict == .met)
    case (.short, let verdict): Truth(verdict == .short)
    }
  }

  /// The share of a parcel's land that flagged occupants hold.
  static func flaggedShare(of links: [(flag: Truth, land: Double?)], parcelLand: Double?) -> Double? {
    if links.isEmpty { return 0 }
    guard let parcelLand, parcelLand > 0 else { return nil }
    var sum = NeumaierSum()
    for link in links {
      switch link.flag {
      case .no: continue
      case .unknown: return nil
      case .yes:
        guard let land = link.land else { return nil }
        sum.add(land)
      }
    }
    return min(1, sum.value / parcelLand)
  }
}
