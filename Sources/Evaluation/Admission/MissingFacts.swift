internal import RuleBooks
internal import Tables
internal import Units

/// What to ask for where a standard cannot be decided. Only what an applicant can state is named, never a rule: facts that
/// are missing, a code that is of another edition than the rule's, or else facts stated as nought that a rule divides by.
///
/// Only what has no value is looked into: a branch that is not taken, or a share that is known another way, asks for nothing.
struct MissingFacts {
  private let parts: FormulaParts

  /// - Parameter index: a standard; those it asks about are looked into as well.
  init(standard index: Int, _ evaluator: ColumnEvaluator) {
    parts = FormulaParts(standard: index, evaluator)
  }

  /// The names, each once; where nothing is missing that could be named, everything the standard rests on.
  func names(_ row: Int) -> [String] {
    var names: [String] = []
    var zeros: [String] = []
    var open = [0]
    var seen: Set<Int> = []
    while let place = open.popLast() {
      let part = parts.all[place]
      guard part.column?.isKnown(row) != true, seen.insert(place).inserted else { continue }
      var inside = part.inside
      switch part.kind {
      case .fact(let name): names.append(name)
      case .earlier(let template): names += template.missing(row)
      case .choice: inside = taken(part, row)
      case .exceptions: inside = untilTrue(part, row)
      case .edition(let year):
        if inside.allSatisfy({ parts.all[$0].column?.isKnown(row) == true }) {
          names.append(EditionAsked.prefix + year)
        }
      case .quotient(let facts):
        if case .number(let below)? = part.inside.last.flatMap({ parts.all[$0].column }), below[row] == 0 {
          zeros += facts
        }
      case .other: break
      }
      open += inside.reversed()
    }
    if names.isEmpty { names = zeros.isEmpty ? parts.facts : zeros }
    return names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }

  /// Of a choice its condition, or else the branch taken.
  private func taken(_ part: FormulaParts.Part, _ row: Int) -> [Int] {
    guard part.inside.count == 3, case .truth(let condition)? = parts.all[part.inside[0]].column else {
      return part.inside
    }
    switch condition.values[row] {
    case .yes: return [part.inside[1]]
    case .no: return [part.inside[2]]
    case .unknown: return part.inside
    }
  }

  /// Exceptions behind the first that applies do not matter.
  private func untilTrue(_ part: FormulaParts.Part, _ row: Int) -> [Int] {
    let first = part.inside.firstIndex { place in
      if case .truth(let truths)? = parts.all[place].column { truths.values[row] == .yes } else { false }
    }
    return first.map { Array(part.inside[..<$0]) } ?? part.inside
  }
}

/// A code to be stated after a named edition, as it stands among the names of what is missing: `industry:2002`.
public enum EditionAsked {
  static let prefix = "industry:"

  /// The year of the edition; nil where a name is that of a fact.
  public static func year(_ name: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }
}

/// The formulas a standard rests on, taken apart, each part with its values; followed through metrics and through what is
/// asked of other rules. The first part is the standard.
private struct FormulaParts {
  enum Kind {
    case fact(String)
    /// Something of earlier years.
    case earlier(EvidenceTemplate)
    /// `if`: its condition and both branches.
    case choice
    /// Conditions of exceptions, in order.
    case exceptions
    /// A code held against one of a named edition.
    case edition(String)
    /// A division, with the facts below the line.
    case quotient([String])
    case other
  }

  struct Part {
    let kind: Kind
    /// nil where it is looked into in any case.
    let column: Column?
    var inside: [Int] = []
  }

  private(set) var all: [Part] = []
  /// Everything it rests on.
  let facts: [String]
  private let evaluator: ColumnEvaluator
  private var metrics: [Int: Int] = [:]
  private var standards: [Int: Int] = [:]
  private var flags: [Int: Int] = [:]
  /// Formulas still to be taken apart, with the part they stand inside of.
  private var open: [(formula: Formula, inside: Int)] = []

  init(standard index: Int, _ evaluator: ColumnEvaluator) {
    self.evaluator = evaluator
    facts = EvidenceTemplate(standard: index, evaluator: evaluator).factNames
    _ = add(standard: index)
    while let next = open.popLast() {
      let place = add(next.formula)
      all[next.inside].inside.append(place)
    }
    // Formulas are taken from the end; a standard puts its own in order itself.
    let ordered = Set(standards.values)
    for place in all.indices where !ordered.contains(place) { all[place].inside.reverse() }
  }

  private mutating func new(_ kind: Kind, _ column: Column?) -> Int {
    all.append(Part(kind: kind, column: column))
    return all.count - 1
  }

  private mutating func add(standard index: Int) -> Int {
    if let place = standards[index] { return place }
    let standard = evaluator.rules.standards[index]
    let place = new(.other, nil)
    standards[index] = place
    let (value, condition) = (new(.other, nil), new(.other, nil))
    let (exceptions, thresholds) = (new(.exceptions, nil), new(.other, nil))
    all[place].inside = [value, condition, exceptions, thresholds]
    let bounds = StandardWays(standard, on: evaluator.asOf(standard.book)).bounds.compactMap { $0?.formula }
    open.append((evaluator.rules.metrics[standard.metric].formula, value))
    open += [standard.condition].compactMap(\.self).map { ($0, condition) }
    open += standard.exceptions.map { ($0.condition, exceptions) }
    open += bounds.map { ($0, thresholds) }
    return place
  }

  private mutating func add(_ formula: Formula) -> Int {
    let scope = evaluator.scope(.project)
    let column = evaluator.column(formula, scope)
    switch formula.operation {
    case .fact(let name, _): return new(.fact(name), column)
    case .metric(let index):
      if let place = metrics[index] { return place }
      let place = new(.other, column)
      metrics[index] = place
      open.append((evaluator.rules.metrics[index].formula, place))
      return place
    case .verdict(_, let index, _):
      let place = new(.other, column)
      all[place].inside.append(add(standard: index))
      return place
    case .flagged(let index, _):
      if let place = flags[index] { return place }
      let place = new(.other, column)
      flags[index] = place
      open.append((evaluator.rules.flags[index].condition, place))
      return place
    case .previous, .average, .streak:
      return new(.earlier(EvidenceTemplate([formula], subject: .project, evaluator: evaluator)), column)
    default:
      let place = new(kind(formula), column)
      open += formula.operation.children.map { ($0, place) }
      return place
    }
  }

  private func kind(_ formula: Formula) -> Kind {
    switch formula.operation {
    case .choose: .choice
    case .underEdition(_, _, let year, _): .edition(year)
    case .arithmetic(.divided, _, let below):
      .quotient(EvidenceTemplate([below], subject: .project, evaluator: evaluator).factNames)
    default: .other
    }
  }
}

extension EvidenceTemplate {
  /// The figures it rests on.
  fileprivate var factNames: [String] { leaves.filter(\.isFact).map(\.name) }
}
