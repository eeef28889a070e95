internal import RuleBooks
internal import Tables

/// Who takes part in a scheme, in which population and group.
struct Participants {
  private(set) var standing: [GradeStanding]
  private(set) var populations: [Int32]
  private(set) var exemptions: [Int32]
  private(set) var groups: TextColumn
  /// Per row its group within its population, -1 where it takes no part.
  private(set) var cells: [Int32]
  private(set) var cellCount = 0
  /// Rows of each population that take part, in order.
  private(set) var members: [[Int32]] = []

  init(_ scheme: Scheme, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope, _ units: JudgedUnits?)
  {
    standing = Array(repeating: .outside, count: scope.count)
    populations = Array(repeating: -1, count: scope.count)
    exemptions = populations
    cells = populations
    groups = TextColumn(missing: scope.count)
    if let units {
      for row in 0..<scope.count where units.leader[row] != row { standing[row] = .member }
    }
    findPopulations(scheme, evaluator, scope)
    setExemptApart(scheme, evaluator, scope)
    divide(scheme, evaluator, scope)
    members = Array(repeating: [], count: scheme.populations.count)
    for row in 0..<scope.count where standing[row] == .takesPart {
      members[Int(populations[row])].append(Int32(row))
    }
  }

  /// The first that fits; one of which it is unknown ends the search.
  private mutating func findPopulations(
    _ scheme: Scheme, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope
  ) {
    for (place, population) in scheme.populations.enumerated() {
      move(
        population.condition.map { evaluator.truths($0, scope) }, from: .outside, to: .takesPart,
        noting: place, in: \.populations)
    }
  }

  private mutating func setExemptApart(
    _ scheme: Scheme, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope
  ) {
    for (place, exemption) in scheme.exemptions.enumerated() {
      move(
        evaluator.truths(exemption.condition, scope), from: .takesPart, to: .exempt, noting: place,
        in: \.exemptions)
    }
  }

  /// Those of one standing of whom a condition holds get another, those of whom it is unknown are undecided.
  ///
  /// - Parameters:
  ///   - truths: nil holds of everybody.
  ///   - place: noted of those of whom it holds, as −2 − place of the undecided.
  private mutating func move(
    _ truths: [Truth]?, from old: GradeStanding, to new: GradeStanding, noting place: Int,
    in notes: WritableKeyPath<Participants, [Int32]>
  ) {
    for row in standing.indices where standing[row] == old {
      switch truths?[row] ?? .yes {
      case .no: continue
      case .yes:
        standing[row] = new
        self[keyPath: notes][row] = Int32(place)
      case .unknown:
        standing[row] = .undecided
        self[keyPath: notes][row] = Int32(-2 - place)
      }
    }
  }

  /// Groups within populations; those with few members come together.
  private mutating func divide(
    _ scheme: Scheme, _ evaluator: ColumnEvaluator, _ scope: ColumnEvaluator.Scope
  ) {
    guard let rule = scheme.groups, !rule.keys.isEmpty else {
      for row in 0..<scope.count where standing[row] == .takesPart { cells[row] = populations[row] }
      cellCount = scheme.populations.count
      return
    }
    let keys = rule.keys.map { evaluator.column($0.formula, scope) }
    let grouping = Grouping(keys, rows: scope.count)
    // One more than there are groups: where small ones come together.
    let width = grouping.count + 1
    cellCount = width * scheme.populations.count
    var counts = [Int](repeating: 0, count: cellCount)
    for row in 0..<scope.count where standing[row] == .takesPart {
      let group = Int(grouping.groupOfRow[row])
      if group < 0 {
        standing[row] = .undecided
      } else {
        counts[Int(populations[row]) * width + group] += 1
      }
    }
    var names = [Int32](repeating: -1, count: width)
    var texts: [String] = []
    func name(_ group: Int, _ row: Int) -> Int32 {
      if names[group] < 0 {
        let text =
          group == width - 1
          ? rule.otherwise ?? "" : keys.map { $0.value(row)?.plainText ?? "" }.joined(separator: ";")
        if let known = texts.firstIndex(of: text) {
          names[group] = Int32(known)
        } else {
          names[group] = Int32(texts.count)
          texts.append(text)
        }
      }
      return names[group]
    }
    var codes = [Int32](repeating: -1, count: scope.count)
    for row in 0..<scope.count where standing[row] == .takesPart {
      var group = Int(grouping.groupOfRow[row])
      let first = Int(populations[row]) * width
      if counts[first + group] < rule.atLeast { group = width - 1 }
      cells[row] = Int32(first + group)
      codes[row] = name(group, row)
    }
    groups = TextColumn(codes: codes, texts: texts)
  }
}
