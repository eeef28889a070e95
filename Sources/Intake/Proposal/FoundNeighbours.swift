internal import Diagnostics
internal import Tables

/// Columns of a sheet that only their neighbours show to be figures: months side by side, an amount beside a type of
/// tax. They are found as they will be when the sheet is read.
struct FoundNeighbours {
  /// The amounts by their canonical names, with the first of their columns.
  let amounts: [String: Int]
  /// All columns that are used up in them.
  let used: Set<Int>
  /// The year that headers of months name.
  let year: Int?

  init(_ sheet: FoundSheet) {
    let matching = ColumnMatching(
      entry: Manifest.TableEntry(table: .figures, sources: []),
      source: SourceName(table: .figures, file: sheet.file, layer: sheet.layer), aliases: .standard)
    var issues: [Issue] = []
    var plans = matching.plans(for: sheet.headers, isEmpty: { _ in false }, issues: &issues)
    let before = Set(plans.filter { $0.schema != nil }.map(\.index))
    var tax = TaxAmount(matching: matching, headers: sheet.headers)
    tax.find(among: &plans)
    var months = WideMonthsSearch(
      matching: matching, headers: sheet.headers, titles: sheet.reading.titles, stated: nil)
    let wide = months.found(among: &plans)
    var amounts: [String: Int] = [:]
    for plan in plans where plan.name == "tax" && !before.contains(plan.index) { amounts["tax"] = plan.index }
    for one in wide { amounts[one.amount.name] = one.total ?? one.parts.first?.index }
    self.amounts = amounts
    used = Set(plans.filter { $0.schema != nil }.map(\.index)).subtracting(before)
    year = wide.lazy.compactMap(\.year).first
  }
}

extension FoundSheet {
  /// Whether the cells of a column of months say of which year they are.
  func monthsStateYears(_ column: Int) -> Bool {
    var arena = reading.raw.arena
    return reading.raw.columns[column].rendered(into: &arena).contains { cell in
      if case .value(let period) = MonthText.read(arena.string(cell)) { period.year != nil } else { false }
    }
  }
}
