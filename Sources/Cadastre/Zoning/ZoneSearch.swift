internal import LandGeometry
internal import Units

/// Looks for the leaf zones that parcels lie in.
struct ZoneSearch: Sendable {
  private let zones: MeasuredShapes
  private let parcels: MeasuredShapes
  private let index: EnvelopeIndex
  /// Which reference systems of parcels and zones are the same.
  private let comparable: Set<Systems>
  /// Whether some zones and some parcels cannot be compared.
  let areSystemsApart: Bool

  private struct Systems: Hashable {
    let parcels: Int
    let zones: Int
  }

  init(tree: ZoneTree, zones: MeasuredShapes, parcels: MeasuredShapes) {
    self.zones = zones
    self.parcels = parcels
    index = EnvelopeIndex(zones.envelopes.indices.map { tree.isLeaf[$0] ? zones.envelopes[$0] : nil })
    var comparable: Set<Systems> = []
    var areApart = false
    for (own, system) in parcels.systemsInUse {
      for (other, otherSystem) in zones.systemsInUse {
        if system.isSame(as: otherSystem) {
          comparable.insert(Systems(parcels: own, zones: other))
        } else {
          areApart = true
        }
      }
    }
    self.comparable = comparable
    areSystemsApart = areApart
  }

  /// Whether a parcel and a zone have areas that can be laid over each other.
  func canCompare(_ parcel: Int, _ zone: Int) -> Bool {
    parcels.isMeasured(parcel) && zones.isMeasured(zone)
      && comparable.contains(Systems(parcels: parcels.reference(parcel), zones: zones.reference(zone)))
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
    for zone in index.rows(meeting: box) {
      let systems = Systems(parcels: parcels.reference(row), zones: zones.reference(zone))
      guard comparable.contains(systems), let zoneBox = zones.envelopes[zone],
        let area = surveyor.overlap(shape, zones.wkb(zone), boxes: (box, zoneBox)), area > 0
      else { continue }
      if area.tiedValue > best?.area.tiedValue ?? 0 { best = (zone, area) }
    }
    guard let best, let whole = surveyor.overlap(shape, shape, boxes: (box, box)), whole > 0 else {
      return nil
    }
    return ZoneShare(zone: best.zone, share: best.area / whole)
  }
}
