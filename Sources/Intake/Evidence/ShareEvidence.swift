internal import Diagnostics
internal import Tables
internal import Units

/// Shares written as percents where the header says plain numbers, and the other way round.
enum ShareEvidence {
  static func issues(_ source: SourceTable) -> [Issue] {
    source.columns.compactMap { column in
      guard case .number(let numbers) = column.column else { return nil }
      let known = (0..<numbers.count).compactMap { numbers[$0] }
      guard known.count >= UnitSuspicion.fewest, let message = doubt(known, column.plan) else { return nil }
      return Issue(
        .warning, message, table: source.name.table.rawValue,
        at: source.name.place(column: column.plan.header),
        ["count": .count(known.count), "header": .text(column.plan.header)])
    }
  }

  private static func doubt(_ figures: [Double], _ plan: ColumnPlan) -> Message? {
    guard let median = Quantiles.median(figures.map(abs)), let greatest = figures.map(abs).max() else {
      return nil
    }
    if plan.unit == .percent {
      // All of a column below one hundredth occurs only where such shares are tiny; their median is then far below.
      return greatest <= 1 && median >= 0.02 ? .percentLooksLikeRatio : nil
    }
    let isPlain = plan.unit == nil || plan.unit == .one
    guard isPlain, plan.schema == nil, namesShare(plan.header) else { return nil }
    return median > 1.5 && greatest <= 1000 ? .ratioLooksLikePercent : nil
  }

  private static let endings = ["率", "占比", "比例", "比重"]
  /// Rates that are no shares: floor area ratio, turnover, power, exchange rate, frequency, current ratio …
  private static let others = [
    "容积率", "周转率", "功率", "汇率", "频率", "效率", "速率", "倍率", "流动比率", "速动比率", "比率", "市盈率", "市净率",
  ]

  private static func namesShare(_ header: String) -> Bool {
    let name = HeaderText(header).forms.last?.name ?? header
    return endings.contains { name.hasSuffix($0) } && !others.contains { name.hasSuffix($0) }
  }
}

/// Years that belong to no evaluation of this year: 2201 for 2021.
enum YearEvidence {
  /// - Parameter year: the year evaluated.
  static func issues(_ source: SourceTable, evaluated year: Int) -> [Issue] {
    guard let years = source.numbers("year") else { return [] }
    let plan = source.columns.first { $0.plan.name == "year" }?.plan
    let odd = (0..<years.count).compactMap { years[$0].flatMap { Int(exactly: $0) } }
      .filter { !((year - 30)...(year + 5)).contains($0) }
    guard !odd.isEmpty else { return [] }
    return [
      Issue(
        .warning, .yearOutlying, table: source.name.table.rawValue,
        at: source.name.place(column: plan?.header),
        [
          "count": .count(odd.count), "years": .list(Set(odd).sorted().prefix(8).map(String.init)),
          "year": .count(year),
        ])
    ]
  }
}
