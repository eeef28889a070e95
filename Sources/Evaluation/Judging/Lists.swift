internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Makes the rows of a list from what has been judged on its day.
struct ListMaker {
  private let list: RuleList
  private let evaluator: ColumnEvaluator
  /// Near lines of the rules the list may stand on.
  private let near: NearAtoms
  private let scope: ColumnEvaluator.Scope
  private let bearings: [Bearing]
  /// Who meets its condition.
  let truths: [Truth]
  /// Subjects all of whose links await confirmation (contract L2).
  let unconfirmed: [Bool]
  /// The clauses that are short, by subject, where its condition asks about clauses.
  private let shortClauses: [Int: [Clause]]

  init(list: RuleList, evaluator: ColumnEvaluator, near: NearAtoms) {
    self.list = list
    self.evaluator = evaluator
    self.near = near
    scope = evaluator.scope(list.subject)
    bearings = ListMaker.bearings(list, evaluator)
    truths = evaluator.truths(list.condition, scope)
    shortClauses = ListMaker.shortClauses(list, evaluator.facts)
    unconfirmed = ListMaker.unconfirmed(list.subject, evaluator.facts, count: scope.count)
  }

  /// - Parameter flips: what another area would do to a subject's place on it.
  func make(flips: (Int) -> [AreaFlip]) -> JudgedList {
    let listed = truths.indices.filter { truths[$0] == .yes }
    let rows = listed.filter { !unconfirmed[$0] }
    let columns = list.columns.map { cells($0, rows, flips) }
    return JudgedList(
      list: list,
      rows: sorted(rows).map { place in
        JudgedRow(
          subject: rows[place], key: evaluator.facts.key(rows[place], of: list.subject),
          cells: columns.map { $0[place] })
      },
      undecided: truths.indices.count { truths[$0] == .unknown && !unconfirmed[$0] },
      leftOff: listed.count - rows.count)
  }

  private static func unconfirmed(_ subject: Subject, _ facts: FactColumns, count: Int) -> [Bool] {
    let land = facts.land
    guard let links = land.years[land.year]?.links else { return Array(repeating: false, count: count) }
    switch subject {
    case .enterprise:
      return (0..<land.enterprises.count).map { row in
        let own = links.of(enterprise: row)
        return !own.isEmpty && own.allSatisfy { !$0.isConfirmed }
      }
    case .parcel:
      return (0..<land.parcels.count).map { row in
        let own = links.of(parcel: row)
        return !own.isEmpty && own.allSatisfy { !links.links[$0].isConfirmed }
      }
    case .zone, .project: return Array(repeating: false, count: count)
    }
  }

  // MARK: Order

  /// Places among the rows in the list's order: missing last, ties by key (contract R9).
  private func sorted(_ rows: [Int]) -> [Int] {
    let keys = list.order.map { (column: evaluator.column($0.formula, scope), descending: $0.descending) }
    return rows.indices.sorted { a, b in
      for key in keys {
        let (x, y) = (key.column.value(rows[a]), key.column.value(rows[b]))
        switch (x, y) {
        case (nil, nil): continue
        case (nil, _): return false
        case (_, nil): return true
        case (let x?, let y?):
          if x.precedes(y) { return !key.descending }
          if y.precedes(x) { return key.descending }
        }
      }
      return rows[a] < rows[b]
    }
  }

  // MARK: Cells

  private func cells(
    _ column: ListColumn, _ rows: [Int], _ flips: (Int) -> [AreaFlip]
  ) -> [ListCell] {
    switch column.content {
    case .formula(let formula):
      let values = evaluator.column(formula, scope)
      return rows.map { values.value($0).map(ListCell.value) ?? .missing }
    case .reasons: return rows.map { .reasons(reasons($0)) }
    case .evidence: return rows.map { .evidence(evidence($0)) }
    case .measure:
      return rows.map { row in
        text(unique(borne(by: row).compactMap { $0.measure?.action } + clauses(row).compactMap(\.remedy)))
      }
    case .deadline:
      return rows.map { row in
        borne(by: row).compactMap { $0.deadlines?[row] }.min().map { .value(.day($0)) } ?? .missing
      }
    case .addressee:
      let own = evaluator.fact(list.subject == .parcel ? "holder_name" : "name", scope)
      return rows.map { row in
        let named = unique(borne(by: row).compactMap { $0.measure?.addressee })
        return named.isEmpty ? own?.value(row).map(ListCell.value) ?? .missing : text(named)
      }
    case .nearLine:
      let lines = NearLine(evaluator: evaluator, near: near)
        .ofCondition(list.condition, subject: list.subject, outcome: truths)
      return rows.map { lines[$0].known.map { .value(.truth($0)) } ?? .missing }
    case .areaFlips:
      return rows.map { row in
        let flips = flips(row)
        return flips.isEmpty ? .missing : .areaFlips(flips)
      }
    }
  }

  private func clauses(_ row: Int) -> [Clause] { shortClauses[row] ?? [] }

  private func text(_ parts: [String]) -> ListCell {
    parts.isEmpty ? .missing : .value(.text(parts.joined(separator: ";")))
  }

  private func borne(by row: Int) -> [Bearing] { bearings.filter { $0.holds[row] } }

  private func reasons(_ row: Int) -> [Reason] {
    let key = evaluator.facts.key(row, of: list.subject)
    let ofRules = borne(by: row).map { bearing in
      let items = bearing.evidence.items(row, key: key)
      return Reason(
        label: bearing.label, isTarget: bearing.isTarget,
        figures: items.compactMap { item in
          bearing.figures[item.name].map { ReasonFigure(label: $0, value: item.value, unit: item.unit) }
        }, corrected: unique(items.filter { !$0.corrections.isEmpty }.map(\.name)))
    }
    return ofRules + clauses(row).map(\.reason)
  }

  private func evidence(_ row: Int) -> [EvidenceItem] {
    let key = evaluator.facts.key(row, of: list.subject)
    var seen: Set<String> = []
    return borne(by: row).flatMap { $0.evidence.items(row, key: key) }.filter {
      seen.insert($0.name).inserted
    } + clauses(row).map(\.evidence)
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

// MARK: - What a row may bear

extension ListMaker {
  /// A flag that subjects bear, or a standard they fall short of.
  struct Bearing {
    let label: String
    let isTarget: Bool
    let measure: CompiledMeasure?
    /// Which subjects bear it.
    let holds: [Bool]
    let deadlines: [CalendarDay?]?
    let evidence: EvidenceTemplate
    /// Of the evidence the figures shown in reasons, by name, with their labels.
    let figures: [String: String]
  }

  /// The rules a list's condition names; where it names none, all of its book about its subject.
  private static func bearings(_ list: RuleList, _ evaluator: ColumnEvaluator) -> [Bearing] {
    let rules = evaluator.rules
    let namesNone =
      list.namedFlags.isEmpty && list.namedStandards.isEmpty && !namesClauses(list.condition)
    let flags =
      namesNone
      ? rules.flags.indices.filter {
        rules.flags[$0].book == list.book && rules.flags[$0].subject == list.subject
      } : list.namedFlags
    let standards =
      namesNone
      ? rules.standards.indices.filter {
        rules.standards[$0].book == list.book && rules.standards[$0].subject == list.subject
      } : list.namedStandards
    let scope = evaluator.scope(list.subject)
    return flags.map { bearing(flag: $0, evaluator, scope) }
      + standards.map { bearing(standard: $0, evaluator, scope) }
  }

  private static func bearing(
    flag index: Int, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope
  ) -> Bearing {
    let rules = evaluator.rules
    let flag = rules.flags[index]
    return Bearing(
      label: flag.label, isTarget: false, measure: flag.measure,
      holds: evaluator.flag(index).map { $0 == .yes },
      deadlines: flag.measure?.deadline.map { evaluator.days($0, scope) },
      evidence: EvidenceTemplate(flag: index, evaluator: evaluator),
      figures: flag.condition.figureLabels(rules))
  }

  private static func bearing(
    standard index: Int, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope
  ) -> Bearing {
    let standard = evaluator.rules.standards[index]
    let metric = evaluator.rules.metrics[standard.metric]
    return Bearing(
      label: standard.label, isTarget: standard.isTarget, measure: standard.measure,
      holds: evaluator.verdicts(index).verdicts.map { $0 == .short },
      deadlines: standard.measure?.deadline.map { evaluator.days($0, scope) },
      evidence: EvidenceTemplate(standard: index, evaluator: evaluator), figures: [metric.name: metric.label])
  }
}

extension Value {
  /// The order of lists: numbers at nine significant digits, texts by their UTF-8 bytes, false before true.
  fileprivate func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.tiedValue < b.tiedValue
    case (.text(let a), .text(let b)): Identifier.precedes(a, b)
    case (.day(let a), .day(let b)): a < b
    case (.truth(let a), .truth(let b)): !a && b
    default: false
    }
  }
}
