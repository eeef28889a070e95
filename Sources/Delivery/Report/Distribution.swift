internal import Cadastre
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// How a metric is spread over its subjects, with the thresholds standards hold it against.
struct Distribution {
  /// Known values in order, and how many are missing.
  struct Spread {
    let name: String
    let sorted: [Double]
    let missing: Int

    init(_ name: String, _ values: [Double?]) {
      self.name = name
      sorted = values.compactMap(\.self).sorted()
      missing = values.count - sorted.count
    }

    /// A quantile by linear interpolation, as in `csv/benchmarks.csv`.
    func quantile(_ probability: Double) -> Double {
      Quantiles.quantile(probability, ofSorted: sorted) ?? .nan
    }
  }

  let metric: Metric
  let whole: Spread
  /// By industry division, for enterprises; by zone. The greatest groups first.
  let industries: [Spread]
  let zones: [Spread]
  /// What the standards ask, each once, those of most subjects first.
  let thresholds: [Double]

  /// Every metric of parcels and enterprises that has a value at all, those held against a standard first.
  static func all(_ judgement: Judgement, unknown: String) -> [Distribution] {
    let groups = SubjectGroups(judgement, unknown: unknown)
    let all = judgement.rules.metrics.indices.compactMap { Distribution($0, judgement, groups) }
    return all.filter { !$0.thresholds.isEmpty } + all.filter { $0.thresholds.isEmpty }
  }

  private init?(_ index: Int, _ judgement: Judgement, _ groups: SubjectGroups) {
    metric = judgement.rules.metrics[index]
    guard [.enterprise, .parcel].contains(metric.subject), case .number(let column) = judgement.metrics[index]
    else { return nil }
    let values = (0..<column.count).map { column[$0] }
    whole = Spread("", values)
    guard !whole.sorted.isEmpty else { return nil }
    industries =
      metric.subject == .enterprise ? Distribution.spreads(values, groups.industryOfEnterprise) : []
    zones = Distribution.spreads(
      values, metric.subject == .enterprise ? groups.zoneOfEnterprise : groups.zoneOfParcel)
    thresholds = Distribution.thresholds(of: index, judgement)
  }

  private static func spreads(_ values: [Double?], _ groups: [String]) -> [Spread] {
    var members: [String: [Double?]] = [:]
    for (value, group) in zip(values, groups) { members[group, default: []].append(value) }
    guard members.count > 1 else { return [] }
    return members.map { Spread($0.key, $0.value) }.sorted { a, b in
      a.sorted.count == b.sorted.count
        ? Identifier.precedes(a.name, b.name) : a.sorted.count > b.sorted.count
    }
  }

  private static func thresholds(of metric: Int, _ judgement: Judgement) -> [Double] {
    var counts: [Double: Int] = [:]
    for (standard, verdicts) in zip(judgement.rules.standards, judgement.verdicts)
    where standard.metric == metric {
      for value in verdicts?.thresholds.storage ?? [] where !value.isNaN { counts[value, default: 0] += 1 }
    }
    return counts.sorted { a, b in a.value == b.value ? a.key < b.key : a.value > b.value }.map(\.key)
  }
}

/// The groups that subjects are compared in.
struct SubjectGroups {
  let industryOfEnterprise: [String]
  let zoneOfEnterprise: [String]
  let zoneOfParcel: [String]

  init(_ judgement: Judgement, unknown: String) {
    let land = judgement.land
    let names = ZoneNames(land)
    let industry: TextColumn? =
      if case .text(let codes)? = land.enterprises.column("industry") { codes } else { nil }
    industryOfEnterprise = (0..<land.enterprises.count).map { row in
      let code = industry?[row]?.drop { $0.isLetter } ?? ""
      return code.count >= 2 ? String(code.prefix(2)) : unknown
    }
    let zones = land.years[land.year].map { land.zoneOfEnterprise(in: $0) }
    zoneOfEnterprise = (0..<land.enterprises.count).map { zones?[$0].map { names.name(of: $0) } ?? unknown }
    zoneOfParcel = (0..<land.parcels.count).map {
      land.zoning.zoneOfParcel[$0].map { names.name(of: $0) } ?? unknown
    }
  }
}
