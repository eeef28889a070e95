public import Diagnostics
internal import LandGeometry
internal import Tables

/// What is wrong with the lines of parcels: one over another, gaps between them, lines that cross themselves.
public struct ParcelTopology: Sendable {
  /// The findings, by their parcels.
  public let findings: [TopologyFinding]
  /// What was found, in few words.
  public let issues: [Issue]

  /// Blocks of more parcels are not searched for gaps: uniting them would take minutes.
  static let largestBlock = 50_000

  init(
    _ parcels: SubjectRows, measures: ShapeMeasures, overlaps: ParcelOverlaps, shapes: MeasuredShapes,
    policy: LandPolicy, threads: Int
  ) async {
    let search = GapSearch(
      parcels, shapes, overlaps,
      GapLimits(largestGap: policy.gap, widestSliver: policy.sliver))
    let blocks = search.blocks.filter { $0.count <= ParcelTopology.largestBlock }
    let gaps = await ParallelChunks(count: blocks.count, threads: threads, chunk: 64).map { places in
      search.gaps(in: places.map { blocks[$0] })
    }
    let pairs = overlaps.pairs
    let measured = measures.measured
    let common = await ParallelChunks(count: pairs.count, threads: threads, chunk: 256).map { places in
      search.findings(of: places.map { pairs[$0] }, measured: measured)
    }
    let found = gaps.flatMap(\.findings)
    findings =
      (measures.objections.map { ParcelTopology.finding($0.key, $0.value) } + found + common.flatMap(\.self))
      .sorted(by: TopologyFinding.precedes)
    issues = ParcelTopology.issues(
      gaps: found.count, failed: gaps.flatMap(\.failed),
      skipped: search.blocks.filter { $0.count > ParcelTopology.largestBlock }, parcels)
  }

  private static func finding(_ parcel: Int, _ objection: ShapeObjection) -> TopologyFinding {
    let isCrossing = objection.reason.lowercased().contains("self-intersection")
    let hasPlace = objection.x.isFinite && objection.y.isFinite
    return TopologyFinding(
      kind: isCrossing ? .selfIntersection : .invalid, parcels: [parcel], area: nil,
      place: hasPlace ? TopologyFinding.Place(x: objection.x, y: objection.y) : nil, meanWidth: nil,
      reason: objection.reason, outline: nil)
  }

  private static func issues(
    gaps: Int, failed: [[Int]], skipped: [[Int]], _ parcels: SubjectRows
  ) -> [Issue] {
    let table = TableName.parcels.rawValue
    var issues: [Issue] = []
    if gaps > 0 { issues.append(Issue(.info, .gapsFound, table: table, ["count": .count(gaps)])) }
    for (blocks, message) in [(failed, Message.gapsUnknown), (skipped, .gapsNotSearched)] {
      issues += blocks.map { block in
        Issue(
          .warning, message, table: table, at: parcels.place(block[0]), subject: parcels.keys[block[0]],
          ["count": .count(block.count), "limit": .count(largestBlock)])
      }
    }
    return issues
  }
}

/// Why GEOS does not take a geometry for valid, and where.
struct ShapeObjection: Hashable, Sendable {
  let reason: String
  let x: Double
  let y: Double
}
