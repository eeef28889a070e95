internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// What all flags and standards say of the subjects of one kind, taken together.
struct SubjectFindings: Sendable {
  /// Per subject what its rules amount to.
  private(set) var states: [ParcelState]
  /// Per subject whether a hair decides any of them; unknown where nothing is decided.
  private(set) var nearLine: [Truth]

  private let judgement: Judgement
  private let flags: [Int]
  private let standards: [Int]

  init(_ judgement: Judgement, of subject: Subject) {
    self.judgement = judgement
    let rules = judgement.rules
    let count = judgement.keys(of: subject).count
    flags = rules.flags.indices.filter {
      rules.flags[$0].subject == subject && judgement.flags[$0] != nil
    }
    standards = rules.standards.indices.filter {
      rules.standards[$0].subject == subject && judgement.verdicts[$0] != nil
    }
    states = Array(repeating: .unjudged, count: count)
    nearLine = Array(repeating: .unknown, count: count)
    for index in flags {
      guard let verdicts = judgement.flags[index] else { continue }
      let held = ParcelState(rules.flags[index].kind)
      for row in 0..<count {
        note(SubjectFindings.state(verdicts.verdicts[row], held: held), verdicts.nearLine[row], row)
      }
    }
    for index in standards {
      guard let verdicts = judgement.verdicts[index] else { continue }
      let missed: ParcelState = rules.standards[index].isTarget ? .belowTarget : .short
      for row in 0..<count {
        note(SubjectFindings.state(verdicts.verdicts[row], missed: missed), verdicts.nearLine[row], row)
      }
    }
  }

  private mutating func note(_ state: ParcelState, _ near: Truth, _ row: Int) {
    states[row] = states[row].worse(state)
    nearLine[row] = nearLine[row].joined(near)
  }

  private static func state(_ flag: Truth, held: ParcelState) -> ParcelState {
    switch flag {
    case .yes: held
    case .unknown: .undecided
    case .no: .none
    }
  }

  private static func state(_ verdict: Verdict, missed: ParcelState) -> ParcelState {
    switch verdict {
    case .met: .none
    case .short: missed
    case .undecided: .undecided
    case .notApplicable: .unjudged
    }
  }

  /// The flags a subject bears and the standards it falls short of.
  func reasons(_ row: Int) -> [Reason] {
    flags.filter { judgement.flags[$0]?.verdicts[row] == .yes }
      .map { judgement.reason(flag: $0, row: row) }
      + standards.filter { judgement.verdicts[$0]?.verdicts[row] == .short }
      .map { judgement.reason(standard: $0, row: row) }
  }
}

extension Truth {
  /// Near where one of both is; unknown only where both are.
  func joined(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no || other == .no ? .no : .unknown
  }
}
