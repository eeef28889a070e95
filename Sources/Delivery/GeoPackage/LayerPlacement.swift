internal import Cadastre
internal import LandGeometry

/// Which parcels go into which layer: one for each reference system, those without geometry into the first.
struct LayerPlacement: Sendable {
  /// Nil where no parcel can have a geometry: the parcels are then a table.
  let shapes: ParcelShapes?
  /// Per layer its parcels in the order of their keys; there is always a first layer.
  let rows: [[Int]]
  /// Per parcel its layer and the number of its row in it, from 1.
  let place: [Int: (layer: Int, row: Int)]

  init(_ land: LinkedLand) {
    let shapes = land.parcelShapes
    var rows = [[Int]](repeating: [], count: max(1, shapes?.systems.count ?? 1))
    var place: [Int: (layer: Int, row: Int)] = [:]
    for parcel in 0..<land.parcels.count {
      let layer = shapes?.system(of: parcel) ?? 0
      rows[layer].append(parcel)
      place[parcel] = (layer, rows[layer].count)
    }
    self.shapes = shapes
    self.rows = rows
    self.place = place
  }

  /// What the geometries of a layer are.
  func geometry(_ layer: Int) -> LayerGeometry {
    shapes == nil ? .none : .multiPolygon(reference: reference(layer))
  }

  /// What the points of a layer are.
  func points(_ layer: Int) -> LayerGeometry { .point(reference: reference(layer)) }

  private func reference(_ layer: Int) -> String? {
    guard let shapes, shapes.systems.indices.contains(layer) else { return nil }
    return shapes.systems[layer].definition
  }

  /// The name of a layer by its number: the first has none.
  static func name(_ base: String, _ number: Int) -> String { number == 0 ? base : "\(base)_\(number + 1)" }
}

/// Polygons in the form layers are written in.
struct ParcelPolygons {
  private let shapes: ParcelShapes?
  private var writer = MultiPolygonWriter()

  init(_ shapes: ParcelShapes?) { self.shapes = shapes }

  /// The polygons of a parcel; nil where it has none that can be drawn.
  mutating func wkb(_ parcel: Int) -> [UInt8]? { shapes.flatMap { writer.write($0.wkb(parcel)) } }

  /// A geometry in that form.
  mutating func plain(_ wkb: [UInt8]?) -> [UInt8]? { wkb.flatMap { writer.write($0[...]) } }
}
