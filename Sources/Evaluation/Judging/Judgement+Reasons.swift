public import RuleBooks
public import Tables

extension Judgement {
  /// A flag that a subject bears, with the figures its condition names.
  public func reason(flag index: Int, row: Int) -> Reason {
    let flag = rules.flags[index]
    return Reason(
      label: flag.label, isTarget: false,
      figures: figures(named: flag.condition.figureLabels(rules), in: evidence(flag: index, row: row)))
  }

  /// A standard that a subject falls short of, with the metric.
  public func reason(standard index: Int, row: Int) -> Reason {
    let standard = rules.standards[index]
    let metric = rules.metrics[standard.metric]
    return Reason(
      label: standard.label, isTarget: standard.isTarget,
      figures: figures(named: [metric.name: metric.label], in: evidence(standard: index, row: row)))
  }

  private func figures(named labels: [String: String], in evidence: [EvidenceItem]) -> [ReasonFigure] {
    evidence.compactMap { item in
      labels[item.name].map { ReasonFigure(label: $0, value: item.value, unit: item.unit) }
    }
  }

  /// The share of each parcel's land whose occupants bear a flag of enterprises: 0 without occupants, missing where it
  /// cannot be told of one of them (contract E7). Nil where the flag is not judged.
  public func shareFlagged(_ index: Int) -> NumberColumn? {
    guard let flag = flags[index], let links = land.years[land.year]?.links else { return nil }
    return NumberColumn(
      unit: .one,
      (0..<land.parcels.count).map { parcel in
        Scalars.flaggedShare(
          of: links.of(parcel: parcel).map {
            (flag.verdicts[links.links[$0].enterprise], links.links[$0].land)
          },
          parcelLand: land.parcelLand[parcel]) ?? NumberColumn.missing
      })
  }
}

extension Formula {
  /// The facts and metrics a condition names, by printed name, with what readers see.
  func figureLabels(_ rules: Rules) -> [String: String] {
    var labels: [String: String] = [:]
    forEach { part in
      switch part.operation {
      case .fact(let name, _): labels[name] = name
      case .metric(let metric): labels[rules.metrics[metric].name] = rules.metrics[metric].label
      default: break
      }
    }
    return labels
  }
}

extension Judgement {
  /// The land of a subject as it was judged, 亩; nil where it is unknown.
  public func landOf(_ subject: Subject, row: Int) -> Double? {
    facts.column("land", of: subject)?.value(row)?.number
  }
}
