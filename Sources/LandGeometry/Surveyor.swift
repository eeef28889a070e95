/// Examines geometries of one reference system: what is wrong with them and what they measure (contract G1, G2).
///
/// Owns a GEOS context and reuses its buffers: one per thread, for a whole column. Areas and boxes come straight from
/// the bytes; GEOS is asked about validity only, and not of rings that are seen to be simple.
public final class Surveyor {
  /// How many defects of rings are told of one geometry.
  public static let mostRingDefects = 20

  private let measure: AreaMeasure?
  private let judge: ValidityJudge?
  private var reader = WKBReader()
  private var rings: [RingSpan] = []
  private var plain = WKBWriter()
  private var proof = SimplicityProof()

  /// - Parameter reference: nil where the reference system is unknown: validity and boxes, but no areas.
  public init(reference: SpatialReference?) {
    measure = reference.flatMap(AreaMeasure.init)
    judge = ValidityJudge()
  }

  /// Examines one geometry in well-known binary, ISO or EWKB; empty bytes are a missing one.
  ///
  /// - Complexity: linear in the bytes for areas and box; validity O(n log n) in the vertices.
  public func examine(_ wkb: ArraySlice<UInt8>) -> Examination {
    guard !wkb.isEmpty else { return Examination(defects: [.missing]) }
    let bytes = wkb.span.bytes
    do throws(MalformedWKB) {
      try reader.read(bytes)
    } catch {
      return Examination(defects: [.malformed(error.description)])
    }
    guard !reader.rings.isEmpty else { return Examination(defects: [withoutPolygons]) }

    var examination = Examination(defects: [])
    if !reader.ignored.isEmpty { examination.defects.append(.partsIgnored(reader.ignored.names)) }
    let flaws = sortRings(bytes, into: &examination)
    guard !flaws.contains(.notFinite), !rings.isEmpty else {
      examination.isValid = false
      examination.envelope = nil
      return examination
    }
    examination.originalArea = area(of: rings, in: bytes, &examination)
    if flaws.isEmpty, rings.count == 1, proof.holds(for: rings[0], in: bytes) {
      examination.isValid = true
      examination.measuredArea = examination.originalArea
      return examination
    }
    plain.write(rings, from: bytes)
    judgeAndRepair(isFlawed: !flaws.isEmpty, &examination)
    return examination
  }

  private var withoutPolygons: ShapeDefect {
    switch reader.type {
    case .polygon, .multiPolygon: .empty
    case .geometryCollection where reader.ignored.isEmpty: .empty
    default: .notPolygonal(reader.type.name)
    }
  }

  // MARK: Rings

  private struct Flaws: OptionSet {
    let rawValue: Int
    static let notFinite = Flaws(rawValue: 1)
    static let unclosed = Flaws(rawValue: 2)
    static let tooShort = Flaws(rawValue: 4)
  }

  /// Fills `rings` with those that count and tells what is wrong with the others.
  private func sortRings(_ bytes: RawSpan, into examination: inout Examination) -> Flaws {
    rings.removeAll(keepingCapacity: true)
    var flaws: Flaws = []
    var told = 0
    var shellCounts = false
    func tell(_ flaw: Flaws, _ defect: ShapeDefect) {
      flaws.insert(flaw)
      guard told < Surveyor.mostRingDefects else { return }
      told += 1
      examination.defects.append(defect)
    }
    for ring in reader.rings {
      let number = Int(ring.number)
      if ring.isShell { shellCounts = false }
      guard ring.count > 0 else {
        tell(.tooShort, .tooFewPoints(ring: number))
        continue
      }
      let check = RingCheck(ring, in: bytes)
      guard check.isFinite else {
        tell(.notFinite, .nonFinite(ring: number))
        continue
      }
      // A single vertex equals itself and yet closes nothing.
      let closing = check.isClosed && ring.count > 1 ? 0 : 1
      if closing == 1 { tell(.unclosed, .unclosedRing(ring: number)) }
      guard Int(ring.count) + closing >= 4 else {
        tell(.tooShort, .tooFewPoints(ring: number))
        continue
      }
      if ring.isShell { shellCounts = true }
      // Holes of a shell that does not count have nothing to be cut from.
      guard shellCounts else { continue }
      rings.append(ring)
      examination.envelope = examination.envelope?.union(check.envelope) ?? check.envelope
    }
    return flaws
  }

  private func area(of rings: [RingSpan], in bytes: RawSpan, _ examination: inout Examination) -> Double? {
    guard let measure else { return nil }
    do {
      return try measure.squareMetres(rings, in: bytes)
    } catch {
      examination.defects.append(.unmeasurable(ring: error.ring))
      return nil
    }
  }

  // MARK: Validity

  /// Judges what `plain` holds; `isFlawed` says that the original was not even that.
  private func judgeAndRepair(isFlawed: Bool, _ examination: inout Examination) {
    guard let judge else {
      examination.defects.append(.repairFailed("GEOS could not be started"))
      return
    }
    do throws(GEOSFailure) {
      let shape = try judge.shape(plain.bytes)
      if let objection = try judge.objection(to: shape) {
        examination.isValid = false
        examination.defects.append(.invalid(reason: objection.reason, x: objection.x, y: objection.y))
        try repair(shape, judge, &examination)
      } else if isFlawed {
        examination.isValid = false
        examination.repaired = plain.bytes
        examination.measuredArea = examination.originalArea
      } else {
        examination.isValid = true
        examination.measuredArea = examination.originalArea
      }
    } catch {
      examination.isValid = false
      examination.defects.append(.repairFailed(error.description))
    }
  }

  private func repair(
    _ shape: borrowing GEOSShape, _ judge: ValidityJudge, _ examination: inout Examination
  ) throws(GEOSFailure) {
    let repaired = try judge.repaired(shape)
    if let objection = try judge.objection(to: repaired) {
      throw GEOSFailure(function: "GEOSMakeValid", message: "still not valid: \(objection.reason)")
    }
    let wkb = try judge.wkb(repaired)
    let bytes = wkb.span.bytes
    do throws(MalformedWKB) {
      try reader.read(bytes)
    } catch {
      throw GEOSFailure(function: "GEOSWKBWriter", message: error.description)
    }
    guard !reader.rings.isEmpty else {
      throw GEOSFailure(function: "GEOSMakeValid", message: "nothing with an area is left")
    }
    plain.write(reader.rings, from: bytes)
    examination.repaired = plain.bytes
    // Coordinates that gave no area before are no better now.
    guard examination.originalArea != nil else { return }
    examination.measuredArea = area(of: reader.rings, in: bytes, &examination)
  }
}

@available(*, unavailable)
extension Surveyor: Sendable {}
