internal import Cadastre
internal import Foundation
internal import LandGeometry
internal import Tables
internal import Units

/// What is drawn of parcels and zones: those in the reference system that most parcels are in.
struct MapDrawing {
  /// The outlines of the parcels shown, in their order.
  let parcels: [Int]
  /// Zones with their names and outlines.
  let zones: [(name: String, numbers: [Int])]
  /// How many metres a step is; nil where the coordinates do not say.
  let metresPerStep: Double?
  /// Whether up is north.
  let hasNorth: Bool
  /// How many of the parcels shown have an outline.
  let drawn: Int
  /// Within how many metres shapes are simplified.
  let simplifiedWithin: Double?

  /// Above this, a drawing keeps fewer vertices and coarser steps: a browser has to read and draw them all.
  private static let manyVertices = 400_000

  /// - Parameter shown: the parcels on the page, by their place among the parcels.
  /// - Returns: nil where none of them has a polygon.
  init?(_ land: LinkedLand, shown: [Int]) {
    guard let shapes = land.parcelShapes, let system = shapes.systems.first else { return nil }
    var reader = PolygonRings()
    let rings = shown.map { shapes.system(of: $0) == 0 ? reader.read(shapes.wkb($0)) : [] }
    guard let frame = Frame(rings) else { return nil }
    let reference = system.definition.flatMap { SpatialReference(definition: $0) }
    let isGeographic = reference?.kind == .geographic
    // Degrees of longitude are shorter than those of latitude; across a park the ratio is the same everywhere.
    let aspect = isGeographic ? cos((frame.minY + frame.maxY) / 2 * .pi / 180) : 1
    let scale = MapDrawing.metresPerUnit(rings, shown.map { land.measures.measured[$0] }, aspect: aspect)
    let isLarge = rings.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } > MapDrawing.manyVertices
    // Without a scale the drawing has steps of a millionth of its width.
    let step = scale == nil ? frame.span / 1e6 : isLarge ? 0.1 : 0.01
    let perUnit = scale.map { $0 / step } ?? 1 / step
    let tolerance = isLarge ? 5.0 : 0
    func drawing() -> RingDrawing {
      RingDrawing(
        west: frame.minX, north: frame.maxY, stepsAcross: perUnit * aspect, stepsDown: perUnit,
        tolerance: tolerance)
    }
    var outlines = drawing()
    for each in rings { outlines.add(each) }
    parcels = outlines.numbers
    zones = MapDrawing.zones(of: land, in: system.definition, &reader).map { name, rings in
      var outline = drawing()
      outline.add(rings)
      return (name, outline.numbers)
    }
    drawn = rings.count { !$0.isEmpty }
    metresPerStep = scale == nil ? nil : step
    hasNorth = reference.map { $0.kind != .local } ?? false
    simplifiedWithin = isLarge && scale != nil ? step * tolerance : nil
  }

  private static func zones(
    of land: LinkedLand, in system: String?, _ reader: inout PolygonRings
  ) -> [(String, [[PolygonRings.Vertex]])] {
    guard let outlines = land.zoning.outlines, system != nil else { return [] }
    return outlines.ids.indices.compactMap { zone in
      guard outlines.system(of: zone) == system else { return nil }
      let rings = reader.read(outlines.wkb(zone))
      return rings.isEmpty ? nil : (outlines.name(of: zone), rings)
    }
  }

  /// From measured areas and those by the coordinates, so that it is right for any projection and for degrees.
  private static func metresPerUnit(
    _ rings: [[[PolygonRings.Vertex]]], _ measured: [Double?], aspect: Double
  ) -> Double? {
    var (own, plane) = (NeumaierSum(), NeumaierSum())
    for (rings, area) in zip(rings, measured) where rings.count == 1 {
      guard let area, let ring = rings.first else { continue }
      own.add(area)
      plane.add(ringArea(ring) * aspect)
    }
    guard own.value > 0, plane.value > 0 else { return nil }
    // Nine digits: a plane in metres is then one in metres.
    return (own.value / plane.value).squareRoot().tiedValue
  }

  private static func ringArea(_ ring: [PolygonRings.Vertex]) -> Double {
    let origin = ring[0]
    var twice = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return abs(twice) / 2
  }
}

/// The box around everything drawn.
private struct Frame {
  let minX: Double
  let minY: Double
  let maxX: Double
  let maxY: Double

  /// From side to side, never 0.
  var span: Double { max(maxX - minX, maxY - minY, 1e-9) }

  init?(_ subjects: [[[PolygonRings.Vertex]]]) {
    var box: (Double, Double, Double, Double)?
    for ring in subjects.joined() {
      for (x, y) in ring {
        let now = box ?? (x, y, x, y)
        box = (min(now.0, x), min(now.1, y), max(now.2, x), max(now.3, y))
      }
    }
    guard let box else { return nil }
    (minX, minY, maxX, maxY) = box
  }
}
