internal import Cadastre
public import RuleBooks
public import Tables
internal import Units

/// How a row would come out with another area for the land of all parcels.
public struct AreaFlip: Hashable, Sendable {
  /// The other area.
  public let area: AreaDefinition
  /// What would be said of the row: `short`, `yes`, `undecided`.
  public let verdict: String
}

/// Rows that come out otherwise when another area is the land of all parcels.
///
/// Only areas are asked by which some parcel's land differs by more than areas do: where all agree nothing is judged
/// twice.
public struct AreaFlips: Sendable {
  /// The areas asked.
  public let areas: [AreaDefinition]
  /// Per standard, by row.
  private let standards: [Int: [Int: [AreaFlip]]]
  /// Per flag, by row.
  private let flags: [Int: [Int: [AreaFlip]]]
  /// Per list, by row.
  private let lists: [Int: [Int: [AreaFlip]]]
  private let lands: [AreaDefinition: [Subject: NumberColumn]]

  /// Of a standard's verdict on a subject.
  public func of(standard index: Int, row: Int) -> [AreaFlip] { standards[index]?[row] ?? [] }

  /// Of a flag's verdict on a subject.
  public func of(flag index: Int, row: Int) -> [AreaFlip] { flags[index]?[row] ?? [] }

  /// Of a subject's place on a list.
  public func of(list index: Int, row: Int) -> [AreaFlip] { lists[index]?[row] ?? [] }

  /// The rows of a standard that would come out otherwise.
  public func rows(ofStandard index: Int) -> [Int] { (standards[index] ?? [:]).keys.sorted() }

  /// The rows of a flag that would come out otherwise.
  public func rows(ofFlag index: Int) -> [Int] { (flags[index] ?? [:]).keys.sorted() }

  /// The subjects that would come on a list or off it.
  public func rows(ofList index: Int) -> [Int] { (lists[index] ?? [:]).keys.sorted() }

  /// How many verdicts, flags and places on lists would come out otherwise.
  public var counts: (verdicts: Int, flags: Int, lists: Int) {
    func total(_ rules: [Int: [Int: [AreaFlip]]]) -> Int { rules.values.reduce(0) { $0 + $1.count } }
    return (total(standards), total(flags), total(lists))
  }

  /// The land of a subject by one of the areas, 亩.
  public func land(by area: AreaDefinition, of subject: Subject, row: Int) -> Double? {
    lands[area]?[subject]?[row]
  }
}

extension AreaFlips {
  /// - Parameters:
  ///   - verdicts: of the standards, nil where one is not judged.
  ///   - flags: of the flags.
  ///   - lists: per list who meets its condition, and who is kept off it in any case.
  init(
    _ others: [OtherArea], rules: Rules, verdicts: [StandardVerdicts?], flags: [FlagVerdicts?],
    lists: [(truths: [Truth], keptOff: [Bool])]
  ) {
    var changed: (standards: [Int: [Int: [AreaFlip]]], flags: [Int: [Int: [AreaFlip]]]) = ([:], [:])
    var places: [Int: [Int: [AreaFlip]]] = [:]
    for other in others {
      for index in rules.standards.indices {
        guard let own = verdicts[index]?.verdicts else { continue }
        let then = other.evaluator.verdicts(index).verdicts
        for row in own.indices where own[row] != then[row] {
          changed.standards[index, default: [:]][row, default: []].append(
            AreaFlip(area: other.area, verdict: then[row].rawValue))
        }
      }
      for index in rules.flags.indices {
        guard let own = flags[index]?.verdicts else { continue }
        let then = other.evaluator.flag(index)
        for row in own.indices where own[row] != then[row] {
          changed.flags[index, default: [:]][row, default: []].append(
            AreaFlip(area: other.area, verdict: then[row].code))
        }
      }
      for (index, own) in lists.enumerated() {
        for (row, flip) in other.flips(of: rules.lists[index], own: own.truths) where !own.keptOff[row] {
          places[index, default: [:]][row, default: []].append(flip)
        }
      }
    }
    areas = others.map(\.area)
    standards = changed.standards
    self.flags = changed.flags
    self.lists = places
    lands = Dictionary(uniqueKeysWithValues: others.map { ($0.area, $0.lands) })
  }
}

/// The land judged with another area.
struct OtherArea {
  let area: AreaDefinition
  let evaluator: ColumnEvaluator

  init(_ area: AreaDefinition, _ land: LinkedLand, _ rules: Rules) {
    self.area = area
    evaluator = ColumnEvaluator(rules: rules, facts: FactColumns(land: land.taking(area)))
    evaluator.workOut()
    evaluator.judgeClauses(on: land.dataset.asOf)
  }

  /// Who would come on a list or off it, by row.
  func flips(of list: RuleList, own: [Truth]) -> [(row: Int, flip: AreaFlip)] {
    let judge = evaluator.judging(list)
    let then = judge.truths(list.condition, judge.scope(list.subject))
    return own.indices.filter { (own[$0] == .yes) != (then[$0] == .yes) }
      .map { ($0, AreaFlip(area: area, verdict: then[$0].code)) }
  }

  var lands: [Subject: NumberColumn] {
    var lands: [Subject: NumberColumn] = [:]
    for subject in [Subject.enterprise, .parcel, .zone] {
      if case .number(let land)? = evaluator.fact("land", evaluator.scope(subject)) { lands[subject] = land }
    }
    return lands
  }
}

extension ColumnEvaluator {
  /// Works all rules out in their order, so that nothing is worked out by deep recursion.
  func workOut() {
    for node in rules.order {
      switch node {
      case .metric(let index): _ = metric(index)
      case .standard(let index): _ = verdicts(index)
      case .flag(let index): _ = flag(index)
      case .scheme(let index): _ = grades(index)
      }
    }
  }

  /// What judges a list: this, or one on the list's own day or with clauses judged on its book's.
  func judging(_ list: RuleList) -> ColumnEvaluator {
    guard list.hasOwnDay || facts.clauses.map({ $0.day != list.asOf }) == true else { return self }
    let own = ColumnEvaluator(rules: rules, facts: facts, dayOverride: list.hasOwnDay ? list.asOf : nil)
    own.workOut()
    own.judgeClauses(on: list.asOf)
    return own
  }
}

extension Truth {
  /// As tables have it.
  public var code: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "undecided"
    }
  }
}
