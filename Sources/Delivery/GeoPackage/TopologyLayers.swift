internal import Cadastre
internal import Diagnostics
internal import Evaluation

/// What is wrong with the lines of parcels as layers to click through: a point for each finding, and the ground
/// concerned where it is more than a point.
struct TopologyLayers {
  private let table: TopologyFile
  private let findings: [TopologyFinding]
  private let language: Language

  init(_ judgement: Judgement, in language: Language) {
    table = TopologyFile(judgement: judgement)
    findings = judgement.land.topology?.findings ?? []
    self.language = language
  }

  /// Those of the table, and what to do about it.
  var columns: [OutputColumn] { table.columns + [OutputColumn("message")] }

  /// Those in the reference system of a layer.
  func findings(in layer: Int, of shapes: ParcelShapes) -> [TopologyFinding] {
    findings.filter { shapes.system(of: $0.parcels[0]) == layer }
  }

  /// Adds the cells of a finding.
  func write(_ finding: TopologyFinding, to sink: inout some RowSink & ~Copyable) {
    table.write(finding, to: &sink)
    sink.text(TopologyWording.advice(finding.kind.rawValue)(language))
  }

  /// Its place as a point in well-known binary; nil where it has none.
  static func point(_ finding: TopologyFinding) -> [UInt8]? {
    guard let place = finding.place else { return nil }
    var bytes: [UInt8] = [1, 1, 0, 0, 0]
    for coordinate in [place.x, place.y] {
      withUnsafeBytes(of: coordinate.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
