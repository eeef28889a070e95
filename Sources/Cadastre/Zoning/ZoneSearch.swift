internal import LandGeometry
internal import Units

/// Looks for the leaf zones that parcels lie in.
struct ZoneSearch: Sendable {
  private let parcels: MeasuredShapes
  /// The zones in the systems of the parcels.
  let zones: AlignedShapes

  init(tree: ZoneTree, zones: MeasuredShapes, parcels: MeasuredShapes) {
    self.zones = AlignedShapes(zones, to: parcels) { tree.isLeaf[$0] }
    self.parcels = parcels
  }

  /// Whether some zones and some parcels cannot be compared.
  var areSystemsApart: Bool { !zones.isComplete }

  /// Whether a parcel and a zone have areas that can be laid over each other.
  func canCompare(_ parcel: Int, _ zone: Int) -> Bool {
    parcels.isMeasured(parcel) && zones.envelope(zone, in: parcels.reference(parcel)) != nil
  }

  /// Per parcel the zone with most of it; nil where it lies in none.
  func shares(of rows: Range<Int>) -> [ZoneShare?] {
    let surveyors = parcels.surveyors()
    return rows.map { row in
      guard let box = parcels.envelopes[row], let surveyor = surveyors[parcels.reference(row)] else {
        return nil
      }
      return largest(of: row, box, surveyor)
    }
  }

  /// Ties go to the smaller id, as the zones are sorted.
  private func largest(of row: Int, _ box: Envelope, _ surveyor: OverlapSurveyor) -> ZoneShare? {
    let shape = parcels.wkb(row)
    var best: (zone: Int, area: Double)?
    let reference = parcels.reference(row)
    for zone in zones.rows(meeting: box, in: reference) {
      guard let zoneBox = zones.envelope(zone, in: reference),
        let area = surveyor.overlap(shape, zones.wkb(zone, in: reference), boxes: (box, zoneBox)), area > 0
      else { continue }
      if area.tiedValue > best?.area.tiedValue ?? 0 { best = (zone, area) }
    }
    guard let best, let whole = surveyor.overlap(shape, shape, boxes: (box, box)), whole > 0 else {
      return nil
    }
    return ZoneShare(zone: best.zone, share: best.area / whole)
  }
}
