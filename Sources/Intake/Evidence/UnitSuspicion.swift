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
  /// The second column where it is about a ratio.
  let other: SeriesKey?

  /// How many times its usual size a suspect's figures are.
  func excess(of suspect: Suspect) -> Double {
    let excess = Magnitude.distance(median, band.usual)
    return suspect.isHigh ? excess : 1 / excess
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
    guard let column = figures.table.numbers(rule.column) else { return [] }
    var series: [SeriesKey: [Double]] = [:]
    for row in 0..<column.count {
      guard let value = column[row], value > 0, let key = figures.key(rule.column, row) else { continue }
      series[key, default: []].append(value)
    }
    return series.compactMap { key, values in
      guard values.count >= fewest, let median = Quantiles.median(values), !rule.band.contains(median) else {
        return nil
      }
      return UnitSuspicion(
        suspects: [Suspect(key: key, isHigh: median > rule.band.to)], count: values.count, median: median,
        band: rule.band, other: nil)
    }
  }

  private static func against(_ rule: SanityBands.OfRatio, in figures: TableFigures) -> [UnitSuspicion] {
    guard let column = figures.table.numbers(rule.column), let other = figures.table.numbers(rule.other)
    else {
      return []
    }
    var series: [Pair: [Double]] = [:]
    for row in 0..<column.count {
      guard let a = column[row], let b = other[row], a > 0, b > 0, let first = figures.key(rule.column, row),
        let second = figures.key(rule.other, row)
      else { continue }
      series[Pair(first: first, second: second), default: []].append(a / b)
    }
    return series.compactMap { pair, ratios in
      guard ratios.count >= fewest, let median = Quantiles.median(ratios), !rule.band.contains(median) else {
        return nil
      }
      let isHigh = median > rule.band.to
      let suspects = [
        Suspect(key: isHigh ? pair.first : pair.second, isHigh: true),
        Suspect(key: isHigh ? pair.second : pair.first, isHigh: false),
      ]
      return UnitSuspicion(
        suspects: suspects, count: ratios.count, median: median, band: rule.band,
        other: pair.second)
    }
  }

  private struct Pair: Hashable {
    let first: SeriesKey
    let second: SeriesKey
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

  /// A column's own band points at it alone; a ratio at one of two.
  private static func weight(_ suspicions: [UnitSuspicion]) -> Double {
    suspicions.reduce(0) { $0 + ($1.suspects.count == 1 ? 2 : 1) }
  }

  /// Figures too high (元 for 万元, kWh for 万kWh) are the common slip; too low ones need more to speak for them.
  private static func worst(among suspicions: [UnitSuspicion]) -> UnitSuspicion.Suspect? {
    let suspects = Set(suspicions.flatMap(\.suspects))
    let weighed = suspects.map { suspect in
      let weight = weight(suspicions.filter { $0.suspects.contains(suspect) })
      return (suspect: suspect, weight: weight + (suspect.isHigh ? 2.5 : 0))
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
