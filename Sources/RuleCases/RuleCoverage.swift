internal import Evaluation
internal import RuleBooks
internal import Units

/// Which rules the cases of a book say something of.
///
/// A standard, a flag, a grading scheme or a list counts where a case expects something of it; a metric also where it is
/// worked out on the way to what is expected; an exception where it applies to a subject of which the standard is
/// expected, and so does a part of a scheme.
struct TouchedRules {
  private var ids: [RuleKind: Set<String>] = [:]
  private var exceptions: Set<Exception> = []
  /// Parts of grading schemes, as `SchemeItem.parts` names them.
  private(set) var parts: Set<String> = []

  private struct Exception: Hashable {
    let standard: String
    let number: Int
  }

  mutating func formUnion(_ other: TouchedRules) {
    ids.merge(other.ids) { $0.union($1) }
    exceptions.formUnion(other.exceptions)
    parts.formUnion(other.parts)
  }

  mutating func touch(part: String) { parts.insert(part) }

  mutating func touch(_ kind: RuleKind, _ id: String) { ids[kind, default: []].insert(id) }

  mutating func touch(exception number: Int, of standard: String) {
    exceptions.insert(Exception(standard: standard, number: number))
  }

  /// Everything a rule is worked out from.
  mutating func touch(metricsBehind formulas: [Formula], of rules: Rules) {
    var open = formulas
    var seen: Set<Int> = []
    while let formula = open.popLast() {
      formula.forEach { part in
        switch part.operation {
        case .metric(let index):
          guard seen.insert(index).inserted else { return }
          touch(.metrics, rules.metrics[index].id)
          open.append(rules.metrics[index].formula)
        case .members(let sum): open += sum.formulas
        default: break
        }
      }
    }
  }

  /// The rules of a book that nothing is expected of, in the book's order.
  func untouched(in book: RuleBook) -> [UntouchedRule] {
    func left(_ kind: RuleKind, _ items: [(id: String, label: String)]) -> [UntouchedRule] {
      items.filter { ids[kind]?.contains($0.id) != true }
        .map { UntouchedRule(kind: kind, id: $0.id, label: $0.label, exception: nil) }
    }
    let exceptions = book.standards.flatMap { standard in
      standard.exceptions.enumerated().compactMap { number, exception -> UntouchedRule? in
        let known = Exception(standard: standard.id.text, number: number)
        guard !self.exceptions.contains(known) else { return nil }
        return UntouchedRule(
          kind: .standards, id: standard.id.text, label: standard.label,
          exception: exception.because ?? exception.when.text)
      }
    }
    return left(.metrics, book.metrics.map { ($0.id.text, $0.label) })
      + left(.standards, book.standards.map { ($0.id.text, $0.label) }) + exceptions
      + left(.flags, book.flags.map { ($0.id.text, $0.label) })
      + left(.grades, book.schemes.map { ($0.id.text, $0.label) }) + partsLeft(of: book.schemes)
      + left(.lists, book.lists.map { ($0.id.text, $0.title) })
  }
}

extension Standard {
  /// The formulas of its condition and of its exceptions, and its thresholds on a day.
  func formulas(on day: CalendarDay) -> [Formula] {
    let bounds = [atLeast, atMost] + exceptions.flatMap { [$0.atLeast, $0.atMost] }
    return [condition].compactMap(\.self) + exceptions.map(\.condition)
      + bounds.compactMap { $0?.bound(on: day)?.formula }
  }
}

extension RuleList {
  /// The formulas of its condition, its columns and its order.
  var formulas: [Formula] {
    [condition] + order.map(\.formula)
      + columns.compactMap { if case .formula(let formula) = $0.content { formula } else { nil } }
  }
}

extension Rules {
  /// The names of all facts that a rule looks at.
  var factNames: Set<String> {
    var open = metrics.map(\.formula) + standards.flatMap { $0.formulas(on: books[$0.book].asOf) }
    open += flags.flatMap { [$0.condition, $0.measure?.deadline].compactMap(\.self) }
    open +=
      schemes.flatMap(\.formulas) + lists.flatMap(\.formulas) + benchmarks.flatMap { $0.keys.map(\.formula) }
    var names: Set<String> = []
    while let formula = open.popLast() {
      formula.forEach { part in
        if case .fact(let name, _) = part.operation { names.insert(name) }
        if case .members(let sum) = part.operation { open += sum.formulas }
      }
    }
    return names
  }
}
