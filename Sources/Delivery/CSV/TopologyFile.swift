internal import Cadastre
internal import Evaluation
internal import Units

/// `csv/topology.csv`: what is wrong with the lines of parcels, each with a place to look at.
enum TopologyFile {
  private static let header = ["finding", "family", "parcel_a", "parcel_b", "area_m2", "x", "y", "detail"]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/topology.csv") { csv in
      try csv.row(header)
      let keys = judgement.land.parcels.keys
      for finding in judgement.land.topology?.findings ?? [] {
        csv.text(finding.kind.rawValue)
        csv.text(finding.family)
        csv.text(keys[finding.parcels[0]])
        csv.text(finding.parcels.count > 1 ? keys[finding.parcels[1]] : nil)
        csv.number(finding.area)
        csv.number(finding.place?.x)
        csv.number(finding.place?.y)
        csv.text(detail(of: finding, keys))
        try csv.endRow()
      }
    }
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
