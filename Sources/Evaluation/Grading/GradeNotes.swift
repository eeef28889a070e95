public import RuleBooks
internal import Tables

extension SchemeGrades {
  /// Why a subject's grade is what it is, as far as place and score do not tell.
  public func notes(of row: Int, in rules: Rules, keys: [String]) -> [GradeNote] {
    let scheme = rules.schemes[scheme]
    var notes: [GradeNote] = []
    if standing[row] == .member { notes.append(.with(keys[leader(of: row)])) }
    if let doubt = units?.doubts[row] { notes.append(.tenant(doubt)) }
    let row = leader(of: row)
    switch standing[row] {
    case .outside: notes.append(.outside)
    case .member: break
    case .undecided: notes.append(.missing(whatIsOpen(row, scheme)))
    case .exempt:
      let rule = scheme.exemptions[Int(exemptions[row])]
      notes.append(.exempt(rule.because ?? rule.condition.source))
    case .takesPart:
      let trail = trail(of: row)
      let missing = namesMissing(row, trail, rules)
      if !missing.isEmpty { notes.append(.missing(missing)) }
      // With a score every item has its base.
      let withoutBase = scores[row].isNaN ? outcomes(of: row).filter { $0.marks.contains(.noBase) } : []
      if !withoutBase.isEmpty {
        notes.append(.noBase(withoutBase.map { rules.metrics[$0.indicator.metric].name }))
      }
      notes += adjusted(row, scheme) + stepped(trail, scheme)
    }
    return notes
  }

  /// Steps after the quota, with whether each applies or may.
  func trail(of row: Int) -> [(step: GradeSteps.Step, truth: Truth)] {
    guard standing[row] == .takesPart else { return [] }
    var trail: [(GradeSteps.Step, Truth)] = []
    _ = steps.end(
      from: steps.start(quota: quotaGrades[row], score: scores[row]), row: row,
      isScored: !scores[row].isNaN
    ) { trail.append(($0, $1)) }
    return trail
  }

  private func whatIsOpen(_ row: Int, _ scheme: Scheme) -> [String] {
    func named(_ names: [String], _ formula: Formula?) -> [String] {
      names.isEmpty ? [formula?.source].compactMap(\.self) : names
    }
    if populations[row] < -1 {
      let place = Int(-2 - populations[row])
      return named(evidence.populations[place].missing(row), scheme.populations[place].condition)
    }
    if exemptions[row] < -1 {
      let place = Int(-2 - exemptions[row])
      return named(evidence.exemptions[place].missing(row), scheme.exemptions[place].condition)
    }
    return named(evidence.groups.missing(row), scheme.groups?.keys.first?.formula)
  }

  /// Names of figures without which the score, or after it the grade, is unknown.
  private func namesMissing(
    _ row: Int, _ trail: [(step: GradeSteps.Step, truth: Truth)], _ rules: Rules
  ) -> [String] {
    var names: [String] = []
    guard let population = population(of: row) else { return [] }
    if scores[row].isNaN {
      let at = Int(places[row])
      let isEmpty = items[population].allSatisfy { $0.isLeftOut(at) }
      for (place, item) in items[population].enumerated() {
        guard item.scores[at].isNaN, !item.marks[at].contains(.noBase), isEmpty || !item.isLeftOut(at) else {
          continue
        }
        // A division by zero leaves a metric without value though no figure is missing.
        let figures = evidence.items[population][place].missing(row)
        names += figures.isEmpty ? [rules.metrics[item.indicator.metric].name] : figures
      }
      if factors?[row].isNaN == true { names += evidence.factor?.missing(row) ?? [] }
      for (place, points) in adjustments.points.enumerated() where points[row].isNaN {
        names += evidence.adjustments[place].missing(row)
      }
    }
    for (step, truth) in trail where truth == .unknown {
      switch step {
      case .needs(let place): names += evidence.needs[place].missing(row)
      case .only(let place): names += evidence.only[place].missing(row)
      case .veto(let place): names += evidence.vetoes[place].missing(row)
      }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func adjusted(_ row: Int, _ scheme: Scheme) -> [GradeNote] {
    zip(scheme.adjustments, adjustments.points).compactMap { rule, points in
      guard !points[row].isNaN, points[row] != 0 else { return nil }
      return .adjusted(rule.because ?? rule.points.source)
    }
  }

  private func stepped(
    _ trail: [(step: GradeSteps.Step, truth: Truth)], _ scheme: Scheme
  ) -> [GradeNote] {
    trail.compactMap { step, truth in
      guard truth == .yes else { return nil }
      switch step {
      case .needs(let place):
        let rule = scheme.grades.needs[place]
        return .needs(rule.because ?? rule.condition?.source ?? "")
      case .only(let place):
        let rule = scheme.grades.only[place]
        return .only(rule.because ?? rule.condition?.source ?? "")
      case .veto(let place):
        let rule = scheme.vetoes[place]
        return .veto(rule.because ?? rule.condition.source)
      }
    }
  }
}

extension GradeNote {
  /// A word that does not depend on the language, and what the book or the data say, as files and cases write it.
  public var text: String {
    switch self {
    case .outside: "outside"
    case .exempt(let text): "exempt: \(text)"
    case .missing(let names): "missing: \(names.joined(separator: ", "))"
    case .noBase(let names): "no_base: \(names.joined(separator: ", "))"
    case .adjusted(let text): "adjusted: \(text)"
    case .needs(let text): "needs: \(text)"
    case .only(let text): "only: \(text)"
    case .veto(let text): "veto: \(text)"
    case .with(let key): "with: \(key)"
    case .tenant(let doubt): "tenant: \(doubt.rawValue)"
    }
  }
}
