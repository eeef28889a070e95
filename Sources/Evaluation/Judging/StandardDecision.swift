internal import RuleBooks
internal import Tables
internal import Units

/// The verdict on one subject from the values a standard needs (contract R4).
struct StandardDecision {
  /// A bound with its value for one subject, in the bound's unit.
  struct BoundValue {
    /// In the bound's unit, NaN where it cannot be told.
    let value: Double
    private let bound: Bound?

    /// - Parameter bound: nil where no threshold is in force.
    init(_ bound: Bound?, value: Double) {
      self.bound = bound
      self.value = value
    }

    func fromMetric(_ value: Double) -> Double { bound?.fromMetric(value) ?? NumberColumn.missing }
    var inMetricUnit: Double { bound?.toMetric(value) ?? NumberColumn.missing }
  }

  /// What one way through the exceptions demands.
  struct Candidate {
    let isExempt: Bool
    /// Left to a decision on the case itself: no threshold is asked for (一事一议).
    let isCaseByCase: Bool
    let atLeast: BoundValue?
    let atMost: BoundValue?
    let because: String?
  }

  struct Outcome {
    var verdict: Verdict
    var threshold: Double
    var shortfall: Double
    var because: String?
    /// Left to a decision on the case itself; in an evaluation the standard then does not apply.
    var isCaseByCase = false
    /// Whether one of the ways still possible leaves it to that.
    var mayBeCaseByCase = false

    static let undecided = Outcome(
      verdict: .undecided, threshold: NumberColumn.missing, shortfall: NumberColumn.missing, because: nil)
    static let notApplicable = Outcome(
      verdict: .notApplicable, threshold: NumberColumn.missing, shortfall: NumberColumn.missing, because: nil)
  }

  /// The metric's value, NaN where missing.
  let value: Double
  let condition: Truth
  /// Every way still possible: unknown exceptions in order, then the first true one or the standard itself.
  let candidates: [Candidate]

  /// A comparison with a bound, for turning near ones.
  struct BoundAtom: Hashable {
    let candidate: Int
    let isUpper: Bool
  }

  /// - Parameter turned: a comparison whose outcome is taken for its opposite.
  func outcome(turning turned: BoundAtom? = nil) -> Outcome {
    if condition == .no { return .notApplicable }
    let outcomes = candidates.indices.map { outcome(of: $0, turning: turned) }
    guard var agreed = outcomes.last else { return .undecided }
    let verdictIsCertain =
      outcomes.allSatisfy { $0.verdict == agreed.verdict }
      && (condition == .yes || agreed.verdict == .notApplicable)
    if !outcomes.allSatisfy({ $0.threshold == agreed.threshold }) {
      agreed.threshold = NumberColumn.missing
      agreed.shortfall = NumberColumn.missing
    }
    if outcomes.count > 1 { agreed.because = nil }
    agreed.mayBeCaseByCase = outcomes.contains(where: \.isCaseByCase)
    agreed.isCaseByCase = condition == .yes && outcomes.allSatisfy(\.isCaseByCase)
    if !verdictIsCertain {
      agreed.verdict = .undecided
      agreed.shortfall = NumberColumn.missing
    }
    if agreed.verdict == .undecided { agreed.because = nil }
    return agreed
  }

  private func outcome(of index: Int, turning turned: BoundAtom?) -> Outcome {
    let candidate = candidates[index]
    if candidate.isExempt || candidate.isCaseByCase {
      var outcome = Outcome.notApplicable
      outcome.because = candidate.because
      outcome.isCaseByCase = !candidate.isExempt
      return outcome
    }
    let lower = candidate.atLeast.map {
      side($0, .greaterOrEqual, isTurned: turned == BoundAtom(candidate: index, isUpper: false))
    }
    let upper = candidate.atMost.map {
      side($0, .lessOrEqual, isTurned: turned == BoundAtom(candidate: index, isUpper: true))
    }
    let both = (lower?.holds ?? .yes) && (upper?.holds ?? .yes)
    let verdict: Verdict =
      switch both {
      case .yes: .met
      case .no: .short
      case .unknown: .undecided
      }
    let deciding = [lower, upper].compactMap(\.self)
    let chosen = deciding.first { verdict == .short && $0.holds == .no } ?? nearest(deciding)
    return Outcome(
      verdict: verdict, threshold: chosen?.threshold ?? NumberColumn.missing,
      shortfall: verdict == .short ? chosen?.gap ?? NumberColumn.missing : NumberColumn.missing,
      because: candidate.because)
  }

  private struct Side {
    let holds: Truth
    /// In the metric's unit.
    let threshold: Double
    let gap: Double
  }

  private func side(_ bound: BoundValue, _ comparison: Comparison, isTurned: Bool) -> Side {
    let held = Scalars.compare(comparison, bound.fromMetric(value), bound.value)
    let threshold = bound.inMetricUnit
    return Side(
      holds: isTurned ? !held : held, threshold: threshold, gap: abs(threshold - value))
  }

  /// Of two bounds the nearer one; neither where the value or one of them is missing.
  private func nearest(_ sides: [Side]) -> Side? {
    guard sides.count == 2 else { return sides.first }
    return sides.contains { $0.gap.isNaN } ? nil : sides[1].gap < sides[0].gap ? sides[1] : sides[0]
  }

  /// The comparisons so near that turning them might matter.
  var nearBounds: [BoundAtom] {
    candidates.indices.flatMap { index in
      [(candidates[index].atLeast, false), (candidates[index].atMost, true)].compactMap { bound, isUpper in
        let comparison: Comparison = isUpper ? .lessOrEqual : .greaterOrEqual
        guard let bound, Scalars.isNear(comparison, bound.fromMetric(value), bound.value) else { return nil }
        return BoundAtom(candidate: index, isUpper: isUpper)
      }
    }
  }
}
