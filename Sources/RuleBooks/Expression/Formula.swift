internal import Tables
public import Units

/// What an expression gives.
public enum ValueType: Hashable, Sendable {
  case number(Unit)
  case text
  case day
  case truth
  /// A length of time; only ever added to a day.
  case duration

  /// The unit of a number, nil for others.
  public var unit: Unit? {
    if case .number(let unit) = self { unit } else { nil }
  }

  static func of(_ fact: Fact) -> ValueType {
    switch fact.kind {
    case .number: .number(fact.unit)
    case .text: .text
    case .day: .day
    case .truth: .truth
    }
  }
}

/// A checked expression: every name is known, every unit fits, conversions are written in.
public struct Formula: Sendable {
  /// What it does.
  public let operation: Operation
  /// What it gives.
  public let type: ValueType
  /// How it was written, for explanations.
  public let source: String

  init(_ operation: Operation, _ type: ValueType, source: String) {
    self.operation = operation
    self.type = type
    self.source = source
  }
}

/// A step of a checked expression.
public indirect enum Operation: Sendable {
  case number(Double)
  case text(String)
  case day(CalendarDay)
  case truth(Bool)
  /// A fact of the subject, by its canonical name; `asText` reads a column's cells as they were written.
  case fact(String, asText: Bool)
  /// A metric, by its place among the compiled ones.
  case metric(Int)
  /// A parameter, by its place among the compiled ones.
  case parameter(Int)
  case asOf(book: Int)
  case year

  case convert(Formula, Conversion)
  case negative(Formula)
  case arithmetic(Arithmetic, Formula, Formula)
  /// A day moved by a calendar duration.
  case shift(Formula, CalendarDuration)
  /// A day moved by a computed number of days, forwards or backwards.
  case shiftDays(Formula, by: Formula, sign: Double)

  case not(Formula)
  case and(Formula, Formula)
  case or(Formula, Formula)
  /// Numbers compared at four decimals; both sides are in the unit the rounding happens in.
  case compare(Comparison, Formula, Formula, atom: Int)
  case compareDays(Comparison, Formula, Formula)
  case equalTexts(Formula, Formula, negated: Bool)
  case equalTruths(Formula, Formula, negated: Bool)
  case isIn(Formula, [Formula])
  case under(Formula, prefix: String)
  /// An industry code against one of a named edition (contract V10).
  case underEdition(Formula, edition: Formula, year: String, prefix: String)
  case isMissing(Formula)
  case isKnown(Formula)

  case function(Function, [Formula])
  case choose(Formula, Formula, Formula)

  case previous(Formula, years: Int)
  case average(Formula, years: Int)
  case streak(Formula)
  case peers(PeerGroup)
  /// A sum over the parcels or enterprises of a zone.
  case members(MemberSum)

  /// Whether a standard has a verdict, by its place among the compiled ones.
  case verdict(Standing, standard: Int, atom: Int)
  case flagged(Int, atom: Int)
  /// The share of a parcel's land whose occupants bear a flag.
  case occupants(Int)
  /// Whether the holder of a parcel bears a flag.
  case holder(Int)
  /// The grade by a scheme: of the year evaluated as worked out, of earlier years as recorded.
  case grade(Int)
}

/// Sums, differences, products, quotients.
public enum Arithmetic: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}

/// How two values are compared.
public enum Comparison: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "="
  case notEqual = "!="

  /// The outcome for two comparable values.
  @inlinable
  public func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

/// The plain functions (contract E4).
public enum Function: String, Sendable {
  case abs, min, max, round, coalesce, years, days
}

/// What may be asked about a standard's verdict (contract E7).
public enum Standing: String, Sendable {
  case met, short, undecided
}

/// A statistic over a group of subjects (contract E6).
public struct PeerGroup: Sendable {
  /// Which statistic.
  public let statistic: PeerStatistic
  /// What it is taken over.
  public let value: Formula
  /// The second value of a ratio.
  public let second: Formula?
  /// The probability of a percentile.
  public let probability: Double
  /// What makes the group: subjects equal in all of these.
  public let keys: [Formula]
  /// With fewer known values the result is missing.
  public let atLeast: Int
  /// Tells one use of a statistic from another.
  public let id: Int
}

/// The statistics over peers.
public enum PeerStatistic: String, CaseIterable, Sendable {
  case mean, median, minimum, maximum, percentile, total, count, rank, ratio
}

extension Operation {
  /// The expressions directly inside.
  public var children: [Formula] {
    switch self {
    // What a sum over members holds is about another subject: whoever looks into it must ask for it.
    case .number, .text, .day, .truth, .fact, .metric, .parameter, .asOf, .year, .verdict, .flagged,
      .occupants, .holder, .grade, .members:
      []
    case .convert(let a, _), .negative(let a), .shift(let a, _), .not(let a), .under(let a, _),
      .isMissing(let a), .isKnown(let a), .previous(let a, _), .average(let a, _), .streak(let a):
      [a]
    case .arithmetic(_, let a, let b), .shiftDays(let a, let b, _), .and(let a, let b), .or(let a, let b),
      .compare(_, let a, let b, _), .compareDays(_, let a, let b), .equalTexts(let a, let b, _),
      .equalTruths(let a, let b, _):
      [a, b]
    case .underEdition(let a, let edition, _, _): [a, edition]
    case .isIn(let a, let choices): [a] + choices
    case .function(_, let arguments): arguments
    case .choose(let condition, let a, let b): [condition, a, b]
    case .peers(let group): [group.value] + (group.second.map { [$0] } ?? []) + group.keys
    }
  }
}

extension Formula {
  /// Visits this expression and everything inside it.
  public func forEach(_ body: (Formula) -> Void) {
    body(self)
    for child in operation.children { child.forEach(body) }
  }
}
