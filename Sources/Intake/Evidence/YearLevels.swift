internal import Tables
internal import Units

/// The years of a column told apart by the size of their figures: a year in 元 among others in 万元 is ten thousand
/// times the one before in most firms at once, which no economy is.
struct YearLevels {
  /// The years of each level, and how many times the figures of the first level its figures are.
  struct Level {
    let years: [Int]
    let factor: Double
  }

  let levels: [Level]
  /// By the place of a year, and first of all for rows without one.
  let levelOfPlace: [Int]

  /// - Parameters:
  ///   - figures: of the column, NaN where missing.
  ///   - factors: how many times a figure is another when its unit is mistaken, above 1.
  init(_ figures: [Double], _ rows: FirmYears, factors: [Double]) {
    var steps = [[Double]](repeating: [], count: rows.years.count)
    var isUsed = [Bool](repeating: false, count: rows.years.count)
    for row in figures.indices where figures[row] > 0 && rows.places[row] >= 0 {
      let place = Int(rows.places[row])
      isUsed[place] = true
      let earlier = rows.earlier(row)
      if earlier >= 0, figures[earlier] > 0 { steps[place].append(figures[row] / figures[earlier]) }
    }
    var factor = 1.0
    var members: [(factor: Double, years: [Int])] = []
    var levelOfPlace = [Int](repeating: 0, count: rows.years.count + 1)
    for (index, place) in isUsed.indices.filter({ isUsed[$0] }).enumerated() {
      if index > 0, let step = YearLevels.step(steps[place], among: factors) { factor *= step }
      let level = members.firstIndex { Magnitude.distance($0.factor, factor) < 1.01 } ?? members.count
      if level == members.count { members.append((factor, [])) }
      members[level].years.append(rows.years[place])
      levelOfPlace[place + 1] = level
    }
    levels = members.map { Level(years: $0.years, factor: $0.factor) }
    self.levelOfPlace = levelOfPlace
  }

  /// The factor by which most firms changed at once; nil where they changed as firms do.
  ///
  /// Firms differ in how they change, by less than a tenth of ten thousand. A tenfold year is thinkable for some, so
  /// more of them have to agree on it, and more closely.
  private static func step(_ ratios: [Double], among factors: [Double]) -> Double? {
    guard ratios.count >= 5 else { return nil }
    for factor in factors.flatMap({ [$0, 1 / $0] }) {
      let size = Magnitude.distance(factor, 1)
      let (tolerance, share) = size >= 1000 ? (10.0, 0.6) : size >= 50 ? (3, 0.6) : (1.5, 0.8)
      let near = ratios.count { Magnitude.distance($0, factor) <= tolerance }
      if Double(near) >= share * Double(ratios.count) { return factor }
    }
    return nil
  }
}
