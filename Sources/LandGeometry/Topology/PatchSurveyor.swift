/// Finds where polygons of one reference system leave gaps or lie over each other. One per thread.
public final class PatchSurveyor {
  /// How near points are one point, in units of the coordinates: a millimetre.
  public let tolerance: Double

  private let measure: AreaMeasure
  private let overlay: Overlay
  private var contact: BoundaryContact
  private var outline: BlockOutline
  private var reader = WKBReader()
  private var plain = WKBWriter()

  /// - Returns: nil where areas cannot be measured in that system.
  public init?(reference: SpatialReference) {
    guard let measure = AreaMeasure(reference), let overlay = Overlay() else { return nil }
    self.measure = measure
    self.overlay = overlay
    tolerance = PatchSurveyor.tolerance(in: reference)
    // Corners of gaps were moved by up to a millimetre in both directions.
    contact = BoundaryContact(tolerance: 3 * tolerance)
    outline = BlockOutline(grid: tolerance)
  }

  /// A millimetre in units of the coordinates.
  public static func tolerance(in reference: SpatialReference) -> Double {
    switch reference.areaMethod {
    case .planar(let factor): 0.001 / factor.squareRoot()
    case .geodesic: 1e-8 / reference.degreesPerUnit
    case .geodesicFromProjection: 0.001
    }
  }

  /// Where two valid polygons lie over each other: the place is in the largest part, area and width are of all.
  ///
  /// - Returns: nil where it cannot be told.
  public func common(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Patch? {
    do throws(GEOSFailure) {
      let whole = try overlay.intersection(a, b)
      let parts = try patches(in: whole)
      guard let largest = parts.max(by: { $0.area < $1.area }) else { return nil }
      let area = parts.reduce(0) { $0 + $1.area }
      let boundary = parts.reduce(0) { $0 + 2 * $1.area / $1.meanWidth }
      return Patch(
        area: area, x: largest.x, y: largest.y, meanWidth: 2 * area / boundary, box: largest.box,
        outline: whole)
    } catch {
      return nil
    }
  }

  /// What a block of touching polygons encloses and does not cover: slivers, and gaps up to a limit.
  ///
  /// - Parameters:
  ///   - limits: what counts.
  ///   - islands: polygons of other blocks whose box lies in a box.
  /// - Returns: nil where it cannot be told.
  public func gaps(
    in block: [ArraySlice<UInt8>], limits: GapLimits, islands: (Envelope) -> [ArraySlice<UInt8>]
  ) -> [Patch]? {
    if leavesNoGap(block, limits: limits, islands: islands) { return [] }
    return unitedGaps(in: block, limits: limits, islands: islands)
  }

  /// Whether it can be shown without an overlay that a block leaves nothing open but what is certainly no gap.
  func leavesNoGap(
    _ block: [ArraySlice<UInt8>], limits: GapLimits, islands: (Envelope) -> [ArraySlice<UInt8>]
  ) -> Bool {
    guard let holes = outline.holes(of: block) else { return false }
    return holes.allSatisfy { hole in
      let bytes = hole.span.bytes
      guard (try? reader.read(bytes)) != nil, let ring = reader.rings.first else { return false }
      let box = RingCheck(ring, in: bytes).envelope.grown(by: tolerance)
      // The last digits of area and width may differ from those of a union.
      return islands(box).isEmpty && !isWorthALook(ring, limits, in: bytes, margin: 1.001)
    }
  }

  /// The gaps by way of a union.
  func unitedGaps(
    in block: [ArraySlice<UInt8>], limits: GapLimits, islands: (Envelope) -> [ArraySlice<UInt8>]
  ) -> [Patch]? {
    do throws(GEOSFailure) {
      let union = try overlay.union(of: block, grid: tolerance)
      let wkb = try overlay.wkb(of: union)
      let bytes = wkb.span.bytes
      guard (try? reader.read(bytes)) != nil else { return nil }
      var found: [Patch] = []
      for hole in reader.rings.filter({ !$0.isShell && $0.count > 3 }) {
        let inside = islands(RingCheck(hole, in: bytes).envelope)
        if inside.isEmpty, !isWorthALook(hole, limits, in: bytes) { continue }
        plain.write([hole.asShell], from: bytes)
        let outline = plain.bytes
        let open = inside.isEmpty ? outline : try overlay.difference(outline[...], inside, grid: tolerance)
        found += try patches(in: open).filter { limits.isFinding($0) }
      }
      return found
    } catch {
      return nil
    }
  }

  /// Whether a polygon comes to a gap.
  public func touches(_ patch: Patch, _ shape: ArraySlice<UInt8>, box: Envelope) -> Bool {
    contact.touch(patch.outline[...], shape, boxes: (patch.box, box))
  }

  /// Most holes are courtyards or whole blocks of streets: they are not measured any closer.
  private func isWorthALook(
    _ hole: RingSpan, _ limits: GapLimits, in bytes: RawSpan, margin: Double = 1
  ) -> Bool {
    guard let area = try? measure.squareMetres([hole.asShell], in: bytes) else { return true }
    return area <= margin * limits.largestGap
      || PatchSurveyor.meanWidth(of: [hole], area: area, in: bytes) <= margin * limits.widestSliver
  }

  /// The polygons of a geometry, each measured; crumbs are left out.
  private func patches(in wkb: [UInt8]) throws(GEOSFailure) -> [Patch] {
    var reader = WKBReader()
    let bytes = wkb.span.bytes
    do throws(MalformedWKB) {
      try reader.read(bytes)
    } catch {
      throw GEOSFailure(function: "GEOSWKBWriter", message: error.description)
    }
    var found: [Patch] = []
    var next = 0
    while next < reader.rings.count {
      let end = reader.rings[(next + 1)...].firstIndex(where: \.isShell) ?? reader.rings.count
      let rings = Array(reader.rings[next..<end])
      next = end
      guard let area = try? measure.squareMetres(rings, in: bytes), area > OverlapSurveyor.tolerance else {
        continue
      }
      plain.write(rings, from: bytes)
      let place = try overlay.placeInside(plain.bytes[...])
      found.append(
        Patch(
          area: area, x: place.x, y: place.y,
          meanWidth: PatchSurveyor.meanWidth(of: rings, area: area, in: bytes),
          box: RingCheck(rings[0], in: bytes).envelope, outline: plain.bytes))
    }
    return found
  }

  /// Lengths are put into metres by what the area says of the scale, which is as good as a width needs.
  private static func meanWidth(of rings: [RingSpan], area: Double, in bytes: RawSpan) -> Double {
    var length = 0.0
    var plane = 0.0
    for ring in rings {
      var last = ring.vertex(Int(ring.count) - 1, in: bytes)
      for index in 0..<Int(ring.count) {
        let vertex = ring.vertex(index, in: bytes)
        length += ((vertex.x - last.x) * (vertex.x - last.x) + (vertex.y - last.y) * (vertex.y - last.y))
          .squareRoot()
        last = vertex
      }
      let area = RingArea.planar(ring, in: bytes)
      plane += ring.isShell || rings.count == 1 ? area : -area
    }
    guard plane > 0, length > 0 else { return .infinity }
    return 2 * area / (length * (area / plane).squareRoot())
  }
}

@available(*, unavailable)
extension PatchSurveyor: Sendable {}

extension RingSpan {
  /// A hole as a polygon of its own.
  fileprivate var asShell: RingSpan {
    RingSpan(
      offset: offset, count: count, number: number, stride: stride, isSwapped: isSwapped, isShell: true)
  }
}
