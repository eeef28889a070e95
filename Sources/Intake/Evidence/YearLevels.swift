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
  ///   - earlier: per row that of the same firm in the year before, -1 where there is none.
  ///   - factors: how many times a figure is another when its unit is mistaken, above 1.
  init(_ figures: [Double], earlier: [Int], in years: [Int?], factors: [Double]) {
    var steps: [Int: [Double]] = [:]
    for row in figures.indices where earlier[row] >= 0 && figures[row] > 0 && figures[earlier[row]] > 0 {
      if let year = years[row] { steps[year, default: []].append(figures[row] / figures[earlier[row]]) }
    }
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

  /// Per row that of the same firm in the year before, of all the years a table has; -1 where there is none.
  static func earlierRows(of firms: [Int32], in years: [Int?]) -> [Int] {
    let all = Set(years.compactMap(\.self)).sorted()
    let before = Dictionary(zip(all.dropFirst(), all), uniquingKeysWith: { first, _ in first })
    var rowOf: [FirmYear: Int] = [:]
    for row in years.indices where firms[row] >= 0 {
      if let year = years[row] { rowOf[FirmYear(firm: firms[row], year: year)] = row }
    }
    return years.indices.map { row in
      guard firms[row] >= 0, let year = years[row], let last = before[year] else { return -1 }
      return rowOf[FirmYear(firm: firms[row], year: last)] ?? -1
    }
  }

  private struct FirmYear: Hashable {
    let firm: Int32
    let year: Int
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
