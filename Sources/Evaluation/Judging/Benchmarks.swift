public import RuleBooks
internal import Tables
internal import Units

extension ColumnEvaluator {
  /// The statistics of one benchmark, a row per group of subjects whose keys are all known.
  func rows(of benchmark: Benchmark) -> [BenchmarkRow] {
    let metric = rules.metrics[benchmark.metric]
    let scope = scope(metric.subject)
    guard scope.count > 0, case .number(let values) = self.metric(benchmark.metric) else { return [] }
    let keys = benchmark.keys.map { (name: $0.name, column: column($0.formula, scope)) }
    let quotient = metric.quotient.map {
      (numbers($0.numerator, scope), numbers($0.denominator, scope), $0.conversion)
    }
    return Grouping(keys.map(\.column), rows: scope.count).members.compactMap { members in
      guard let first = members.first else { return nil }
      let known = members.map { values.storage[$0] }.filter { !$0.isNaN }
      let sorted = known.sorted()
      return BenchmarkRow(
        metric: benchmark.metric,
        group: keys.isEmpty
          ? "all"
          : keys.map { "\($0.name)=\($0.column.value(first)?.plainText ?? "")" }.joined(separator: ";"),
        count: known.count, missing: members.count - known.count,
        weighted: quotient.flatMap { weighted($0, members) }, mean: Statistics.mean(known),
        minimum: sorted.first, lowerQuartile: Quantiles.quantile(0.25, ofSorted: sorted),
        median: Quantiles.quantile(0.5, ofSorted: sorted),
        upperQuartile: Quantiles.quantile(0.75, ofSorted: sorted),
        maximum: sorted.last)
    }
  }

  /// Σ numerator / Σ denominator over rows with both.
  private func weighted(
    _ quotient: (numerators: [Double], denominators: [Double], conversion: Conversion), _ members: [Int]
  ) -> Double? {
    let both = members.filter { !quotient.numerators[$0].isNaN && !quotient.denominators[$0].isNaN }
    let below = Statistics.sum(both.lazy.map { quotient.denominators[$0] })
    guard !both.isEmpty, below != 0 else { return nil }
    return quotient.conversion(Statistics.sum(both.lazy.map { quotient.numerators[$0] }) / below)
  }
}

extension Value {
  /// The value as a cell of a table that does not depend on the language.
  public var plainText: String {
    switch self {
    case .number(let number):
      if number == number.rounded(), Swift.abs(number) < 1e15 { return String(Int64(number)) }
      return "\(number)"
    case .text(let text): return text
    case .day(let day): return day.description
    case .truth(let truth): return truth ? "true" : "false"
    }
  }
}
