internal import RuleBooks
internal import Tables

/// What happens to a grade after the quota: needs, grades that only some may have, vetoes. Where something is unknown,
/// every grade still possible is carried along; the grade is decided where one is left.
struct GradeSteps: Sendable {
  let ladder: GradeLadder
  let vetoes: [Veto]
  let needs: [[Truth]]
  let only: [[Truth]]
  let vetoTruths: [[Truth]]

  /// One step that touched a row's grade.
  enum Step: Hashable {
    case needs(Int)
    case only(Int)
    case veto(Int)
  }

  /// Grades as bits, the best the lowest.
  typealias Grades = UInt64

  var all: Grades { ladder.labels.count >= 64 ? .max : (1 << Grades(ladder.labels.count)) - 1 }

  static func single(_ grade: Int) -> Grades { 1 << Grades(grade) }

  /// The grade from quota and least scores: whichever is worse.
  func start(quota: Int8, score: Double) -> Grades {
    guard !score.isNaN else { return all }
    let byScore = ladder.thresholds.indices.first { grade in
      guard let least = ladder.thresholds[grade] else { return true }
      return Scalars.compare(.greaterOrEqual, score, least) == .yes
    }
    return GradeSteps.single(max(Int(quota), byScore ?? ladder.labels.count - 1))
  }

  /// The grades possible in the end. Without a score only a veto can decide.
  ///
  /// - Parameter trail: is told each step that applies, or of which it is unknown.
  func end(
    from start: Grades, row: Int, isScored: Bool, trail: (Step, Truth) -> Void = { _, _ in }
  ) -> Grades {
    var grades = start
    if isScored { meetConditions(&grades, row, trail) }
    for (place, veto) in vetoes.enumerated() {
      let truth = vetoTruths[place][row]
      guard truth != .no else { continue }
      let vetoed = apply(veto.effect, to: grades)
      if truth == .yes {
        trail(.veto(place), .yes)
        grades = vetoed
      } else if vetoed != grades {
        trail(.veto(place), .unknown)
        grades |= vetoed
      }
    }
    return grades
  }

  private func meetConditions(_ grades: inout Grades, _ row: Int, _ trail: (Step, Truth) -> Void) {
    for grade in 0..<max(0, ladder.labels.count - 1) {
      let bit = GradeSteps.single(grade)
      for (place, need) in ladder.needs.enumerated() where need.grade == grade && grades & bit != 0 {
        let truth = needs[place][row]
        if truth != .yes { trail(.needs(place), truth == .no ? .yes : .unknown) }
        move(bit, to: bit << 1, !truth, &grades)
      }
    }
    for grade in stride(from: ladder.labels.count - 1, to: 0, by: -1) {
      let bit = GradeSteps.single(grade)
      for (place, rule) in ladder.only.enumerated() where rule.grade == grade && grades & bit != 0 {
        let truth = only[place][row]
        if truth != .yes { trail(.only(place), truth == .no ? .yes : .unknown) }
        move(bit, to: bit >> 1, !truth, &grades)
      }
    }
  }

  /// Moves one grade to another where a condition holds, and allows both where it is unknown.
  private func move(_ bit: Grades, to other: Grades, _ truth: Truth, _ grades: inout Grades) {
    switch truth {
    case .no: return
    case .yes: grades = grades & ~bit | other
    case .unknown: grades |= other
    }
  }

  private func apply(_ effect: Veto.Effect, to grades: Grades) -> Grades {
    let last = ladder.labels.count - 1
    var result: Grades = 0
    for grade in 0...last where grades & GradeSteps.single(grade) != 0 {
      let after =
        switch effect {
        case .grade(let place): place
        case .down(let steps): min(last, grade + steps)
        case .atBest(let place): max(grade, place)
        }
      result |= GradeSteps.single(after)
    }
    return result
  }
}
