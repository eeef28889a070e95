internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

extension ColumnEvaluator {
  /// A condition over all subjects.
  func truths(_ formula: Formula, _ scope: Scope) -> [Truth] {
    switch formula.operation {
    case .truth(let truth): return Array(repeating: Truth(truth), count: scope.count)
    case .fact(let name, _):
      if case .truth(let column)? = fact(name, scope) { return column.values }
    case .metric(let index):
      if case .truth(let column) = metric(index, back: scope.back) { return column.values }
    case .parameter(let index):
      if case .truth(let truth)? = rules.parameters[index].value {
        return Array(repeating: Truth(truth), count: scope.count)
      }
    case .not(let inner): return truths(inner, scope).map { !$0 }
    case .and(let a, let b): return zip(truths(a, scope), truths(b, scope)).map { $0 && $1 }
    case .or(let a, let b): return zip(truths(a, scope), truths(b, scope)).map { $0 || $1 }
    case .compare(let comparison, let a, let b, _):
      return zip(numbers(a, scope), numbers(b, scope)).map { Scalars.compare(comparison, $0, $1) }
    case .compareDays(let comparison, let a, let b):
      return zip(days(a, scope), days(b, scope)).map { Scalars.compare(comparison, $0, $1) }
    case .equalTexts(let a, let b, let negated):
      let (x, y) = (texts(a, scope), texts(b, scope))
      return (0..<scope.count).map { Scalars.equal(x[$0], y[$0], negated: negated) }
    case .equalTruths(let a, let b, let negated):
      return zip(truths(a, scope), truths(b, scope)).map {
        Scalars.equal($0.known, $1.known, negated: negated)
      }
    case .isIn(let value, let choices): return isIn(value, choices, scope)
    case .under(let value, let prefix):
      return texts(value, scope).mapDistinct { Truth($0.hasPrefix(prefix)) }
    case .underEdition(let code, let edition, let year, let prefix):
      let (codes, editions) = (texts(code, scope), texts(edition, scope))
      return (0..<scope.count).map {
        IndustryCode.isUnder(codes[$0], editions[$0], year: year, prefix: prefix)
      }
    case .isMissing(let inner): return known(inner, scope).map { Truth(!$0) }
    case .isKnown(let inner): return known(inner, scope).map { Truth($0) }
    case .choose(let condition, let a, let b):
      let (conditions, x, y) = (truths(condition, scope), truths(a, scope), truths(b, scope))
      return conditions.indices.map { Scalars.choose(conditions[$0], x[$0], y[$0], .unknown) }
    case .function(.coalesce, let arguments):
      let columns = arguments.map { truths($0, scope) }
      return (0..<scope.count).map { row in
        columns.lazy.map { $0[row] }.first { $0 != .unknown } ?? .unknown
      }
    case .previous(let inner, let years): return truths(inner, past(scope, years))
    case .verdict(let standing, let index, _):
      return verdicts(index, back: scope.back).verdicts.map { Scalars.standing(standing, $0) }
    case .flagged(let index, _): return flag(index, back: scope.back)
    case .holder(let index):
      let flags = flag(index, back: scope.back)
      return facts.land.holderOfParcel.map { $0.map { flags[$0] } ?? .unknown }
    default: break
    }
    return unknown(scope)
  }

  private func known(_ formula: Formula, _ scope: Scope) -> [Bool] {
    let column = column(formula, scope)
    return (0..<scope.count).map { column.isKnown($0) }
  }

  private func isIn(_ value: Formula, _ choices: [Formula], _ scope: Scope) -> [Truth] {
    switch value.type {
    case .number:
      let values = numbers(value, scope)
      let columns = choices.map { numbers($0, scope) }
      return Scalars.any(columns.count, rows: scope.count) {
        Scalars.compare(.equal, values[$1], columns[$0][$1])
      }
    case .day:
      let values = days(value, scope)
      let columns = choices.map { days($0, scope) }
      return Scalars.any(columns.count, rows: scope.count) {
        Scalars.compare(.equal, values[$1], columns[$0][$1])
      }
    case .truth:
      let values = truths(value, scope)
      let columns = choices.map { truths($0, scope) }
      return Scalars.any(columns.count, rows: scope.count) {
        Scalars.equal(values[$1].known, columns[$0][$1].known, negated: false)
      }
    case .text, .duration:
      let values = texts(value, scope)
      let columns = choices.map { texts($0, scope) }
      return Scalars.any(columns.count, rows: scope.count) {
        Scalars.equal(values[$1], columns[$0][$1], negated: false)
      }
    }
  }

  /// Rows where a comparison inside a condition is so near that turning it might change the outcome. Comparisons
  /// inside metrics are not the condition's own.
  func nearRows(_ formula: Formula, _ scope: Scope, near: NearAtoms) -> [Bool] {
    var rows = [Bool](repeating: false, count: scope.count)
    func mark(_ other: [Bool]) { for row in rows.indices where other[row] { rows[row] = true } }
    switch formula.operation {
    case .compare(let comparison, let a, let b, _):
      let (x, y) = (numbers(a, scope), numbers(b, scope))
      for row in rows.indices where Scalars.isNear(comparison, x[row], y[row]) { rows[row] = true }
    case .verdict(.met, let index, _) where scope.back == 0,
      .verdict(.short, let index, _) where scope.back == 0:
      for row in rows.indices where near.standards[index]?[row] == .yes { rows[row] = true }
    case .flagged(let index, _) where scope.back == 0:
      for row in rows.indices where near.flags[index]?[row] == .yes { rows[row] = true }
    case .previous(let inner, let years): mark(nearRows(inner, past(scope, years), near: near))
    case .streak(let inner):
      for back in 0...max(0, yearsOfHistory - scope.back) {
        mark(nearRows(inner, past(scope, back), near: near))
      }
      return rows
    case .average, .peers: break
    default: break
    }
    if case .previous = formula.operation { return rows }
    if case .peers = formula.operation { return rows }
    for child in formula.operation.children { mark(nearRows(child, scope, near: near)) }
    return rows
  }
}

/// Which verdicts and flags are themselves near, for rules that stand on them.
struct NearAtoms {
  var standards: [Int: [Truth]] = [:]
  var flags: [Int: [Truth]] = [:]
}

extension TextColumn {
  /// A truth for every row, worked out once per distinct text; unknown where missing.
  func mapDistinct(_ truth: (String) -> Truth) -> [Truth] {
    let byCode = texts.map(truth)
    return codes.map { $0 < 0 ? .unknown : byCode[Int($0)] }
  }
}
