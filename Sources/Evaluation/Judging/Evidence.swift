internal import RuleBooks
internal import Tables
internal import Units

/// The columns a rule's verdicts rest on, gathered once, so that a row's evidence is a matter of looking up.
struct EvidenceTemplate: Sendable {
  /// A value a rule rests on.
  struct Leaf: Sendable {
    /// The name rules use, with the year where it is an earlier one.
    let name: String
    let unit: Unit?
    let table: String
    let key: Key
    let column: Column?
    /// Whether it is a figure of the dataset and not worked out from others.
    let isFact: Bool
    /// What it was corrected by, by the place of the subject.
    var corrections: [Int: [CellCorrection]] = [:]
  }

  /// The key of the row a value came from.
  enum Key: Sendable {
    case subject
    /// `E1/2021`
    case subjectAndYear(Int)
    case fixed(String)
  }

  let leaves: [Leaf]

  func items(_ row: Int, key: String) -> [EvidenceItem] {
    leaves.map { leaf in
      let origin =
        switch leaf.key {
        case .subject: key
        case .subjectAndYear(let year): "\(key)/\(year)"
        case .fixed(let key): key
        }
      return EvidenceItem(
        name: leaf.name, value: leaf.column?.value(row), unit: leaf.unit, table: leaf.table, key: origin,
        corrections: leaf.corrections[row] ?? [])
    }
  }

  /// Names of the figures that are missing for a subject.
  func missing(_ row: Int) -> [String] {
    leaves.filter { $0.isFact && $0.column?.isKnown(row) != true }.map(\.name)
  }

  init(flag index: Int, evaluator: ColumnEvaluator) {
    let flag = evaluator.rules.flags[index]
    self.init([flag.condition], subject: flag.subject, evaluator: evaluator)
  }

  init(standard index: Int, evaluator: ColumnEvaluator) {
    let standard = evaluator.rules.standards[index]
    let day = evaluator.asOf(standard.book)
    let conditions = [standard.condition].compactMap(\.self) + standard.exceptions.map(\.condition)
    let bounds = StandardWays(standard, on: day).bounds.compactMap { $0?.formula }
    var collector = LeafCollector(subject: standard.subject, evaluator: evaluator)
    collector.collect(
      [.metric(standard.metric, back: 0)] + (conditions + bounds).map { .formula($0, back: 0) })
    leaves = collector.leaves
  }

  init(_ formulas: [Formula], subject: Subject, evaluator: ColumnEvaluator) {
    var collector = LeafCollector(subject: subject, evaluator: evaluator)
    collector.collect(formulas.map { .formula($0, back: 0) })
    leaves = collector.leaves
  }
}

/// Walks formulas and the metrics they name, and gathers what they rest on, in the order it is met, each once.
private struct LeafCollector {
  let subject: Subject
  let evaluator: ColumnEvaluator
  private(set) var leaves: [EvidenceTemplate.Leaf] = []
  private var seen: Set<String> = []

  init(subject: Subject, evaluator: ColumnEvaluator) {
    self.subject = subject
    self.evaluator = evaluator
  }

  private var rules: Rules { evaluator.rules }

  private func dated(_ name: String, _ back: Int) -> String {
    back == 0 ? name : "\(name)@\(evaluator.facts.land.year - back)"
  }

  private mutating func add(
    _ name: String, _ column: Column?, unit: Unit? = nil, table: String, key: EvidenceTemplate.Key = .subject,
    isFact: Bool = false, corrections: [Int: [CellCorrection]] = [:]
  ) -> Bool {
    guard seen.insert("\(table)/\(name)").inserted else { return false }
    let unit = unit.flatMap { $0.symbol.isEmpty ? nil : $0 }
    leaves.append(
      EvidenceTemplate.Leaf(
        name: name, unit: unit, table: table, key: key, column: column, isFact: isFact,
        corrections: corrections))
    return true
  }

  /// What is still to be looked into.
  enum Task {
    case formula(Formula, back: Int)
    case metric(Int, back: Int)
  }

  /// Depth first without recursion: a book may chain thousands of metrics.
  mutating func collect(_ tasks: [Task]) {
    var open = Array(tasks.reversed())
    while let task = open.popLast() {
      let inside =
        switch task {
        case .formula(let formula, let back): look(into: formula, back: back)
        case .metric(let index, let back): look(into: index, back: back)
        }
      open += inside.reversed()
    }
  }

  private mutating func look(into index: Int, back: Int) -> [Task] {
    let metric = rules.metrics[index]
    let isNew = add(
      dated(metric.name, back), evaluator.metric(index, back: back), unit: metric.type.unit, table: "metrics")
    return isNew ? [.formula(metric.formula, back: back)] : []
  }

  private mutating func look(into formula: Formula, back: Int) -> [Task] {
    let scope = evaluator.scope(subject, back: back)
    switch formula.operation {
    case .fact(let name, _):
      let (table, key) = evaluator.facts.origin(of: name, subject: subject, back: back)
      _ = add(
        dated(name, back), evaluator.column(formula, scope), unit: formula.type.unit, table: table, key: key,
        isFact: true,
        corrections: CorrectionTrace(evaluator.facts.land).corrections(of: name, subject: subject, back: back)
      )
    case .metric(let index): return [.metric(index, back: back)]
    case .parameter(let index):
      let parameter = rules.parameters[index]
      _ = add(
        parameter.name, evaluator.column(formula, scope), unit: parameter.type.unit, table: "parameters",
        key: .fixed(rules.books[parameter.book].id))
    case .asOf:
      _ = add(
        "as_of", evaluator.column(formula, scope), table: "dataset",
        key: .fixed(evaluator.facts.land.dataset.name))
    case .previous(let inner, let years): return [.formula(inner, back: back + years)]
    case .average(let inner, let years): return (0..<years).map { .formula(inner, back: back + $0) }
    case .streak(let inner):
      let last = evaluator.facts.yearsOfHistory(of: inner, rules)
      return (back...max(back, last)).map { .formula(inner, back: $0) }
    case .peers:
      let isNew = add(
        dated(formula.source, back), evaluator.column(formula, scope), unit: formula.type.unit, table: "peers"
      )
      return isNew ? formula.operation.children.map { .formula($0, back: back) } : []
    case .members(let sum):
      _ = add(
        dated(formula.source, back), evaluator.column(formula, scope), unit: formula.type.unit,
        table: sum.subject == .parcel ? "parcels" : "enterprises", isFact: true)
    case .verdict(_, let index, _):
      let verdicts = evaluator.verdicts(index, back: back).verdicts.map(\.rawValue)
      _ = add(dated(rules.standards[index].name, back), .text(TextColumn(verdicts)), table: "rules")
    case .flagged(let index, _):
      let truths = evaluator.flag(index, back: back)
      _ = add(dated(rules.flags[index].name, back), .truth(TruthColumn(truths)), table: "rules")
    case .grade(let index):
      _ = add(
        dated("grade(\(rules.schemes[index].name))", back), .text(evaluator.grade(index, back: back)),
        table: back == 0 ? "grades" : "history",
        key: back == 0 ? .subject : .subjectAndYear(evaluator.facts.land.year - back), isFact: back > 0)
    case .occupants, .holder:
      _ = add(dated(formula.source, back), evaluator.column(formula, scope), table: "rules")
    default: return formula.operation.children.map { .formula($0, back: back) }
    }
    return []
  }
}

extension FactColumns {
  /// The table and key a fact of a subject came from.
  func origin(of name: String, subject: Subject, back: Int) -> (table: String, key: EvidenceTemplate.Key) {
    switch subject {
    case .enterprise:
      if ["land", "parcels", "owned_land", "rented_land", "rented_floor", "rent_outs", "is_tenant"].contains(
        name)
      {
        return ("links", .subject)
      }
      if name != "enterprise_id", land.years[land.year]?.figures.has(name) == true {
        return ("figures", .subjectAndYear(land.year - back))
      }
      return ("enterprises", .subject)
    case .parcel:
      let fromLinks = land.amounts.contains(name) || ["occupants", "occupied_mu"].contains(name)
      if FactColumns.ofBuildings.contains(name) { return ("buildings", .subject) }
      return (fromLinks ? "links" : "parcels", .subject)
    case .zone: return (tableOfZoneFact(name), .subject)
    case .project: return ("project", .subject)
    }
  }
}

extension Judgement {
  /// The values a flag's verdict on a subject rests on, by name, each once.
  public func evidence(flag index: Int, row: Int) -> [EvidenceItem] {
    flagEvidence[index].items(row, key: keys(of: rules.flags[index].subject)[row])
  }

  /// The values a standard's verdict on a subject rests on, by name, each once.
  public func evidence(standard index: Int, row: Int) -> [EvidenceItem] {
    standardEvidence[index].items(row, key: keys(of: rules.standards[index].subject)[row])
  }
}
