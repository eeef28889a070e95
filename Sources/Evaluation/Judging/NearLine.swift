internal import RuleBooks
internal import Tables

/// Finds the rows where a hair decides (contract V5). Columns tell where a comparison is near at all; the few rows
/// left are worked out again with each near comparison turned.
struct NearLine {
  let evaluator: ColumnEvaluator
  var near = NearAtoms()

  private var interpreter: RowInterpreter {
    let evaluator = self.evaluator
    return RowInterpreter(
      rules: evaluator.rules, facts: evaluator.facts, dayOverride: evaluator.dayOverride,
      columns: { evaluator.fact($0, evaluator.scope($1, back: $2)) },
      peers: { evaluator.peerCache[ColumnEvaluator.RuleKey(index: $0, back: $1)] },
      metrics: { evaluator.metric($0, back: $1) })
  }

  /// Of a condition, for subjects whose outcome is known.
  func ofCondition(_ condition: Formula, subject: Subject, outcome: [Truth]) -> [Truth] {
    let scope = evaluator.scope(subject)
    let candidates = evaluator.nearRows(condition, scope, near: near)
    let atoms = NearLine.atoms(of: condition, back: 0, history: evaluator.yearsOfHistory)
    var interpreter = interpreter
    return outcome.indices.map { row in
      guard outcome[row] != .unknown else { return .unknown }
      guard candidates[row] else { return .no }
      let cursor = RowInterpreter.Cursor(subject: subject, row: row)
      return Truth(
        atoms.contains { atom in
          guard isNear(atom, interpreter, cursor) else { return false }
          interpreter.turned = atom.atom
          defer { interpreter.turned = nil }
          return interpreter.truth(condition, cursor) != outcome[row]
        })
    }
  }

  /// Of a standard: turning a bound, a comparison of its condition or of an exception.
  func ofStandard(_ standard: Standard, _ verdicts: StandardVerdicts) -> [Truth] {
    let scope = evaluator.scope(standard.subject)
    let conditions = [standard.condition].compactMap(\.self) + standard.exceptions.map(\.condition)
    let nearConditions = conditions.map { evaluator.nearRows($0, scope, near: near) }
    let atoms = conditions.flatMap { NearLine.atoms(of: $0, back: 0, history: evaluator.yearsOfHistory) }
    let columns = StandardColumns(standard, evaluator: evaluator, scope)
    var interpreter = interpreter
    return verdicts.verdicts.indices.map { row in
      let verdict = verdicts.verdicts[row]
      guard verdict != .undecided else { return .unknown }
      let decision = columns.decision(row)
      if decision.nearBounds.contains(where: { decision.outcome(turning: $0).verdict != verdict }) {
        return .yes
      }
      guard nearConditions.contains(where: { $0[row] }) else { return .no }
      let cursor = RowInterpreter.Cursor(subject: standard.subject, row: row)
      return Truth(
        atoms.contains { atom in
          guard isNear(atom, interpreter, cursor) else { return false }
          interpreter.turned = atom.atom
          defer { interpreter.turned = nil }
          return interpreter.verdict(standard, cursor).verdict != verdict
        })
    }
  }

  // MARK: Atoms

  /// A comparison that can be turned, with what tells whether it is near.
  private struct NearAtom {
    enum Kind {
      case comparison(Comparison, Formula, Formula)
      case standard(Int)
      case flag(Int)
    }

    let atom: RowInterpreter.Atom
    let kind: Kind
  }

  private static func atoms(of formula: Formula, back: Int, history: Int) -> [NearAtom] {
    switch formula.operation {
    case .compare(let comparison, let a, let b, let id):
      let own = NearAtom(atom: RowInterpreter.Atom(id: id, back: back), kind: .comparison(comparison, a, b))
      return [own] + atoms(of: a, back: back, history: history) + atoms(of: b, back: back, history: history)
    case .verdict(.undecided, _, _): return []
    case .verdict(_, let index, let id) where back == 0:
      return [NearAtom(atom: RowInterpreter.Atom(id: id, back: 0), kind: .standard(index))]
    case .flagged(let index, let id) where back == 0:
      return [NearAtom(atom: RowInterpreter.Atom(id: id, back: 0), kind: .flag(index))]
    case .previous(let inner, let years): return atoms(of: inner, back: back + years, history: history)
    case .streak(let inner):
      return (back...max(back, history)).flatMap { atoms(of: inner, back: $0, history: history) }
    case .average, .peers: return []
    default: return formula.operation.children.flatMap { atoms(of: $0, back: back, history: history) }
    }
  }

  private func isNear(_ atom: NearAtom, _ interpreter: RowInterpreter, _ cursor: RowInterpreter.Cursor)
    -> Bool
  {
    switch atom.kind {
    case .comparison(let comparison, let a, let b):
      let then = cursor.past(atom.atom.back)
      guard let x = interpreter.number(a, then), let y = interpreter.number(b, then) else { return false }
      return Scalars.isNear(comparison, x, y)
    case .standard(let index): return near.standards[index]?[cursor.row] == .yes
    case .flag(let index): return near.flags[index]?[cursor.row] == .yes
    }
  }
}
