import Units

@testable import LandGeometry

extension FuzzTarget {
  /// Well-known binary from anywhere: read, walked, measured on the plane and on the ellipsoid, repaired, drawn.
  static let wkb = FuzzTarget("wkb") { bytes in
    let shape = bytes[...]
    var examinations: [Examination] = []
    for reference in Systems.all { examinations.append(Surveyor(reference: reference).examine(shape)) }
    if let complaint = complaint(about: examinations) { return complaint }
    var reader = WKBReader()
    if let box = Envelope(of: shape, &reader), !(box.minX <= box.maxX && box.minY <= box.maxY) {
      return "a box turned inside out"
    }
    var rings = PolygonRings()
    _ = rings.read(shape)
    let locator = PointLocator(count: 1) { _ in shape }
    _ = locator.parcels(coveringX: 500_000, y: 500_000)
    return nil
  }

  /// What is repaired is whole, and areas are areas.
  private static func complaint(about examinations: [Examination]) -> String? {
    for examination in examinations {
      // By the original's coordinates alone a hole may be larger than its shell.
      if let area = examination.originalArea, area.isNaN { return "an area that is none" }
      if let area = examination.measuredArea, area.isNaN || area < 0 { return "an area of \(area)" }
      guard let repaired = examination.repaired else { continue }
      var reader = WKBReader()
      guard (try? reader.read(repaired.span.bytes)) != nil else { return "a repaired geometry does not read" }
    }
    return nil
  }

  /// A ring that is proved simple without GEOS is so by GEOS too.
  static let ring = FuzzTarget("ring") { bytes in
    var feed = ByteFeed(bytes)
    guard let shape = polygon(&feed) else { return nil }
    var reader = WKBReader()
    guard (try? reader.read(shape.span.bytes)) != nil, let ring = reader.rings.first else {
      return "not read"
    }
    guard RingCheck(ring, in: shape.span.bytes).isFinite else { return nil }
    var proof = SimplicityProof()
    guard proof.holds(for: ring, in: shape.span.bytes) else { return nil }
    guard let judge = ValidityJudge(), let read = try? judge.shape(shape) else { return nil }
    do {
      guard let objection = try judge.objection(to: read) else { return nil }
      return "proved simple, but \(objection.reason)"
    } catch {
      return nil
    }
  }

  /// The area two polygons share, integrated over their edges, is what GEOS cuts out, and the same either way.
  static let overlap = FuzzTarget("overlap") { bytes in
    var feed = ByteFeed(bytes)
    guard let plane = Systems.plane, let a = polygon(&feed), let b = polygon(&feed),
      let measure = AreaMeasure(plane), let overlay = Overlay(),
      let surveyor = OverlapSurveyor(reference: plane)
    else { return nil }
    let judge = Surveyor(reference: plane)
    let (first, second) = (judge.examine(a[...]), judge.examine(b[...]))
    guard let boxA = first.envelope, let boxB = second.envelope, first.isValid == true, second.isValid == true
    else { return nil }
    let own = surveyor.overlap(a[...], b[...], boxes: (boxA, boxB))
    let turned = surveyor.overlap(b[...], a[...], boxes: (boxB, boxA))
    let cut = overlay.areaCommon(to: a[...], and: [b[...]], by: measure)
    guard let own, let turned, let cut else { return nil }
    // What binary arithmetic can tell of coordinates of that size.
    let size = [boxA, boxB].flatMap { [abs($0.minX), abs($0.maxX), abs($0.minY), abs($0.maxY)] }.max() ?? 1
    guard size < 1e8 else { return nil }
    let slack = 0.02 + 1e-9 * size
    guard abs(own - turned) <= slack else { return "\(own) one way, \(turned) the other" }
    return abs(own - cut) <= slack ? nil : "\(own) by the edges, \(cut) by GEOS"
  }

  /// A closed ring of three corners and more as a polygon.
  private static func polygon(_ feed: inout ByteFeed) -> [UInt8]? {
    let count = 3 + Int(feed.byte() % 30)
    guard !feed.isEmpty else { return nil }
    var corners = (0..<count).map { _ in (feed.coordinate(), feed.coordinate()) }
    corners.append(corners[0])
    var bytes: [UInt8] = [1, 3, 0, 0, 0, 1, 0, 0, 0]
    withUnsafeBytes(of: UInt32(corners.count).littleEndian) { bytes += $0 }
    for (x, y) in corners {
      for number in [x, y] { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 } }
    }
    return bytes
  }
}

private enum Systems {
  static let plane = SpatialReference(definition: "EPSG:4547")
  static let all: [SpatialReference?] = [
    plane, SpatialReference(definition: "EPSG:4490"), SpatialReference(definition: "EPSG:3857"), nil,
  ]
}
