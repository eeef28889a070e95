// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members of a simulation say what they are.

public import Cadastre
public import RuleBooks
internal import Tables
internal import Units

/// What one rule says of every subject, as places in a list of words.
public struct RuleOutcome: Sendable {
  public enum Kind: String, Sendable {
    case standard, flag, grading
  }

  public let kind: Kind
  public let name: String
  public let label: String
  public let subject: Subject
  public let words: [String]
  /// The word whose land is shown: short, flagged, the last grade.
  public let focus: Int
  /// Per subject, in the order of the keys.
  public let codes: [UInt8]
}

/// One step: what the rules say with the numbers of the step.
public struct SimulationStep: Sendable {
  public struct Count: Sendable {
    public let subjects: Int
    /// Known land, 亩; nil for subjects without land of their own.
    public let land: Double?
    /// Subjects whose land is unknown.
    public let withoutLand: Int
  }

  /// A subject of which a rule says something else than at the step before or by the book's own value.
  public struct Flip: Sendable {
    public let row: Int
    public let own: UInt8
    /// nil at the first step.
    public let previous: UInt8?
    public let now: UInt8
  }

  public struct RuleResult: Sendable {
    public let outcome: RuleOutcome
    /// One per word.
    public let counts: [Count]
    public let flips: [Flip]
    public let fromOwn: Int
    /// nil at the first step.
    public let fromPrevious: Int?
  }

  public let values: [String]
  public let rules: [RuleResult]
}

/// Judges the same linked land again and again, by rules that differ in a number.
public struct Simulation {
  private let land: LinkedLand
  private let own: [RuleOutcome]
  private let mu: [Subject: NumberColumn]
  private var previous: [RuleOutcome]?

  /// - Parameter rules: the books with their own values.
  public init(_ land: LinkedLand, by rules: Rules) {
    self.land = land
    own = Simulation.outcomes(of: land, by: rules)
    var mu: [Subject: NumberColumn] = [.parcel: land.parcelLand]
    mu[.enterprise] = land.years[land.year]?.enterpriseLand
    self.mu = mu
  }

  /// The keys of the subjects that an outcome is about, in its order.
  public func keys(of outcome: RuleOutcome) -> [String] { land.keys(of: outcome.subject) }

  /// What the books say with their own values.
  public var base: [SimulationStep.RuleResult] {
    own.map {
      SimulationStep.RuleResult(outcome: $0, counts: counts($0), flips: [], fromOwn: 0, fromPrevious: nil)
    }
  }

  /// - Parameter isFirst: whether no step before belongs to the same row of the grid.
  public mutating func judge(_ rules: Rules, values: [String], isFirst: Bool) -> SimulationStep {
    let now = Simulation.outcomes(of: land, by: rules)
    let before = isFirst ? nil : previous
    let results = now.enumerated().map { index, outcome in
      result(outcome, own: own[index], before: before?[index])
    }
    previous = now
    return SimulationStep(values: values, rules: results)
  }

  private func result(
    _ now: RuleOutcome, own: RuleOutcome, before: RuleOutcome?
  ) -> SimulationStep.RuleResult {
    var flips: [SimulationStep.Flip] = []
    var (fromOwn, fromPrevious) = (0, 0)
    for (row, code) in now.codes.enumerated() {
      let previous = before?.codes[row]
      let differs = previous != nil && previous != code
      guard differs || own.codes[row] != code else { continue }
      if own.codes[row] != code { fromOwn += 1 }
      if differs { fromPrevious += 1 }
      flips.append(SimulationStep.Flip(row: row, own: own.codes[row], previous: previous, now: code))
    }
    return SimulationStep.RuleResult(
      outcome: now, counts: counts(now), flips: flips, fromOwn: fromOwn,
      fromPrevious: before == nil ? nil : fromPrevious)
  }

  private func counts(_ outcome: RuleOutcome) -> [SimulationStep.Count] {
    let land = mu[outcome.subject]
    var subjects = [Int](repeating: 0, count: outcome.words.count)
    var without = subjects
    var sums = [NeumaierSum](repeating: NeumaierSum(), count: outcome.words.count)
    for (row, code) in outcome.codes.enumerated() {
      subjects[Int(code)] += 1
      guard let land else { continue }
      if let own = land[row] { sums[Int(code)].add(own) } else { without[Int(code)] += 1 }
    }
    return outcome.words.indices.map {
      SimulationStep.Count(
        subjects: subjects[$0], land: land == nil ? nil : sums[$0].value, withoutLand: without[$0])
    }
  }

  // MARK: Outcomes

  private static func outcomes(of land: LinkedLand, by rules: Rules) -> [RuleOutcome] {
    let evaluator = ColumnEvaluator(rules: rules, facts: FactColumns(land: land))
    var standards: [RuleOutcome] = []
    var flags: [RuleOutcome] = []
    var gradings: [RuleOutcome] = []
    // In an order in which each rule comes after those it needs, so that nothing is worked out by deep recursion.
    for node in rules.order {
      switch node {
      case .metric(let index): _ = evaluator.metric(index)
      case .standard(let index):
        guard rules.standards[index].isJudged else { continue }
        standards.append(outcome(rules.standards[index], evaluator.verdicts(index).verdicts))
      case .flag(let index):
        guard rules.flags[index].isJudged else { continue }
        flags.append(outcome(rules.flags[index], evaluator.flag(index)))
      case .scheme(let index):
        guard rules.schemes[index].isJudged else { continue }
        gradings += evaluator.grades(index).map { outcome(rules.schemes[index], $0) }
      }
    }
    func sorted(_ outcomes: [RuleOutcome]) -> [RuleOutcome] {
      outcomes.sorted { Identifier.precedes($0.name, $1.name) }
    }
    return sorted(standards) + sorted(flags) + sorted(gradings)
  }

  private static func outcome(_ standard: Standard, _ verdicts: [Verdict]) -> RuleOutcome {
    let places = Dictionary(uniqueKeysWithValues: Verdict.allCases.enumerated().map { ($1, UInt8($0)) })
    return RuleOutcome(
      kind: .standard, name: standard.name, label: standard.label, subject: standard.subject,
      words: Verdict.allCases.map(\.rawValue), focus: Int(places[.short] ?? 0),
      codes: verdicts.map { places[$0] ?? 0 })
  }

  private static func outcome(_ flag: Flag, _ truths: [Truth]) -> RuleOutcome {
    RuleOutcome(
      kind: .flag, name: flag.name, label: flag.label, subject: flag.subject,
      words: ["flagged", "not_flagged", "undecided"], focus: 0,
      codes: truths.map { $0 == .yes ? 0 : $0 == .no ? 1 : 2 })
  }

  private static func outcome(_ scheme: Scheme, _ grades: SchemeGrades) -> RuleOutcome {
    let labels = grades.grades.texts
    let count = UInt8(min(labels.count, 250))
    return RuleOutcome(
      kind: .grading, name: grades.name, label: scheme.label, subject: scheme.subject,
      words: labels.prefix(Int(count)) + ["exempt", "undecided", "outside"],
      focus: max(0, scheme.grades.labels.count - 1),
      codes: grades.standing.indices.map { row in
        let code = grades.grades.codes[row]
        if code >= 0 { return UInt8(min(code, Int32(count) - 1)) }
        switch grades.standing[grades.leader(of: row)] {
        case .exempt: return count
        case .outside: return count + 2
        case .member, .undecided, .takesPart: return count + 1
        }
      })
  }
}
