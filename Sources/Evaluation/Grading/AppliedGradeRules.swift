internal import RuleBooks

/// The rules of a scheme that bear on a subject's result, each by its place among those of its kind.
public struct AppliedGradeRules: Sendable {
  /// At most one: the first that holds.
  public internal(set) var exemptions: [Int] = []
  /// Those that gave or took points.
  public internal(set) var adjustments: [Int] = []
  /// Needs that are not met.
  public internal(set) var needs: [Int] = []
  /// Grades that are kept for others.
  public internal(set) var only: [Int] = []
  /// Vetoes that hold.
  public internal(set) var vetoes: [Int] = []
}

extension SchemeGrades {
  /// What bears on a subject's result; of a member of a unit on that of its head.
  public func applied(to row: Int) -> AppliedGradeRules {
    let row = leader(of: row)
    var applied = AppliedGradeRules()
    if exemptions[row] >= 0 { applied.exemptions = [Int(exemptions[row])] }
    guard standing[row] == .takesPart else { return applied }
    applied.adjustments = adjustments.points.indices.filter { place in
      !adjustments.points[place][row].isNaN && adjustments.points[place][row] != 0
    }
    for (step, truth) in trail(of: row) where truth == .yes {
      switch step {
      case .needs(let place): applied.needs.append(place)
      case .only(let place): applied.only.append(place)
      case .veto(let place): applied.vetoes.append(place)
      }
    }
    return applied
  }
}
