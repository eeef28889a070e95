internal import RuleBooks
internal import Tables
internal import Units

/// The ways through a standard on one day: its exceptions in order, then the standard itself (contract R4).
struct StandardWays {
  /// What one way demands. A side that is there but has no bound has no threshold in force that day.
  struct Way {
    let isExempt: Bool
    let isCaseByCase: Bool
    let atLeast: Side?
    let atMost: Side?
    let because: String?
  }

  /// A bound of a way, numbered among all bounds of the standard.
  struct Side {
    let bound: Bound?
    let number: Int
  }

  let ways: [Way]
  /// All bounds in force, by number.
  let bounds: [Bound?]

  init(_ standard: Standard, on day: CalendarDay) {
    var bounds: [Bound?] = []
    func side(_ dated: DatedBound?) -> Side? {
      dated.map { dated in
        bounds.append(dated.bound(on: day))
        return Side(bound: bounds[bounds.count - 1], number: bounds.count - 1)
      }
    }
    let own = Way(
      isExempt: false, isCaseByCase: false, atLeast: side(standard.atLeast), atMost: side(standard.atMost),
      because: nil)
    ways =
      standard.exceptions.map { exception in
        Way(
          isExempt: exception.isExempt, isCaseByCase: exception.isCaseByCase,
          atLeast: side(exception.atLeast) ?? own.atLeast,
          atMost: side(exception.atMost) ?? own.atMost, because: exception.because)
      } + [own]
    self.bounds = bounds
  }

  /// The ways that are still possible for a subject: unknown exceptions, up to the first true one.
  ///
  /// - Parameters:
  ///   - applies: whether an exception applies, by its place.
  ///   - value: the value of a bound, by its number.
  func candidates(applies: (Int) -> Truth, value: (Int) -> Double) -> [StandardDecision.Candidate] {
    func boundValue(_ side: Side?) -> StandardDecision.BoundValue? {
      side.map { StandardDecision.BoundValue($0.bound, value: value($0.number)) }
    }
    var candidates: [StandardDecision.Candidate] = []
    for (place, way) in ways.enumerated() {
      let truth = place < ways.count - 1 ? applies(place) : .yes
      guard truth != .no else { continue }
      candidates.append(
        StandardDecision.Candidate(
          isExempt: way.isExempt, isCaseByCase: way.isCaseByCase, atLeast: boundValue(way.atLeast),
          atMost: boundValue(way.atMost),
          because: way.because))
      if truth == .yes { break }
    }
    return candidates
  }
}

extension Standard {
  /// Its own bounds and those of its exceptions.
  var allBounds: [DatedBound] {
    ([atLeast, atMost] + exceptions.flatMap { [$0.atLeast, $0.atMost] }).compactMap(\.self)
  }
}
