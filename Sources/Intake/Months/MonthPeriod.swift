/// The months of one year that a row of figures speaks of.
struct MonthPeriod: Hashable {
  /// nil where only months are written.
  let year: Int?
  let months: ClosedRange<Int>

  init(year: Int?, months: ClosedRange<Int>) {
    self.year = year
    self.months = months
  }

  init(year: Int?, month: Int) { self.init(year: year, months: month...month) }

  var isWholeYear: Bool { months == 1...12 }

  /// From the beginning of this period to the end of another one; nil where they do not make one period of one year.
  func through(_ last: MonthPeriod) -> MonthPeriod? {
    if let year, let end = last.year, year != end { return nil }
    guard months.lowerBound <= last.months.upperBound else { return nil }
    return MonthPeriod(
      year: year ?? last.year, months: months.lowerBound...last.months.upperBound)
  }
}
