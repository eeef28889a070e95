internal import LandGeometry
internal import Tables

/// Looks between parcels: block by block for gaps, and pair by pair for where they lie over each other.
struct GapSearch: Sendable {
  private let shapes: MeasuredShapes
  private let index: EnvelopeIndex
  /// Parcels of different planes have different numbers: another reference system or another level.
  private let planes: [Int]
  private let limits: GapLimits
  /// Parcels that touch or overlap, in the order of their first members.
  let blocks: [[Int]]

  /// What was found in some blocks.
  struct Found: Sendable {
    var findings: [TopologyFinding] = []
    /// Blocks that GEOS could not unite.
    var failed: [[Int]] = []
  }

  private struct Plane: Hashable {
    let reference: Int
    let level: CadastralLevel
  }

  init(
    _ parcels: SubjectRows, _ shapes: MeasuredShapes, _ overlaps: ParcelOverlaps, _ limits: GapLimits
  ) {
    self.shapes = shapes
    self.limits = limits
    index = EnvelopeIndex(shapes.envelopes)
    let systems = Dictionary(
      shapes.systemsInUse.map { ($0.place, $0.system) }, uniquingKeysWith: { first, _ in first })
    var members: [Plane: [Int]] = [:]
    for parcel in 0..<parcels.count where shapes.isMeasured(parcel) {
      let plane = Plane(
        reference: shapes.reference(parcel), level: CadastralLevel(parcel: parcels.keys[parcel]))
      members[plane, default: []].append(parcel)
    }
    var planes = [Int](repeating: -1, count: parcels.count)
    var blocks: [[Int]] = []
    let united = overlaps.pairs.map { ($0.first, $0.second) }
    for (number, entry) in members.sorted(by: { $0.value[0] < $1.value[0] }).enumerated() {
      for parcel in entry.value { planes[parcel] = number }
      guard let system = systems[entry.key.reference] else { continue }
      blocks += TouchingBlocks.blocks(
        of: entry.value, envelopes: shapes.envelopes, wkb: { shapes.wkb($0) }, united: united,
        tolerance: PatchSurveyor.tolerance(in: system))
    }
    self.planes = planes
    self.blocks = blocks
  }

  /// Gaps and slivers that blocks enclose.
  func gaps(in blocks: [[Int]]) -> Found {
    let surveyors = shapes.patchSurveyors()
    var found = Found()
    for block in blocks {
      guard let surveyor = surveyors[shapes.reference(block[0])] else { continue }
      let members = Set(block)
      let gaps = surveyor.gaps(in: block.map { shapes.wkb($0) }, limits: limits) { box in
        neighbours(of: block[0], meeting: box)
          .filter { !members.contains($0) && shapes.envelopes[$0].map(box.holds) == true }
          .map { shapes.wkb($0) }
      }
      guard let gaps else {
        found.failed.append(block)
        continue
      }
      found.findings += gaps.map { finding($0, beside: block[0], surveyor) }
    }
    return found
  }

  private func finding(_ gap: Patch, beside parcel: Int, _ surveyor: PatchSurveyor) -> TopologyFinding {
    let around = neighbours(of: parcel, meeting: gap.box.grown(by: 3 * surveyor.tolerance)).filter { other in
      shapes.envelopes[other].map { surveyor.touches(gap, shapes.wkb(other), box: $0) } == true
    }
    return TopologyFinding(
      kind: limits.isSliver(gap) ? .sliver : .gap, parcels: around.isEmpty ? [parcel] : around,
      area: gap.area,
      place: TopologyFinding.Place(x: gap.x, y: gap.y), meanWidth: gap.meanWidth, reason: nil,
      outline: gap.outline)
  }

  /// Parcels of the same plane whose box meets a box.
  private func neighbours(of parcel: Int, meeting box: Envelope) -> [Int] {
    index.rows(meeting: box).filter { planes[$0] == planes[parcel] }
  }

  /// What pairs of overlapping parcels are, and where.
  func findings(of pairs: [ParcelOverlaps.Pair], measured: NumberColumn) -> [TopologyFinding] {
    let surveyors = shapes.patchSurveyors()
    return pairs.map { pair in
      let common = surveyors[shapes.reference(pair.first)]?
        .common(shapes.wkb(pair.first), shapes.wkb(pair.second))
      let isWhole = [pair.first, pair.second].allSatisfy { parcel in
        measured[parcel].map { $0 - pair.area <= max(OverlapSurveyor.tolerance, 1e-6 * $0) } ?? false
      }
      return TopologyFinding(
        kind: isWhole ? .duplicate : .overlap, parcels: [pair.first, pair.second], area: pair.area,
        place: common.map { TopologyFinding.Place(x: $0.x, y: $0.y) }, meanWidth: common?.meanWidth,
        reason: nil, outline: common?.outline)
    }
  }
}
