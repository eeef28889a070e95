internal import RuleBooks
internal import Tables
internal import Units

/// Turns values into points.
struct Scoring {
  let evaluator: ColumnEvaluator
  let circles: Circles
  let bases: Bases

  /// One indicator for the members of a population.
  func item(_ indicator: Indicator, population: Int) -> ScoredItem {
    let members = circles.participants.members[population]
    let missing = [Double](repeating: NumberColumn.missing, count: members.count)
    var values: [Double] = []
    if case .number(let column) = evaluator.metric(indicator.metric) { values = column.storage }
    var item = ScoredItem(
      indicator: indicator, values: values, bases: missing, raw: missing, scores: missing,
      marks: Array(repeating: [], count: members.count))
    switch indicator.form {
    case .ratio, .reverse, .best: scoreByBase(&item, members, population)
    case .minMax: scoreBetweenExtremes(&item, members, population)
    case .rank: scoreByPlace(&item, members, population)
    }
    bound(&item)
    fill(&item, members)
    return item
  }

  // MARK: Forms

  private func scoreByBase(_ item: inout ScoredItem, _ members: [Int32], _ population: Int) {
    let indicator = item.indicator
    let values = item.values
    if let base = indicator.base {
      item.bases = bases.values(base, of: indicator, population: population)
    } else {
      item.bases = circles.spread(indicator.circle, population: population) { rows in
        rows.lazy.map { values[Int($0)] }.filter { !$0.isNaN }.max() ?? NumberColumn.missing
      }
    }
    for (place, row) in members.enumerated() {
      let base = item.bases[place]
      // A base of zero or less, or none, tells nothing about anybody.
      guard base > 0 else {
        item.marks[place].insert(.noBase)
        continue
      }
      let value = values[Int(row)]
      item.raw[place] =
        indicator.form == .reverse
        ? value.isNaN ? value : max(0, 2 - value / base) * indicator.weight : value / base * indicator.weight
    }
  }

  private func scoreBetweenExtremes(_ item: inout ScoredItem, _ members: [Int32], _ population: Int) {
    let indicator = item.indicator
    let values = item.values
    let extremes = circles.spread(indicator.circle, population: population) { rows -> (Double, Double) in
      let known = rows.lazy.map { values[Int($0)] }.filter { !$0.isNaN }
      return (known.min() ?? NumberColumn.missing, known.max() ?? NumberColumn.missing)
    }
    for (place, row) in members.enumerated() {
      let value = values[Int(row)]
      let (least, most) = extremes[place]
      guard !value.isNaN, !least.isNaN else { continue }
      let share = least == most ? nil : (value - least) / (most - least)
      let percent = share.map { indicator.low + (indicator.high - indicator.low) * $0 } ?? indicator.equal
      item.raw[place] = indicator.weight * percent / 100
    }
  }

  /// The best of n gets n parts in n of the weight, the last one part; ties share the better place.
  private func scoreByPlace(_ item: inout ScoredItem, _ members: [Int32], _ population: Int) {
    let weight = item.indicator.weight
    let values = item.values
    var points = [Double](repeating: NumberColumn.missing, count: values.count)
    _ = circles.spread(item.indicator.circle, population: population) { rows in
      let known = rows.filter { !values[Int($0)].isNaN }
      let ranks = Statistics.ranks(known.map { values[Int($0)] })
      let count = Double(known.count)
      for (row, rank) in zip(known, ranks) { points[Int(row)] = weight * (count + 1 - rank) / count }
    }
    for (place, row) in members.enumerated() { item.raw[place] = points[Int(row)] }
  }

  // MARK: Bounds and gaps

  private func bound(_ item: inout ScoredItem) {
    item.scores = item.raw
    for place in item.raw.indices {
      if let cap = item.indicator.cap, item.raw[place] > cap {
        item.scores[place] = cap
        item.marks[place].insert(.cap)
      }
      if let floor = item.indicator.floor, item.raw[place] < floor {
        item.scores[place] = floor
        item.marks[place].insert(.floor)
      }
    }
  }

  /// What the rule for missing values says; a base nobody has is not a missing value.
  private func fill(_ item: inout ScoredItem, _ members: [Int32]) {
    let filling: Double
    switch item.indicator.missing {
    case .ungraded: return
    case .zero: filling = 0
    case .penalty(let points): filling = points
    case .reweigh: filling = NumberColumn.missing
    case .populationMean:
      filling = Statistics.mean(item.scores.filter { !$0.isNaN }) ?? NumberColumn.missing
      if filling.isNaN { return }
    }
    for (place, row) in members.enumerated()
    where item.values[Int(row)].isNaN && !item.marks[place].contains(.noBase) {
      item.scores[place] = filling
      item.marks[place].insert(.filled)
    }
  }
}

extension ScoredItem {
  /// Whether a member has no value and the item is left out for it.
  func isLeftOut(_ place: Int) -> Bool { indicator.missing == .reweigh && marks[place].contains(.filled) }
}

extension [ScoredItem] {
  /// The sum of a member's items: those left out by their rule take their weight along, and the rest is scaled up to
  /// the whole. NaN where an item is unknown, or where nothing is left.
  func total(_ place: Int) -> Double {
    var sum = NeumaierSum()
    var whole = NeumaierSum()
    var present = NeumaierSum()
    var isScaled = false
    for item in self {
      whole.add(item.indicator.weight)
      if item.isLeftOut(place) {
        isScaled = true
        continue
      }
      if item.scores[place].isNaN { return NumberColumn.missing }
      sum.add(item.scores[place])
      present.add(item.indicator.weight)
    }
    guard isScaled else { return sum.value }
    return present.value > 0 ? sum.value * whole.value / present.value : NumberColumn.missing
  }
}
