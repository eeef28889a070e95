// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members of a lift say what they are.

public import RuleBooks
internal import Tables
internal import Units

/// What would lift a subject by one grade, everything else staying as it is.
public struct GradeLift: Sendable {
  /// One indicator by itself.
  public struct Value: Sendable {
    /// The metric, by its place among the rules'.
    public let metric: Int
    /// In the metric's unit, rounded to four decimals to the safe side.
    public let value: Double
    /// Whether less is better.
    public let isAtMost: Bool
  }

  public let grade: String
  /// The score to be reached.
  public let score: Double
  /// Whether it has to be passed: those who tie across the line get the worse grade.
  public let isToBePassed: Bool
  /// Indicators that reach it alone, within their caps. One whose value would move what others are held against is
  /// not among them.
  public let values: [Value]
}

/// Finds what would lift a subject by one grade. Nothing is said where a veto, a need or an unknown figure decides, or
/// where the better grade has no place to take.
public struct GradeLifts {
  private let grades: SchemeGrades
  private let scheme: Scheme
  /// The scores of those ranked together, the best first.
  private let scores: [Cell: [Double]]

  /// Those ranked together.
  private struct Cell: Hashable {
    let population: Int
    let group: String?
  }

  public init(_ grades: SchemeGrades, in rules: Rules) {
    self.grades = grades
    let scheme = rules.schemes[grades.scheme]
    self.scheme = scheme
    var scores: [Cell: [Double]] = [:]
    for row in grades.standing.indices where grades.ranks[row] > 0 {
      guard let cell = GradeLifts.cell(of: row, grades, scheme) else { continue }
      scores[cell, default: []].append(grades.scores[row])
    }
    self.scores = scores.mapValues { $0.sorted(by: >) }
  }

  private static func cell(of row: Int, _ grades: SchemeGrades, _ scheme: Scheme) -> Cell? {
    guard grades.standing[row] == .takesPart, let population = grades.population(of: row) else { return nil }
    return Cell(population: population, group: scheme.grades.perGroup ? grades.groups[row] : nil)
  }

  /// What lifts a subject; nil where nothing can be said.
  public func lift(of row: Int) -> GradeLift? {
    let ladder = scheme.grades
    let score = grades.scores[row]
    guard !score.isNaN, grades.ranks[row] > 0, let cell = GradeLifts.cell(of: row, grades, scheme) else {
      return nil
    }
    // A limit by score moves with the score itself.
    guard ladder.only.allSatisfy({ $0.below == nil }) else { return nil }
    let start = grades.steps.start(quota: grades.quotaGrades[row], score: score)
    let end = end(from: start, row)
    guard start == end, end.nonzeroBitCount == 1, end.trailingZeroBitCount > 0 else { return nil }
    let better = end.trailingZeroBitCount - 1
    guard self.end(from: GradeSteps.single(better), row) == GradeSteps.single(better) else { return nil }
    guard let line = line(of: better, row, among: scores[cell] ?? []) else { return nil }
    return GradeLift(
      grade: ladder.labels[better], score: line.score, isToBePassed: line.isToBePassed,
      values: values(reaching: line.score, row, cell.population))
  }

  private func end(from start: GradeSteps.Grades, _ row: Int) -> GradeSteps.Grades {
    grades.steps.end(from: start, row: row, isScored: true)
  }

  /// The score of the last place of a grade, and its least score.
  private func line(
    of grade: Int, _ row: Int, among scores: [Double]
  ) -> (score: Double, isToBePassed: Bool)? {
    let ladder = scheme.grades
    let least = ladder.thresholds[...grade].map { $0 ?? -.infinity }
    if least.contains(where: \.isNaN) { return nil }
    let threshold = least.min() ?? -.infinity
    guard Int(grades.quotaGrades[row]) > grade, let ends = Quota.ends(ladder, count: scores.count) else {
      return threshold.isFinite ? (threshold, false) : nil
    }
    let end = ends[grade]
    guard end > 0, end <= scores.count else { return nil }
    let last = scores[end - 1]
    return last >= threshold ? (last, ladder.ties == .worse) : (threshold, false)
  }

  // MARK: Indicators

  private func values(reaching score: Double, _ row: Int, _ population: Int) -> [GradeLift.Value] {
    let at = Int(grades.places[row])
    let items = grades.items[population]
    // Where gaps take the population's mean, a better value lifts others as well.
    let movesOthers = items.contains { item in
      item.indicator.missing == .populationMean && item.marks.contains { $0.contains(.filled) }
    }
    let factor = grades.factor(of: row) ?? 1
    guard !movesOthers, factor > 0 else { return [] }
    let present = items.filter { !$0.isLeftOut(at) }.map(\.indicator.weight).reduce(0, +)
    let whole = items.map(\.indicator.weight).reduce(0, +)
    guard present > 0 else { return [] }
    let lacking = (score - grades.scores[row]) / factor * present / whole
    return items.compactMap { value(of: $0, at, more: lacking) }
  }

  private func value(of item: ScoredItem, _ at: Int, more points: Double) -> GradeLift.Value? {
    let indicator = item.indicator
    guard case .given? = indicator.base, item.bases[at] > 0, !item.isLeftOut(at) else { return nil }
    let goal = item.scores[at] + points
    if let cap = indicator.cap, goal > cap { return nil }
    let share = goal / indicator.weight
    switch indicator.form {
    case .ratio:
      let value = (share * item.bases[at] * 10_000 - 1e-6).rounded(.up) / 10_000
      return GradeLift.Value(metric: indicator.metric, value: value, isAtMost: false)
    case .reverse:
      let value = ((2 - share) * item.bases[at] * 10_000 + 1e-6).rounded(.down) / 10_000
      return value < 0 ? nil : GradeLift.Value(metric: indicator.metric, value: value, isAtMost: true)
    case .minMax, .best, .rank: return nil
    }
  }
}
