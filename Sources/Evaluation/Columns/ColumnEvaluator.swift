internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Works formulas out over whole columns. One per run and day judged at; it remembers what it has worked out.
final class ColumnEvaluator {
  let rules: Rules
  private(set) var facts: FactColumns
  /// The day a list judges at instead of its book's.
  let dayOverride: CalendarDay?

  private var factCache: [FactKey: Column?] = [:]
  private var metricCache: [RuleKey: Column] = [:]
  private var verdictCache: [RuleKey: StandardVerdicts] = [:]
  private var flagCache: [RuleKey: [Truth]] = [:]
  private(set) var peerCache: [RuleKey: [Double]] = [:]
  /// What schemes say, by their place among the rules, with what is shown beside it.
  var gradeCache: [Int: [SchemeGrades]] = [:]
  var pastGradeCache: [RuleKey: TextColumn] = [:]

  /// A fact of a subject some years back.
  private struct FactKey: Hashable {
    let name: String
    let subject: Subject
    let back: Int
  }

  /// A rule or a use of peers some years back.
  struct RuleKey: Hashable {
    let index: Int
    let back: Int
  }

  init(rules: Rules, facts: FactColumns, dayOverride: CalendarDay? = nil) {
    self.rules = rules
    self.facts = facts
    self.dayOverride = dayOverride
  }

  /// Where a formula is worked out: for which subjects, and how many years back.
  struct Scope {
    let subject: Subject
    var back: Int
    let count: Int
  }

  func scope(_ subject: Subject, back: Int = 0) -> Scope {
    Scope(subject: subject, back: back, count: facts.count(of: subject))
  }

  func asOf(_ book: Int) -> CalendarDay { dayOverride ?? rules.books[book].asOf }

  /// The earliest year there are figures of, as years back.
  var yearsOfHistory: Int {
    facts.land.year - (facts.land.years.keys.min() ?? facts.land.year)
  }

  /// Judges the clauses of contracts on a day, for lists to ask about. They rest on metrics, so that no metric may.
  @discardableResult
  func judgeClauses(on day: CalendarDay) -> JudgedClauses {
    var judge = ClauseJudge(self, on: day)
    let judged = judge.judged()
    facts.clauses = facts.land.dataset.tables[.contracts].map { _ in
      ClauseCounts(judged.clauses, on: day, facts)
    }
    return judged
  }

  // MARK: Remembered

  func fact(_ name: String, _ scope: Scope) -> Column? {
    let key = FactKey(name: name, subject: scope.subject, back: scope.back)
    if let known = factCache[key] { return known }
    let column = facts.column(name, of: scope.subject, yearsBack: scope.back)
    factCache[key] = .some(column)
    return column
  }

  func metric(_ index: Int, back: Int = 0) -> Column {
    let key = RuleKey(index: index, back: back)
    if let known = metricCache[key] { return known }
    let metric = rules.metrics[index]
    let column = column(metric.formula, scope(metric.subject, back: back))
    metricCache[key] = column
    return column
  }

  func verdicts(_ index: Int, back: Int = 0) -> StandardVerdicts {
    let key = RuleKey(index: index, back: back)
    if let known = verdictCache[key] { return known }
    let verdicts = judge(rules.standards[index], back: back)
    verdictCache[key] = verdicts
    return verdicts
  }

  func flag(_ index: Int, back: Int = 0) -> [Truth] {
    let key = RuleKey(index: index, back: back)
    if let known = flagCache[key] { return known }
    let flag = rules.flags[index]
    let scope = scope(flag.subject, back: back)
    let truths = flag.isJudged ? truths(flag.condition, scope) : unknown(scope)
    flagCache[key] = truths
    return truths
  }

  func remember(_ values: [Double], ofPeers id: Int, back: Int) {
    peerCache[RuleKey(index: id, back: back)] = values
  }

  func unknown(_ scope: Scope) -> [Truth] { Array(repeating: .unknown, count: scope.count) }
  func missing(_ scope: Scope) -> [Double] { Array(repeating: NumberColumn.missing, count: scope.count) }

  // MARK: By type

  /// The values of a formula of any type.
  func column(_ formula: Formula, _ scope: Scope) -> Column {
    switch formula.type {
    case .number(let unit): .number(NumberColumn(unit: unit, numbers(formula, scope)))
    case .truth: .truth(TruthColumn(truths(formula, scope)))
    case .day: .day(DayColumn(days(formula, scope)))
    case .text, .duration: .text(texts(formula, scope))
    }
  }

  /// Numbers with NaN where missing; what is not finite is missing too.
  func numbers(_ formula: Formula, _ scope: Scope) -> [Double] {
    switch formula.operation {
    case .number(let value): return Array(repeating: value, count: scope.count)
    case .fact(let name, _):
      if case .number(let column)? = fact(name, scope) { return column.storage }
      return missing(scope)
    case .metric(let index):
      if case .number(let column) = metric(index, back: scope.back) { return column.storage }
      return missing(scope)
    case .parameter(let index):
      if case .number(let value)? = rules.parameters[index].value {
        return Array(repeating: value, count: scope.count)
      }
      return missing(scope)
    case .year: return Array(repeating: Double(facts.land.year - scope.back), count: scope.count)
    case .convert(let inner, let conversion): return finite(numbers(inner, scope).map { conversion($0) })
    case .negative(let inner): return numbers(inner, scope).map { -$0 }
    case .arithmetic(let operation, let a, let b):
      return Scalars.arithmetic(operation, numbers(a, scope), numbers(b, scope))
    case .function(let function, let arguments): return apply(function, arguments, scope)
    case .choose(let condition, let a, let b):
      let conditions = truths(condition, scope)
      let (x, y) = (numbers(a, scope), numbers(b, scope))
      return conditions.indices.map { Scalars.choose(conditions[$0], x[$0], y[$0], NumberColumn.missing) }
    case .previous(let inner, let years): return numbers(inner, past(scope, years))
    case .average(let inner, let years): return average(inner, years, scope)
    case .streak(let inner): return streak(inner, scope)
    case .peers(let group): return finite(peers(group, scope))
    case .members(let sum): return total(sum, scope)
    case .occupants(let flag): return occupants(flag, scope)
    default: return missing(scope)
    }
  }

  /// What has grown beyond all figures is missing.
  private func finite(_ values: [Double]) -> [Double] {
    values.contains(where: \.isInfinite) ? values.map { $0.isFinite ? $0 : NumberColumn.missing } : values
  }

  func past(_ scope: Scope, _ years: Int) -> Scope {
    var past = scope
    past.back += years
    return past
  }

  private func apply(_ function: Function, _ arguments: [Formula], _ scope: Scope) -> [Double] {
    if function == .years || function == .days {
      let (a, b) = (days(arguments[0], scope), days(arguments[1], scope))
      return a.indices.map { Scalars.span(function, a[$0], b[$0]) ?? NumberColumn.missing }
    }
    let columns = arguments.map { numbers($0, scope) }
    var values = [Double?](repeating: nil, count: columns.count)
    return (0..<scope.count).map { row in
      for i in columns.indices { values[i] = columns[i][row].isNaN ? nil : columns[i][row] }
      return Scalars.apply(function, values) ?? NumberColumn.missing
    }
  }

  private func average(_ inner: Formula, _ years: Int, _ scope: Scope) -> [Double] {
    var sums = [NeumaierSum](repeating: NeumaierSum(), count: scope.count)
    for back in 0..<years {
      for (row, value) in numbers(inner, past(scope, back)).enumerated() { sums[row].add(value) }
    }
    return finite(sums.map { $0.value / Double(years) })
  }

  /// Years running up to and with the one asked about; a missing earlier year ends the run, a missing first one
  /// leaves it unknown (contract E5).
  private func streak(_ inner: Formula, _ scope: Scope) -> [Double] {
    var lengths = truths(inner, scope).map { truth -> Double in
      switch truth {
      case .yes: 1
      case .no: 0
      case .unknown: NumberColumn.missing
      }
    }
    var running = lengths.map { $0 == 1 }
    let last = facts.yearsOfHistory(of: inner, rules)
    for back in stride(from: 1, through: max(0, last - scope.back), by: 1)
    where running.contains(true) {
      let earlier = truths(inner, past(scope, back))
      for row in running.indices where running[row] {
        if earlier[row] == .yes { lengths[row] += 1 } else { running[row] = false }
      }
    }
    return lengths
  }

  /// The share of a parcel's land whose occupants bear a flag: 0 without occupants, at most 1 (contract E7).
  private func occupants(_ flag: Int, _ scope: Scope) -> [Double] {
    guard let year = facts.land.years[facts.land.year - scope.back] else { return missing(scope) }
    let flags = self.flag(flag, back: scope.back)
    return (0..<scope.count).map { parcel in
      Scalars.flaggedShare(
        of: year.links.of(parcel: parcel).map {
          (flags[year.links.links[$0].enterprise], year.links.links[$0].land)
        },
        parcelLand: facts.land.parcelLand[parcel]) ?? NumberColumn.missing
    }
  }

  // MARK: Days and texts

  func days(_ formula: Formula, _ scope: Scope) -> [CalendarDay?] {
    switch formula.operation {
    case .day(let day): return Array(repeating: day, count: scope.count)
    case .asOf(let book): return Array(repeating: asOf(book), count: scope.count)
    case .fact(let name, _):
      if case .day(let column)? = fact(name, scope) { return (0..<scope.count).map { column[$0] } }
    case .metric(let index):
      if case .day(let column) = metric(index, back: scope.back) {
        return (0..<scope.count).map { column[$0] }
      }
    case .parameter(let index):
      if case .day(let day)? = rules.parameters[index].value {
        return Array(repeating: day, count: scope.count)
      }
    case .shift(let inner, let duration): return days(inner, scope).map { $0?.adding(duration) }
    case .shiftDays(let inner, let by, let sign):
      let counts = numbers(by, scope)
      return days(inner, scope).enumerated().map { Scalars.shift($1, counts[$0] * sign) }
    case .choose(let condition, let a, let b):
      let conditions = truths(condition, scope)
      let (x, y) = (days(a, scope), days(b, scope))
      return conditions.indices.map { Scalars.choose(conditions[$0], x[$0], y[$0], nil) }
    case .function(let function, let arguments):
      let columns = arguments.map { days($0, scope) }
      return (0..<scope.count).map { row in Scalars.pick(function, columns.map { $0[row] }) }
    case .previous(let inner, let years): return days(inner, past(scope, years))
    default: break
    }
    return Array(repeating: nil, count: scope.count)
  }

  func texts(_ formula: Formula, _ scope: Scope) -> TextColumn {
    switch formula.operation {
    case .text(let text): return TextColumn(text, count: scope.count)
    case .fact(let name, let asText):
      if asText, let raw = facts.rawText(name, of: scope.subject) { return raw }
      if case .text(let column)? = fact(name, scope) { return column }
    case .metric(let index):
      if case .text(let column) = metric(index, back: scope.back) { return column }
    case .parameter(let index):
      if case .text(let text)? = rules.parameters[index].value {
        return TextColumn(text, count: scope.count)
      }
    case .choose(let condition, let a, let b):
      let conditions = truths(condition, scope)
      let (x, y) = (texts(a, scope), texts(b, scope))
      return TextColumn(conditions.indices.lazy.map { Scalars.choose(conditions[$0], x[$0], y[$0], nil) })
    case .function(.coalesce, let arguments):
      let columns = arguments.map { texts($0, scope) }
      return TextColumn((0..<scope.count).lazy.map { row in columns.lazy.compactMap { $0[row] }.first })
    case .previous(let inner, let years): return texts(inner, past(scope, years))
    case .grade(let index): return grade(index, back: scope.back)
    default: break
    }
    return TextColumn(missing: scope.count)
  }
}
