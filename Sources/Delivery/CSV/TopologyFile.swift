internal import Cadastre
internal import Evaluation
internal import Units

/// `csv/topology.csv`: what is wrong with the lines of parcels, each with a place to look at.
struct TopologyFile: OutputTable {
  let judgement: Judgement

  var name: String { "topology" }

  var columns: [OutputColumn] {
    [
      OutputColumn("finding"), OutputColumn("family"), OutputColumn("parcel_a"), OutputColumn("parcel_b"),
      OutputColumn("area_m2", .number, unit: "m²"), OutputColumn("x", .number), OutputColumn("y", .number),
      OutputColumn("detail"),
    ]
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for finding in judgement.land.topology?.findings ?? [] {
      write(finding, to: &sink)
      try sink.endRow()
    }
  }

  /// Adds the cells of a finding.
  func write(_ finding: TopologyFinding, to sink: inout some RowSink & ~Copyable) {
    let keys = judgement.land.parcels.keys
    sink.text(finding.kind.rawValue)
    sink.text(finding.family)
    sink.text(keys[finding.parcels[0]])
    sink.text(finding.parcels.count > 1 ? keys[finding.parcels[1]] : nil)
    sink.number(finding.area)
    sink.number(finding.place?.x)
    sink.number(finding.place?.y)
    sink.text(TopologyFile.detail(of: finding, keys))
  }

  /// Without words, as the file does not depend on the language.
  private static func detail(of finding: TopologyFinding, _ keys: [String]) -> String? {
    var parts: [String] = []
    if let width = finding.meanWidth {
      parts.append("mean_width_m=\(NumberText.string(width.roundedHalfAway(decimals: 3)))")
    }
    if finding.parcels.count > 2 {
      parts.append("around=" + finding.parcels.map { keys[$0] }.joined(separator: " "))
    }
    if let reason = finding.reason { parts.append(reason) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
