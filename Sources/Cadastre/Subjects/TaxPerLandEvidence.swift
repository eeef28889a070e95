internal import Diagnostics
internal import Tables
internal import Units

/// Tax per mu held against what it is anywhere: where figures have nothing nearer that the unit of tax could be held
/// against, a tax in 元 that is read as 万元 shows here.
enum TaxPerLandEvidence {
  /// 万元 per mu. No district's median firm pays 20 million yuan of tax per mu, nor less than ten yuan.
  private static let least = 0.001
  private static let greatest = 2000.0
  private static let fewest = 5

  static func issues(_ figures: Table?, _ year: LandYear?) -> [Issue] {
    // With any of these, reading has looked at tax already.
    let nearer = ["revenue", "output", "employees"]
    guard let figures, let year, nearer.allSatisfy({ figures.column($0) == nil }),
      let tax = year.figures.numbers("tax")
    else { return [] }
    let ratios = (0..<tax.count).compactMap { row -> Double? in
      guard let amount = tax[row], let land = year.enterpriseLand[row], amount > 0, land > 0 else {
        return nil
      }
      return amount / land
    }
    guard ratios.count >= fewest, let median = Quantiles.median(ratios),
      !(least...greatest).contains(median)
    else { return [] }
    return [
      Issue(
        .warning, .landRatioDoubtful, table: TableName.figures.rawValue,
        at: Place(file: figures.sources.first?.file, column: figures.headers["tax"]),
        [
          "count": .count(ratios.count), "median": .text(Magnitude.text(median)),
          "from": .text(Magnitude.text(least)), "to": .text(Magnitude.text(greatest)),
          "likely": .text(median > greatest ? "元" : "亿元"),
        ])
    ]
  }
}
