internal import Diagnostics
internal import LandGeometry
internal import Tables

/// Zones or constraints in the reference systems of the parcels they are held against: as they are where the system is
/// the same, projected anew where only the projection is another, and left out where the datum is.
struct AlignedShapes: Sendable {
  /// What was projected anew, and between which systems.
  struct Conversion: Sendable {
    let own: String
    let parcels: String
    let count: Int
  }

  /// The shapes in one system of the parcels.
  private struct Layer: Sendable {
    var envelopes: [Envelope?]
    var projected: [Int: [UInt8]] = [:]
    var index = EnvelopeIndex([])
  }

  private let shapes: MeasuredShapes
  /// By the place of the parcels' system.
  private let layers: [Int: Layer]
  /// Whether every shape can be held against every parcel.
  let isComplete: Bool
  let conversions: [Conversion]

  /// - Parameter isSearched: which shapes are to be found by where they are.
  init(
    _ shapes: MeasuredShapes, to parcels: MeasuredShapes, isSearched: (Int) -> Bool = { _ in true }
  ) {
    var layers: [Int: Layer] = [:]
    var conversions: [Conversion] = []
    var isComplete = true
    let own = shapes.systemsInUse
    for (place, system) in parcels.systemsInUse {
      var layer = Layer(envelopes: Array(repeating: nil, count: shapes.envelopes.count))
      for (ownPlace, ownSystem) in own {
        let rows = shapes.envelopes.indices.filter {
          shapes.isMeasured($0) && shapes.reference($0) == ownPlace
        }
        if ownSystem.isSame(as: system) {
          for row in rows { layer.envelopes[row] = shapes.envelopes[row] }
        } else if let projection = PolygonProjection(from: ownSystem, to: system) {
          var count = 0
          for row in rows {
            guard let (wkb, box) = projection.project(shapes.wkb(row)) else { continue }
            layer.projected[row] = wkb
            layer.envelopes[row] = box
            count += 1
          }
          isComplete = isComplete && count == rows.count
          conversions.append(Conversion(own: ownSystem.name, parcels: system.name, count: count))
        } else {
          isComplete = false
        }
      }
      layer.index = EnvelopeIndex(
        layer.envelopes.indices.map { isSearched($0) ? layer.envelopes[$0] : nil })
      layers[place] = layer
    }
    self.shapes = shapes
    self.layers = layers
    self.conversions = conversions
    self.isComplete = isComplete
  }

  /// The box of a shape in a system of the parcels; nil where it cannot be held against parcels in it.
  func envelope(_ row: Int, in reference: Int) -> Envelope? { layers[reference]?.envelopes[row] }

  /// The polygons of a shape in a system of the parcels.
  func wkb(_ row: Int, in reference: Int) -> ArraySlice<UInt8> {
    layers[reference]?.projected[row].map { $0[...] } ?? shapes.wkb(row)
  }

  /// The shapes whose box meets a box in a system of the parcels, ascending.
  func rows(meeting box: Envelope, in reference: Int) -> [Int] {
    layers[reference]?.index.rows(meeting: box) ?? []
  }

  /// What is said of shapes that were projected anew.
  func issues(_ message: Message, of table: Table) -> [Issue] {
    conversions.filter { $0.count > 0 }.map { conversion in
      Issue(
        .info, message, table: table.name.rawValue,
        at: Place(file: table.sources.first?.file, layer: table.sources.first?.layer),
        [
          "count": .count(conversion.count), "own": .text(conversion.own),
          "parcels": .text(conversion.parcels),
        ])
    }
  }
}
