internal import RuleBooks
internal import Tables
internal import Units

/// What the enterprises of a park reach of a figure that a project promises: for comparison, never a threshold.
public struct PeerFigures: Sendable {
  /// In the metric's unit, ascending.
  private let values: [Double]

  /// How many enterprises have a value.
  public var count: Int { values.count }
  /// The middle of them.
  public var median: Double? { Quantiles.median(values) }

  /// The figure below which a share of them lies.
  public func quantile(_ share: Double) -> Double? { Quantiles.quantile(share, of: values) }

  /// The share of them that a promise exceeds.
  public func share(below promise: Double) -> Double? {
    values.isEmpty ? nil : Double(values.count { $0 < promise }) / Double(values.count)
  }

  /// The figures of a judged dataset by the printed names of the metrics about enterprises.
  public static func all(in judgement: Judgement) -> [String: PeerFigures] {
    var all: [String: PeerFigures] = [:]
    for (metric, column) in zip(judgement.rules.metrics, judgement.metrics)
    where metric.subject == .enterprise {
      guard case .number(let numbers) = column else { continue }
      all[metric.name] = PeerFigures(values: numbers.storage.filter { !$0.isNaN }.sorted())
    }
    return all
  }
}
