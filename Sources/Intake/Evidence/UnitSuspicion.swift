internal import Diagnostics
internal import Tables
internal import Units

/// A reason to doubt the unit of a series.
struct UnitSuspicion {
  /// A series, and whether its figures are greater than they should be or smaller.
  struct Suspect: Hashable {
    let key: SeriesKey
    let isHigh: Bool
  }

  /// The series that may be at fault: one, or the two of a ratio, the one that is too high first.
  let suspects: [Suspect]
  /// How many rows are behind it.
  let count: Int
  /// The median found.
  let median: Double
  /// Where it should lie.
  let band: SanityBands.Band
  /// The one it is about, or the two of a ratio in their order.
  let columns: [SeriesKey]

  /// How many times its usual size a suspect's figures are.
  func excess(of suspect: Suspect) -> Double {
    let excess = Magnitude.distance(median, band.usual)
    return suspect.isHigh ? excess : 1 / excess
  }

  /// How many times it is outside its band.
  var loudness: Double { median > band.to ? median / band.to : band.from / median }

  /// Whether a suspect's figures would still be in their own band if they were as many times smaller or greater as the
  /// ratio asks: sixty people are not six hundred thousand.
  private func isThinkable(_ suspect: Suspect, in figures: TableFigures) -> Bool {
    let table = figures.table
    guard
      let rule = figures.bands.columns.first(where: {
        $0.table == table.name && $0.column == suspect.key.column
      }),
      let median = Quantiles.median(figures.values(of: suspect.key))
    else { return true }
    return rule.band.contains(median / excess(of: suspect))
  }

  private func against(_ suspects: [Suspect]) -> UnitSuspicion {
    UnitSuspicion(suspects: suspects, count: count, median: median, band: band, columns: columns)
  }

  /// Fewer rows have no median to speak of.
  static let fewest = 5

  /// The suspicions against the columns of a table.
  static func all(in figures: TableFigures, hasGeometry: Bool) -> [UnitSuspicion] {
    let table = figures.table.name
    let ofColumns = figures.bands.columns.filter {
      $0.table == table && !($0.isForTablesWithoutGeometry && hasGeometry)
    }
    let ofRatios = figures.bands.ratios.filter { $0.table == table }
    return ofColumns.flatMap { UnitSuspicion.against($0, in: figures) }
      + ofRatios.flatMap { UnitSuspicion.against($0, in: figures) }
  }

  private static func against(_ rule: SanityBands.OfColumn, in figures: TableFigures) -> [UnitSuspicion] {
    figures.series(of: rule.column).compactMap { key, values in
      guard values.count >= fewest, let median = Quantiles.median(values), !rule.band.contains(median) else {
        return nil
      }
      return UnitSuspicion(
        suspects: [Suspect(key: key, isHigh: median > rule.band.to)], count: values.count, median: median,
        band: rule.band, columns: [key])
    }
  }

  private static func against(_ rule: SanityBands.OfRatio, in figures: TableFigures) -> [UnitSuspicion] {
    guard let column = figures.table.numbers(rule.column)?.storage,
      let other = figures.table.numbers(rule.other)?.storage
    else {
      return []
    }
    guard let first = figures.codes(of: rule.column), let second = figures.codes(of: rule.other) else {
      return []
    }
    var groups = FigureGroups()
    for row in column.indices where column[row] > 0 && other[row] > 0 {
      groups.add(column[row] / other[row], to: first[row] * second.count + second[row])
    }
    return groups.all().compactMap { code, ratios in
      guard ratios.count >= fewest, let median = Quantiles.median(ratios), !rule.band.contains(median) else {
        return nil
      }
      let pair = (first: first.key(code / second.count), second: second.key(code % second.count))
      let isHigh = median > rule.band.to
      let both = [
        Suspect(key: isHigh ? pair.first : pair.second, isHigh: true),
        Suspect(key: isHigh ? pair.second : pair.first, isHigh: false),
      ]
      let suspicion = UnitSuspicion(
        suspects: both, count: ratios.count, median: median, band: rule.band,
        columns: [pair.first, pair.second])
      let thinkable = both.filter { suspicion.isThinkable($0, in: figures) }
      return thinkable.isEmpty ? suspicion : suspicion.against(thinkable)
    }
  }
}

/// Finds which series explain the suspicions, the fewest first.
struct UnitBlame {
  /// A series held to be at fault and what speaks for it.
  struct Verdict {
    let suspect: UnitSuspicion.Suspect
    let suspicions: [UnitSuspicion]
  }

  private(set) var verdicts: [Verdict] = []
  /// Ratios of which either side may be at fault.
  private(set) var open: [UnitSuspicion] = []

  init(_ suspicions: [UnitSuspicion]) {
    var left = suspicions
    while let worst = UnitBlame.worst(among: left) {
      let against = left.filter { $0.suspects.contains(worst) }
      left.removeAll { suspicion in suspicion.suspects.contains { $0.key == worst.key } }
      if UnitBlame.weight(against) >= 2 {
        verdicts.append(Verdict(suspect: worst, suspicions: against))
      } else {
        open += against
      }
    }
  }

  /// A column's own band points at it alone; a ratio at one of two, unless only one of them is thinkable.
  private static func weight(_ suspicions: [UnitSuspicion]) -> Double {
    suspicions.reduce(0) { $0 + ($1.suspects.count == 1 ? 2 : 1) }
  }

  /// Of those with as much against them the one whose figures are too high: 元 for 万元 and kWh for 万kWh are the
  /// common slips.
  private static func worst(among suspicions: [UnitSuspicion]) -> UnitSuspicion.Suspect? {
    let suspects = Set(suspicions.flatMap(\.suspects))
    let weighed = suspects.map { suspect in
      let weight = weight(suspicions.filter { $0.suspects.contains(suspect) })
      return (suspect: suspect, weight: weight)
    }
    return weighed.min { a, b in
      if a.weight != b.weight { return a.weight > b.weight }
      return a.suspect.precedes(b.suspect)
    }?.suspect
  }
}

extension UnitSuspicion.Suspect {
  fileprivate func precedes(_ other: UnitSuspicion.Suspect) -> Bool {
    if isHigh != other.isHigh { return isHigh }
    if key.column != other.key.column { return Identifier.precedes(key.column, other.key.column) }
    return (key.source, key.level) < (other.key.source, other.key.level)
  }
}
