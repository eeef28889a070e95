internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Builds the tree for one subject with the plain interpreter.
struct Explainer {
  let judgement: Judgement
  let subject: Subject
  let row: Int
  private let interpreter: RowInterpreter
  /// Facts as they are, or as units have them together.
  private let facts: FactColumns

  init(_ judgement: Judgement, _ subject: Subject, _ row: Int) {
    self.judgement = judgement
    self.subject = subject
    self.row = row
    let peers = judgement.peers
    facts = judgement.facts
    interpreter = RowInterpreter(
      rules: judgement.rules, facts: judgement.facts, dayOverride: nil, peers: { $1 == 0 ? peers[$0] : nil },
      metrics: { $1 == 0 ? judgement.metrics[$0] : nil }, grades: { judgement.grade($0) })
  }

  /// Explains on what the members of a unit have together.
  init(_ judgement: Judgement, unitsOf grades: SchemeGrades, _ row: Int) {
    self.judgement = judgement
    subject = judgement.rules.schemes[grades.scheme].subject
    self.row = row
    facts = grades.facts
    interpreter = RowInterpreter(
      rules: judgement.rules, facts: grades.facts, dayOverride: nil, grades: { judgement.grade($0) })
  }

  private var cursor: RowInterpreter.Cursor { RowInterpreter.Cursor(subject: subject, row: row) }
  var land: LinkedLand { judgement.land }
  var rules: Rules { judgement.rules }

  var tree: Explanation {
    let key = judgement.keys(of: subject)[row]
    let name = judgement.facts.column(subject == .parcel ? "holder_name" : "name", of: subject)?.value(row)?
      .text
    return Explanation(
      .subject(subject, key: key, name: name),
      [landNode] + grading + standards + flags + clauses + lists)
  }

  // MARK: Land

  private var landNode: Explanation {
    guard let links = land.years[land.year]?.links else { return Explanation(.land(nil)) }
    if subject == .zone {
      let facts = ["parcels", "enterprises", "occupied_mu", "measured_m2", "zone_area_m2"]
      let column = judgement.facts.column("land", of: .zone)
      return Explanation(.land(column?.value(row)?.number), facts.map { factNode($0, back: 0) })
    }
    if subject == .enterprise {
      return Explanation(
        .land(land.years[land.year]?.enterpriseLand[row]),
        corrections(of: "land", back: 0)
          + links.of(enterprise: row).map { Explanation(.link($0, other: land.parcels.keys[$0.parcel])) })
    }
    let area = ["certificate_area", "measured_m2"].map { factNode($0, back: 0) }
    return Explanation(
      .land(land.parcelLand[row]),
      area
        + links.of(parcel: row).map {
          Explanation(.link(links.links[$0], other: land.enterprises.keys[links.links[$0].enterprise]))
        })
  }

  // MARK: Rules

  private var standards: [Explanation] {
    rules.standards.enumerated().compactMap { index, standard in
      guard standard.subject == subject, standard.uses.contains(.evaluation) else { return nil }
      return self.standard(index)
    }
  }

  func standard(_ index: Int) -> Explanation {
    let standard = rules.standards[index]
    guard let verdicts = judgement.verdicts[index] else {
      return Explanation(
        .notJudged(name: standard.name, label: standard.label, lacking: standard.lacking),
        cite(standard.citation))
    }
    var children = [metricNode(standard.metric, back: 0)]
    children += [standard.condition].compactMap(\.self).map { conditionNode($0, back: 0) }
    children += standard.exceptions.map { exception in
      Explanation(
        .exception(
          exception.because ?? exception.condition.source, interpreter.truth(exception.condition, cursor)),
        [conditionNode(exception.condition, back: 0)])
    }
    if verdicts.verdicts[row] == .undecided { children += missing(judgement.standardEvidence[index]) }
    children += flips(judgement.areaFlips.of(standard: index, row: row), .standard)
    let unit = rules.metrics[standard.metric].unit
    return Explanation(
      .standard(
        standard, verdicts.verdicts[row], value: verdicts.values[row], threshold: verdicts.thresholds[row],
        shortfall: verdicts.shortfalls[row], near: verdicts.nearLine[row], unit),
      children + cite(standard.citation))
  }

  /// Those that hold first, then those that cannot be decided, then the rest.
  private var flags: [Explanation] {
    let indices = rules.flags.indices.filter { rules.flags[$0].subject == subject }
    let order: [Truth?] = [.yes, .unknown, .no, nil]
    return order.flatMap { truth in
      indices.filter { judgement.flags[$0]?.verdicts[row] == truth }.map { flag($0) }
    }
  }

  func flag(_ index: Int) -> Explanation {
    let flag = rules.flags[index]
    guard let verdicts = judgement.flags[index] else {
      return Explanation(
        .notJudged(name: flag.name, label: flag.label, lacking: flag.lacking), cite(flag.citation))
    }
    let verdict = verdicts.verdicts[row]
    var children = [conditionNode(flag.condition, back: 0)]
    if verdict == .yes {
      children += measure(flag.measure)
      let ways = Clearing(flag.condition) { interpreter.truth($0, cursor) }.ways
      if !ways.isEmpty { children.append(Explanation(.clearedBy(ways))) }
    }
    if verdict == .unknown { children += missing(judgement.flagEvidence[index]) }
    children += flips(judgement.areaFlips.of(flag: index, row: row), .flag)
    return Explanation(.flag(flag, verdict, near: verdicts.nearLine[row]), children + cite(flag.citation))
  }

  private func measure(_ measure: CompiledMeasure?) -> [Explanation] {
    guard let action = measure?.action else { return [] }
    return [
      Explanation(.measure(action, deadline: measure?.deadline.flatMap { interpreter.day($0, cursor) }))
    ]
  }

  private func missing(_ evidence: EvidenceTemplate) -> [Explanation] {
    let names = evidence.missing(row)
    return names.isEmpty ? [] : [Explanation(.missing(names))]
  }

  private var clauses: [Explanation] {
    judgement.clauses(of: subject, row: row).map { clause in
      let measured = clause.metric.flatMap { clause.subject == subject ? metricNode($0, back: 0) : nil }
      return Explanation(.clause(clause), [measured].compactMap(\.self))
    }
  }

  private var lists: [Explanation] {
    judgement.lists.enumerated().compactMap { index, list in
      guard list.list.subject == subject, list.rows.contains(where: { $0.subject == row }) else { return nil }
      return Explanation(.list(list.list), flips(judgement.areaFlips.of(list: index, row: row), .list))
    }
  }

  private func flips(_ flips: [AreaFlip], _ kind: Explanation.AreaFlipKind) -> [Explanation] {
    flips.map { flip in
      let land = judgement.areaFlips.land(by: flip.area, of: subject, row: row)
      return Explanation(.areaFlip(flip, kind: kind, land: land))
    }
  }

  func cite(_ citation: Citation?) -> [Explanation] {
    citation.map { [Explanation(.cite($0))] } ?? []
  }

  // MARK: Formulas

  func metricNode(_ index: Int, back: Int) -> Explanation {
    let metric = rules.metrics[index]
    let at = cursor.past(back)
    return Explanation(
      .metric(metric, interpreter.value(metric.formula, at)),
      [Explanation(.formula(metric.formula.source))] + parts(of: metric.formula, back: back))
  }

  /// A sum over a zone with the keys of those that count in it, and of those that may.
  private func totalNode(_ formula: Formula, _ sum: MemberSum, back: Int) -> Explanation {
    let at = cursor.past(back)
    let keys = land.keys(of: sum.subject)
    let parts = (interpreter.parts(of: sum, at) ?? []).filter { $0.condition != .no && $0.value != 0 }
    let unsure = parts.filter { $0.condition == .unknown || $0.value.isNaN }
    let sure = parts.filter { $0.condition == .yes && !$0.value.isNaN }
    let lines = [(sure, true), (unsure, false)].filter { !$0.0.isEmpty }
      .map { Explanation(.members(keys: $0.0.map { keys[$0.row] }, areSure: $0.1)) }
    return Explanation(
      .total(text: formula.source, interpreter.value(formula, at), formula.type.unit), lines)
  }

  private func factNode(_ name: String, back: Int) -> Explanation {
    let column = facts.column(name, of: subject, yearsBack: back)
    var unit: Unit?
    if case .number(let numbers)? = column, !numbers.unit.symbol.isEmpty { unit = numbers.unit }
    let shown = back == 0 ? name : "\(name)@\(land.year - back)"
    return Explanation(
      .fact(name: shown, column?.value(row), unit, origin(of: name, back: back)),
      corrections(of: name, back: back))
  }

  private func corrections(of name: String, back: Int) -> [Explanation] {
    CorrectionTrace(land).corrections(of: name, subject: subject, back: back)[row, default: []]
      .map { Explanation(.corrected($0)) }
  }

  /// The cell a fact was read from; derived facts have none.
  private func origin(of name: String, back: Int) -> CellOrigin? {
    if subject == .enterprise, let figures = land.dataset.tables[.figures], figures.column(name) != nil,
      let line = land.years[land.year - back]?.figures.rows[row], line >= 0
    {
      return figures.origin(row: line, column: name)
    }
    guard let rows = land.rows(of: subject), let table = rows.table, rows.rows[row] >= 0 else { return nil }
    return table.origin(row: rows.rows[row], column: name)
  }

  /// A condition taken apart at its ands, ors and nots; comparisons show what stands in them.
  func conditionNode(_ formula: Formula, back: Int) -> Explanation {
    let truth = interpreter.truth(formula, cursor.past(back))
    switch formula.operation {
    case .and(let a, let b), .or(let a, let b):
      return Explanation(
        .condition(formula.source, truth), [conditionNode(a, back: back), conditionNode(b, back: back)])
    case .not(let inner):
      return Explanation(.condition(formula.source, truth), [conditionNode(inner, back: back)])
    default:
      return Explanation(.condition(formula.source, truth), parts(of: formula, back: back))
    }
  }

  /// The named things directly inside a formula, each once.
  func parts(of formula: Formula, back: Int) -> [Explanation] {
    var seen: Set<String> = []
    var nodes: [Explanation] = []
    collect(formula, back: back, &seen, &nodes)
    return nodes
  }

  private func collect(_ formula: Formula, back: Int, _ seen: inout Set<String>, _ nodes: inout [Explanation])
  {
    func add(_ identity: String, _ node: @autoclosure () -> Explanation) {
      if seen.insert(identity).inserted { nodes.append(node()) }
    }
    switch formula.operation {
    case .fact(let name, _): add("\(name)@\(back)", factNode(name, back: back))
    case .metric(let index): add("m\(index)@\(back)", metricNode(index, back: back))
    case .parameter(let index): add("p\(index)", Explanation(.parameter(rules.parameters[index])))
    case .asOf(let book): add("as_of", Explanation(.judgedOn(rules.books[book].asOf)))
    case .previous(let inner, let years): collect(inner, back: back + years, &seen, &nodes)
    case .average(let inner, let years):
      for earlier in 0..<years { collect(inner, back: back + earlier, &seen, &nodes) }
    case .streak(let inner):
      let last = judgement.facts.yearsOfHistory(of: inner, rules)
      for earlier in back...max(back, last) { collect(inner, back: earlier, &seen, &nodes) }
    case .peers:
      let value = interpreter.value(formula, cursor.past(back))
      add(formula.source, Explanation(.peers(text: formula.source, value, formula.type.unit)))
    case .members(let sum): add("\(formula.source)@\(back)", totalNode(formula, sum, back: back))
    case .verdict(_, let index, _):
      let verdict = judgement.verdicts[index]?.verdicts[row].rawValue
      add("v\(index)", Explanation(.rule(rules.standards[index].label, verdict.map(Value.text))))
    case .flagged(let index, _):
      let truth = judgement.flags[index]?.verdicts[row].known
      add("f\(index)", Explanation(.rule(rules.flags[index].label, truth.map(Value.truth))))
    case .grade(let index):
      add("g\(index)@\(back)", pastGradeNode(index, back: back))
    case .occupants, .holder:
      add(formula.source, Explanation(.rule(formula.source, interpreter.value(formula, cursor.past(back)))))
    default:
      for child in formula.operation.children { collect(child, back: back, &seen, &nodes) }
    }
  }
}
