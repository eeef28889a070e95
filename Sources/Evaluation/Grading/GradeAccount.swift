// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members of an account say what they are.

public import RuleBooks
public import Tables

/// What besides the indicators made a subject's score and grade.
public struct GradeAccount: Sendable {
  public struct Adjustment: Sendable {
    public let text: String
    public let truth: Truth
    /// NaN where unknown.
    public let points: Double
    public let citation: Citation?
  }

  /// A need, a limit or a veto that applies, or of which it is unknown whether it does.
  public struct Step: Sendable {
    public let kind: GradeStepKind
    public let text: String
    public let truth: Truth
    public let citation: Citation?
  }

  public let adjustments: [Adjustment]
  public let steps: [Step]
}

extension SchemeGrades {
  /// Bonuses, penalties, needs and vetoes of a subject that takes part; empty for others.
  public func account(of row: Int, in rules: Rules) -> GradeAccount {
    guard standing[row] == .takesPart else { return GradeAccount(adjustments: [], steps: []) }
    let scheme = rules.schemes[scheme]
    let given = scheme.adjustments.enumerated().compactMap { place, rule -> GradeAccount.Adjustment? in
      let truth = adjustments.truths[place][row]
      guard truth != .no else { return nil }
      return GradeAccount.Adjustment(
        text: rule.because ?? rule.points.source, truth: truth, points: adjustments.points[place][row],
        citation: rule.citation)
    }
    return GradeAccount(
      adjustments: given, steps: trail(of: row).map { SchemeGrades.step($0.step, $0.truth, scheme) })
  }

  private static func step(_ step: GradeSteps.Step, _ truth: Truth, _ scheme: Scheme) -> GradeAccount.Step {
    func condition(_ kind: GradeStepKind, _ rule: GradeCondition) -> GradeAccount.Step {
      GradeAccount.Step(
        kind: kind, text: rule.because ?? rule.condition?.source ?? "", truth: truth, citation: rule.citation)
    }
    switch step {
    case .needs(let place): return condition(.needs, scheme.grades.needs[place])
    case .only(let place): return condition(.only, scheme.grades.only[place])
    case .veto(let place):
      let rule = scheme.vetoes[place]
      return GradeAccount.Step(
        kind: .veto, text: rule.because ?? rule.condition.source, truth: truth, citation: rule.citation)
    }
  }
}
