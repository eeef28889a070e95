internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Works a formula out for one subject, step by step, the second and plain way: for evidence, for near lines,
/// and to check the evaluator of columns against.
///
/// - Complexity: statistics over peers visit all subjects unless their columns are handed in.
struct RowInterpreter {
  let rules: Rules
  let facts: FactColumns
  let dayOverride: CalendarDay?
  /// Columns of facts already at hand, by name, subject and years back; without it they are made anew.
  var columns: ((String, Subject, Int) -> Column?)?
  /// Statistics already worked out, by use and years back.
  var peers: (Int, Int) -> [Double]? = { _, _ in nil }
  /// Metrics already worked out, by place and years back; else they are worked out anew wherever they are named.
  var metrics: (Int, Int) -> Column? = { _, _ in nil }
  /// Grades already given, by scheme; else all subjects are graded anew.
  var grades: (Int) -> TextColumn? = { _ in nil }
  /// Whether a standard or flag is near for a subject: what may be turned.
  var near = NearAtoms()
  /// The comparison whose outcome is taken for its opposite.
  var turned: Atom?

  /// A comparison, by its number, some years back.
  struct Atom: Hashable {
    let id: Int
    let back: Int
  }

  /// A subject some years back.
  struct Cursor {
    let subject: Subject
    let row: Int
    var back = 0

    func past(_ years: Int) -> Cursor {
      var past = self
      past.back += years
      return past
    }
  }

  func asOf(_ book: Int) -> CalendarDay { dayOverride ?? rules.books[book].asOf }

  /// The value of a formula, nil where missing.
  func value(_ formula: Formula, _ at: Cursor) -> Value? {
    switch formula.type {
    case .number: number(formula, at).map(Value.number)
    case .truth: truth(formula, at).known.map(Value.truth)
    case .day: day(formula, at).map(Value.day)
    case .text, .duration: text(formula, at).map(Value.text)
    }
  }

  func fact(_ name: String, _ at: Cursor) -> Value? {
    let column =
      columns.map { $0(name, at.subject, at.back) } ?? facts.column(name, of: at.subject, yearsBack: at.back)
    return column?.value(at.row)
  }

  private func fact(_ name: String, asText: Bool, _ at: Cursor) -> Value? {
    if asText, let raw = facts.rawText(name, of: at.subject) { return raw[at.row].map(Value.text) }
    return fact(name, at)
  }

  private func metric(_ index: Int, _ at: Cursor) -> Value? {
    if let column = metrics(index, at.back) { return column.value(at.row) }
    var plain = self
    plain.turned = nil  // comparisons inside a metric are not the condition's own
    return plain.value(rules.metrics[index].formula, at)
  }

  // MARK: Numbers

  func number(_ formula: Formula, _ at: Cursor) -> Double? {
    let value = rawNumber(formula, at)
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private func rawNumber(_ formula: Formula, _ at: Cursor) -> Double? {
    switch formula.operation {
    case .number(let value): return value
    case .fact(let name, let asText): return fact(name, asText: asText, at)?.number
    case .metric(let index): return metric(index, at)?.number
    case .parameter(let index): return rules.parameters[index].value?.number
    case .year: return Double(facts.land.year - at.back)
    case .convert(let inner, let conversion): return number(inner, at).map { conversion($0) }
    case .negative(let inner): return number(inner, at).map { -$0 }
    case .arithmetic(let operation, let a, let b):
      guard let x = number(a, at), let y = number(b, at) else { return nil }
      return Scalars.arithmetic(operation, x, y)
    case .function(let function, let arguments):
      if function == .years || function == .days {
        return Scalars.span(function, day(arguments[0], at), day(arguments[1], at))
      }
      return Scalars.apply(function, arguments.map { number($0, at) })
    case .choose(let condition, let a, let b):
      return Scalars.choose(truth(condition, at), number(a, at), number(b, at), nil)
    case .previous(let inner, let years): return number(inner, at.past(years))
    case .average(let inner, let years):
      var sum = NeumaierSum()
      for back in 0..<years {
        guard let value = number(inner, at.past(back)) else { return nil }
        sum.add(value)
      }
      return sum.value / Double(years)
    case .streak(let inner): return streak(inner, at)
    case .peers(let group): return peer(group, at)
    case .members(let sum): return total(sum, at)
    case .occupants(let flag): return occupants(flag, at)
    default: return nil
    }
  }

  private func streak(_ inner: Formula, _ at: Cursor) -> Double? {
    guard let first = truth(inner, at).known else { return nil }
    var length = first ? 1 : 0
    let last = facts.yearsOfHistory(of: inner, rules)
    var back = at.back + 1
    while first, back <= last, truth(inner, at.past(back - at.back)) == .yes {
      length += 1
      back += 1
    }
    return Double(length)
  }

  private func occupants(_ flag: Int, _ at: Cursor) -> Double? {
    guard let year = facts.land.years[facts.land.year - at.back] else { return nil }
    return Scalars.flaggedShare(
      of: year.links.of(parcel: at.row).map { index in
        let link = year.links.links[index]
        let occupant = Cursor(subject: .enterprise, row: link.enterprise, back: at.back)
        return (flagged(flag, occupant), link.land)
      }, parcelLand: facts.land.parcelLand[at.row])
  }

  // MARK: Conditions

  func truth(_ formula: Formula, _ at: Cursor) -> Truth {
    switch formula.operation {
    case .truth(let truth): return Truth(truth)
    case .fact(let name, let asText): return fact(name, asText: asText, at).truth
    case .metric(let index): return metric(index, at).truth
    case .parameter(let index): return rules.parameters[index].value.truth
    case .not(let inner): return !truth(inner, at)
    case .and(let a, let b): return truth(a, at) && truth(b, at)
    case .or(let a, let b): return truth(a, at) || truth(b, at)
    case .compare(let comparison, let a, let b, let id):
      let missing = NumberColumn.missing
      let held = Scalars.compare(comparison, number(a, at) ?? missing, number(b, at) ?? missing)
      return turn(held, id, at)
    case .compareDays(let comparison, let a, let b):
      return Scalars.compare(comparison, day(a, at), day(b, at))
    case .equalTexts(let a, let b, let negated):
      return Scalars.equal(text(a, at), text(b, at), negated: negated)
    case .equalTruths(let a, let b, let negated):
      return Scalars.equal(truth(a, at).known, truth(b, at).known, negated: negated)
    case .isIn(let value, let choices): return isIn(value, choices, at)
    case .under(let value, let prefix): return text(value, at).map { Truth($0.hasPrefix(prefix)) } ?? .unknown
    case .underEdition(let code, let edition, let year, let prefix):
      return IndustryCode.isUnder(text(code, at), text(edition, at), year: year, prefix: prefix)
    case .isMissing(let inner): return Truth(value(inner, at) == nil)
    case .isKnown(let inner): return Truth(value(inner, at) != nil)
    case .choose(let condition, let a, let b):
      return Scalars.choose(truth(condition, at), truth(a, at), truth(b, at), .unknown)
    case .function(.coalesce, let arguments):
      return arguments.lazy.map { truth($0, at) }.first { $0 != .unknown } ?? .unknown
    case .previous(let inner, let years): return truth(inner, at.past(years))
    case .verdict(let standing, let index, let id):
      let held = Scalars.standing(standing, verdict(rules.standards[index], at).verdict)
      return turn(held, id, at)
    case .flagged(let index, let id): return turn(flagged(index, at), id, at)
    case .holder(let index):
      guard let holder = facts.land.holderOfParcel[at.row] else { return .unknown }
      return flagged(index, Cursor(subject: .enterprise, row: holder, back: at.back))
    default: return .unknown
    }
  }

  private func turn(_ truth: Truth, _ id: Int, _ at: Cursor) -> Truth {
    turned == Atom(id: id, back: at.back) ? !truth : truth
  }

  private func flagged(_ index: Int, _ at: Cursor) -> Truth {
    var plain = self
    plain.turned = nil
    let flag = rules.flags[index]
    return flag.isJudged ? plain.truth(flag.condition, at) : .unknown
  }

  private func isIn(_ value: Formula, _ choices: [Formula], _ at: Cursor) -> Truth {
    choices.reduce(Truth.no) { found, choice in
      switch value.type {
      case .number:
        let missing = NumberColumn.missing
        return found || Scalars.compare(.equal, number(value, at) ?? missing, number(choice, at) ?? missing)
      case .day: return found || Scalars.compare(.equal, day(value, at), day(choice, at))
      case .truth:
        return found || Scalars.equal(truth(value, at).known, truth(choice, at).known, negated: false)
      case .text, .duration: return found || Scalars.equal(text(value, at), text(choice, at), negated: false)
      }
    }
  }

  // MARK: Days and texts

  func day(_ formula: Formula, _ at: Cursor) -> CalendarDay? {
    switch formula.operation {
    case .day(let day): day
    case .asOf(let book): asOf(book)
    case .fact(let name, let asText): fact(name, asText: asText, at)?.day
    case .metric(let index): metric(index, at)?.day
    case .parameter(let index): rules.parameters[index].value?.day
    case .shift(let inner, let duration): day(inner, at)?.adding(duration)
    case .shiftDays(let inner, let by, let sign):
      Scalars.shift(day(inner, at), (number(by, at) ?? NumberColumn.missing) * sign)
    case .choose(let condition, let a, let b):
      Scalars.choose(truth(condition, at), day(a, at), day(b, at), nil)
    case .function(let function, let arguments): Scalars.pick(function, arguments.map { day($0, at) })
    case .previous(let inner, let years): day(inner, at.past(years))
    default: nil
    }
  }

  func text(_ formula: Formula, _ at: Cursor) -> String? {
    switch formula.operation {
    case .text(let text): text
    case .fact(let name, let asText): fact(name, asText: asText, at)?.text
    case .metric(let index): metric(index, at)?.text
    case .parameter(let index): rules.parameters[index].value?.text
    case .choose(let condition, let a, let b):
      Scalars.choose(truth(condition, at), text(a, at), text(b, at), nil)
    case .function(.coalesce, let arguments): arguments.lazy.compactMap { text($0, at) }.first
    case .previous(let inner, let years): text(inner, at.past(years))
    case .grade(let index): grade(index, at)
    default: nil
    }
  }

  // MARK: Standards

  /// The verdict of a standard on one subject, perhaps with one of its bounds turned.
  func verdict(
    _ standard: Standard, _ at: Cursor, turning bound: StandardDecision.BoundAtom? = nil
  ) -> StandardDecision.Outcome {
    guard standard.lacking.isEmpty else { return .undecided }
    return decision(standard, at).outcome(turning: bound)
  }

  func decision(_ standard: Standard, _ at: Cursor) -> StandardDecision {
    let ways = StandardWays(standard, on: asOf(standard.book))
    return StandardDecision(
      value: metric(standard.metric, at)?.number ?? NumberColumn.missing,
      condition: standard.condition.map { truth($0, at) } ?? .yes,
      candidates: ways.candidates(
        applies: { truth(standard.exceptions[$0].condition, at) },
        value: { ways.bounds[$0].flatMap { number($0.formula, at) } ?? NumberColumn.missing }))
  }

  // MARK: Peers

  private func peer(_ group: PeerGroup, _ at: Cursor) -> Double? {
    if let column = peers(group.id, at.back) { return column[at.row].isNaN ? nil : column[at.row] }
    let own = group.keys.map { value($0, at) }
    guard own.allSatisfy({ $0 != nil }) else { return nil }
    let members = (0..<facts.count(of: at.subject)).map {
      Cursor(subject: at.subject, row: $0, back: at.back)
    }
    .filter { member in group.keys.indices.allSatisfy { value(group.keys[$0], member) == own[$0] } }
    return statistic(group, members, at)
  }

  private func statistic(_ group: PeerGroup, _ members: [Cursor], _ at: Cursor) -> Double? {
    let known = members.filter { member in
      value(group.value, member) != nil && group.second.map { value($0, member) != nil } ?? true
    }
    guard known.count >= group.atLeast else { return nil }
    if group.statistic == .count { return Double(known.count) }
    let values = known.compactMap { number(group.value, $0) }
    guard !values.isEmpty else { return nil }
    switch group.statistic {
    case .mean: return Statistics.mean(values)
    case .median: return Quantiles.quantile(0.5, ofSorted: values.sorted())
    case .minimum: return values.min()
    case .maximum: return values.max()
    case .percentile: return Quantiles.quantile(group.probability, ofSorted: values.sorted())
    case .total: return Statistics.sum(values)
    case .ratio:
      guard let second = group.second else { return nil }
      let below = Statistics.sum(known.compactMap { number(second, $0) })
      return below == 0 ? nil : Statistics.sum(values) / below
    case .rank:
      guard let own = number(group.value, at) else { return nil }
      return Double(values.count { $0.tiedValue > own.tiedValue } + 1)
    case .count: return nil
    }
  }
}

extension Value {
  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var day: CalendarDay? { if case .day(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
}

extension Value? {
  /// A truth, unknown where missing.
  var truth: Truth {
    if case .truth(let value)? = self { Truth(value) } else { .unknown }
  }
}

extension Column {
  /// One value, nil where missing.
  func value(_ row: Int) -> Value? {
    switch self {
    case .number(let column): column[row].map(Value.number)
    case .text(let column): column[row].map(Value.text)
    case .day(let column): column[row].map(Value.day)
    case .truth(let column): column.values[row].known.map(Value.truth)
    }
  }
}
