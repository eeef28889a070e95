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
  private let levelOfYear: [Int: Int]

  /// - Parameters:
  ///   - figures: of the column, NaN where missing.
  ///   - factors: how many times a figure is another when its unit is mistaken, above 1.
  init(_ figures: [Double], of enterprises: [Int32], in years: [Int?], factors: [Double]) {
    let steps = YearLevels.steps(figures, of: enterprises, in: years)
    let all = Set(years.indices.compactMap { figures[$0] > 0 ? years[$0] : nil }).sorted()
    var factor = 1.0
    var members: [(factor: Double, years: [Int])] = []
    for (index, year) in all.enumerated() {
      if index > 0, let ratios = steps[year], let step = YearLevels.step(ratios, among: factors) {
        factor *= step
      }
      if let known = members.firstIndex(where: { Magnitude.distance($0.factor, factor) < 1.01 }) {
        members[known].years.append(year)
      } else {
        members.append((factor, [year]))
      }
    }
    levels = members.map { Level(years: $0.years, factor: $0.factor) }
    levelOfYear = Dictionary(
      levels.enumerated().flatMap { level, members in members.years.map { ($0, level) } },
      uniquingKeysWith: { first, _ in first })
  }

  func level(of year: Int?) -> Int { year.flatMap { levelOfYear[$0] } ?? 0 }

  /// For each year the figures of firms over their figures of the year before that the column has.
  private static func steps(
    _ figures: [Double], of enterprises: [Int32], in years: [Int?]
  ) -> [Int: [Double]] {
    let rows = figures.indices.filter { figures[$0] > 0 && years[$0] != nil && enterprises[$0] >= 0 }
    let all = Set(rows.compactMap { years[$0] }).sorted()
    let before = Dictionary(zip(all.dropFirst(), all), uniquingKeysWith: { first, _ in first })
    var figureOf: [FirmYear: Double] = [:]
    for row in rows { figureOf[FirmYear(firm: enterprises[row], year: years[row] ?? 0)] = figures[row] }
    var steps: [Int: [Double]] = [:]
    for row in rows {
      guard let year = years[row], let earlier = before[year],
        let first = figureOf[FirmYear(firm: enterprises[row], year: earlier)]
      else { continue }
      steps[year, default: []].append(figures[row] / first)
    }
    return steps
  }

  private struct FirmYear: Hashable {
    let firm: Int32
    let year: Int
  }

  /// The factor by which most firms changed at once; nil where they changed as firms do.
  ///
  /// A tenfold year is thinkable for some firms, so more of them have to agree on it, and more closely.
  private static func step(_ ratios: [Double], among factors: [Double]) -> Double? {
    guard ratios.count >= 5 else { return nil }
    for factor in factors.flatMap({ [$0, 1 / $0] }) {
      let isGreat = Magnitude.distance(factor, 1) >= 50
      let near = ratios.filter { Magnitude.distance($0, factor) <= (isGreat ? 3 : 1.5) }
      if Double(near.count) >= (isGreat ? 0.6 : 0.8) * Double(ratios.count) { return factor }
    }
    return nil
  }
}
