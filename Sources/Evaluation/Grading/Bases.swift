internal import RuleBooks
internal import Tables
internal import Units

/// Figures worked out among those who take part: of a group, a population, or all populations.
struct Circles {
  let participants: Participants
  /// The rows of each cell.
  private let byCell: [[Int32]]
  private let everybody: [Int32]

  init(_ participants: Participants) {
    self.participants = participants
    var byCell = [[Int32]](repeating: [], count: participants.cellCount)
    var all: [Int32] = []
    for (row, cell) in participants.cells.enumerated() where cell >= 0 {
      byCell[Int(cell)].append(Int32(row))
      all.append(Int32(row))
    }
    self.byCell = byCell
    everybody = all
  }

  /// A figure of a circle for each member of a population, by place.
  func spread<T>(_ circle: Circle, population: Int, _ figure: ([Int32]) -> T) -> [T] {
    let members = participants.members[population]
    switch circle {
    case .population: return Array(repeating: figure(members), count: members.count)
    case .all: return Array(repeating: figure(everybody), count: members.count)
    case .group:
      let cells = participants.cells
      var figures = [T?](repeating: nil, count: byCell.count)
      return members.map { row in
        let cell = Int(cells[Int(row)])
        if let known = figures[cell] { return known }
        let found = figure(byCell[cell])
        figures[cell] = found
        return found
      }
    }
  }
}

/// What the values of an indicator are held against.
struct Bases {
  let evaluator: ColumnEvaluator
  let scope: ColumnEvaluator.Scope
  let circles: Circles
  let day: CalendarDay

  /// By place among the members of a population; NaN where there is none.
  func values(_ base: Base, of indicator: Indicator, population: Int) -> [Double] {
    switch base {
    case .given(let dated):
      let members = circles.participants.members[population]
      guard let formula = dated.formula(on: day) else {
        return Array(repeating: NumberColumn.missing, count: members.count)
      }
      let all = evaluator.numbers(formula, scope)
      return members.map { all[Int($0)] }
    case .computed(let computed):
      let figure = figure(computed, of: indicator)
      return circles.spread(computed.circle, population: population, figure).map { $0 * computed.times }
    }
  }

  private func figure(_ base: ComputedBase, of indicator: Indicator) -> ([Int32]) -> Double {
    let past = evaluator.past(scope, base.back)
    let metric = evaluator.rules.metrics[indicator.metric]
    if base.statistic == .weightedMean {
      guard let quotient = metric.quotient else { return { _ in NumberColumn.missing } }
      let above = evaluator.numbers(quotient.numerator, past)
      let below = evaluator.numbers(quotient.denominator, past)
      return { rows in
        let both = rows.filter { !above[Int($0)].isNaN && !below[Int($0)].isNaN }
        let sum = Statistics.sum(both.lazy.map { below[Int($0)] })
        guard !both.isEmpty, sum != 0 else { return NumberColumn.missing }
        return quotient.conversion(Statistics.sum(both.lazy.map { above[Int($0)] }) / sum)
      }
    }
    guard case .number(let column) = evaluator.metric(indicator.metric, back: base.back) else {
      return { _ in NumberColumn.missing }
    }
    let values = column.storage
    return { rows in
      let known = rows.map { values[Int($0)] }.filter { !$0.isNaN }
      let figure =
        switch base.statistic {
        case .mean, .weightedMean: Statistics.mean(known)
        case .median: Quantiles.quantile(0.5, ofSorted: known.sorted())
        case .max: known.max()
        }
      return figure ?? NumberColumn.missing
    }
  }
}
